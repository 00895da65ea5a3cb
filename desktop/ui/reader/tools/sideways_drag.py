"""Dragging the bar below a table or code that is wider than the column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.reader.canvas.sideways import REACH, thumb, track

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from desktop.ui.reader.canvas.sheet import Sheet


class SidewaysDrag:
    """One drag of a bar; the block follows the mouse."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._index = -1
        self._x = 0.0

    @property
    def held(self) -> bool:
        """Whether a bar is being dragged."""
        return self._index >= 0

    def press(self, point: QPointF) -> bool:
        """Take hold of the bar at a point; say whether there is one."""
        shown = self._sheet.shown_at(point)
        if shown is None or not shown.layout.overflow:
            return False
        area = track(shown.layout).adjusted(0, -REACH, 0, REACH)
        if area.translated(self._sheet.left, shown.y).contains(point):
            self._index, self._x = shown.index, point.x()
        return self.held

    def drag(self, point: QPointF) -> None:
        """Follow the mouse."""
        column = self._sheet.column
        if column is None:
            return
        layout = column.layout(self._index)
        run = track(layout).width() - thumb(layout, 0).width()
        pixels = round((point.x() - self._x) * layout.overflow / max(1.0, run))
        if pixels:
            self._x = point.x()
            self._sheet.push_sideways(self._index, pixels)

    def release(self) -> bool:
        """Let go; say whether a bar was held."""
        held, self._index = self.held, -1
        return held
