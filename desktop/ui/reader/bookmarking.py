"""Bookmarks in the margin of a text or a page: a quiet mark each, whose tip says its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPolygonF
from typing_extensions import override

from desktop.domain.noted.bookmarks import stands
from desktop.ui.look.plain import tip
from desktop.ui.look.reading_style import with_alpha
from desktop.ui.reader.tools.menu import MenuEntry
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter

    from desktop.domain.noted.bookmarks import Bookmark
    from desktop.ui.reader.surface.surface import Surface

WIDTH, HEIGHT, NOTCH = 7.0, 13.0, 3.0
AWAY, AWAY_IN_PRINT = 34, 18
"""Pixels from the text: farther out than the stripes of tags and notes; from printed lines."""
QUIET = 0.7
"""How much of the ink of links a mark has."""
REACH = 4
"""Pixels around a mark at which its tip is shown."""
_NEAR = "{}\nIts line is no longer in the text: this is the place nearest to where it stood."


class Bookmarking(Tool):
    """Draws them, and asks for one at a place."""

    requested = Signal(int)

    def __init__(self, canvas: Surface) -> None:
        super().__init__(canvas)
        self._bookmarks: Sequence[Bookmark] = ()
        self.is_fixed = False
        """Whether none can be put here."""
        self.is_print = False
        """Whether lines begin anywhere on a page, and not all in one column."""

    def show(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show exactly these."""
        self._bookmarks = bookmarks
        self.canvas.viewport().update()

    def _shown(self) -> Iterator[tuple[Bookmark, QRectF]]:
        """Yield those on the screen, and where their marks are."""
        first, last = self.canvas.visible_range()
        for one in self._bookmarks:
            if not first <= one.start <= last:
                continue
            line = self.canvas.caret_rect(one.start)
            if line is not None:
                top = line.center().y() - HEIGHT / 2
                yield one, QRectF(max(2.0, self._left(one.start)), top, WIDTH, HEIGHT)

    def _left(self, offset: int) -> float:
        content = self.canvas.content
        if not self.is_print or content is None:
            return self.canvas.left - AWAY
        block = content.blocks[content.blocks.at(offset)]
        rects = self.canvas.rects_of(block.start, offset + 1)
        if not rects:
            return 0.0
        line = rects.pop()
        # Back to where the line begins: what stands far before it is another column.
        while rects and _goes_on(rects[-1], line):
            line = line.united(rects.pop())
        return line.left() - AWAY_IN_PRINT

    @override
    def tip_at(self, point: QPointF) -> str:
        content = self.canvas.content
        for one, mark in self._shown():
            if mark.adjusted(-REACH, -REACH, REACH, REACH).contains(point):
                is_sure = content is None or stands(one, content)
                return tip(one.name if is_sure else _NEAR.format(one.name))
        return ""

    @override
    def cursor_at(self, point: QPointF) -> Qt.CursorShape | None:
        near = (mark.adjusted(-REACH, -REACH, REACH, REACH) for _, mark in self._shown())
        return Qt.CursorShape.ArrowCursor if any(one.contains(point) for one in near) else None

    @override
    def menu(self, offset: int) -> list[MenuEntry | None]:
        entry = MenuEntry(
            self.tr("Bookmark Here…"),
            lambda: self.requested.emit(offset),
            "Ctrl+D",
            not self.is_fixed,
        )
        return [None, entry]

    @override
    def leave(self) -> None:
        self._bookmarks = ()

    @override
    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(with_alpha(self.canvas.reading_style().theme.link, QUIET))
        for _, mark in self._shown():
            middle = QPointF(mark.center().x(), mark.bottom() - NOTCH)
            corners = (mark.topLeft(), mark.topRight(), mark.bottomRight(), middle)
            painter.drawPolygon(QPolygonF([*corners, mark.bottomLeft()]))
        painter.setRenderHint(painter.RenderHint.Antialiasing, on=False)


def _goes_on(before: QRectF, line: QRectF) -> bool:
    """Whether one part of a printed line is followed by another."""
    gap = line.left() - before.right()
    return before.top() < line.center().y() < before.bottom() and gap < line.height()
