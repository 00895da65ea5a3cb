"""Highlights: passages kept, with colour, note and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop.domain import COLOURS, HighlightStyle, PlacementStatus, Provenance, tag_paths
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError
from desktop.library.documents import (
    DOCUMENT_LIVE,
    found_document,
    found_revision,
    pairs,
    title_order,
)
from desktop.library.file.slices import put
from desktop.library.file.tables import (
    AssetRow,
    BroughtRow,
    EventRow,
    HighlightRow,
    HighlightTagRow,
    PlacementRow,
    TagRow,
)
from desktop.library.file.values import clean, now, text_of
from desktop.library.highlight_rows import (
    LIVE,
    LIVE_OR_REMOVED,
    Look,
    check_anchor,
    found_highlight,
    listed,
    listed_by_id,
    listed_one,
    moved_values,
    new_highlight,
    new_placement,
    original_of,
    places,
)
from desktop.library.steps.journal import row_digests
from desktop.library.steps.unplaced import unplace_restored
from desktop.library.tags import found_or_new_tag, under

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Select

    from desktop.domain import Anchor, Highlight
    from desktop.library.file.tables import DocumentRow
    from desktop.library.steps.history import History
    from desktop.library.steps.journal import Journal


class Highlights:
    """What can be done with highlights."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(
        self,
        *,
        document_id: str | None = None,
        tag: str | None = None,
        colour: str | None = None,
        noted: bool = False,
        removed: bool = False,
    ) -> list[Highlight]:
        """Return highlights in reading order, document by document in the order of titles.

        `tag` is a path and includes the tags below it; `noted` leaves those with a note. Documents
        in the trash are left out, and removed highlights unless `removed`.
        """
        with self._store.reading() as session:
            condition = LIVE_OR_REMOVED if removed else LIVE
            if document_id is not None:
                condition &= HighlightRow.document_id == document_id
            if colour is not None:
                condition &= HighlightRow.colour == colour
            if noted:
                condition &= HighlightRow.note != ""
            if tag is not None:
                condition &= HighlightRow.id.in_(_tagged(tag))
            found = listed(session, condition)
            if document_id is None and found:
                order = title_order(session)
                found.sort(key=lambda highlight: order[highlight.document_id])
            return found

    def places(self, document_id: str, after: int = 0) -> tuple[list[tuple[int, str]], int]:
        """Return where some of a document's highlights begin, with their ids, in no order.

        The number is to be asked with for the next ones, 0 when there are no more.
        """
        with self._store.reading() as session:
            return places(session, LIVE & (HighlightRow.document_id == document_id), after)

    def noted_by_file(self) -> frozenset[str]:
        """Return the highlights whose note is a stranger's, and nobody has edited it.

        That is a comment of their file, or what another program's file says of them. Comments come
        without an event; the first one about a note tells what it was before.
        """
        before = func.json_extract(EventRow.before, "$.note")
        edits = select(EventRow.key, before).where(
            EventRow.noun == HighlightRow.__tablename__, before.is_not(None)
        )
        comments = select(HighlightRow.id, HighlightRow.note).where(HighlightRow.origin != "")
        brought = (
            select(HighlightRow.id)
            .join(BroughtRow, BroughtRow.highlight_id == HighlightRow.id)
            .where(func.json_extract(BroughtRow.said, "$.note") == HighlightRow.note)
        )
        with self._store.reading() as session:
            as_brought = frozenset(session.scalars(brought))
            notes = pairs(session, comments)
            if not notes:
                return as_brought
            edited = pairs(session, edits.order_by(EventRow.seq.desc()))
        unedited = (key for key, note in notes.items() if edited.get(key, note) == note)
        return as_brought.union(unedited)

    def provenance(self, document_id: str) -> dict[str, Provenance]:
        """Return where each highlight of a document comes from, by id, removed ones too."""
        columns = HighlightRow.id, HighlightRow.created_by, HighlightRow.origin
        query = select(*columns, HighlightRow.deleted_at.is_not(None))
        with self._store.reading() as session:
            rows = session.execute(query.where(HighlightRow.document_id == document_id)).all()
        return {
            key: Provenance(text_of(author), text_of(origin), bool(removed))
            for key, author, origin, removed in rows
        }

    def removed(self) -> list[Highlight]:
        """Return the removed highlights of documents outside the trash, the latest first."""
        removed = HighlightRow.deleted_at.is_not(None)
        with self._store.reading() as session:
            found = {one.id: one for one in listed(session, removed & DOCUMENT_LIVE)}
            latest = select(HighlightRow.id).where(removed).order_by(HighlightRow.deleted_at.desc())
            return [found[key] for key in session.scalars(latest) if key in found]

    def get(self, highlight_id: str) -> Highlight:
        """Return a highlight by its id, or by the beginning of it when no other begins so."""
        with self._store.reading() as session:
            return listed_one(session, found_highlight(session, highlight_id))

    def by_id(self, ids: Iterable[str]) -> list[Highlight]:
        """Return those of these highlights that are outside the trash, in reading order."""
        with self._store.reading() as session:
            return listed_by_id(session, ids)

    def add(
        self,
        document_id: str,
        anchor: Anchor,
        *,
        colour: str = COLOURS[0],
        style: HighlightStyle = HighlightStyle.FILL,
        note: str = "",
        tags: Iterable[str] = (),
        picture: bytes = b"",
    ) -> Highlight:
        """Keep a passage, or an area with its picture; tags are made when they are missing."""
        look = Look(checked_colour(colour), _style(style, anchor), clean(note))
        with self._history.change(StepCode.HIGHLIGHT) as journal:
            document = found_document(journal.session, document_id)
            check_anchor(journal.session, document_id, anchor)
            _put_picture(journal, anchor, picture)
            row = new_highlight(document_id, anchor, look, journal.by)
            journal.insert(row)
            _place(journal, row, document)
            for path in tags:
                _tag(journal, row, path)
            return listed_one(journal.session, row)

    def change(
        self,
        highlight_id: str,
        *,
        colour: str | None = None,
        style: HighlightStyle | None = None,
        note: str | None = None,
    ) -> Highlight:
        """Change how a highlight looks or what its note says; None leaves a value alone."""
        values: dict[str, str] = {}
        if colour is not None:
            values["colour"] = checked_colour(colour)
        if style is not None:
            values["style"] = style.value
            self._check_style(highlight_id, style)
        if note is not None:
            values["note"] = clean(note)
        code = StepCode.CHANGE_HIGHLIGHT
        if note is not None:
            code = StepCode.EDIT_NOTE
        elif style is None:
            code = StepCode.CHANGE_COLOUR
        with self._history.change(code) as journal:
            row = found_highlight(journal.session, highlight_id)
            if any(getattr(row, name) != value for name, value in values.items()):
                journal.update(row, **values, modified=now())
            return listed_one(journal.session, row)

    def _check_style(self, highlight_id: str, style: HighlightStyle) -> None:
        """Raise InvalidValueError for words that are to be an area, or the other way round."""
        with self._store.reading() as session:
            is_area = found_highlight(session, highlight_id).region is not None
        if is_area != (style is HighlightStyle.AREA):
            raise InvalidValueError("style", style, "area" if is_area else "fill, underline")

    def move(
        self, highlight_id: str, anchor: Anchor, picture: bytes = b"", *, is_decided: bool = True
    ) -> Highlight:
        """Put the ends of a highlight elsewhere; id, note and tags stay, and so does the original.

        On the revision it was made on the highlight is simply there; on another the reader's
        decision is marked as such. It is none where an area stays and its words are read in it.
        """
        with self._history.change(StepCode.MOVE_HIGHLIGHT) as journal:
            row = found_highlight(journal.session, highlight_id)
            check_anchor(journal.session, row.document_id, anchor)
            _put_picture(journal, anchor, picture)
            is_there = not is_decided or original_of(row).revision == anchor.revision
            journal.update(row, **moved_values(row, anchor))
            _move(journal, row, PlacementStatus.SAME if is_there else PlacementStatus.MANUAL)
            return listed_one(journal.session, row)

    def remove(self, highlight_id: str) -> None:
        """Remove a highlight; `restore` and undo bring it back."""
        with self._history.change(StepCode.REMOVE_HIGHLIGHT) as journal:
            journal.update(found_highlight(journal.session, highlight_id), deleted_at=now())

    def restore(self, highlight_id: str) -> Highlight:
        """Bring a removed highlight back, with its note and tags."""
        with self._history.change(StepCode.RESTORE_HIGHLIGHT) as journal:
            row = journal.session.get(HighlightRow, highlight_id)
            if row is None:
                raise NotFoundError("highlight", highlight_id)
            found_document(journal.session, row.document_id)
            journal.update(row, deleted_at=None)
            unplace_restored(journal, row.id)
            return listed_one(journal.session, row)

    def original_anchor(self, highlight_id: str) -> Anchor:
        """Return what a highlight was first made on, however often it was moved since."""
        with self._store.reading() as session:
            return original_of(found_highlight(session, highlight_id))

    def add_tag(self, highlight_id: str, path: str) -> Highlight:
        """Put a tag on a highlight, making the tag when it is missing."""
        with self._history.change(StepCode.TAG) as journal:
            row = found_highlight(journal.session, highlight_id)
            if _tag(journal, row, path):
                journal.update(row, modified=now())
            return listed_one(journal.session, row)

    def remove_tag(self, highlight_id: str, path: str) -> Highlight:
        """Take the tag at `path` off a highlight."""
        with self._history.change(StepCode.UNTAG) as journal:
            session = journal.session
            row = found_highlight(session, highlight_id)
            borne = session.scalars(
                select(HighlightTagRow)
                .join(TagRow, TagRow.id == HighlightTagRow.tag_id)
                .where(
                    HighlightTagRow.highlight_id == row.id, TagRow.path == tag_paths.checked(path)
                )
            ).first()
            if borne is not None:
                journal.delete(borne)
                journal.update(row, modified=now())
            return listed_one(session, row)


def checked_colour(colour: str) -> str:
    """Return a highlight colour, or raise InvalidValueError."""
    if colour not in COLOURS:
        raise InvalidValueError("highlight colour", colour, ", ".join(COLOURS))
    return colour


def _style(wanted: HighlightStyle, anchor: Anchor) -> HighlightStyle:
    """Return how a highlight is drawn: with a region, and only then, as an area."""
    if anchor.region is not None:
        return HighlightStyle.AREA
    return HighlightStyle.FILL if wanted is HighlightStyle.AREA else wanted


def _put_picture(journal: Journal, anchor: Anchor, data: bytes) -> None:
    if data:
        put(journal.session, AssetRow, anchor.picture, data)


def _tagged(path: str) -> Select[str]:
    return (
        select(HighlightTagRow.highlight_id)
        .join(TagRow, TagRow.id == HighlightTagRow.tag_id)
        .where(under(tag_paths.checked(path)))
    )


def _tag(journal: Journal, row: HighlightRow, path: str) -> bool:
    tag = found_or_new_tag(journal, path)
    if journal.session.get(HighlightTagRow, (row.id, tag.id)) is not None:
        return False
    journal.insert(
        HighlightTagRow(highlight_id=row.id, tag_id=tag.id, added=now(), added_by=journal.by)
    )
    return True


def _place(journal: Journal, row: HighlightRow, document: DocumentRow) -> None:
    """Place a new highlight; it waits where its document was revised while it was being made."""
    session = journal.session
    places = [new_placement(row, row.revision, PlacementStatus.SAME, row.end)]
    if document.revision != row.revision:
        length = found_revision(session, document.id, None).characters
        places.append(new_placement(row, document.revision, PlacementStatus.WAITING, length))
    for place in places:
        place.decided = row.created  # so all of it follows from the highlight, as a check expects
    session.add_all(places)
    session.flush()


def _move(journal: Journal, row: HighlightRow, status: PlacementStatus) -> None:
    place = journal.session.get(PlacementRow, (row.id, row.revision))
    if place is None:
        made = new_placement(row, row.revision, status, row.end)
        journal.session.add(made)
        journal.session.flush()
        journal.record("places", row.document_id, {"digests": row_digests([made])})
        return
    journal.update(place, start=row.start, end=row.end, status=status.value, decided=now())
