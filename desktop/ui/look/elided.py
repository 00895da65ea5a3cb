"""A line of text that gives way, at its end or elsewhere, when there is no room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from desktop.ui.look.plain import Label, short

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

LEAST = 8
"""Letters that say something of a longer text."""


class ElidedLabel(Label):
    """As wide as its text, or narrower."""

    gives_way_at = Qt.TextElideMode.ElideRight

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def painted(self) -> str:
        """Return what there is room for; nothing where that is a letter or two of many."""
        text, metrics = short(self.text()), self.fontMetrics()
        room = self.contentsRect().width()
        told = metrics.elidedText(text, self.gives_way_at, room)
        return told if told == text or room >= LEAST * metrics.averageCharWidth() else ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self.painted())
