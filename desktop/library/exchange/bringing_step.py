"""One step that brings in very much, in transactions so short that others write meanwhile."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import select

from desktop.domain import LINKS, tag_paths, tidy
from desktop.domain.steps import StepCode
from desktop.library.documents import DOCUMENT_LIVE, NEWEST
from desktop.library.exchange.brought_rows import (
    brought_values,
    highlight_of,
    placements_of,
    unsure_digests,
)
from desktop.library.exchange.keeping import person
from desktop.library.file.slices import put
from desktop.library.file.tables import (
    AssetRow,
    BroughtDocumentRow,
    BroughtRow,
    DocumentRow,
    DocumentTagRow,
    FreeNoteRow,
    HighlightRow,
    HighlightTagRow,
    LinkKindRow,
    LinkRow,
    PlacementRow,
    RevisionRow,
    TagRow,
)
from desktop.library.file.values import all_of, as_json, clean, now, stored_moment, text_of
from desktop.library.highlight_rows import moved_values
from desktop.library.staging.carrying import write_placements
from desktop.library.tags import found_or_new_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop.library.exchange.keeping import Borne, Changed, Kept, KeptLink, KeptNote, KeptTag
    from desktop.library.file.tables import Row
    from desktop.library.file.values import Values
    from desktop.library.steps.history import History
    from desktop.library.steps.journal import Filed, Journal


class BringingStep:
    """Writes one file's highlights, tags, notes and links; each call is a transaction."""

    def __init__(self, history: History) -> None:
        self._history = history
        self.number: int | None = None
        """Of the step in history, as soon as anything is written."""

    @contextmanager
    def _part(self) -> Iterator[Journal]:
        with self._history.change(StepCode.BRING_IN, further=self.number) as journal:
            yield journal
            number = journal.step.id
        self.number = number

    def tags(self, wanted: Iterable[KeptTag]) -> dict[str, str]:
        """Make the tags that are missing; return their ids by path."""
        with self._part() as journal:
            return {one.path: _tag(journal, one) for one in wanted}

    def highlights(self, kept: Sequence[Kept]) -> list[str]:
        """Make highlights; return their ids, '' for one whose document is gone."""
        with self._part() as journal:
            lengths = _lengths(journal.session, {one.document_id for one in kept})
            made = [(highlight_of(one, journal.by), one) for one in kept]
            there = [(row, one) for row, one in made if one.document_id in lengths]
            for _, one in there:
                if one.picture:
                    put(journal.session, AssetRow, one.anchor.picture, one.picture)
            journal.insert_all(HighlightRow, [(row, one.document_id) for row, one in there])
            _write_places(journal, there, lengths)
            rows = [(brought_values(row["id"], one), one.document_id) for row, one in there]
            journal.insert_all(BroughtRow, rows)
            borne = [
                bearing
                for row, one in there
                for bearing in _bearings(row["id"], one.document_id, one.tags, journal.by)
            ]
            journal.insert_all(HighlightTagRow, borne)
        return [row["id"] if one.document_id in lengths else "" for row, one in made]

    def changes(self, changes: Sequence[Changed]) -> None:
        """Change highlights that came before; one that is in the trash by now is left alone."""
        with self._part() as journal:
            for one in changes:
                row = journal.session.get(HighlightRow, one.highlight_id)
                told = journal.session.get(BroughtRow, one.highlight_id)
                if row is None or told is None:
                    continue
                journal.update(told, said=as_json(one.said))
                if row.deleted_at is None:
                    _change(journal, row, one)

    def links(self, wanted: Sequence[KeptLink]) -> None:
        """Link highlights; a name that is no kind of link yet becomes one."""
        with self._part() as journal:
            kinds = _kinds(journal, {one.name for one in wanted})
            for one in wanted:
                _link(journal, one, kinds[one.name])

    def notes(self, wanted: Mapping[str, KeptNote], file: str, document_id: str) -> None:
        """Write free notes, by what they are known by; `document_id` is any document of the file.

        It is noted with it that they came, so that no later import brings them again.
        """
        with self._part() as journal:
            for identity, one in wanted.items():
                journal.insert(_free_note(one, journal.by), one.document_id)
                _note(journal, file, identity, one.document_id or document_id)

    def document_tags(self, wanted: Mapping[str, tuple[str, Borne]], file: str) -> None:
        """Put tags on whole documents, by what that is known by."""
        with self._part() as journal:
            for identity, (document_id, borne) in wanted.items():
                if journal.session.get(DocumentTagRow, (document_id, borne.tag_id)) is None:
                    row = DocumentTagRow(
                        document_id=document_id, tag_id=borne.tag_id,
                        added=stored_moment(borne.at), added_by=person(borne.by, journal.by),
                    )  # fmt: skip
                    journal.insert(row, document_id)
                _note(journal, file, identity, document_id)


def _tag(journal: Journal, wanted: KeptTag) -> str:
    session = journal.session
    row = session.scalars(select(TagRow).where(TagRow.path == wanted.path)).first()
    if row is not None:
        journal.update(
            row,
            colour=row.colour or wanted.colour,
            definition=row.definition or clean(wanted.definition),
        )
        return row.id
    made = found_or_new_tag(journal, tag_paths.checked(wanted.path), wanted.colour)
    journal.update(
        made,
        definition=clean(wanted.definition),
        created=stored_moment(wanted.at),
        created_by=person(wanted.by, journal.by),
    )
    return made.id


def _lengths(session: Session, document_ids: set[str]) -> dict[str, tuple[int, int]]:
    """Return number and length of the newest revisions of documents outside the trash."""
    wanted = (
        select(DocumentRow.id, DocumentRow.revision, RevisionRow.characters)
        .join(RevisionRow, NEWEST)
        .where(DOCUMENT_LIVE, DocumentRow.id.in_(all_of(sorted(document_ids))))
    )
    return {key: (number, length) for key, number, length in session.execute(wanted)}


def _write_places(
    journal: Journal,
    made: Sequence[tuple[Values, Kept]],
    lengths: Mapping[str, tuple[int, int]],
) -> None:
    """Place new highlights; where one is asked about, that is noted, and no undo takes it back."""
    places = [each for row, one in made for each in placements_of(row, one, lengths)]
    write_placements(journal.session, places)
    for document_id, (number, _) in lengths.items():
        digests = unsure_digests(places, document_id)
        if digests:
            ids = [key.partition(" ")[0] for key in digests]
            told = {"revision": number, "highlights": ids, "digests": {"placements": digests}}
            journal.record("places", document_id, told)


def _bearings(
    highlight_id: str, document_id: str, tags: Iterable[Borne], own: str
) -> Iterator[Filed]:
    seen = set()
    for one in tags:
        if one.tag_id not in seen:
            seen.add(one.tag_id)
            values = {
                "highlight_id": highlight_id,
                "tag_id": one.tag_id,
                "added": stored_moment(one.at),
                "added_by": person(one.by, own),
            }
            yield values, document_id


def _change(journal: Journal, row: HighlightRow, one: Changed) -> None:
    session = journal.session
    given = {"note": one.note, "colour": one.colour, "style": one.style}
    values = {name: value for name, value in given.items() if value is not None}
    fresh = [
        borne
        for borne in _bearings(row.id, row.document_id, one.tags, journal.by)
        if session.get(HighlightTagRow, (row.id, borne[0]["tag_id"])) is None
    ]
    journal.insert_all(HighlightTagRow, fresh)
    if one.anchor is not None and one.place is not None:
        values |= {k: v for k, v in moved_values(row, one.anchor).items() if k != "original"}
        place = session.get(PlacementRow, (row.id, one.place.revision))
        if place is not None:
            ends = {"start": one.place.start, "end": one.place.end}
            journal.update(place, **ends, status=one.place.status.value, decided=now())
    if values:
        journal.update(row, **values)


def _kinds(journal: Journal, names: set[str]) -> dict[str, str]:
    """Return the ids of kinds of links by their words, made where they are missing."""
    session = journal.session
    known = {words.forward: str(words.id) for words in LINKS}
    rows = session.execute(select(LinkKindRow.forward, LinkKindRow.id))
    known |= {text_of(forward).casefold(): key for forward, key in rows}
    for name in sorted(names - known.keys()):
        if name.casefold() in known:
            known[name] = known[name.casefold()]
            continue
        row = LinkKindRow(
            id=str(uuid4()), forward=name, backward=name, created=stored_moment(""),
            created_by=journal.by,
        )  # fmt: skip
        journal.insert(row)
        known[name] = known[name.casefold()] = row.id
    return known


def _link(journal: Journal, one: KeptLink, kind: str) -> None:
    ends = LinkRow.source_id == one.source_id, LinkRow.target_id == one.target_id
    there = select(LinkRow.id).where(*ends, LinkRow.kind == kind)
    if one.source_id != one.target_id and journal.session.scalar(there) is None:
        row = LinkRow(
            id=str(uuid4()), source_id=one.source_id, target_id=one.target_id, kind=kind,
            note=clean(one.note), created=stored_moment(""), created_by=journal.by,
        )  # fmt: skip
        journal.insert(row)


def _free_note(one: KeptNote, own: str) -> Row:
    at = stored_moment(one.at)
    return FreeNoteRow(
        id=str(uuid4()),
        document_id=one.document_id,
        collection_id=None if one.document_id else one.collection_id,
        title=tidy.one_line(clean(one.title), tidy.LONGEST_NAME),
        text=clean(tidy.note(one.text)),
        created=at,
        created_by=person(one.by, own),
        modified=at,
        deleted_at=None,
    )


def _note(journal: Journal, file: str, identity: str, document_id: str) -> None:
    row = BroughtDocumentRow(
        id=str(uuid4()), file=file, identity=identity, document_id=document_id, quoted=0
    )
    journal.insert(row, document_id)
