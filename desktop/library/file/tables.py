"""The tables. Rows never leave this package.

Times are UTC in ISO 8601; ids of things people point at are UUIDs that never change.
"""

from __future__ import annotations

from sqlalchemy import (
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
CLUSTERED = {"sqlite_with_rowid": False}


class Row(DeclarativeBase):
    """Base of all rows. Every column holds text, a whole number, bytes or nothing."""

    metadata = MetaData(naming_convention=NAMES)


class SettingRow(Row):
    """A small value by name; the library's id is one."""

    __tablename__ = "settings"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class CollectionRow(Row):
    """A folder of the document tree."""

    __tablename__ = "collections"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("collections.id"), index=True)
    created: Mapped[str]


class DocumentRow(Row):
    """A document. What an importer found stands in its revisions; here are the reader's edits."""

    __tablename__ = "documents"
    id: Mapped[str] = mapped_column(primary_key=True)
    collection_id: Mapped[str | None] = mapped_column(ForeignKey("collections.id"), index=True)
    revision: Mapped[int]
    edited_kind: Mapped[str | None]
    edited_facts: Mapped[str | None]
    created: Mapped[str]
    created_by: Mapped[str]
    deleted_at: Mapped[str | None]
    citation_key: Mapped[str | None] = mapped_column(
        String(collation="NOCASE"), index=True, unique=True
    )


class BlobRow(Row):
    """A text, a structure, an outline or a map of pages, by the SHA-256 of its bytes."""

    __tablename__ = "blobs"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    data: Mapped[bytes]


class AssetRow(Row):
    """A picture, by the SHA-256 of its bytes."""

    __tablename__ = "assets"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    data: Mapped[bytes]


class SliceRow(Row):
    """A part of a text or picture whose own row is empty as it is too large for it."""

    __tablename__ = "slices"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[bytes]


class RevisionRow(Row):
    """One import of a document's bytes. Only the outline in force may change afterwards."""

    __tablename__ = "revisions"
    document_id: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(index=True)
    source_path: Mapped[str] = mapped_column(index=True)
    media_type: Mapped[str]
    importer: Mapped[str]
    imported: Mapped[str]
    imported_by: Mapped[str]
    kind: Mapped[str]
    facts: Mapped[str]
    remarks: Mapped[str]
    characters: Mapped[int]
    sections: Mapped[int]
    text_blob: Mapped[str] = mapped_column(ForeignKey("blobs.sha256"))
    structure_blob: Mapped[str] = mapped_column(ForeignKey("blobs.sha256"))
    edited_sections: Mapped[str | None] = mapped_column(ForeignKey("blobs.sha256"))
    pages_blob: Mapped[str | None] = mapped_column(ForeignKey("blobs.sha256"))
    __table_args__ = (CLUSTERED,)


class RevisionAssetRow(Row):
    """Which revision shows which picture."""

    __tablename__ = "revision_assets"
    document_id: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("assets.sha256"), primary_key=True)
    __table_args__ = (
        ForeignKeyConstraint(
            ["document_id", "revision"],
            ["revisions.document_id", "revisions.number"],
            ondelete="CASCADE",
        ),
        CLUSTERED,
    )


class HighlightRow(Row):
    """A passage kept, with the anchor in force.

    `original` is the anchor it was made on, as JSON, once its ends were moved; it is written once.
    `origin` tells the comment in a source file that it came from. `words` is what the quotation
    says to a person where that differs from its letters. `region` is the part of a page that an
    area is, as JSON, and `picture` how it looked when it was kept. `said_by` is who speaks in it
    by the reader's word: nothing where that is left to the text, empty where nobody does.
    """

    __tablename__ = "highlights"
    id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    revision: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    quotation: Mapped[str]
    prefix: Mapped[str]
    suffix: Mapped[str]
    original: Mapped[str | None]
    colour: Mapped[str]
    style: Mapped[str]
    note: Mapped[str]
    origin: Mapped[str]
    created: Mapped[str]
    created_by: Mapped[str]
    modified: Mapped[str]
    deleted_at: Mapped[str | None]
    words: Mapped[str | None]
    region: Mapped[str | None]
    picture: Mapped[str | None] = mapped_column(ForeignKey("assets.sha256"))
    said_by: Mapped[str | None]
    __table_args__ = (
        ForeignKeyConstraint(
            ["document_id", "revision"],
            ["revisions.document_id", "revisions.number"],
            ondelete="CASCADE",
        ),
        Index(None, "document_id", "deleted_at"),
    )


class PlacementRow(Row):
    """Where a highlight stands in one revision."""

    __tablename__ = "placements"
    highlight_id: Mapped[str] = mapped_column(
        ForeignKey("highlights.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    status: Mapped[str]
    decided: Mapped[str]
    __table_args__ = (
        ForeignKeyConstraint(
            ["document_id", "revision"],
            ["revisions.document_id", "revisions.number"],
            ondelete="CASCADE",
        ),
        Index(None, "document_id", "revision"),
        CLUSTERED,
    )


class TagRow(Row):
    """A tag, by its whole path; `exclusion` says when it is not to be used."""

    __tablename__ = "tags"
    id: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(unique=True)
    colour: Mapped[str]
    definition: Mapped[str]
    created: Mapped[str]
    created_by: Mapped[str]
    example: Mapped[str | None]
    exclusion: Mapped[str | None]


class HighlightTagRow(Row):
    """A tag on a highlight: who put it there and when."""

    __tablename__ = "highlight_tags"
    highlight_id: Mapped[str] = mapped_column(
        ForeignKey("highlights.id", ondelete="CASCADE"), primary_key=True
    )
    tag_id: Mapped[str] = mapped_column(ForeignKey("tags.id"), primary_key=True, index=True)
    added: Mapped[str]
    added_by: Mapped[str]
    __table_args__ = (CLUSTERED,)


class DocumentTagRow(Row):
    """A tag on a whole document: who put it there and when."""

    __tablename__ = "document_tags"
    document_id: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
    )
    tag_id: Mapped[str] = mapped_column(ForeignKey("tags.id"), primary_key=True, index=True)
    added: Mapped[str]
    added_by: Mapped[str]
    __table_args__ = (CLUSTERED,)


class NothingFoundRow(Row):
    """That somebody has read a revision for a tag, and found nothing to put it on."""

    __tablename__ = "nothing_found"
    document_id: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
    )
    tag_id: Mapped[str] = mapped_column(ForeignKey("tags.id"), primary_key=True, index=True)
    revision: Mapped[int]
    added: Mapped[str]
    added_by: Mapped[str]
    __table_args__ = (CLUSTERED,)


class SmartTagRow(Row):
    """A question to highlights, kept under a name."""

    __tablename__ = "smart_tags"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    question: Mapped[str]
    created: Mapped[str]
    created_by: Mapped[str]


class LinkRow(Row):
    """A typed, directed relation between two highlights."""

    __tablename__ = "links"
    id: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("highlights.id", ondelete="CASCADE"))
    target_id: Mapped[str] = mapped_column(
        ForeignKey("highlights.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str]
    note: Mapped[str]
    created: Mapped[str]
    created_by: Mapped[str]
    __table_args__ = (UniqueConstraint("source_id", "target_id", "kind"),)


class LinkKindRow(Row):
    """A kind of link that a reader has added, with a word for each direction."""

    __tablename__ = "link_kinds"
    id: Mapped[str] = mapped_column(primary_key=True)
    forward: Mapped[str] = mapped_column(unique=True)
    backward: Mapped[str]
    created: Mapped[str]
    created_by: Mapped[str]


class BookmarkRow(Row):
    """A place in a document with a word; `line` is the text there, by which it is found again."""

    __tablename__ = "bookmarks"
    id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), index=True
    )
    revision: Mapped[int]
    start: Mapped[int]
    line: Mapped[str]
    name: Mapped[str]
    created: Mapped[str]
    created_by: Mapped[str]


class FreeNoteRow(Row):
    """Markdown that belongs to a document, a collection or, with neither, the library."""

    __tablename__ = "free_notes"
    id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str | None] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), index=True
    )
    collection_id: Mapped[str | None] = mapped_column(ForeignKey("collections.id"), index=True)
    title: Mapped[str]
    text: Mapped[str]
    created: Mapped[str]
    created_by: Mapped[str]
    modified: Mapped[str]
    deleted_at: Mapped[str | None]


class ClaimRow(Row):
    """One sentence that passages speak for or against; `position` is its place in the list."""

    __tablename__ = "claims"
    id: Mapped[str] = mapped_column(primary_key=True)
    sentence: Mapped[str]
    note: Mapped[str]
    position: Mapped[int]
    created: Mapped[str]
    created_by: Mapped[str]
    modified: Mapped[str]


class ClaimPassageRow(Row):
    """What a highlight has to do with a claim, and where it stands among the others."""

    __tablename__ = "claim_passages"
    claim_id: Mapped[str] = mapped_column(ForeignKey("claims.id"), primary_key=True)
    highlight_id: Mapped[str] = mapped_column(
        ForeignKey("highlights.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    stance: Mapped[str]
    position: Mapped[int]
    added: Mapped[str]
    added_by: Mapped[str]
    __table_args__ = (CLUSTERED,)


class OutlineRow(Row):
    """The argument of something that is to be written."""

    __tablename__ = "outlines"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    created: Mapped[str]
    created_by: Mapped[str]


class OutlineLineRow(Row):
    """A line of an outline: a heading, a claim, a passage or words of its own.

    Lines stand in the order of `position`. `level` is that of a heading, from 1, and 0 of all else.
    """

    __tablename__ = "outline_lines"
    id: Mapped[str] = mapped_column(primary_key=True)
    outline_id: Mapped[str] = mapped_column(ForeignKey("outlines.id"))
    position: Mapped[int]
    level: Mapped[int]
    kind: Mapped[str]
    text: Mapped[str]
    claim_id: Mapped[str | None] = mapped_column(ForeignKey("claims.id"), index=True)
    highlight_id: Mapped[str | None] = mapped_column(
        ForeignKey("highlights.id", ondelete="CASCADE"), index=True
    )
    created: Mapped[str]
    created_by: Mapped[str]
    __table_args__ = (Index(None, "outline_id", "position"),)


class BroughtRow(Row):
    """What another program's file says of a highlight, as it stood there when it last came in.

    `file` is what the file is known by, `identity` what it calls the passage, and `said` JSON of
    what it said: what the reader has changed here is told from what was changed there by it.
    """

    __tablename__ = "brought"
    highlight_id: Mapped[str] = mapped_column(
        ForeignKey("highlights.id", ondelete="CASCADE"), primary_key=True
    )
    file: Mapped[str]
    identity: Mapped[str]
    said: Mapped[str]
    __table_args__ = (Index(None, "file", "identity"), CLUSTERED)


class BroughtDocumentRow(Row):
    """Which document a source in another program's file is; `quoted` is 1 without its real text."""

    __tablename__ = "brought_documents"
    id: Mapped[str] = mapped_column(primary_key=True)
    file: Mapped[str]
    identity: Mapped[str]
    document_id: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), index=True
    )
    quoted: Mapped[int]
    __table_args__ = (Index(None, "file", "identity"),)


class ExportTargetRow(Row):
    """Where and how the highlights that answer a question are kept exported.

    `options` is JSON, `exported` when somebody last asked for it, `automatic` 1 where changes do.
    """

    __tablename__ = "export_targets"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    form: Mapped[str]
    question: Mapped[str]
    collection_id: Mapped[str | None] = mapped_column(ForeignKey("collections.id"), index=True)
    folder: Mapped[str]
    options: Mapped[str]
    automatic: Mapped[int]
    created: Mapped[str]
    created_by: Mapped[str]
    exported: Mapped[str | None]


class ExportBlockRow(Row):
    """A block that an export wrote into a file, by the SHA-256 of its words.

    `part` is what the block is about, such as a document's id and never with a space in it, `path`
    where it stands inside the target's folder, and `highlights` JSON of those that are in it.
    It is no part of history: what is lost or damaged here is taken for a block that was edited.
    """

    __tablename__ = "export_blocks"
    target_id: Mapped[str] = mapped_column(
        ForeignKey("export_targets.id", ondelete="CASCADE"), primary_key=True
    )
    part: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str]
    digest: Mapped[str]
    highlights: Mapped[str]
    written: Mapped[str]
    __table_args__ = (CLUSTERED,)


class StepRow(Row):
    """One gesture. `kind` is change, undo, redo or record; `state` is done, undone or cut."""

    __tablename__ = "steps"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    at: Mapped[str]
    by: Mapped[str]
    window: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str]
    of: Mapped[int | None] = mapped_column(ForeignKey("steps.id"))
    __table_args__ = (Index(None, "state", "kind"), {"sqlite_autoincrement": True})


class EventRow(Row):
    """One row that changed: what, when, before and after. Appended, never changed.

    Before and after are JSON of the columns that differ; nothing before means it was added,
    nothing after that it was removed. Emptying the trash blanks both, and the salt. How events are
    chained by their seals says `desktop/library/file/chain.py`.
    """

    __tablename__ = "events"
    seq: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("steps.id"), index=True)
    noun: Mapped[str]
    key: Mapped[str]
    document_id: Mapped[str | None] = mapped_column(index=True)
    before: Mapped[str | None]
    after: Mapped[str | None]
    at: Mapped[str]
    salt: Mapped[bytes | None]
    digest: Mapped[bytes | None]
    seal: Mapped[bytes | None]
    __table_args__ = ({"sqlite_autoincrement": True},)


class DigestRow(Row):
    """The digest of a row that changes without an event: a setting, a reading position."""

    __tablename__ = "digests"
    noun: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]
    __table_args__ = (CLUSTERED,)


class SurveyedRow(Row):
    """Which text, outline and facts of a document the places of its highlights were told from.

    This table and the two below are a cache of the store: written when it is asked, never sealed.
    """

    __tablename__ = "surveyed"
    document_id: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int]
    outline: Mapped[str]
    edited: Mapped[str]


class WhereaboutsRow(Row):
    """In what part of its document's newest text a highlight begins.

    `block` counts paragraphs, and `section` holds the headings above, each on a line.
    """

    __tablename__ = "whereabouts"
    highlight_id: Mapped[str] = mapped_column(
        ForeignKey("highlights.id", ondelete="CASCADE"), primary_key=True
    )
    document_id: Mapped[str]
    start: Mapped[int]
    block: Mapped[int]
    section: Mapped[str]
    page: Mapped[str]
    end: Mapped[int]
    __table_args__ = (Index(None, "document_id", "block"), CLUSTERED)


class PassageFactRow(Row):
    """A fact of the section that a highlight begins in, or who says its words.

    `folded` leaves out letter case.
    """

    __tablename__ = "passage_facts"
    name: Mapped[str] = mapped_column(primary_key=True)
    highlight_id: Mapped[str] = mapped_column(
        ForeignKey("highlights.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    value: Mapped[str]
    folded: Mapped[str]
    __table_args__ = (CLUSTERED,)


class ReadingPositionRow(Row):
    """Where the reader stopped in a document."""

    __tablename__ = "reading_positions"
    document_id: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int]
    at: Mapped[str]


class ReadingMarkRow(Row):
    """That the reader has said of a document that it is read, or unread: reading begins anew.

    What was read since stands in the stretches that name it by its `mark`.
    """

    __tablename__ = "reading_marks"
    document_id: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
    )
    mark: Mapped[str]
    state: Mapped[str]
    added: Mapped[str]
    added_by: Mapped[str]
    __table_args__ = (CLUSTERED,)


class StretchesReadRow(Row):
    """What of a revision was on the screen long enough to be read, as JSON: starts and ends.

    `since` names the mark that it was read after, '' before there was any; `letters` are in the
    ranges, of `whole` that the text has.
    """

    __tablename__ = "stretches_read"
    document_id: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int] = mapped_column(primary_key=True)
    since: Mapped[str] = mapped_column(primary_key=True)
    ranges: Mapped[str]
    letters: Mapped[int]
    whole: Mapped[int]
    at: Mapped[str]
    __table_args__ = (CLUSTERED,)
