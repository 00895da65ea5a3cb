"""Where the characters of a line are drawn, when text of both directions meets in it.

Qt's own answers fail there: they are off by the width of a space at a wrapped right-to-left line,
and at a change of direction they tell where the caret is drawn, not the character. The glyphs
themselves do not lie, but inside a ligature.
"""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QGlyphRun, QTextLayout, QTextLine


def x_of(line: QTextLine, units: int) -> float:
    """Return the horizontal place of a UTF-16 offset in a line."""
    found = line.cursorToX(units)
    # The binding hands back the place and the clamped offset.
    return float(found[0]) if isinstance(found, tuple | list) else float(str(found))


def is_in_ligature(line: QTextLine, units: int) -> bool:
    """Say whether an offset parts characters that are drawn as one."""
    if not line.textStart() < units < line.textStart() + line.textLength():
        return False
    before, after = line.glyphRuns(units - 1, 1), line.glyphRuns(units, 1)
    return _same(before, after) and _is_one(line, units - 1, units + 1)


class Cell(NamedTuple):
    """One character as drawn; `rtl` when it is read from its right edge."""

    left: float
    right: float
    start: int
    end: int
    rtl: bool

    def beside(self, x: float) -> int:
        """Return the offset at the half of the character a place is in."""
        left_half = x < (self.left + self.right) / 2
        return self.start if left_half is not self.rtl else self.end


class LineMap:
    """The characters of one line by their place on the screen. Offsets are UTF-16 units."""

    def __init__(self, layout: QTextLayout, line: QTextLine) -> None:
        self.cells = list(_cells(layout, line))

    def cell(self, x: float) -> Cell | None:
        """Return the character at a place, or the nearest one; None in an empty line."""
        inside = (cell for cell in self.cells if cell.left <= x < cell.right)
        found = next(inside, None)
        if found is None and self.cells:
            return min(self.cells, key=lambda c: min(abs(c.left - x), abs(c.right - x)))
        return found

    def caret(self, units: int) -> float | None:
        """Return the place before the character at an offset, or after the last; None in none."""
        for cell in self.cells:
            if cell.start == units:
                return cell.right if cell.rtl else cell.left
        before = [cell for cell in self.cells if cell.end <= units]
        last = max(before, key=attrgetter("end"), default=None)
        return None if last is None else (last.left if last.rtl else last.right)


def _cells(layout: QTextLayout, line: QTextLine) -> Iterator[Cell]:
    stops = _stops(layout, line)
    drawn = [line.glyphRuns(start, end - start) for start, end in pairwise(stops)]
    here = 0
    while here < len(drawn):
        after = here + 1
        while (
            after < len(drawn)
            and _same(drawn[here], drawn[after])
            and _is_one(line, stops[here], stops[after + 1])
        ):
            after += 1
        if after > here + 1:
            yield from _shared(line, stops[here : after + 1])
        else:
            for run in drawn[here]:
                place = run.boundingRect()
                right_to_left = run.isRightToLeft()
                yield Cell(place.left(), place.right(), stops[here], stops[after], right_to_left)
        here = after


def _stops(layout: QTextLayout, line: QTextLine) -> list[int]:
    """Return where the characters of a line begin, and its end."""
    stops, end = [line.textStart()], line.textStart() + line.textLength()
    while stops[-1] < end:
        stops.append(min(end, max(stops[-1] + 1, layout.nextCursorPosition(stops[-1]))))
    return stops


def _same(one: list[QGlyphRun], other: list[QGlyphRun]) -> bool:
    """Say whether two characters are drawn as a glyph each, and the same: perhaps a ligature."""
    if len(one) != 1 or len(other) != 1:
        return False
    glyphs = one[0].glyphIndexes()
    return len(glyphs) == 1 and glyphs == other[0].glyphIndexes()


def _is_one(line: QTextLine, start: int, end: int) -> bool:
    """Say whether some characters are drawn as one glyph together."""
    return sum(len(run.glyphIndexes()) for run in line.glyphRuns(start, end - start)) == 1


def _shared(line: QTextLine, stops: list[int]) -> Iterator[Cell]:
    """Yield the characters of a ligature; Qt places each of them wrongly, and the whole rightly."""
    (run,) = line.glyphRuns(stops[0], stops[-1] - stops[0])
    place, count = run.boundingRect(), len(stops) - 1
    part, right_to_left = place.width() / count, run.isRightToLeft()
    for number, (start, end) in enumerate(pairwise(stops)):
        left = place.left() + part * (count - 1 - number if right_to_left else number)
        yield Cell(left, left + part, start, end, right_to_left)
