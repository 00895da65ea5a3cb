"""The field that a tag is typed in: type-ahead over the tags there are, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListView, QWidget
from typing_extensions import override

from desktop.domain.tag_paths import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

    from desktop.domain import Tag

SHOWN = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def suggestions(paths: Sequence[str], typed: str, limit: int = 50) -> list[str]:
    """Return the paths that answer to what was typed: level beginnings first, then anywhere."""
    words = typed.casefold().split()

    def rank(path: str) -> int | None:
        folded = path.casefold()
        if not all(word in folded for word in words):
            return None
        if folded.startswith(typed.casefold()):
            return 0
        return 1 if any(level.startswith(words[0]) for level in folded.split("/")) else 2

    if not words:
        return list(paths[:limit])
    ranked = sorted(
        (found, number) for number, path in enumerate(paths) if (found := rank(path)) is not None
    )
    return [paths[number] for _, number in ranked][:limit]


class TagField(QLineEdit):
    """Enter takes what was typed, which a tag may be called already, or the suggestion gone to."""

    tag_chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagField")
        self.setAccessibleName("Tag for this highlight")
        self.setPlaceholderText("Add a tag…")
        self._paths: list[str] = []
        self._list = QListView(self)
        # The list's own: it outlives the field by a moment, and wants its rows until then.
        self._shown = QStringListModel(self._list)
        self._list.setObjectName("tagSuggestions")
        self._list.setAccessibleName("Tags to choose from")
        self._list.setModel(self._shown)
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.hide()
        self._list.clicked.connect(self._take_clicked)
        self.textEdited.connect(self._suggest)
        # The list moves to the window when it is shown, so it must not outlive the field there.
        self.destroyed.connect(self._list.deleteLater)

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Offer these tags, the most used first."""
        self._paths = [
            tag.path for tag in sorted(tags, key=lambda t: (-t.count, t.path.casefold()))
        ]

    def suggested(self) -> list[str]:
        """Return what is offered at the moment."""
        return self._shown.stringList()

    def _suggest(self) -> None:
        typed = spelled(self.text())
        rows = suggestions(self._paths, typed)
        if typed and typed.casefold() not in {row.casefold() for row in rows}:
            rows.append(f"{typed}  (new tag)")
        self._shown.setStringList(rows)
        if rows and self.isVisible():
            self._show_list()
        else:
            self._list.hide()

    def _show_list(self) -> None:
        window = self.window()
        if self._list.parentWidget() is not window:
            # Over the whole window, yet no window of its own: the keyboard stays in the field.
            self._list.setParent(window)
        rows = min(SHOWN, self._shown.rowCount())
        height = max(24, self._list.sizeHintForRow(0)) * rows + 10
        below = self.mapTo(window, QPoint(0, self.height() + 2))
        if below.y() + height > window.height():
            below = self.mapTo(window, QPoint(0, -height - 2))
        self._list.setGeometry(below.x(), below.y(), max(220, self.width()), height)
        self._list.setCurrentIndex(self._exact())
        self._list.raise_()
        self._list.show()

    def _exact(self) -> QModelIndex:
        """Return the row of the very tag that was typed; any other is the reader's to go to."""
        typed = spelled(self.text()).casefold()
        for row, path in enumerate(self.suggested()):
            if path.casefold() == typed:
                return self._shown.index(row)
        return QModelIndex()

    def _marked(self) -> str:
        index = self._list.currentIndex()
        if not (self._list.isVisible() and index.isValid()):
            return ""
        text = str(index.data())
        return "" if text.endswith("  (new tag)") else text

    def _take_clicked(self) -> None:
        self._take(self._marked() or spelled(self.text()))

    def _take(self, path: str) -> None:
        self._list.hide()
        self.clear()
        if path:
            self.tag_chosen.emit(path)

    def _step(self, step: int) -> None:
        if not self._list.isVisible():
            self._suggest()
            return
        row = self._list.currentIndex().row()
        if row < 0 > step:
            row = 0  # from no row up to the last
        row = (row + step) % max(1, self._shown.rowCount())
        self._list.setCurrentIndex(self._shown.index(row))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER:
            chosen = self._marked() or spelled(self.text())
            self._take(chosen)
            if not chosen:
                self.closed.emit()
        elif key == Qt.Key.Key_Down:
            self._step(1)
        elif key == Qt.Key.Key_Up:
            self._step(-1)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self._list.isVisible():
            self._list.hide()
        else:
            self.clear()
            self.closed.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._suggest()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._list.hide()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._list.hide()
        super().hideEvent(event)
