"""A layout that sets its widgets like words: side by side, wrapped at the edge."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem
from typing_extensions import override


class FlowLayout(QLayout):
    """Left to right, then down."""

    def __init__(self, *, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def clear(self) -> None:
        """Take all widgets out and let go of them."""
        for item in self._items:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._items.clear()
        self.invalidate()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        margins = self.contentsMargins()
        edges = margins.top() + margins.bottom() if sizes else 0
        return QSize(0, edges + max((size.height() for size in sizes), default=0))

    def _place(self, whole: QRect, *, move: bool) -> int:
        if not self._items:
            return 0
        margins = self.contentsMargins()
        rect = whole.marginsRemoved(margins)
        x, y, line = rect.x(), rect.y(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            if _is_hidden(item):
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 40), 1000))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                _set_level(row, line)
                x, y, line, row = rect.x(), y + line + self.spacing(), 0, []
            if move:
                row.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        _set_level(row, line)
        return y + line + margins.bottom() - whole.y()


def _set_level(row: list[tuple[QLayoutItem, QRect]], height: int) -> None:
    """Put what stands in a line at its places, each in the middle of its height."""
    for item, place in row:
        item.setGeometry(place.translated(0, (height - place.height()) // 2))


def _is_hidden(item: QLayoutItem) -> bool:
    """Say whether a widget was hidden on purpose; one that is yet to be shown is not."""
    widget = item.widget()
    explicit = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    return widget is not None and widget.isHidden() and widget.testAttribute(explicit)
