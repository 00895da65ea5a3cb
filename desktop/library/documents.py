"""Documents: list them, read them, file them, correct their facts."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert

from desktop.domain import Content, Document, DocumentKind, Facts, ReadingChoice, Section, tidy
from desktop.domain.printed.page_map import with_labels
from desktop.domain.steps import StepCode
from desktop.errors import DamagedLibraryError, NotFoundError
from desktop.library.bibliography import (
    UNREADABLE,
    chosen_in,
    edited_fields,
    facts_of,
    has_labels,
    relabelled_pages,
)
from desktop.library.citation_keys import chosen_key
from desktop.library.codebook.bearings import TAGS_ON_DOCUMENT, tags_in
from desktop.library.collections import found_collection
from desktop.library.file import packing
from desktop.library.file.slices import put, whole
from desktop.library.file.staged import STAGED_COUNTED
from desktop.library.file.tables import (
    AssetRow,
    BlobRow,
    DocumentRow,
    HighlightRow,
    ReadingPositionRow,
    RevisionRow,
)
from desktop.library.file.texts import PACKED, PAGES, packed, packed_pages, unpacked, unpacked_pages
from desktop.library.file.values import (
    all_of,
    json_or_none,
    loaded_all,
    moment,
    now,
    text_of,
    uncollected,
    whole_of,
)
from desktop.library.ordering import natural
from desktop.library.steps.digests import keep_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from desktop.domain import PageMap
    from desktop.library.steps.history import History


V = TypeVar("V")

# Of the tables rather than of the row classes: ten thousand rows need no object-relational loading.
_D, _R, _H = DocumentRow.__table__.c, RevisionRow.__table__.c, HighlightRow.__table__.c
DOCUMENT_LIVE = _D.deleted_at.is_(None) & (_D.revision > 0)  # one that is still imported has 0
DOCUMENT_TRASHED = _D.deleted_at.is_not(None)
NEWEST = (_R.document_id == _D.id) & (_R.number == _D.revision)
LISTED = (
    select(
        *(_R.facts, func.coalesce(_D.edited_facts, "{}"), _D.citation_key, _R.remarks),
        *(_D.id, func.coalesce(_D.edited_kind, _R.kind), _D.collection_id, _R.media_type),
        *(_R.sha256, _D.revision, _R.characters, _R.sections, _D.created, _R.source_path),
        TAGS_ON_DOCUMENT,
    )
    .select_from(DocumentRow.__table__)
    .outerjoin(RevisionRow.__table__, NEWEST)  # which is there, save in a library that was damaged
)
NUMBERS = select(_D.id, _D.revision).where(DOCUMENT_LIVE)
_EDITED = select(_D.edited_facts).where(_D.id == _R.document_id).scalar_subquery()
COUNTED = (
    select(_H.document_id, func.count()).where(_H.deleted_at.is_(None)).group_by(_H.document_id)
)
TITLES = (
    select(_R.facts, func.coalesce(_D.edited_facts, "{}"), _D.citation_key, _D.id)
    .select_from(DocumentRow.__table__)
    .outerjoin(RevisionRow.__table__, NEWEST)
)
KINDS = {kind.value: kind for kind in DocumentKind}
_SHAPES = {
    (str, str, key, str, str, str, filed, str, str, int, int, int, str, str)
    for filed in (str, type(None))
    for key in (str, type(None))
}
"""The types of the columns of LISTED but the last, in a row that is whole."""
DAMAGED = "Some of what the library keeps of this document is damaged; a check says what."


class Documents:
    """What can be done with documents that are in the library."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self, only: Iterable[str] | None = None) -> list[Document]:
        """Return the documents outside the trash by title: all, or those with `only` these ids."""
        with self._store.reading() as session:
            if only is None:
                return documents_where(session, DOCUMENT_LIVE)
            return documents_where(session, DOCUMENT_LIVE, tuple(only))

    def get(self, document_id: str) -> Document:
        """Return one document that is not in the trash."""
        with self._store.reading() as session:
            return document_by_id(session, document_id)

    def rehearse(self) -> None:
        """Ask for a text that is not there: spelling a query takes longer than what it finds."""
        with self._store.reading() as session:
            whole(session, "", b"")

    def content(self, document_id: str, revision: int | None = None) -> Content:
        """Return the text and structure of a revision, the newest by default."""
        with self._store.reading() as session:
            session.flush()  # as in documents_where
            number = revision or select(_D.revision).where(_D.id == document_id).scalar_subquery()
            wanted = PACKED.where(_R.document_id == document_id, _R.number == number)
            row = session.execute(wanted.add_columns(_R.number, _EDITED)).first()
            if row is None:
                raise NotFoundError("document" if revision is None else "revision", document_id)
            blobs, (found, edited) = packed(session, row), row[-2:]
        return self._relabelled(unpacked(blobs, self._store.folder), document_id, found, edited)

    def pages(
        self, document_id: str, revision: int | None = None, *, as_read: bool = False
    ) -> PageMap | None:
        """Return the map of a revision's pages, the newest by default; None where it has none.

        As they were read, pages are called what the reader has not corrected yet.
        """
        with self._store.reading() as session:
            session.flush()  # as in documents_where
            number = revision or select(_D.revision).where(_D.id == document_id).scalar_subquery()
            wanted = PAGES.where(_R.document_id == document_id, _R.number == number)
            row = session.execute(wanted.add_columns(_EDITED)).first()
            if row is None:
                raise NotFoundError("document" if revision is None else "revision", document_id)
            *found, edited = row
            blob = packed_pages(session, found)
        pages = unpacked_pages(blob, self._store.folder)
        return pages if as_read else relabelled_pages(pages, edited)

    def _relabelled(
        self, content: Content, document_id: str, revision: int, edited: str | None
    ) -> Content:
        """Return a content with the labels of pages that the reader gave them."""
        if not has_labels(edited):
            return content
        try:
            pages = self.pages(document_id, revision)
        except DamagedLibraryError:
            pages = None
        return content if pages is None else with_labels(content, pages)

    def newest_contents(self, only: Iterable[str]) -> dict[str, tuple[int, Content]]:
        """Return number, text and structure of the newest revisions of documents, in one query.

        Documents in the trash are left out, and those whose text is damaged.
        """
        with self._store.reading() as session:
            session.flush()  # as in documents_where
            wanted = (
                PACKED.add_columns(_R.document_id, _R.number, _D.edited_facts)
                .join(DocumentRow.__table__, NEWEST)
                .where(DOCUMENT_LIVE, _D.id.in_(all_of(only)))
            )
            rows = session.execute(wanted).all()
            blobs = [packed(session, row) for row in rows]
        found = {}
        for row, some in zip(rows, blobs, strict=True):
            document_id, number, edited = row[-3:]
            with suppress(DamagedLibraryError):
                content = unpacked(some, self._store.folder)
                content = self._relabelled(content, document_id, number, edited)
                found[document_id] = (number, content)
        return found

    def asset(self, sha256: str) -> bytes | None:
        """Return the bytes of a picture."""
        with self._store.reading() as session:
            data = session.scalar(select(AssetRow.data).where(AssetRow.sha256 == sha256))
            return whole(session, sha256, data)

    def revisions(self, only: Iterable[str] | None = None) -> dict[str, int]:
        """Return the newest revision of documents outside the trash: all, or `only` these."""
        with self._store.reading() as session:
            wanted = NUMBERS if only is None else NUMBERS.where(_D.id.in_(all_of(only)))
            numbers = pairs(session, wanted)
        return {document_id: whole_of(number) for document_id, number in numbers.items()}

    def newest_revision(self, document_id: str) -> int:
        """Return the number of a document's newest revision; raise NotFoundError."""
        with self._store.reading() as session:
            row = session.execute(NUMBERS.where(_D.id == document_id)).first()
        if row is None:
            raise NotFoundError("document", document_id)
        return whole_of(row[1])

    def find_source(self, sha256: str, *, trashed: bool = False) -> list[tuple[str, str]]:
        """Return (document id, importer) of the documents whose newest revision has these bytes.

        Of those in the trash when `trashed`, else of the others.
        """
        with self._store.reading() as session:
            rows = session.execute(
                select(_D.id, _R.importer)
                .join(RevisionRow.__table__, NEWEST)
                .where(_R.sha256 == sha256, DOCUMENT_TRASHED if trashed else DOCUMENT_LIVE)
                .order_by(_D.created)
            )
            return [(document_id, importer) for document_id, importer in rows]

    def same_text(self, document_id: str) -> str | None:
        """Return the oldest other document whose newest revision has the same text."""
        with self._store.reading() as session:
            blob = found_revision(session, document_id, None).text_blob
            return first_of(
                session,
                select(_D.id)
                .join(RevisionRow.__table__, NEWEST)
                .where(
                    _R.text_blob == blob,
                    _D.id != document_id,
                    DOCUMENT_LIVE,
                )
                .order_by(_D.created),
            )

    def at(self, source_path: str, *, trashed: bool = False) -> str | None:
        """Return the document last imported from this path, outside the trash or in it."""
        with self._store.reading() as session:
            return first_of(
                session,
                select(_D.id)
                .join(
                    RevisionRow.__table__,
                    (_D.id == _R.document_id) & (_R.number <= _D.revision),
                )
                .where(
                    _R.source_path == storable_path(source_path),
                    DOCUMENT_TRASHED if trashed else DOCUMENT_LIVE,
                )
                .order_by(_R.imported.desc()),
            )

    def source_path(self, document_id: str) -> Path:
        """Return the file that holds the original bytes of the newest revision."""
        with self._store.reading() as session:
            return self._store.sources.path(found_revision(session, document_id, None).sha256)

    def origin(self, document_id: str) -> Path:
        """Return where the newest revision was imported from; that file may be gone or changed."""
        with self._store.reading() as session:
            return Path(found_revision(session, document_id, None).source_path)

    def reading_choice(self, document_id: str) -> ReadingChoice:
        """Return how the reader wanted the newest revision to be read."""
        with self._store.reading() as session:
            return chosen_in(found_revision(session, document_id, None).facts)

    def update_facts(
        self, document_id: str, facts: Facts, kind: DocumentKind | None = None
    ) -> Document:
        """Correct a document's facts, and its kind; later imports keep what was corrected."""
        with self._history.change(StepCode.EDIT_FACTS) as journal:
            row = found_document(journal.session, document_id)
            revision = found_revision(journal.session, document_id, None)
            if kind is not None:
                journal.update(row, edited_kind=None if kind == revision.kind else kind.value)
            edited = edited_fields(facts, revision.facts, row.edited_facts)
            key = chosen_key(journal.session, row, tidy.one_line(facts.citation_key))
            journal.update(row, edited_facts=edited, citation_key=key)
            return document_by_id(journal.session, document_id)

    def set_sections(self, document_id: str, sections: Sequence[Section]) -> Content:
        """Replace the outline of the newest revision by the reader's own."""
        data = packing.pack_sections(tidy.sections(sections))
        with self._history.change(StepCode.EDIT_SECTIONS) as journal:
            found_document(journal.session, document_id)
            revision = found_revision(journal.session, document_id, None)
            blob = keep_blob(journal.session, data)
            journal.update(revision, edited_sections=blob, sections=len(sections))
            return self.content(document_id)

    def move(self, document_id: str, collection_id: str | None) -> Document:
        """File a document in a collection, or at the top."""
        with self._history.change(StepCode.MOVE_DOCUMENT) as journal:
            row = found_document(journal.session, document_id)
            if collection_id is not None:
                found_collection(journal.session, collection_id)
            journal.update(row, collection_id=collection_id)
            return document_by_id(journal.session, document_id)

    def reading_position(self, document_id: str) -> int:
        """Return where the reader stopped, 0 at first."""
        with self._store.reading() as session:
            row = session.get(ReadingPositionRow, document_id)
            return whole_of(row.position) if row else 0

    def set_reading_position(self, document_id: str, offset: int, *, waits: bool = True) -> None:
        """Remember where the reader stopped, or raise LibraryBusyError; history does not."""
        with self._store.writing() if waits else self._store.writing_ahead(waits=False) as session:
            found_document(session, document_id)
            values = {"position": offset, "at": now()}
            session.execute(
                insert(ReadingPositionRow)
                .values(document_id=document_id, **values)
                .on_conflict_do_update(index_elements=["document_id"], set_=values)
            )
            whole = {"document_id": document_id, **values}
            keep_digest(session, ReadingPositionRow.__tablename__, document_id, whole)


def documents_where(
    session: Session, condition: ColumnElement[bool], only: Sequence[str] | None = None
) -> list[Document]:
    """Return documents by title: one query for them and one for their counts."""
    session.flush()  # a query of tables, unlike one of row classes, does not do that itself
    counted, wanted = COUNTED, LISTED.where(condition)
    if only is not None:
        counted = counted.where(_H.document_id.in_(all_of(only)))
        wanted = wanted.where(_D.id.in_(all_of(only)))
    with uncollected():
        highlights = pairs(session, counted)
        for document_id, staged in session.execute(STAGED_COUNTED):
            if document_id in highlights:
                highlights[document_id] -= staged
        rows = session.execute(wanted).all()
        facts = facts_of(rows)
        found = [
            _document(row[:-1], facts[i], remarks, highlights)
            for i, (row, remarks) in enumerate(zip(rows, _remarks_of(rows), strict=True))
        ]
        found = [
            replace(one, tags=tags_in(row[-1])) if row[-1] else one
            for one, row in zip(found, rows, strict=True)
        ]
        return sorted(found, key=_by_title)


def _by_title(document: Document) -> tuple[object, str]:
    # Damage may have made bytes of its id.
    return natural(document.facts.title), text_of(document.id)


def title_order(session: Session) -> dict[str, int]:
    """Return the rank of every document outside the trash in the order of titles."""
    session.flush()  # a query of tables, unlike one of row classes, does not do that itself
    rows = session.execute(TITLES.where(DOCUMENT_LIVE)).all()
    titles = sorted(
        ((natural(facts.title), row[3]) for facts, row in zip(facts_of(rows), rows, strict=True)),
        key=lambda one: (one[0], text_of(one[1])),
    )
    return {document_id: rank for rank, (_, document_id) in enumerate(titles)}


def pairs(session: Session, query: Select[str, V]) -> dict[str, V]:
    """Return the rows of a query for two columns as a mapping."""
    return {row[0]: row[1] for row in session.execute(query)}


def first_of(session: Session, query: Select[str]) -> str | None:
    """Return the one column of a query's first row."""
    session.flush()  # as in documents_where
    row = session.execute(query.limit(1)).first()
    return row[0] if row else None


def document_by_id(session: Session, document_id: str) -> Document:
    """Return a document that is not in the trash, or raise NotFoundError."""
    for document in documents_where(session, DOCUMENT_LIVE, (document_id,)):
        return document
    raise NotFoundError("document", document_id)


def document_in(session: Session, document_id: str, number: int) -> Document:
    """Return a document as it was at one of its revisions, or raise NotFoundError."""
    newest = document_by_id(session, document_id)
    if number == newest.revision:
        return newest
    row = found_revision(session, document_id, number)
    document = found_document(session, document_id)
    (facts,) = facts_of([(row.facts, document.edited_facts or "{}", document.citation_key)])
    (remarks,) = _remarks_of([("", "", None, row.remarks)])
    return replace(
        newest,
        facts=facts,
        media_type=text_of(row.media_type),
        sha256=text_of(row.sha256),
        revision=number,
        characters=whole_of(row.characters),
        sections=whole_of(row.sections),
        remarks=remarks,
        source_name=text_of(row.source_path).rsplit(os.sep, 1)[-1],
    )


def found_document(session: Session, document_id: str) -> DocumentRow:
    """Return the row of a document that is not in the trash, or raise NotFoundError."""
    row = session.get(DocumentRow, document_id)
    if row is None or row.deleted_at is not None or not row.revision:
        raise NotFoundError("document", document_id)
    return row


def found_revision(session: Session, document_id: str, number: int | None) -> RevisionRow:
    """Return the row of a revision, the newest by default, or raise NotFoundError."""
    document = session.get(DocumentRow, document_id)
    if document is None:
        raise NotFoundError("document", document_id)
    row = session.get(RevisionRow, (document_id, number or document.revision))
    if row is None:
        raise NotFoundError("revision", str(number))
    return row


def keep_blob(session: Session, data: bytes) -> str:
    """Store a blob unless it is there, and return its digest."""
    sha256 = hashlib.sha256(data).hexdigest()
    put(session, BlobRow, sha256, data)
    return sha256


def has_blob(session: Session, sha256: str) -> bool:
    """Return whether a blob is there."""
    return first_of(session, select(BlobRow.sha256).where(BlobRow.sha256 == sha256)) is not None


def storable_path(path: str | Path) -> str:
    """Return a path as text that a database can hold, whatever bytes the file name has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace("\0", "")


def _document(
    row: Sequence[Any], facts: Facts, remarks: tuple[str, ...], highlights: Mapping[str, int]
) -> Document:
    (
        _, _, _, _, document_id, kind, collection_id, media_type,
        sha256, number, characters, sections, created, source_path,
    ) = row  # fmt: skip
    if tuple(map(type, row)) not in _SHAPES or kind not in KINDS or facts.title == UNREADABLE:
        return _what_is_left(row, facts, remarks, highlights)
    return Document(
        document_id,
        KINDS[kind],
        facts,
        collection_id,
        media_type,
        sha256,
        number,
        characters,
        sections,
        highlights.get(document_id, 0),
        moment(created),
        remarks,
        source_path.rsplit(os.sep, 1)[-1],
    )


def _what_is_left(
    row: Sequence[Any], facts: Facts, remarks: tuple[str, ...], highlights: Mapping[str, int]
) -> Document:
    """Return what can be read of a damaged row."""
    filed = row[6]
    if row[0] is None:
        facts = replace(facts, title="(cannot be read: its newest revision is missing)")
    return Document(
        text_of(row[4]),
        KINDS.get(text_of(row[5]), DocumentKind.DOCUMENT),
        facts,
        None if filed is None else text_of(filed),
        text_of(row[7]),
        text_of(row[8]),
        whole_of(row[9]),
        whole_of(row[10]),
        whole_of(row[11]),
        highlights.get(row[4], 0),
        moment(row[12]),
        (*remarks, DAMAGED),
        text_of(row[13]).rsplit(os.sep, 1)[-1],
    )


def _remarks_of(rows: Sequence[Sequence[Any]]) -> list[tuple[str, ...]]:
    """Return the remarks of rows; none where they are damaged."""
    try:
        found = loaded_all(row[3] for row in rows)
    except (ValueError, TypeError, RecursionError):
        found = []
    if len(found) != len(rows) or not all(map(is_remarks, found)):
        found = [json_or_none(row[3]) for row in rows]
    return [tuple(remarks) if is_remarks(remarks) else () for remarks in found]


def is_remarks(value: object) -> bool:
    """Return whether a value is what an importer remarked: sentences."""
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
