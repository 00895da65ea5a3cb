"""Highlights: passages kept, with colour, note and tags."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, overload
from uuid import uuid4

from sqlalchemy import func, select
from typing_extensions import override

from desktop.domain import (
    COLOURS,
    Anchor,
    Highlight,
    HighlightStyle,
    Placement,
    PlacementStatus,
)
from desktop.errors import AmbiguousNameError, InvalidValueError, NotFoundError, OutOfRangeError
from desktop.library.documents import found_document, found_revision, title_order
from desktop.library.tables import (
    AnchorRow,
    DocumentRow,
    HighlightRow,
    HighlightTagRow,
    PlacementRow,
    TagRow,
)
from desktop.library.tags import Tags, checked_path, found_or_new_tag, under
from desktop.library.values import clean, now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from desktop.library.journal import Journal
    from desktop.library.tables import Row

COLUMNS = (
    HighlightRow.id,
    HighlightRow.document_id,
    AnchorRow.revision,
    AnchorRow.start,
    AnchorRow.end,
    AnchorRow.quotation,
    AnchorRow.prefix,
    AnchorRow.suffix,
    DocumentRow.revision,
    PlacementRow.start,
    PlacementRow.end,
    PlacementRow.status,
    HighlightRow.colour,
    HighlightRow.created,
    HighlightRow.modified,
    HighlightRow.style,
    HighlightRow.note,
)
STATUSES = {status.value: status for status in PlacementStatus}
STYLES = {style.value: style for style in HighlightStyle}


class HighlightLook(NamedTuple):
    """How a highlight is drawn, and what is said of it."""

    colour: str = COLOURS[0]
    style: HighlightStyle = HighlightStyle.FILL
    note: str = ""


class Highlights(Tags):
    """What can be done with highlights."""

    def highlights(
        self,
        *,
        document_id: str | None = None,
        tag: str | None = None,
        colour: str | None = None,
    ) -> list[Highlight]:
        """Return highlights in reading order, document by document in the order of titles.

        `tag` is a path and includes the tags below it. Documents in the trash are left out.
        """
        with self._store.reading() as session:
            condition = _live()
            if document_id is not None:
                condition &= HighlightRow.document_id == document_id
            if colour is not None:
                condition &= HighlightRow.colour == colour
            if tag is not None:
                condition &= HighlightRow.id.in_(_tagged(tag))
            found = _highlights_where(session, condition)
            if document_id is None:
                order = title_order(session)
                found.sort(key=lambda highlight: order[highlight.document_id])
            return found

    def highlight(self, highlight_id: str) -> Highlight:
        """Return a highlight by its id, or by the beginning of it when no other begins so."""
        with self._store.reading() as session:
            return highlight_by_id(session, highlight_id)

    def add_highlight(
        self,
        document_id: str,
        anchor: Anchor,
        *,
        colour: str = COLOURS[0],
        style: HighlightStyle = HighlightStyle.FILL,
        note: str = "",
        tags: Iterable[str] = (),
    ) -> Highlight:
        """Keep a passage; tags are made when they are missing."""
        look = HighlightLook(checked_colour(colour), style, clean(note))
        with self._change("Highlight") as journal:
            found_document(journal.session, document_id)
            _check_anchor(journal.session, document_id, anchor)
            row, parts = new_highlight(document_id, anchor, look, journal.by)
            journal.insert(row)
            journal.session.add_all(parts)
            journal.session.flush()
            _place_in_newest(journal.session, row, anchor)
            for path in tags:
                _tag(journal, row, path)
            return highlight_by_id(journal.session, row.id)

    def change_highlight(
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
        if note is not None:
            values["note"] = clean(note)
        with self._change("Edit note" if note is not None else "Change highlight") as journal:
            row = found_highlight(journal.session, highlight_id)
            if any(getattr(row, name) != value for name, value in values.items()):
                journal.update(row, **values, modified=now())
            return highlight_by_id(journal.session, row.id)

    def move_highlight(self, highlight_id: str, anchor: Anchor) -> Highlight:
        """Put the ends of a highlight elsewhere; id, note and tags stay, and so does the original.

        On the revision it was made on the highlight is simply there; on another the reader's
        decision is marked as such.
        """
        with self._change("Move highlight") as journal:
            row = found_highlight(journal.session, highlight_id)
            _check_anchor(journal.session, row.document_id, anchor)
            original = journal.session.get(AnchorRow, (row.id, 1))
            own = original is not None and original.revision == anchor.revision
            number = _add_anchor(journal, row, anchor)
            journal.update(row, anchor=number, modified=now())
            _move_placement(
                journal, row, anchor, PlacementStatus.SAME if own else PlacementStatus.MANUAL
            )
            return highlight_by_id(journal.session, row.id)

    def remove_highlight(self, highlight_id: str) -> None:
        """Remove a highlight; `restore_highlight` and undo bring it back."""
        with self._change("Remove highlight") as journal:
            journal.update(found_highlight(journal.session, highlight_id), deleted_at=now())

    def restore_highlight(self, highlight_id: str) -> Highlight:
        """Bring a removed highlight back, with its note and tags."""
        with self._change("Restore highlight") as journal:
            row = journal.session.get(HighlightRow, highlight_id)
            if row is None:
                raise NotFoundError("highlight", highlight_id)
            journal.update(row, deleted_at=None)
            return highlight_by_id(journal.session, row.id)

    def original_anchor(self, highlight_id: str) -> Anchor:
        """Return what a highlight was first made on, however often it was moved since."""
        with self._store.reading() as session:
            row = session.get(AnchorRow, (highlight_id, 1))
            if row is None:
                raise NotFoundError("highlight", highlight_id)
            return Anchor(row.revision, row.start, row.end, row.quotation, row.prefix, row.suffix)

    def add_tag(self, highlight_id: str, path: str) -> Highlight:
        """Put a tag on a highlight, making the tag when it is missing."""
        with self._change("Tag") as journal:
            row = found_highlight(journal.session, highlight_id)
            if _tag(journal, row, path):
                journal.update(row, modified=now())
            return highlight_by_id(journal.session, row.id)

    @overload
    def remove_tag(self, item_id: str) -> None: ...
    @overload
    def remove_tag(self, item_id: str, path: str) -> Highlight: ...
    @override
    def remove_tag(self, item_id: str, path: str | None = None) -> Highlight | None:
        """Take the tag at `path` off a highlight; without a path, remove the tag of that id."""
        if path is None:
            return super().remove_tag(item_id)
        return self._untag(item_id, path)

    def _untag(self, highlight_id: str, path: str) -> Highlight:
        with self._change("Remove tag") as journal:
            session = journal.session
            row = found_highlight(session, highlight_id)
            borne = session.scalars(
                select(HighlightTagRow)
                .join(TagRow, TagRow.id == HighlightTagRow.tag_id)
                .where(HighlightTagRow.highlight_id == row.id, TagRow.path == checked_path(path))
            ).first()
            if borne is not None:
                journal.delete(borne)
                journal.update(row, modified=now())
            return highlight_by_id(session, row.id)


def checked_colour(colour: str) -> str:
    """Return a highlight colour, or raise InvalidValueError."""
    if colour not in COLOURS:
        raise InvalidValueError("highlight colour", colour, ", ".join(COLOURS))
    return colour


def new_highlight(
    document_id: str, anchor: Anchor, look: HighlightLook, by: str
) -> tuple[HighlightRow, list[Row]]:
    """Return the row of a highlight, and those of its anchor and placement, to add after it."""
    at = now()
    row = HighlightRow(
        id=str(uuid4()),
        document_id=document_id,
        anchor=1,
        colour=look.colour,
        style=look.style.value,
        note=look.note,
        origin="",
        created=at,
        created_by=by,
        modified=at,
    )
    placement = _placement_row(row, anchor, anchor.revision, PlacementStatus.SAME)
    return row, [_anchor_row(row, 1, anchor, by), placement]


def highlight_by_id(session: Session, highlight_id: str) -> Highlight:
    """Return a highlight by its id or the beginning of it, or raise."""
    row = found_highlight(session, highlight_id)
    return _highlights_where(session, HighlightRow.id == row.id)[0]


def found_highlight(session: Session, highlight_id: str) -> HighlightRow:
    """Return the row of a live highlight by its id or the beginning of it, or raise."""
    row = session.get(HighlightRow, highlight_id)
    if row is not None and row.deleted_at is None:
        found_document(session, row.document_id)
        return row
    rows = _beginning_with(session, highlight_id) if highlight_id else []
    if not rows:
        raise NotFoundError("highlight", highlight_id)
    if len(rows) > 1:
        raise AmbiguousNameError("highlights", highlight_id, tuple(row.id for row in rows))
    return rows[0]


def _beginning_with(session: Session, beginning: str) -> list[HighlightRow]:
    return list(
        session.scalars(
            select(HighlightRow)
            .join(DocumentRow, DocumentRow.id == HighlightRow.document_id)
            .where(func.substr(HighlightRow.id, 1, len(beginning)) == beginning, _live())
            .order_by(HighlightRow.id)
        )
    )


def _live() -> ColumnElement[bool]:
    return HighlightRow.deleted_at.is_(None) & DocumentRow.deleted_at.is_(None)


def _tagged(path: str) -> Select[str]:
    return (
        select(HighlightTagRow.highlight_id)
        .join(TagRow, TagRow.id == HighlightTagRow.tag_id)
        .where(under(checked_path(path)))
    )


def _highlights_where(session: Session, condition: ColumnElement[bool]) -> list[Highlight]:
    """Return highlights in reading order: one query for them and one for their tags."""
    tags = _tags_where(session, condition)
    anchored = (AnchorRow.highlight_id == HighlightRow.id) & (
        AnchorRow.number == HighlightRow.anchor
    )
    placed = (PlacementRow.highlight_id == HighlightRow.id) & (
        PlacementRow.revision == DocumentRow.revision
    )
    rows = session.execute(
        select(*COLUMNS)
        .select_from(HighlightRow)
        .join(DocumentRow, DocumentRow.id == HighlightRow.document_id)
        .join(AnchorRow, anchored)
        .outerjoin(PlacementRow, placed)
        .where(condition)
    ).all()
    found = [_highlight(tuple(row), tags) for row in rows]
    found.sort(key=lambda h: (h.placement.start, h.placement.end, h.created, h.id))
    return found


def _tags_where(session: Session, condition: ColumnElement[bool]) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for highlight_id, path in session.execute(
        select(HighlightTagRow.highlight_id, TagRow.path)
        .join(TagRow, TagRow.id == HighlightTagRow.tag_id)
        .join(HighlightRow, HighlightRow.id == HighlightTagRow.highlight_id)
        .join(DocumentRow, DocumentRow.id == HighlightRow.document_id)
        .where(condition)
        .order_by(TagRow.path)
    ):
        tags.setdefault(highlight_id, []).append(path)
    return tags


def _highlight(row: tuple[Any, ...], tags: dict[str, list[str]]) -> Highlight:
    (
        highlight_id, document_id, revision, start, end, quotation, prefix, suffix,
        newest, place_start, place_end, status, colour, created, modified, style, note,
    ) = row  # fmt: skip
    if status is None:  # only in a library that was damaged and repaired
        place_start, place_end, status = start, end, PlacementStatus.REVIEW.value
    return Highlight(
        highlight_id,
        document_id,
        Anchor(revision, start, end, quotation, prefix, suffix),
        Placement(newest, place_start, place_end, STATUSES[status]),
        colour,
        datetime.fromisoformat(created),
        datetime.fromisoformat(modified),
        STYLES[style],
        note,
        tuple(tags.get(highlight_id, ())),
    )


def _check_anchor(session: Session, document_id: str, anchor: Anchor) -> None:
    length = found_revision(session, document_id, anchor.revision).characters
    if not 0 <= anchor.start < anchor.end <= length:
        raise OutOfRangeError(anchor.start, anchor.end, length)
    if len(anchor.quotation) != anchor.end - anchor.start:
        raise ValueError("an anchor's quotation is the text between its ends")


def _tag(journal: Journal, row: HighlightRow, path: str) -> bool:
    tag = found_or_new_tag(journal, path)
    if journal.session.get(HighlightTagRow, (row.id, tag.id)) is not None:
        return False
    journal.insert(
        HighlightTagRow(highlight_id=row.id, tag_id=tag.id, added=now(), added_by=journal.by)
    )
    return True


def _anchor_row(row: HighlightRow, number: int, anchor: Anchor, by: str) -> AnchorRow:
    return AnchorRow(
        highlight_id=row.id,
        number=number,
        document_id=row.document_id,
        revision=anchor.revision,
        start=anchor.start,
        end=anchor.end,
        quotation=anchor.quotation,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        made=now(),
        made_by=by,
    )


def _add_anchor(journal: Journal, row: HighlightRow, anchor: Anchor) -> int:
    highest = select(func.max(AnchorRow.number)).where(AnchorRow.highlight_id == row.id)
    number = (journal.session.scalar(highest) or 0) + 1
    journal.session.add(_anchor_row(row, number, anchor, journal.by))
    journal.session.flush()
    return number


def _placement_row(
    row: HighlightRow, anchor: Anchor, revision: int, status: PlacementStatus
) -> PlacementRow:
    return PlacementRow(
        highlight_id=row.id,
        revision=revision,
        document_id=row.document_id,
        start=anchor.start,
        end=anchor.end,
        status=status.value,
        decided=now(),
    )


def _place_in_newest(session: Session, row: HighlightRow, anchor: Anchor) -> None:
    """Mark a highlight for review when its document was revised while it was being made."""
    newest = found_revision(session, row.document_id, None)
    if newest.number != anchor.revision:
        place = _placement_row(row, anchor, newest.number, PlacementStatus.REVIEW)
        place.start = min(place.start, newest.characters)
        place.end = min(place.end, newest.characters)
        session.add(place)
        session.flush()


def _move_placement(
    journal: Journal, row: HighlightRow, anchor: Anchor, status: PlacementStatus
) -> None:
    place = journal.session.get(PlacementRow, (row.id, anchor.revision))
    if place is None:
        journal.session.add(_placement_row(row, anchor, anchor.revision, status))
        journal.session.flush()
        return
    journal.update(place, start=anchor.start, end=anchor.end, status=status.value, decided=now())
