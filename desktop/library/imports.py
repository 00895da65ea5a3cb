"""How a parsed file becomes a document, or a new revision of one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from sqlalchemy import case, func, literal, select
from sqlalchemy.dialects.sqlite import insert

from desktop.domain import PlacementStatus
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError, OutOfRangeError
from desktop.library.bibliography import plain_facts
from desktop.library.collections import found_collection
from desktop.library.documents import (
    document_by_id,
    found_document,
    found_revision,
    has_blob,
    keep_blob,
    storable_path,
)
from desktop.library.file import packing
from desktop.library.file.chain import merged_digests, row_digest
from desktop.library.file.tables import (
    AssetRow,
    DocumentRow,
    HighlightRow,
    PlacementRow,
    RevisionAssetRow,
    RevisionRow,
)
from desktop.library.file.values import as_json, clean, now
from desktop.library.highlight_rows import Look, new_highlight, new_placement
from desktop.library.steps.journal import key_of, row_digests, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop.domain import Comment, Document, Parsed, Placement
    from desktop.library.file.tables import Row
    from desktop.library.steps.history import History
    from desktop.library.steps.journal import Journal


class Imports:
    """What brings documents in."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def put(
        self,
        parsed: Parsed,
        source: Path,
        sha256: str,
        *,
        collection_id: str | None = None,
        document_id: str | None = None,
    ) -> Document:
        """Keep an import: a new document, or a new revision of `document_id`.

        The original bytes are durable before the first row is written, so a stop at any moment
        leaves the library as it was or as it will be. Undo leaves imports alone. In a new revision
        whose text differs, highlights await review at their old places until `place` says better.
        """
        prepared = self.prepare(parsed, source, sha256)
        made = self.put_prepared(prepared, collection_id=collection_id, document_id=document_id)
        with self._store.reading() as session:
            return document_by_id(session, made.document_id)

    def prepare(self, parsed: Parsed, source: Path, sha256: str) -> Prepared:
        """Do what an import can do without the database, in any thread: keep the bytes, pack.

        Raises UnreadableFileError when the source is gone or has changed, or StorageError.
        """
        self._store.refuse_if_read_only()
        self._store.sources.keep(source, sha256)
        return Prepared(parsed, packing.pack(parsed.content), source, sha256)

    def put_prepared(
        self,
        prepared: Prepared,
        *,
        collection_id: str | None = None,
        document_id: str | None = None,
    ) -> Kept:
        """Do the rest of `put`."""
        with self._history.change(StepCode.IMPORT) as journal:
            if not self._store.sources.path(
                prepared.sha256
            ).exists():  # the trash was emptied meanwhile
                self._store.sources.keep(prepared.source, prepared.sha256)
            if document_id is None:
                document = _new_document(journal, collection_id)
            else:
                document = found_document(journal.session, document_id)
            made = _Import(journal, document, prepared)
            new_text = made.keep()
            record = {"revision": document.revision, "digests": made.digests()}
            journal.record("imports", document.id, record)
            return Kept(document.id, document.revision, new_text)

    def place(self, document_id: str, revision: int, placements: Mapping[str, Placement]) -> None:
        """Say where highlights, by id, stand in a revision; part of importing it."""
        with self._history.change(StepCode.IMPORT) as journal:
            session = journal.session
            row = found_revision(session, document_id, revision)
            known = set(
                session.scalars(
                    select(HighlightRow.id).where(HighlightRow.document_id == document_id)
                )
            )
            if strangers := placements.keys() - known:
                raise NotFoundError("highlight", min(strangers))
            written = _write_placements(session, row, placements)
            record = {"revision": revision, "count": len(placements), "digests": written}
            journal.record("places", document_id, record)


class Prepared(NamedTuple):
    """An import whose original bytes are kept; its rows are still to be written."""

    parsed: Parsed
    packed: packing.Packed
    source: Path
    sha256: str


class Kept(NamedTuple):
    """What became of an import, and whether no document had this very text before."""

    document_id: str
    revision: int
    is_new_text: bool


class _Names(NamedTuple):
    """What a comment's highlight is known by, so that a later import does not add it again."""

    quotation: str
    note: str
    author: str
    date: str

    def digest(self) -> str:
        return hashlib.sha256("\0".join(self).encode("utf-8", "surrogatepass")).hexdigest()


class _Import:
    """Writes the rows of one import."""

    def __init__(self, journal: Journal, document: DocumentRow, prepared: Prepared) -> None:
        self.journal = journal
        self.session = journal.session
        self.document = document
        self.prepared = prepared
        self.parsed = prepared.parsed
        self.text = prepared.parsed.content.text
        self.previous: RevisionRow | None = None
        self.commented: list[HighlightRow] = []
        if document.revision:
            self.previous = self.session.get(RevisionRow, (document.id, document.revision))

    def keep(self) -> bool:
        """Write them; return whether the text is new to the library."""
        self.document.revision += 1
        self.session.flush()
        is_new_text = not has_blob(self.session, self.prepared.packed.text)
        row = self._revision()
        same_text = self.previous is not None and self.previous.text_blob == row.text_blob
        if self.previous is not None and same_text and self.previous.edited_sections:
            row.edited_sections = self.previous.edited_sections
            row.sections = self.previous.sections
        self.session.add(row)
        self.session.flush()
        self._assets()
        self._carry_highlights(same_text=same_text)
        for comment in self.parsed.comments:
            self._comment(comment)
        return is_new_text

    def digests(self) -> dict[str, dict[str, str]]:
        """Return the digests of all rows that were written, as no event tells of them."""
        revision = found_revision(self.session, self.document.id, None)
        values = {**values_of(revision), "assets": sorted(self.parsed.assets) or None}
        placed = select(PlacementRow).where(
            PlacementRow.document_id == self.document.id,
            PlacementRow.revision == self.document.revision,
        )
        rows: list[Row] = [*self.commented, *self.session.scalars(placed)]
        if self.previous is None:
            rows.append(self.document)
        return {
            **row_digests(rows),
            "revisions": {key_of(revision): row_digest("revisions", values)},
        }

    def _revision(self) -> RevisionRow:
        parsed, packed, source, sha256 = self.prepared
        facts = plain_facts(parsed.facts)
        if not parsed.facts.title.strip():
            facts["title"] = source.stem or source.name
        return RevisionRow(
            document_id=self.document.id,
            number=self.document.revision,
            sha256=sha256,
            source_path=storable_path(source),
            media_type=clean(parsed.media_type),
            importer=clean(parsed.importer),
            imported=now(),
            imported_by=self.journal.by,
            kind=parsed.kind.value,
            facts=as_json(facts),
            remarks=as_json(list(parsed.remarks)),
            characters=len(self.text),
            sections=len(parsed.content.sections),
            text_blob=keep_blob(self.session, packed.text),
            structure_blob=keep_blob(self.session, packed.structure),
        )

    def _assets(self) -> None:
        if not self.parsed.assets:
            return
        for sha256, data in self.parsed.assets.items():
            self.session.execute(
                insert(AssetRow).values(sha256=sha256, data=data).on_conflict_do_nothing()
            )
            self.session.add(
                RevisionAssetRow(
                    document_id=self.document.id, revision=self.document.revision, sha256=sha256
                )
            )
        self.session.flush()

    def _carry_highlights(self, *, same_text: bool) -> None:
        """Give every highlight, deleted ones too, a place in the new revision."""
        if self.previous is None:
            return
        length = len(self.text)
        lost = (PlacementRow.status == PlacementStatus.LOST) | (PlacementRow.start >= length)
        unsure = case((lost, PlacementStatus.LOST.value), else_=PlacementStatus.REVIEW.value)
        columns = "highlight_id", "revision", "document_id", "start", "end", "status", "decided"
        places = select(
            PlacementRow.highlight_id,
            literal(self.document.revision),
            PlacementRow.document_id,
            func.min(PlacementRow.start, length),
            func.min(PlacementRow.end, length),
            PlacementRow.status if same_text else unsure,
            literal(now()),
        ).where(
            PlacementRow.document_id == self.document.id,
            PlacementRow.revision == self.previous.number,
        )
        self.session.execute(insert(PlacementRow).from_select(columns, places))

    def _comment(self, comment: Comment) -> None:
        start, end = self._passage(comment)
        if start == end:
            return
        anchor = self.parsed.content.anchor(self.document.revision, start, end)
        names = _Names(anchor.quotation, comment.note, comment.author, comment.date)
        origin = names.digest()
        known = select(HighlightRow.id).where(
            HighlightRow.document_id == self.document.id, HighlightRow.origin == origin
        )
        if self.session.scalar(known.limit(1)) is None:
            look = Look(note=clean(_signed(comment)))
            row = new_highlight(self.document.id, anchor, look, self.journal.by)
            row.origin = origin
            self.commented.append(row)
            self.session.add(row)
            self.session.flush()
            self.session.add(new_placement(row, anchor.revision, PlacementStatus.SAME, end))
            self.session.flush()

    def _passage(self, comment: Comment) -> tuple[int, int]:
        """Return the comment's passage without the white space at its ends.

        A remark on a point, or on nothing but white space, is a remark on the block around it.
        """
        start, end = _trimmed(self.text, comment.start, comment.end)
        blocks = self.parsed.content.blocks
        if start == end and len(blocks):
            block = blocks[blocks.at(comment.start)]
            start, end = _trimmed(self.text, block.start, block.end)
        return start, end


def _new_document(journal: Journal, collection_id: str | None) -> DocumentRow:
    if collection_id is not None:
        found_collection(journal.session, collection_id)
    row = DocumentRow(
        id=str(uuid4()),
        collection_id=collection_id,
        revision=0,
        created=now(),
        created_by=journal.by,
    )
    journal.session.add(row)
    return row


def _write_placements(
    session: Session, revision: RevisionRow, placements: Mapping[str, Placement]
) -> dict[str, dict[str, str]]:
    at, length = now(), revision.characters
    rows = []
    for highlight_id, placement in placements.items():
        if not 0 <= placement.start <= placement.end <= length:
            raise OutOfRangeError(placement.start, placement.end, length)
        rows.append(
            {
                "highlight_id": highlight_id,
                "revision": revision.number,
                "document_id": revision.document_id,
                "start": placement.start,
                "end": placement.end,
                "status": placement.status.value,
                "decided": at,
            }
        )
    if rows:
        query = insert(PlacementRow)
        decided = {name: query.excluded[name] for name in ("start", "end", "status", "decided")}
        keys = ["highlight_id", "revision"]
        session.execute(query.on_conflict_do_update(index_elements=keys, set_=decided), rows)
    return merged_digests(
        ("placements", f"{row['highlight_id']} {row['revision']}", row) for row in rows
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else (start, start)


def _signed(comment: Comment) -> str:
    day = comment.date.strip().partition("T")[0]
    signature = ", ".join(part for part in (comment.author.strip(), day) if part)
    note = comment.note.strip()
    return "\n\n".join(part for part in (note, signature and f"— {signature}") if part)
