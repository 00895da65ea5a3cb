"""What is marked on one page: worked out when it is other than before, and never for a frame."""

from __future__ import annotations

import operator
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QLineF, QRectF

from desktop.domain import HighlightStyle, PlacementStatus
from desktop.ui.pages.blended_fills import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QColor, QPen, QTransform

    from desktop.domain import Content, Highlight
    from desktop.ui.pages.blended_fills import Piece
    from desktop.ui.pages.mark_colours import MarkColours
    from desktop.ui.pages.page_letters import Line, PageLetters, Sides
    from desktop.ui.reader.surface.text_marks import Range, TextMarks

T = TypeVar("T")


class Laid(Generic[T]):
    """Rectangles in pixels from the corner of a page; those at some height are found at once."""

    def __init__(self, items: Iterable[tuple[Sides, T]], turn: QTransform) -> None:
        placed = sorted(((_placed(sides, turn), of) for sides, of in items), key=_top_of)
        self._items = [(_rect(sides), of) for sides, of in placed]
        self._tops = [sides[1] for sides, _ in placed]
        self._tallest = max((sides[3] - sides[1] for sides, _ in placed), default=0.0)

    def between(self, top: float, bottom: float) -> Sequence[tuple[QRectF, T]]:
        """Return those of which something may be seen between two heights."""
        first = bisect_left(self._tops, top - self._tallest)
        return self._items[first : bisect_right(self._tops, bottom)]


class Ruled(NamedTuple):
    """The lines below a passage."""

    pen: QPen
    lines: list[QLineF]
    top: float
    bottom: float


class LaidMarks(NamedTuple):
    """The marks of a page at one size, as they are painted."""

    fills: Laid[QColor]
    ruled: Sequence[Ruled]
    """One after another as they lie over one another."""
    hits: Laid[int]


class MarkedPage:
    """Follows the marks of a text, as far as they are on one page."""

    def __init__(self, letters: PageLetters) -> None:
        self._letters = letters
        self._places: dict[Range, list[Sides]] = {}
        self._seen: tuple[object, ...] = ()
        self._standing: list[Highlight] = []
        self._colours: MarkColours | None = None
        self._pieces: list[Piece] = []
        self._lined: list[tuple[Highlight, list[Sides]]] = []
        self._hits_of: tuple[object, int] = (None, 0)
        self._hits: list[tuple[int, Sides]] = []
        self._laid: tuple[tuple[float, ...], LaidMarks] | None = None

    def is_of(self, letters: PageLetters) -> bool:
        """Whether the letters of the page are still these."""
        return self._letters is letters

    def follow(self, marks: TextMarks, colours: MarkColours, content: Content) -> None:
        """Take what is marked now."""
        moving = marks.selected if marks.moved else ""
        seen = (marks.highlights, marks.highlights.changes, moving, colours)
        if seen != self._seen:
            self._seen = seen
            standing = [h for h in _standing(self._letters, marks, content) if h.id != moving]
            if colours is not self._colours or not _are_same(standing, self._standing):
                self._standing, self._colours, self._laid = standing, colours, None
                self._take(standing, colours)
        hits = marks.hits
        if self._hits_of[0] is not hits or self._hits_of[1] != len(hits):
            self._hits_of, self._laid = (hits, len(hits)), None
            self._hits = [
                (number, sides)
                for number in _hits_on(self._letters, marks)
                for sides in self._letters.sides(hits[number], marks.hit_ends[number])
            ]

    def _take(self, standing: Sequence[Highlight], colours: MarkColours) -> None:
        known, self._places = self._places, {}
        found: list[tuple[Highlight, list[Sides]]] = []
        for one in standing:
            place = (one.start, one.end)
            sides = known.get(place)
            if sides is None:
                sides = self._letters.sides(*place)
            self._places[place] = sides
            if sides:
                found.append((one, sides))
        fills = (
            (sides, colours.fill(one)) for one, sides in found if one.style is HighlightStyle.FILL
        )
        self._pieces = pieces(fills, screened=colours.theme.dark)
        self._lined = [(one, sides) for one, sides in found if is_lined(one)]

    def laid(self, turn: QTransform, colours: MarkColours) -> LaidMarks:
        """Return the marks at the size, and turned, as a transform without a shift has them."""
        size = (turn.m11(), turn.m12(), turn.m21(), turn.m22())
        if self._laid is None or self._laid[0] != size:
            marks = LaidMarks(
                Laid(((sides, colour) for sides, colour in self._pieces), turn),
                [
                    ruled(one, [_rect(_placed(line, turn)) for line in sides], colours)
                    for one, sides in self._lined
                ],
                Laid(((sides, number) for number, sides in self._hits), turn),
            )
            self._laid = (size, marks)
        return self._laid[1]


def is_lined(highlight: Highlight) -> bool:
    """Whether a highlight has a line below it."""
    is_doubtful = highlight.placement.status is PlacementStatus.REVIEW
    return is_doubtful or highlight.style is HighlightStyle.UNDERLINE


def ruled(highlight: Highlight, rects: Sequence[QRectF], colours: MarkColours) -> Ruled:
    """Return the lines below where a highlight is: dashed where it is in doubt."""
    is_doubtful = highlight.placement.status is PlacementStatus.REVIEW
    pen = colours.pen(highlight.colour, dashed=is_doubtful)
    lines = [QLineF(rect.bottomLeft(), rect.bottomRight()) for rect in rects]
    heights = [line.y1() for line in lines]
    return Ruled(pen, lines, min(heights), max(heights))


def _placed(sides: Sides, turn: QTransform) -> Sides:
    x0, y0, x1, y1 = sides
    scale = turn.m11()
    if scale > 0:  # upright: most are, and there are thousands
        return x0 * scale, y0 * scale, x1 * scale, y1 * scale
    rect = turn.mapRect(_rect(sides))
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def _rect(sides: Sides) -> QRectF:
    x0, y0, x1, y1 = sides
    return QRectF(x0, y0, x1 - x0, y1 - y0)


def _top_of(item: tuple[Sides, object]) -> float:
    return item[0][1]


def _are_same(one: Sequence[object], other: Sequence[object]) -> bool:
    return len(one) == len(other) and all(map(operator.is_, one, other))


def _standing(letters: PageLetters, marks: TextMarks, content: Content) -> Iterable[Highlight]:
    """Return the highlights of a page, longest first in each paragraph."""
    found = (
        one
        for lines in (letters.body, letters.aside)
        if lines and len(content.blocks)
        for one in _in_blocks(lines, marks, content)
    )
    return {one.id: one for one in found}.values()


def _in_blocks(lines: Sequence[Line], marks: TextMarks, content: Content) -> Iterator[Highlight]:
    first, last = content.blocks.at(lines[0].start), content.blocks.at(lines[-1].end - 1)
    for number in range(first, last + 1):
        for highlight in marks.in_block(number):
            if highlight.style is not HighlightStyle.AREA:  # it is drawn where its region is
                yield highlight


def _hits_on(letters: PageLetters, marks: TextMarks) -> Iterator[int]:
    """Yield the numbers of the hits of a search that may be on a page."""
    if not len(marks.hits):
        return
    for lines in (letters.body, letters.aside):
        if lines:
            first = max(0, bisect_left(marks.hits, lines[0].start) - 1)
            yield from range(first, bisect_left(marks.hits, lines[-1].end, lo=first))
