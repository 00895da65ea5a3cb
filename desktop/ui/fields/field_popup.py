"""A small frame beside a passage that holds one field: a tag or a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.ui.fields.drafting import Drafting
from desktop.ui.fields.note_field import NoteField
from desktop.ui.fields.tag_field import TagField
from desktop.ui.look.application import application
from desktop.ui.look.plain import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Tag
    from desktop.ui.fields.drafting import Drafts

GAP = 8


def cast_shadow(widget: QWidget) -> None:
    """Lift a frame off what lies below it."""
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(28)
    shadow.setOffset(0, 6)
    shadow.setColor(QColor(0, 0, 0, 70))
    widget.setGraphicsEffect(shadow)


class FieldPopup(QFrame):
    """Goes away when the keyboard does, and gives it back to what had it."""

    def __init__(self, over: QWidget, hint: str) -> None:
        super().__init__(over.window())
        self.setObjectName("popupFrame")
        self._returns = QApplication.focusWidget() or over
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 8, 8, 8)
        self._layout.setSpacing(6)
        self._hint = Label(hint, self)
        self._hint.setObjectName("quiet")
        cast_shadow(self)
        over.destroyed.connect(self.leave)
        application().focusChanged.connect(self._focus_moved)

    def hold(self, field: QWidget, width: int, above: QWidget | None = None) -> None:
        """Put the field in, and what stands above it."""
        field.setMinimumWidth(width)
        self._layout.addWidget(self._hint)
        if above is not None:
            self._layout.addWidget(above)
        self._layout.addWidget(field)
        self.setFocusProxy(field)

    def show_beside(self, passage: QRect) -> None:
        """Show below a passage given in global coordinates, or above it where there is no room."""
        self.adjustSize()
        window = self.window()
        top_left = window.mapFromGlobal(passage.bottomLeft())
        x = min(max(GAP, top_left.x()), window.width() - self.width() - GAP)
        y = top_left.y() + GAP
        if y + self.height() > window.height() - GAP:
            y = max(GAP, window.mapFromGlobal(passage.topLeft()).y() - self.height() - GAP)
        self.move(QPoint(x, y))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go away and give the keyboard back."""
        if self.isVisible():
            self.hide()
            if isValid(self._returns):  # its tab may have been closed meanwhile
                self._returns.setFocus(Qt.FocusReason.PopupFocusReason)
            self.deleteLater()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and not self.isAncestorOf(now):
            self.hide()
            self.deleteLater()


class TagPopup(FieldPopup):
    """Asks for a tag."""

    tag_chosen = Signal(str)

    def __init__(self, over: QWidget, tags: Sequence[Tag]) -> None:
        super().__init__(over, "Tag · a slash makes levels")
        self.field = TagField(self)
        self.field.set_tags(tags)
        self.field.tag_chosen.connect(self._chosen)
        self.field.closed.connect(self.leave)
        self.hold(self.field, 280)

    def _chosen(self, path: str) -> None:
        self.leave()
        self.tag_chosen.emit(path)


class NotePopup(FieldPopup):
    """Asks for a note; leaving it keeps it, Esc puts it aside."""

    note_committed = Signal(str)

    def __init__(
        self, over: QWidget, note: str, highlight_id: str = "", drafts: Drafts | None = None
    ) -> None:
        super().__init__(over, "Note · Ctrl+Enter keeps it")
        self.field = NoteField(self)
        self.drafting = Drafting(self.field, self)
        self.drafting.drafts = drafts
        self.drafting.resized.connect(self._fit)
        self.field.show_note(note, highlight_id)
        self.field.setFixedHeight(110)
        self.field.note_committed.connect(self.note_committed)
        self.field.closed.connect(self.leave)
        self.hold(self.field, 320, above=self.drafting)

    def _fit(self) -> None:
        if self.isVisible():
            self.adjustSize()
