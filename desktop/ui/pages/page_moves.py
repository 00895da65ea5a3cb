"""Moving a place in the text from line to line of print."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QTextBoundaryFinder
from typing_extensions import override

from desktop.ui.pages.page_letters import rows
from desktop.ui.reader.canvas.boxes import reads_right_to_left
from desktop.ui.reader.canvas.utf16 import Utf16
from desktop.ui.reader.tools.caret import Moves

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Content, PageMap
    from desktop.ui.pages.page_letters import Line, PageLetters


class PageMoves(Moves):
    """Asks for the letters of pages; where they are not known, a line is a paragraph."""

    def __init__(
        self, content: Content, pages: PageMap, letters: Callable[[int], PageLetters | None]
    ) -> None:
        super().__init__(content)
        self._pages, self._letters = pages, letters

    def _block(self, offset: int) -> tuple[int, str]:
        block = self._blocks[self._blocks.at(offset)]
        return block.start, self._content.text[block.start : block.end]

    @override
    def reads_right_to_left(self, offset: int) -> bool:
        return reads_right_to_left(self._block(offset)[1])

    @override
    def _character(self, offset: int, forward: bool) -> int:
        start, text = self._block(offset)
        inside = offset - start
        if inside >= len(text) if forward else inside <= 0:
            return offset + (1 if forward else -1)
        utf16 = Utf16(text)
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
        finder.setPosition(utf16.units(inside))
        there = finder.toNextBoundary() if forward else finder.toPreviousBoundary()
        return start + utf16.point(there) if there >= 0 else offset

    def _rows(self, page: int) -> list[list[Line]]:
        letters = self._letters(page) if 0 <= page < len(self._pages) else None
        return rows(letters.body) if letters else []

    @override
    def _line_edge(self, offset: int, forward: bool) -> int:
        here = self._rows(self._pages.page_of(offset))
        if not here:
            return offset
        row = here[_row_of(here, offset)]
        return row[-1].end if forward else row[0].start

    @override
    def _line(self, offset: int, forward: bool) -> int:
        page = self._pages.page_of(offset)
        letters, here = self._letters(page), self._rows(page)
        caret = letters.caret(offset) if letters else None
        if not here or caret is None:
            return self._paragraph(offset, forward)
        if self._x is None:
            self._x = caret.x()
        number = _row_of(here, offset) + (1 if forward else -1)
        if not 0 <= number < len(here):
            page += 1 if forward else -1
            here = self._rows(page)
            number = 0 if forward else len(here) - 1
        if not here:
            return self._paragraph(offset, forward)
        return self._on(here[number], page)

    def _on(self, row: Sequence[Line], page: int) -> int:
        letters, x = self._letters(page), self._x or 0.0
        y = (row[0].y0 + row[0].y1) / 2
        line = min(row, key=lambda one: one.distance(x, y))
        return min(letters.on_line(line, x, y), line.end) if letters else line.start


def _row_of(found: Sequence[Sequence[Line]], offset: int) -> int:
    """Return the number of the row that holds an offset, or of the one before it."""
    return max(0, bisect_right([row[0].start for row in found], offset) - 1)
