"""Dragging the bar below a table or code that is wider than the column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.ui.reader.canvas.block_layout import REACH
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from desktop.ui.reader.canvas.page import PageView


class SidewaysDrag(Tool):
    """One drag of a bar; the block follows the mouse."""

    def __init__(self, page: PageView) -> None:
        super().__init__(page)
        self._page = page
        self._index = -1
        self._x = 0.0

    @property
    def held(self) -> bool:
        """Whether a bar is being dragged."""
        return self._index >= 0

    @override
    def mouse_pressed(self, event: QMouseEvent) -> bool:
        point = event.position()
        shown = self._page.shown_at(point)
        if shown is None or not shown.layout.overflow:
            return False
        area = shown.layout.track().adjusted(0, -REACH, 0, REACH)
        if area.translated(self._page.left, shown.y).contains(point):
            self._index, self._x = shown.index, point.x()
        return self.held

    @override
    def mouse_moved(self, event: QMouseEvent) -> bool:
        if self.held:
            self._drag_to(event.position().x())
        return self.held

    def _drag_to(self, x: float) -> None:
        column = self._page.column
        if column is None:
            return
        layout = column.layout(self._index)
        run = layout.track().width() - layout.thumb(0).width()
        pixels = round((x - self._x) * layout.overflow / max(1.0, run))
        if pixels:
            self._x = x
            self._page.push_sideways(self._index, pixels)

    @override
    def mouse_released(self, event: QMouseEvent) -> bool:
        held, self._index = self.held, -1
        return held
