"""A small frame beside a passage that holds a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
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
from desktop.ui.look.application import application
from desktop.ui.look.plain import Label

if TYPE_CHECKING:
    from desktop.ui.fields.drafting import Drafts

GAP = 8
LINES = (5, 14)
"""Of the field for a note, at least and at most; a longer one scrolls."""
AROUND = 22
"""Pixels above and below the lines of a field, with the one that Qt wants to show the last."""


def cast_shadow(widget: QWidget) -> None:
    """Lift a frame off what lies below it."""
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(28)
    shadow.setOffset(0, 6)
    shadow.setColor(QColor(0, 0, 0, 70))
    widget.setGraphicsEffect(shadow)


def beside(size: QSize, passage: QRect, room: QRect) -> QPoint:
    """Return where a frame stands: below a passage, above it, on its right or on its left.

    Where none of these has room it covers as little of the passage as can be, at an edge.
    """
    width, height = size.width(), size.height()
    x = max(room.left(), min(passage.left(), room.right() + 1 - width))
    y = max(room.top(), min(passage.top(), room.bottom() + 1 - height))
    lowest = max(room.top(), room.bottom() + 1 - height)
    wanted = [
        QPoint(x, passage.bottom() + GAP),
        QPoint(x, passage.top() - GAP - height),
        QPoint(passage.right() + GAP, y),
        QPoint(passage.left() - GAP - width, y),
    ]
    fitting = [place for place in wanted if room.contains(QRect(place, size))]
    edges = [QPoint(x, lowest), QPoint(room.right() + 1 - width, lowest), QPoint(x, room.top())]
    return min(fitting or edges, key=lambda place: _area(passage & QRect(place, size)))


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())


class FieldPopup(QFrame):
    """Goes away when the keyboard does, and gives it back to what had it."""

    def __init__(self, over: QWidget, hint: str) -> None:
        super().__init__(over.window())
        self.setObjectName("popupFrame")
        self._returns = QApplication.focusWidget() or over
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 8, 8, 8)
        self._layout.setSpacing(6)
        self._usual = hint
        self._passage = QRect()
        self._hint = Label(hint, self)
        self._hint.setObjectName("quiet")
        cast_shadow(self)
        over.destroyed.connect(self.leave)
        application().focusChanged.connect(self._focus_moved)

    def hold(
        self,
        field: QWidget,
        width: int,
        *,
        above: QWidget | None = None,
        below: QWidget | None = None,
    ) -> None:
        """Put the field in, and what stands above and below it."""
        field.setMinimumWidth(width)
        self._layout.addWidget(self._hint)
        if above is not None:
            self._layout.addWidget(above)
        self._layout.addWidget(field)
        if below is not None:
            self._layout.addWidget(below)
        self.setFocusProxy(field)

    def leave_or_ask(self, question: str) -> None:
        """Leave on Esc, with a question first where something would be lost; '' asks nothing."""
        if question and self._hint.text() == self._usual:
            self._hint.setText(f"{question} · Esc again leaves without")
        else:
            self.leave()

    def unask(self) -> None:
        """Take the question back: the reader went on."""
        self._hint.setText(self._usual)

    def show_beside(self, passage: QRect) -> None:
        """Show beside a passage given in global coordinates, never over it if there is room."""
        self._passage = passage
        self.place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Take the size that is wanted, and stand where it leaves the passage free."""
        passage = self._passage
        self.adjustSize()
        room = self.window().rect().adjusted(GAP, GAP, -GAP, -GAP)
        here = QRect(self.window().mapFromGlobal(passage.topLeft()), passage.size())
        self.move(beside(self.size(), here, room))

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
            self.left()
            self.deleteLater()

    def left(self) -> None:
        """Hear that the keyboard went elsewhere: what was chosen here is to be handed over."""


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
        self.field.textChanged.connect(self._grow)
        self._grow()
        self.field.note_committed.connect(self.note_committed)
        self.field.closed.connect(self.leave)
        self.hold(self.field, 380, above=self.drafting)

    def _grow(self) -> None:
        """Be as high as the text, as far as there is room beside a passage."""
        least, most = LINES
        lines = self.field.document().size().toSize().height()
        line = self.field.fontMetrics().lineSpacing()
        height = max(least, min(most, lines)) * line + AROUND
        if height != self.field.height():
            self.field.setFixedHeight(height)
            self._fit()

    def _fit(self) -> None:
        if self.isVisible():
            self.place()
