"""The list of what a link may point to, below the cursor; the keyboard stays in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from desktop.domain.noted.note_links import Target
from desktop.ui.look.card_painting import flat
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPlainTextEdit

    from desktop.domain.noted.note_links import Linkable

WIDTH, ROWS, GAP = 440, 8, 4
ICONS = {Target.HIGHLIGHT: "highlight", Target.DOCUMENT: "document", Target.NOTE: "note"}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CHOICE = int(Qt.ItemDataRole.UserRole)


class LinkChoice(QListWidget):
    """Up and Down choose, Enter and Tab take, Esc leaves what was typed as it is."""

    chosen = Signal(object)

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._declined = False
        """Whether the reader wants none, for as long as this link is begun."""
        self.setObjectName("linkChoice")
        self.setAccessibleName("What to link")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setIconSize(QSize(16, 16))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_CHOICE)))
        self.hide()

    def show_choices(self, found: Sequence[Linkable], cursor: QRect) -> None:
        """Show these below the cursor, or above where there is no room; none hides the list."""
        self.clear()
        for one in found:
            detail = f"   {short(one.detail, 40)}" if one.detail else ""
            item = QListWidgetItem(icon(ICONS[one.target]), short(flat(one.words)) + detail)
            item.setData(_CHOICE, one)
            self.addItem(item)
        if not found or self._declined:
            self.hide()
            return
        self.setCurrentRow(0)
        room = self._editor.viewport().rect()
        height = min(self.count(), ROWS) * self.sizeHintForRow(0) + 12
        width = min(WIDTH, room.width() - 2 * GAP)
        corner = self._editor.viewport().mapTo(self._editor, cursor.bottomLeft())
        top = corner.y() + GAP
        if top + height > self._editor.height():
            top = max(0, corner.y() - cursor.height() - GAP - height)
        left = max(GAP, min(corner.x(), self._editor.width() - width - GAP))
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Go away: no link is begun any more."""
        self._declined = False
        self.hide()

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key that is meant for the list; return whether it was."""
        key = Qt.Key(event.key())
        if not self.isVisible():
            return False
        if key in _STEPS:
            self.setCurrentRow((self.currentRow() + _STEPS[key]) % self.count())
        elif key in _TAKES and self.currentItem() is not None:
            self.chosen.emit(self.currentItem().data(_CHOICE))
        elif key == Qt.Key.Key_Escape:
            self._declined = True
            self.hide()
        else:
            return False
        return True
