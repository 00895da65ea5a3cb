"""Boxes: laid out runs of text. Public offsets are code points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption

from desktop.ui.reader.canvas.line_map import LineMap, is_in_ligature, x_of
from desktop.ui.reader.canvas.utf16 import Utf16

if TYPE_CHECKING:
    from collections.abc import Sequence


_HAIR = 0.1
"""Pixels by which two places may be called equally near."""
_STRONG = {"L": False, "R": True, "AL": True}


_RTL = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def reads_right_to_left(text: str) -> bool:
    """Say whether the first letter with a direction reads from the right."""
    if not is_mixed(text):
        return False
    return next((_STRONG[k] for k in map(bidirectional, text) if k in _STRONG), False)


def is_mixed(text: str) -> bool:
    """Say whether any part reads from the right, so that a range may be drawn in pieces."""
    return not text.isascii() and _RTL.search(text) is not None


@dataclass(frozen=True, slots=True)
class Setting:
    """How a box is set: font, distance between lines, and what is pushed to both edges."""

    font: QFont
    step: int
    justify: bool = False
    wrap: bool = True
    flush_right: bool = False


@cache
def _option(*, rtl: bool, justify: bool, wrap: bool, flush_right: bool) -> QTextOption:
    option = QTextOption()
    modes = QTextOption.WrapMode
    option.setWrapMode(modes.WrapAtWordBoundaryOrAnywhere if wrap else modes.NoWrap)
    if rtl:
        # Automatic direction orders the runs but leaves the lines at the left.
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    if rtl or flush_right:
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    elif justify:
        # From the right, Qt leaves the space a line ends with at the edge the lines begin at.
        option.setAlignment(Qt.AlignmentFlag.AlignJustify)
    return option


class Box:
    """One run of text at a place inside its block: a paragraph, or a table cell.

    Set with a known height, it shapes its text only when it is first drawn or asked.
    """

    __slots__ = (
        "_formats", "_layout", "_maps", "_setting", "_units",
        "height", "mixed", "rtl", "start", "text", "width", "x", "y",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        start: int,
        setting: Setting,
        width: float,
        formats: Sequence[QTextLayout.FormatRange] = (),
        height: int | None = None,
        *,
        rtl: bool = False,
    ) -> None:
        self.text, self.start, self.width = text, start, width
        self.x, self.y = 0.0, 0.0
        self._setting, self._formats = setting, formats
        self._layout: QTextLayout | None = None
        self._units: Utf16 | None = None
        self.rtl = rtl or reads_right_to_left(text)
        self.mixed = self.rtl or is_mixed(text)
        self._maps: dict[int, LineMap] = {}
        self.height = 0 if height is None else height
        if height is None:
            self._shape()

    @property
    def end(self) -> int:
        """Offset in the whole text where the box ends."""
        return self.start + len(self.text)

    @property
    def layout(self) -> QTextLayout:
        """The shaped text."""
        if self._layout is None:
            self._shape()
        assert self._layout is not None  # noqa: S101  # for the type checker: _shape sets it
        return self._layout

    @property
    def utf16(self) -> Utf16:
        """The converter for this box's text."""
        if self._units is None:
            self._units = Utf16(self.text)
        return self._units

    def _shape(self) -> None:
        setting = self._setting
        layout = QTextLayout(self.text, setting.font)
        option = _option(
            rtl=self.rtl,
            justify=setting.justify,
            wrap=setting.wrap,
            flush_right=setting.flush_right,
        )
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        if self._formats:
            layout.setFormats(self._formats)
        layout.beginLayout()
        y = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width)
            height = line.height()
            step = max(setting.step, round(height))
            line.setPosition(QPointF(0, y + (step - round(height)) // 2))
            y += step
        layout.endLayout()
        self._layout, self.height = layout, max(y, setting.step)

    @property
    def natural_width(self) -> float:
        """How wide the longest line is."""
        layout = self.layout
        lines = (layout.lineAt(number) for number in range(layout.lineCount()))
        return max((line.naturalTextWidth() for line in lines), default=0.0)

    # -- offsets and places; all coordinates below are relative to the block

    def units(self, offset: int) -> int:
        """Return the UTF-16 place in this box of an offset in the text."""
        return self.utf16.units(max(0, min(offset - self.start, len(self.text))))

    def offset(self, units: int) -> int:
        """Return the offset in the text of a UTF-16 place in this box."""
        return self.start + self.utf16.point(units)

    def line_of(self, offset: int) -> QTextLine:
        """Return the line that shows an offset."""
        return self.layout.lineForTextPosition(self.units(offset))

    def caret(self, offset: int) -> QRectF:
        """Return the place of the caret before the character at an offset."""
        line = self.line_of(offset)
        if not line.isValid():
            return QRectF(self.x, self.y, 1, self.height)
        units = self.units(offset)
        x = self._map(line).caret(units) if self.mixed else x_of(line, units)
        return QRectF(
            self.x + (x_of(line, units) if x is None else x), self.y + line.y(), 1, line.height()
        )

    def line_at(self, y: float) -> QTextLine:
        """Return the line nearest to a height inside the block."""
        layout, low = self.layout, 0
        high = layout.lineCount() - 1
        while low < high:
            middle = (low + high) // 2
            here, following = layout.lineAt(middle), layout.lineAt(middle + 1)
            if (here.y() + here.height() + following.y()) / 2 <= y - self.y:
                low = middle + 1
            else:
                high = middle
        return layout.lineAt(low)

    def nearest(self, x: float, y: float) -> int:
        """Return the offset between two characters that is nearest to a point."""
        line = self.line_at(y)
        if not line.isValid():
            return self.start
        x -= self.x
        if not self.mixed:
            units = line.xToCursor(x)
            if self._is_nearest(line, units, x):
                return self.offset(self._on_line(line, units))
        cell = self._map(line).cell(x)
        return self.offset(self._on_line(line, cell.beside(x)) if cell else line.textStart())

    def _is_nearest(self, line: QTextLine, units: int, x: float) -> bool:
        """Whether no place beside it is nearer: by a mark over a letter Qt may be far off."""
        start, end = line.textStart(), line.textStart() + line.textLength()
        beside = (
            max(start, self.layout.previousCursorPosition(units)),
            min(end, self.layout.nextCursorPosition(units)),
        )
        away = abs(x - x_of(line, units))
        return all(away <= abs(x - x_of(line, one)) + _HAIR for one in beside)

    def _on_line(self, line: QTextLine, units: int) -> int:
        """Keep to a line: the end of a wrapped one is the start of the next."""
        end = line.textStart() + line.textLength()
        wrapped = line.lineNumber() < self.layout.lineCount() - 1
        return self.layout.previousCursorPosition(end) if wrapped and units >= end else units

    def glyph(self, x: float, y: float) -> int | None:
        """Return the offset of the character drawn at a point, or None beside the text."""
        line = self.line_at(y)
        if not line.isValid():
            return None
        ink = line.naturalTextRect().adjusted(0, -3, 0, 3)
        x -= self.x
        if not ink.contains(QPointF(x, y - self.y)):
            return None
        if self.mixed:
            cell = self._map(line).cell(x)
            return self.offset(cell.start) if cell else None
        return self.offset(self._glyph_on(line, x))

    def _glyph_on(self, line: QTextLine, x: float) -> int:
        units = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        # Inside a ligature the answer can be the letter before.
        end = line.textStart() + line.textLength()
        after = self.layout.nextCursorPosition(units)
        while units < after < end and x_of(line, after) <= x:
            units, after = after, self.layout.nextCursorPosition(after)
        return units

    def _map(self, line: QTextLine) -> LineMap:
        number = line.lineNumber()
        if number not in self._maps:
            self._maps[number] = LineMap(self.layout, line)
        return self._maps[number]

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return where a range is drawn, line by line; in mixed directions, piece by piece."""
        first, last = self.units(start), self.units(end)
        if first >= last:
            return []
        found: list[QRectF] = []
        layout = self.layout
        number = layout.lineForTextPosition(first).lineNumber()
        while number < layout.lineCount():
            line = layout.lineAt(number)
            low, high = line.textStart(), line.textStart() + line.textLength()
            if low >= last:
                break
            found += self._line_rects(line, max(low, first), min(high, last))
            number += 1
        return found

    def _line_rects(self, line: QTextLine, first: int, last: int) -> list[QRectF]:
        if not self.mixed:
            return [self._strip(line, x_of(line, first), self._line_end(line, last))]
        if is_in_ligature(line, first) or is_in_ligature(line, last):
            cells = [c for c in self._map(line).cells if c.start < last and c.end > first]
            pieces = [(cell.left, cell.right) for cell in cells]
        else:
            runs = (run.boundingRect() for run in line.glyphRuns(first, last - first))
            pieces = [(run.left(), run.right()) for run in runs]
        return [self._strip(line, *piece) for piece in _joined(pieces)]

    @staticmethod
    def _line_end(line: QTextLine, last: int) -> float:
        if last < line.textStart() + line.textLength():
            return x_of(line, last)
        ink = line.naturalTextRect()
        return ink.right()

    def _strip(self, line: QTextLine, left: float, right: float) -> QRectF:
        # Whole pixels: neighbours then neither overlap nor leave a gap.
        x = round(self.x + left)
        width = max(1, round(self.x + right) - x)
        return QRectF(x, round(self.y + line.y()), width, round(line.height()))


def _joined(pieces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for left, right in sorted(pieces):
        if joined and left <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined
