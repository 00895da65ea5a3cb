"""The rows of highlights: how they are made, found and turned into values."""

from __future__ import annotations

from contextlib import suppress
from itertools import product
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from sqlalchemy import Integer, func, literal, literal_column, select

from desktop.domain import (
    COLOURS,
    Anchor,
    Highlight,
    HighlightStyle,
    Placement,
    PlacementStatus,
    Region,
)
from desktop.errors import AmbiguousNameError, NotFoundError, OutOfRangeError
from desktop.library.documents import DOCUMENT_LIVE, found_document, found_revision, pairs
from desktop.library.file.tables import (
    DocumentRow,
    HighlightRow,
    HighlightTagRow,
    PlacementRow,
    TagRow,
)
from desktop.library.file.values import (
    NAMED,
    all_of,
    as_json,
    json_or_none,
    moment,
    named,
    now,
    text_of,
    uncollected,
    whole_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Row, Select
    from sqlalchemy.orm import Session

    from desktop.library.file.values import Values

# Of the tables rather than of the row classes: ten thousand rows need no object-relational loading.
_H, _D, _P = HighlightRow.__table__.c, DocumentRow.__table__.c, PlacementRow.__table__.c
# Every highlight has a placement, save in a library that was damaged.
START, END = func.coalesce(_P.start, _H.start), func.coalesce(_P.end, _H.start)
STATUS = func.coalesce(_P.status, PlacementStatus.WAITING.value)


def _listed(revision: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    """Return the query for highlights where they stand in a revision."""
    return (
        select(
            *(_H.document_id, _H.revision, _H.start, _H.end, _H.quotation, _H.prefix, _H.suffix),
            _H.words,
            revision.label("in"),
            START,
            END,
            STATUS,
            *(_H.created, _H.id, _H.modified, _H.colour, _H.style, _H.note, _H.region, _H.picture),
            _H.said_by,
        )
        .select_from(HighlightRow.__table__)
        .join(DocumentRow.__table__, _D.id == _H.document_id)
        .outerjoin(PlacementRow.__table__, (_P.highlight_id == _H.id) & (_P.revision == revision))
    )


LISTED = _listed(_D.revision)
READING_ORDER = itemgetter(9, 10, 12, 13)
TAGGED = (
    select(HighlightTagRow.highlight_id, HighlightTagRow.tag_id)
    .join(HighlightRow, HighlightRow.id == HighlightTagRow.highlight_id)
    .join(DocumentRow, DocumentRow.id == HighlightRow.document_id)
)
LIVE_OR_REMOVED = DOCUMENT_LIVE & (
    HighlightRow.revision <= DocumentRow.revision  # else an import is still writing it
)
LIVE = HighlightRow.deleted_at.is_(None) & LIVE_OR_REMOVED
LIVE_IDS = (
    select(HighlightRow.id)
    .join(DocumentRow, DocumentRow.id == HighlightRow.document_id)
    .where(LIVE)
    .scalar_subquery()
)
# Put together once: for the few rows of a list in view that takes longer than to find them.
_NAMED = LISTED.where(LIVE, _H.id.in_(NAMED))
_TAGS_NAMED = (
    select(HighlightTagRow.highlight_id, TagRow.path)
    .join(TagRow, TagRow.id == HighlightTagRow.tag_id)
    .where(HighlightTagRow.highlight_id.in_(NAMED))
)
STATUSES = {status.value: status for status in PlacementStatus}
STYLES = {style.value: style for style in HighlightStyle}
_SHAPES = {
    (
        *(str, int, int, int, str, str, str, words),
        *(int, int, int, str, str, str, str, str, str, str, region, picture, said_by),
    )
    for words, region, picture, said_by in product((str, type(None)), repeat=4)
}
"""The types of the columns of LISTED, in a row that is whole."""
FEW = 200
"""Up to so many tags are asked for by id; of more, all are read."""
_ROW = literal_column("highlights.rowid", Integer)
_PLACES = 2500
"""How many are found in a few milliseconds."""
_FAR = 1 << 31
"""No text is so long."""


class Look(NamedTuple):
    """How a highlight is drawn, and what is said of it."""

    colour: str = COLOURS[0]
    style: HighlightStyle = HighlightStyle.FILL
    note: str = ""


def new_highlight(document_id: str, anchor: Anchor, look: Look, by: str) -> HighlightRow:
    """Return the row of a highlight to add; its placements follow it."""
    return HighlightRow(**highlight_values(document_id, anchor, look, by))


def highlight_values(document_id: str, anchor: Anchor, look: Look, by: str) -> Values:
    """Return the columns of a new highlight."""
    at = now()
    return {
        "id": str(uuid4()),
        "document_id": document_id,
        **anchor_values(anchor),
        "original": None,
        "colour": look.colour,
        "style": look.style.value,
        "note": look.note,
        "origin": "",
        "said_by": None,
        "created": at,
        "created_by": by,
        "modified": at,
        "deleted_at": None,
    }


def new_placement(
    row: HighlightRow, revision: int, status: PlacementStatus, length: int
) -> PlacementRow:
    """Return the row that puts a highlight where its anchor is, in a text of that length."""
    place = Placement(revision, row.start, row.end, status)
    if status is PlacementStatus.WAITING:
        place = waiting_at(revision, row.start, length)
    return PlacementRow(**placement_values(row.document_id, row.id, place))


def waiting_at(revision: int, start: int, length: int) -> Placement:
    """Return an empty place, until it is known where a highlight stands in a text of that length.

    Nothing is said of the words that happen to stand there.
    """
    return Placement(revision, min(start, length), min(start, length), PlacementStatus.WAITING)


def placement_values(
    document_id: str, highlight_id: str, place: Placement, decided: str = ""
) -> Values:
    """Return the columns of a placement, which is decided now if nothing is said of it."""
    return {
        "highlight_id": highlight_id,
        "revision": place.revision,
        "document_id": document_id,
        "start": place.start,
        "end": place.end,
        "status": place.status.value,
        "decided": decided or now(),
    }


def anchor_values(anchor: Anchor) -> Values:
    """Return the columns of an anchor."""
    return {
        "revision": anchor.revision,
        "start": anchor.start,
        "end": anchor.end,
        "quotation": anchor.quotation,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "words": anchor.words,
        "region": anchor.region and anchor.region.pack(),
        "picture": anchor.picture or None,
    }


ANCHOR = (
    *(_H.revision, _H.start, _H.end, _H.quotation, _H.prefix, _H.suffix, _H.words),
    *(_H.region, _H.picture),
)
"""The columns of an anchor, in the order of `anchor_from`."""


def anchor_from(columns: Sequence[Any]) -> Anchor:
    """Return the anchor that columns say; one whose region is damaged has none."""
    revision, start, end, quotation, prefix, suffix, words, region, picture = columns
    found = None
    if region is not None:
        with suppress(ValueError):
            found = Region.unpack(region)
    return Anchor(revision, start, end, quotation, prefix, suffix, words, found, picture or "")


def anchor_of(row: HighlightRow) -> Anchor:
    """Return the anchor in force."""
    return anchor_from([getattr(row, column.name) for column in ANCHOR])


def original_of(row: HighlightRow) -> Anchor:
    """Return the anchor a highlight was made on."""
    known = json_or_none(row.original)
    if not isinstance(known, dict) or "quotation" not in known:
        return anchor_of(row)  # never moved; or damaged, and then that is what is left
    return anchor_from([known.get(column.name) for column in ANCHOR])


def moved_values(row: HighlightRow, anchor: Anchor) -> Values:
    """Return the columns of a highlight whose ends were put elsewhere; the original is kept.

    An area that is put on words is a highlight of these.
    """
    original = row.original or as_json(anchor_values(anchor_of(row)))
    values = {**anchor_values(anchor), "original": original, "modified": now()}
    if anchor.region is not None:
        return {**values, "style": HighlightStyle.AREA.value}
    is_area = row.style == HighlightStyle.AREA
    return {**values, "style": HighlightStyle.FILL.value} if is_area else values


def check_anchor(session: Session, document_id: str, anchor: Anchor) -> None:
    """Raise OutOfRangeError unless the anchor lies inside its revision's text."""
    length = found_revision(session, document_id, anchor.revision).characters
    if not 0 <= anchor.start < anchor.end <= length:
        raise OutOfRangeError(anchor.start, anchor.end, length)
    if len(anchor.quotation) != anchor.end - anchor.start:
        raise ValueError("an anchor's quotation is the text between its ends")


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


def listed(session: Session, condition: ColumnElement[bool]) -> list[Highlight]:
    """Return highlights in reading order: one query for them and two for their tags."""
    session.flush()  # a query of tables, unlike one of row classes, does not do that itself
    with uncollected():
        tags = _tags_of(session, condition)
        return _ordered(session.execute(LISTED.where(condition)).all(), tags)


def listed_by_id(session: Session, ids: Iterable[str]) -> list[Highlight]:
    """Return those of these highlights that are outside the trash, in reading order."""
    session.flush()  # as in listed
    wanted = named(ids)
    with uncollected():
        tags: dict[str, list[str]] = {}
        for highlight_id, path in session.execute(_TAGS_NAMED, wanted).all():
            tags.setdefault(highlight_id, []).append(text_of(path))
        for each in tags.values():
            each.sort()
        return _ordered(session.execute(_NAMED, wanted).all(), tags)


def _ordered(rows: Sequence[Row[Any]], tags: dict[str, list[str]]) -> list[Highlight]:
    with suppress(TypeError):  # of a damaged row, which is put right below
        rows = sorted(rows, key=READING_ORDER)
    found = [_highlight(row, tags) for row in rows]
    if any(one.anchor.region is not None for one in found):
        found.sort(key=_by_place)
    return found


def listed_in(
    session: Session, document_id: str, number: int, ids: Iterable[str] | None = None
) -> list[Highlight]:
    """Return the highlights of a document that have a place in a revision, in reading order.

    With `ids`, of those only.
    """
    condition = LIVE & (HighlightRow.document_id == document_id)
    if ids is not None:
        condition &= HighlightRow.id.in_(all_of(ids))
    placed = _P.highlight_id.is_not(None)
    rows = session.execute(_listed(literal(number)).where(condition, placed)).all()
    tags = _tags_of(session, condition)
    return sorted((_highlight(row, tags) for row in rows), key=_by_place)


def _by_place(highlight: Highlight) -> tuple[int, int, float]:
    """Tell areas of a page without text, which all stand for the whole of it, by their heights."""
    region = highlight.anchor.region
    return highlight.start, highlight.end, region.y0 if region is not None else 0.0


def places_in(session: Session, document_id: str, number: int) -> list[tuple[int, str]]:
    """Return where highlights begin in a revision, with their ids, in that order."""
    condition = LIVE & (HighlightRow.document_id == document_id) & _P.highlight_id.is_not(None)
    wanted = _listed(literal(number)).with_only_columns(START, _H.id).where(condition)
    return sorted((whole_of(start), key) for start, key in session.execute(wanted).all())


def places(
    session: Session, condition: ColumnElement[bool], after: int
) -> tuple[list[tuple[int, str]], int]:
    """Return where some highlights begin, with their ids, and after what to go on, 0 at the end."""
    wanted = LISTED.with_only_columns(_ROW, START, _H.id).where(condition, after < _ROW)
    rows = session.execute(wanted.order_by(_ROW).limit(_PLACES)).all()
    found = [(whole_of(start), highlight_id) for _, start, highlight_id in rows]
    return found, rows[-1][0] if len(rows) == _PLACES else 0


def with_status(statuses: Iterable[PlacementStatus]) -> Select[str]:
    """Return the query for the ids of highlights that have one of these in the newest revision."""
    wanted = [status.value for status in statuses]
    return LISTED.with_only_columns(_H.id).where(STATUS.in_(wanted))


def standing(document_ids: Iterable[str]) -> Select[str, str, int]:
    """Return the query for document, status and number of the highlights that have it."""
    counted = LISTED.with_only_columns(_H.document_id, STATUS, func.count())
    wanted = LIVE & _H.document_id.in_(all_of(document_ids))
    return counted.where(wanted).group_by(_H.document_id, STATUS)


def listed_one(session: Session, row: HighlightRow) -> Highlight:
    """Return the highlight of a row."""
    return listed(session, HighlightRow.id == row.id)[0]


def _tags_of(session: Session, condition: ColumnElement[bool]) -> dict[str, list[str]]:
    borne = session.execute(TAGGED.where(condition)).all()
    wanted, known = {tag_id for _, tag_id in borne}, select(TagRow.id, TagRow.path)
    if len(wanted) <= FEW:
        known = known.where(TagRow.id.in_(all_of(wanted)))
    paths = pairs(session, known) if borne else {}
    tags: dict[str, list[str]] = {}
    for highlight_id, tag_id in borne:
        if tag_id in paths:  # as it is, save in a library that was damaged
            tags.setdefault(highlight_id, []).append(text_of(paths[tag_id]))
    for each in tags.values():
        each.sort()
    return tags


def _beginning_with(session: Session, beginning: str) -> list[HighlightRow]:
    return list(
        session.scalars(
            select(HighlightRow)
            .join(DocumentRow, DocumentRow.id == HighlightRow.document_id)
            .where(func.substr(HighlightRow.id, 1, len(beginning)) == beginning, LIVE)
            .order_by(HighlightRow.id)
        )
    )


def _highlight(row: Sequence[Any], tags: dict[str, list[str]]) -> Highlight:
    (
        document_id, revision, start, end, quotation, prefix, suffix, words,
        newest, place_start, place_end, status,
        created, highlight_id, modified, colour, style, note, region, picture, said_by,
    ) = row  # fmt: skip
    if not (
        tuple(map(type, row)) in _SHAPES
        and 0 <= start <= end
        and 0 <= place_start <= place_end <= _FAR
        and status in STATUSES
        and style in STYLES
        and colour in COLOURS
    ):
        return _what_is_left(row, tags)
    return Highlight(
        highlight_id,
        document_id,
        anchor_from((revision, start, end, quotation, prefix, suffix, words, region, picture)),
        Placement(newest, place_start, place_end, STATUSES[status]),
        colour,
        moment(created),
        moment(modified),
        STYLES[style],
        note,
        tuple(tags.get(highlight_id, ())),
        said_by,
    )


def _what_is_left(row: Sequence[Any], tags: dict[str, list[str]]) -> Highlight:
    """Return what can be read of a damaged row: its quotation before all."""
    place_start, place_end = map(whole_of, row[9:11])
    revision, start, end = map(whole_of, row[1:4])
    quotation, prefix, suffix = map(text_of, row[4:7])
    is_there = place_start <= place_end <= _FAR
    words, region, picture, said_by = (
        None if value is None else text_of(value) for value in (row[7], *row[18:21])
    )
    colour = text_of(row[15])
    return Highlight(
        text_of(row[13]),
        text_of(row[0]),
        anchor_from((revision, start, end, quotation, prefix, suffix, words, region, picture)),
        Placement(
            whole_of(row[8]),
            place_start if is_there else 0,
            place_end if is_there else 0,
            STATUSES.get(text_of(row[11]), PlacementStatus.REVIEW),
        ),
        colour if colour in COLOURS else COLOURS[0],
        moment(row[12]),
        moment(row[14]),
        STYLES.get(text_of(row[16]), HighlightStyle.FILL),
        text_of(row[17]),
        tuple(tags.get(row[13], ())),
        said_by,
    )
