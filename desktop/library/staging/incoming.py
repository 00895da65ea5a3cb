"""The rows of one import: all that takes long first, and then a last step that shows them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast
from uuid import uuid4

from sqlalchemy import insert

from desktop.domain import Placement, PlacementStatus, tidy
from desktop.errors import CancelledError, LibraryBusyError, NotFoundError
from desktop.library.bibliography import plain_facts
from desktop.library.citation_keys import new_key
from desktop.library.collections import found_collection
from desktop.library.documents import has_blob, storable_path
from desktop.library.file.chain import row_digest
from desktop.library.file.slices import LARGEST, parts, put_rows
from desktop.library.file.staged import Record, key_of
from desktop.library.file.tables import (
    AssetRow,
    BlobRow,
    DocumentRow,
    HighlightRow,
    PlacementRow,
    RevisionAssetRow,
    RevisionRow,
    SettingRow,
)
from desktop.library.file.values import as_json, clean, now, stored_moment
from desktop.library.highlight_rows import highlight_values, placement_values
from desktop.library.staging.carrying import SLICE, Carrying, sliced
from desktop.library.staging.commented import known_in, put_tags, unknown
from desktop.library.staging.leftovers import remove_staged
from desktop.library.staging.noting import (
    Digests,
    begun_record,
    digests_of_revision,
    rest_of_record,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from desktop.domain import Parsed
    from desktop.library.file.packing import Packed
    from desktop.library.file.store import Store
    from desktop.library.file.values import Values
    from desktop.library.staging.carrying import Foreseen
    from desktop.library.staging.commented import Commented
    from desktop.library.steps.journal import Journal

T = TypeVar("T")
HEAVY = 2_000_000
"""Bytes of text, pictures and comments that take a good part of 50 milliseconds to write."""
FEW = 1_000_000
"""Bytes of pictures, or letters of comments, after which a transaction takes no more."""
_HIGHLIGHTS, _PLACEMENTS, _SHOWN = (
    cast("Table", row.__table__) for row in (HighlightRow, PlacementRow, RevisionAssetRow)
)


class BlobNames(NamedTuple):
    """What the blobs of a content are stored by."""

    text: str
    structure: str
    pages: str | None = None


class Prepared(NamedTuple):
    """An import whose original bytes are kept; its rows are still to be written."""

    parsed: Parsed
    packed: Packed
    pages: bytes
    """The packed map of pages; nothing for none."""
    digests: BlobNames
    comments: tuple[Commented, ...]
    source: Path
    sha256: str

    @property
    def is_heavy(self) -> bool:
        """Whether its rows are too many, or too large, for a transaction with others."""
        if len(self.comments) > SLICE:
            return True
        pictures = sum(map(len, self.parsed.assets.values()))
        comments = sum(len(one.anchor.quotation) + len(one.look.note) for one in self.comments)
        return sum(map(len, self.texts.values())) + pictures + comments > HEAVY

    @property
    def texts(self) -> dict[str, bytes]:
        """Text, structure and map of pages by their digests."""
        blobs = zip(self.digests, (*self.packed, self.pages), strict=True)
        return {sha256: data for sha256, data in blobs if sha256 is not None}

    @property
    def large(self) -> tuple[str, ...]:
        """The digests of texts and pictures that are too large for one row."""
        stored = {**self.texts, **self.parsed.assets}
        return tuple(sha256 for sha256, data in stored.items() if len(data) > LARGEST)


class Kept(NamedTuple):
    """What became of an import."""

    document_id: str
    revision: int
    is_new_text: bool
    """Whether no document had this very text before."""
    from_trash: bool
    late: frozenset[str]
    """Ids of the highlights that wait, as nobody foresaw where they stand."""


class Incoming:
    """Writes one import: a new document, or the next revision of one.

    Inside a step everything becomes part of that. Outside of one it is written ahead, in short
    transactions, and stands in nobody's way until `finish`.
    """

    def __init__(
        self,
        store: Store,
        prepared: Prepared,
        document_id: str | None,
        foreseen: Foreseen | None = None,
        *,
        from_trash: bool = False,
    ) -> None:
        """Prepare to write; `from_trash` lets the document be in the trash, and brings it back."""
        self._store = store
        self._prepared = prepared
        self._is_new = document_id is None
        self._foreseen = foreseen or {}
        self._from_trash = from_trash
        self._record: Record | None = None
        self._is_new_text = self._same_text = self._same_source = False
        self._digests: Digests = {"highlights": {}, "placements": {}}
        """Of the rows that are written."""
        self._tagged: dict[str, tuple[str, ...]] = {}
        """The tags that came with highlights, by id."""
        self._previous = 0
        self.document_id = document_id or str(uuid4())

    def begin(self, by: str, *, ahead: bool) -> None:
        """Make sure of the document and of the number of the revision.

        Raises LibraryBusyError while another import is writing a revision of the same document.
        """
        with self._store.writing_ahead() as session:
            if self._is_new:
                row = DocumentRow(id=self.document_id, revision=0, created=now(), created_by=by)
                session.add(row)
            else:
                row = self._found(session)
            self._previous = row.revision
            text = self._prepared.digests.text
            if self._previous:
                if session.get(SettingRow, key_of(self.document_id)) is not None:
                    raise LibraryBusyError(self._store.folder)
                previous = session.get(RevisionRow, (self.document_id, self._previous))
                self._same_text = previous is not None and previous.text_blob == text
                sha256 = self._prepared.sha256
                self._same_source = previous is not None and previous.sha256 == sha256
            if not ahead:
                row.revision += 1
            self._is_new_text = not has_blob(session, text)
            if ahead:
                texts = tuple(self._prepared.texts)
                token, large = uuid4().hex, self._prepared.large
                record = Record(self.document_id, self._previous + 1, token, texts, large)
                session.add(record.row)
            session.flush()
        self._record = record if ahead else None
        foreseen = None if self._same_text else self._foreseen
        length = len(self._prepared.parsed.content.text)
        self._carrying = Carrying(
            self.document_id, self._previous, length, foreseen, same_source=self._same_source
        )

    def write(self, by: str, stopped: Callable[[], bool]) -> None:
        """Write all that takes long; raise CancelledError once `stopped`."""
        for write in self._parts(by):
            if stopped():
                raise CancelledError("The import")
            with self._store.writing_ahead() as session:
                write(session)
        self._digests["placements"] |= self._carrying.take_digests()
        # Of many rows this takes longer than a last step may.
        self._begun = begun_record(self._digests)
        if self._record is not None:
            self._store.fold()

    def finish(self, journal: Journal, collection_id: str | None) -> Kept:
        """Show what was written, and carry what was made or moved meanwhile."""
        session = journal.session
        row = self._found(session)
        if self._record is not None:
            setting = session.get(SettingRow, self._record.row.key)
            if setting is None or setting.value != self._record.row.value:
                raise LibraryBusyError(self._store.folder)
            session.delete(setting)
        from_trash = row.deleted_at is not None
        if from_trash:
            journal.update(row, deleted_at=None)
        if collection_id is not None and self._is_new:
            row.collection_id = found_collection(session, collection_id).id
        if self._record is not None and self._previous:
            self._carrying.write(session, self._carrying.changed(self._store))
        moved = self._carrying.take_digests()
        row.revision = self._previous + 1
        if self._same_text:
            self._keep_outline(session)
        row.citation_key = row.citation_key or new_key(session, row)
        session.flush()
        rest = rest_of_record(digests_of_revision(session, row), revision=row.revision)
        journal.record_begun("imports", row.id, self._begun, rest)
        if moved:
            ids = [key.partition(" ")[0] for key in moved]
            told = {"highlights": ids, "digests": {"placements": moved}}
            journal.record("places", row.id, {"revision": row.revision, **told})
        put_tags(journal, self._tagged)
        late = frozenset(self._carrying.late)
        return Kept(row.id, row.revision, self._is_new_text, from_trash, late)

    def take_back(self) -> None:
        """Take out what was written ahead."""
        if self._record is not None:
            remove_staged(self._store, self._record)

    def _found(self, session: Session) -> DocumentRow:
        row = session.get(DocumentRow, self.document_id)
        hidden = row is not None and row.deleted_at is not None and not self._from_trash
        if row is None or hidden or not (self._is_new or row.revision):
            raise NotFoundError("document", self.document_id)
        return row

    def _parts(self, by: str) -> Iterator[Callable[[Session], None]]:
        """Give what is to be written, one transaction after another."""
        for sha256, data in self._prepared.texts.items():
            yield from parts(BlobRow, sha256, data)
            yield partial(put_rows, kind=BlobRow, found={sha256: data})
        yield partial(self._put_revision, by=by)
        assets = self._prepared.parsed.assets
        for sha256, data in assets.items():
            yield from parts(AssetRow, sha256, data)
        for some in _few((one, len(one[1])) for one in assets.items()):
            yield partial(self._put_pictures, pictures=dict(some))
        for rows in sliced(self._carried()):
            yield partial(self._carrying.write, rows=rows)
        for made in _few((row, _weight(row)) for row in self._made_of_comments(by)):
            yield partial(self._put_highlights, rows=made)
        if self._record is not None:
            yield from self._changed()

    def _carried(self) -> list[Sequence[Any]]:
        return self._carrying.begin(self._store) if self._previous else []

    def _changed(self) -> Iterator[Callable[[Session], None]]:
        while changed := self._carrying.changed(self._store) if self._previous else []:
            for rows in sliced(changed):
                yield partial(self._carrying.write, rows=rows)

    def _put_revision(self, session: Session, by: str) -> None:
        parsed, _, _, digests, _, source, sha256 = self._prepared
        if not self._store.sources.path(sha256).exists():  # the trash was emptied meanwhile
            self._store.sources.keep(source, sha256)
        facts = plain_facts(parsed.facts)
        if not parsed.facts.title:
            names = map(tidy.one_line, (source.stem, source.name))
            facts["title"] = next(filter(None, names), "…")
        row = RevisionRow(
            document_id=self.document_id,
            number=self._previous + 1,
            sha256=sha256,
            source_path=storable_path(source),
            media_type=clean(parsed.media_type),
            importer=clean(parsed.importer),
            imported=now(),
            imported_by=by,
            kind=parsed.kind.value,
            facts=as_json(facts),
            remarks=as_json(list(parsed.remarks)),
            characters=len(parsed.content.text),
            sections=len(parsed.content.sections),
            text_blob=digests.text,
            structure_blob=digests.structure,
            pages_blob=digests.pages,
        )
        session.add(row)
        session.flush()

    def _put_pictures(self, session: Session, pictures: dict[str, bytes]) -> None:
        at = {"document_id": self.document_id, "revision": self._previous + 1}
        put_rows(session, AssetRow, pictures)
        session.execute(insert(_SHOWN), [{**at, "sha256": sha256} for sha256 in pictures])

    def _made_of_comments(self, by: str) -> Iterator[Values]:
        if not self._prepared.comments:
            return
        with self._store.reading() as session:
            known = known_in(session, self.document_id)
        for made in unknown(self._prepared.comments, known):
            here = replace(made.anchor, revision=self._previous + 1)
            values = highlight_values(self.document_id, here, made.look, made.author or by)
            self._tagged[values["id"]] = made.tags
            at = stored_moment(made.date)
            yield {**values, "origin": made.origin, "created": at, "modified": at}

    def _put_highlights(self, session: Session, rows: list[Values]) -> None:
        session.execute(insert(_HIGHLIGHTS), rows)
        places = [_first_place(row) for row in rows]
        session.execute(insert(_PLACEMENTS), places)
        for row, place in zip(rows, places, strict=True):
            key = f"{row['id']} {row['revision']}"
            self._digests["highlights"][row["id"]] = row_digest("highlights", row)
            self._digests["placements"][key] = row_digest("placements", place)

    def _keep_outline(self, session: Session) -> None:
        previous = session.get(RevisionRow, (self.document_id, self._previous))
        row = session.get(RevisionRow, (self.document_id, self._previous + 1))
        if previous is not None and row is not None and previous.edited_sections:
            row.edited_sections = previous.edited_sections
            row.sections = previous.sections


def _first_place(row: Values) -> Values:
    """Return where a new highlight stands, which follows from it, as a check expects."""
    place = Placement(row["revision"], row["start"], row["end"], PlacementStatus.SAME)
    return placement_values(row["document_id"], row["id"], place, row["created"])


def _few(each: Iterable[tuple[T, int]]) -> Iterator[list[T]]:
    """Give as many of these, each with its weight, as one transaction takes."""
    some: list[T] = []
    weight = 0
    for one, its_weight in each:
        some.append(one)
        weight += its_weight
        if weight >= FEW or len(some) >= SLICE:
            yield some
            some, weight = [], 0
    if some:
        yield some


def _weight(row: Values) -> int:
    return len(row["quotation"]) + len(row["words"] or "") + len(row["note"])


def digests_of(packed: Packed, pages: bytes) -> BlobNames:
    """Return what the blobs of a content are stored by."""
    text, structure, third = (hashlib.sha256(data).hexdigest() for data in (*packed, pages))
    return BlobNames(text, structure, third if pages else None)
