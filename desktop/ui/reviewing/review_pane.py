"""The pane under the page: what a passage said, what is written now, and what to make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.fields.tick_box import TickBox
from desktop.ui.look.elided import ElidedLabel
from desktop.ui.look.empty import EmptyState
from desktop.ui.look.flow_layout import FlowLayout
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, tip
from desktop.ui.reviewing.two_passages import TwoPassages

if TYPE_CHECKING:
    from desktop.domain.reviews import Review

HEIGHT = 264
"""Pixels at first: the page keeps the rest."""
LEAST = 150

_K = Qt.Key
_KEYS = {
    _K.Key_Return: "accept",
    _K.Key_Enter: "accept",
    _K.Key_N: "place",
    _K.Key_Right: "place",
    _K.Key_Left: "place_before",
    _K.Key_J: "next",
    _K.Key_Down: "next",
    _K.Key_K: "previous",
    _K.Key_Up: "previous",
    _K.Key_H: "here",
    _K.Key_R: "record",
    _K.Key_Delete: "remove",
    _K.Key_Escape: "close",
}
_BUTTONS = {
    "accept": ("Keep It Here", "Enter", "The passage stands where it is shown"),
    "place": ("Next Place", "N", "Show another place where it may stand"),
    "here": ("Put at Selection", "H", "Select the passage in the page first"),
    "record": ("Keep as Record", "R", "It is not in the text any more: it tells of the older one"),
    "remove": ("Remove", "Del", "Move the highlight to the trash"),
    "accept_all": ("All Seen", "", "Accept all that were edited or moved, as one step"),
}
"""What may be asked for: in words, by which key, and what it means."""


class ReviewPane(QWidget):
    """Shows one passage at a time and tells what the reader says of it; it decides nothing."""

    asked = Signal(str)
    """For 'accept', 'place', 'place_before', 'here', 'record', 'remove', 'accept_all', 'next',
    'previous' or 'close'."""
    narrowed = Signal(bool, bool)
    """Whether what was edited or moved is wanted, and whether of the document in front alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewPane")
        self.setAccessibleName("Passages to review")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(LEAST)
        self.position = Label(parent=self)
        self.position.setObjectName("reviewPosition")
        self.kinds = QComboBox(self)
        self.kinds.addItems(["To review", "Edited or moved"])
        self.kinds.setAccessibleName("Which passages")
        self.scope = TickBox("This document", self)
        self.scope.setToolTip("Only passages of the document in front")
        self.where = ElidedLabel(parent=self)
        self.where.setObjectName("where")
        self.passages = TwoPassages(self)
        self.buttons = {name: self._made_button(name) for name in _BUTTONS}
        self.empty = EmptyState("check", "", "", parent=self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self.kinds.activated.connect(self._narrow)
        self.scope.clicked.connect(self._narrow)

    def _made_button(self, name: str) -> QPushButton:
        text, keys, meaning = _BUTTONS[name]
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(f"{text}  {shown}" if keys else text, self)
        button.setToolTip(tip(meaning))
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the selection alone
        button.setProperty("quiet", "false" if name == "accept" else "true")
        button.clicked.connect(lambda: self.asked.emit(name))
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.position, self.kinds, self.scope):
            head.addWidget(widget)
        head.addWidget(self.where, 1)
        tools = QHBoxLayout()
        tools.setSpacing(0)  # beside both panes of a small window there is room for no more
        head.addLayout(tools)
        for name, picture, hint in (
            ("previous", "up", "Previous passage (K, Shift+F8)"),
            ("next", "down", "Next passage (J, F8)"),
            ("close", "close", "Close (Esc)"),
        ):
            tools.addWidget(self._made_tool(name, picture, hint))
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.passages, 1)
        row = FlowLayout(spacing=4)
        for button in self.buttons.values():
            row.addWidget(button)
        column.addLayout(row)
        self._pages.addWidget(shown)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)

    def _made_tool(self, name: str, picture: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(14, 14))
        button.setToolTip(tip(hint))
        button.setAccessibleName(hint)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.asked.emit(name))
        return button

    def _narrow(self) -> None:
        self.narrowed.emit(self.kinds.currentIndex() == 1, self.scope.isChecked())

    # What is shown

    def show_position(self, number: int, count: int, where: str) -> None:
        """Say which passage is in hand, of how many, and where it stands."""
        self.position.setText(f"{number:,} of {count:,}")
        self.where.setText(where)
        self.where.setToolTip(tip(where))
        self._pages.setCurrentIndex(0)

    def wait(self, words: str) -> None:
        """Show what was kept, until it is known what became of it."""
        self.passages.wait(words)
        self._enable(())

    def show_review(self, review: Review, number: int) -> None:
        """Show a passage beside what is written at one of its places."""
        self.passages.show_review(review, number)
        many = len(review.places) > 1
        named = ("accept",) if review.places else ()
        self._enable((*named, *(("place",) if many else ()), "here", "record", "remove"))
        self.setAccessibleDescription(self.passages.spoken())

    def show_empty(self, title: str, text: str, button: str = "") -> None:
        """Say that nothing is left, and what else there is to look at."""
        self.position.clear()
        self.where.clear()
        self.empty.say(title, text)
        self.empty.button.setText(button)
        self.empty.button.setVisible(bool(button))
        self._pages.setCurrentIndex(1)
        self.setAccessibleDescription(f"{title}. {text}")

    def show_kind(self, *, carried: bool) -> None:
        """Show which passages are gone through."""
        self.kinds.setCurrentIndex(int(carried))
        self.buttons["accept_all"].setVisible(carried)

    def _enable(self, names: tuple[str, ...]) -> None:
        for name, button in self.buttons.items():
            button.setEnabled(name in names or name == "accept_all")

    def retint(self) -> None:
        """Show the same in the colours of the moment."""
        self.passages.retint()

    # Keys

    def _asked_by(self, event: QKeyEvent) -> str:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        try:
            return _KEYS.get(Qt.Key(event.key()), "") if plain else ""
        except ValueError:  # a key this Qt has no name for
            return ""

    @override
    def event(self, event: QEvent) -> bool:
        """Take keys that mean something else in the page, as N for a note."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            is_mine = bool(self._asked_by(event)) and not self.kinds.hasFocus()
            event.setAccepted(is_mine)
            if is_mine:
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked, focused = self._asked_by(event), QApplication.focusWidget()
        if asked == "accept" and isinstance(focused, QAbstractButton):
            focused.click()
        elif asked == "accept" and not self.buttons["accept"].isEnabled():
            event.accept()
        elif asked:
            self.asked.emit(asked)
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)
