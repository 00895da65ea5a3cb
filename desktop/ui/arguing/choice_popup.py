"""A small frame beside a passage that asks where it is to go, and what it does there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton
from typing_extensions import override

from desktop import words
from desktop.domain.arguing.claims import Stance
from desktop.ui.arguing.claim_page import KEYS
from desktop.ui.fields.field_popup import FieldPopup
from desktop.ui.look.card_painting import flat
from desktop.ui.look.plain import short
from desktop.ui.palette.fuzzy import score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

WIDTH = 420
SHOWN = 8
LONGEST = 120
"""Characters of a choice."""
_KEY = int(Qt.ItemDataRole.UserRole)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ChoiceField(QLineEdit):
    """Enter takes the choice gone to, Tab completes it, the arrows go to others, Esc leaves."""

    entered = Signal()
    completed = Signal()
    stepped = Signal(int)
    closed = Signal()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        self.completed.emit()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class ChoicePopup(FieldPopup):
    """Type some letters of what is there, or something new."""

    picked = Signal(str, str)
    """The key of a choice, or '' and what was typed."""

    def __init__(
        self, over: QWidget, title: str, new: str, choices: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(over, title)
        self._choices, self._new = choices, new
        self.field = ChoiceField(self)
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText("Type to find one, or something new…")
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        self.field.textChanged.connect(self._fill)
        self.field.entered.connect(lambda: self._take(self.list.currentItem()))
        self.field.completed.connect(self._complete)
        self.field.stepped.connect(self._step)
        self.field.closed.connect(self._escape)
        self.hold(self.field, WIDTH, below=self.list)
        self._fill("")

    def _fill(self, text: str) -> None:
        typed = " ".join(text.split())
        folded = typed.casefold()
        scored = [(score(folded, said.casefold()), key, said) for key, said in self._choices]
        found = [one for one in scored if one[0]]
        if folded:
            found.sort(key=lambda one: -one[0])
        self.list.clear()
        self.unask()
        for _, key, said in found:
            item = QListWidgetItem(flat(short(said, LONGEST)))
            item.setData(_KEY, key)
            self.list.addItem(item)
        if typed and all(said != typed for _, said in self._choices):
            item = QListWidgetItem(f"{self._new}: “{flat(short(typed, LONGEST))}”")
            item.setData(_KEY, "")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        rows = max(1, min(SHOWN, self.list.count()))
        self.list.setFixedHeight(rows * (self.fontMetrics().lineSpacing() + 12) + 12)
        self.list.setVisible(self.list.count() > 0)
        if self.isVisible():
            self.place()

    def _escape(self) -> None:
        item = self.list.currentItem()
        is_new = item is not None and not self._key_of(item)
        self.leave_or_ask("Enter makes it" if is_new else "")

    def _complete(self) -> None:
        key = self._key_of(self.list.currentItem())
        if said := dict(self._choices).get(key):
            self.field.setText(said)

    @staticmethod
    def _key_of(item: QListWidgetItem | None) -> str:
        return str(item.data(_KEY)) if item is not None else ""

    def _step(self, step: int) -> None:
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        key, typed = self._key_of(item), " ".join(self.field.text().split())
        self.leave()
        self.picked.emit(key, typed)


class StancePopup(FieldPopup):
    """S, C or Q says what a passage does to a claim; Enter says that it supports it."""

    picked = Signal(object)
    """A Stance."""

    def __init__(self, over: QWidget, sentence: str, *, is_new: bool = False) -> None:
        """`is_new` is of a claim that is made with the answer, and not at all without one."""
        super().__init__(over, f"This passage … “{short(flat(sentence), LONGEST)}”")
        self._is_new = is_new
        self._hint.setWordWrap(True)
        self._hint.setMinimumWidth(WIDTH)
        row = QHBoxLayout()
        self._layout.addWidget(self._hint)
        self._layout.addLayout(row)
        for letter, stance in KEYS.items():
            button = QPushButton(f"{words.STANCES[stance]} ({letter})", self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, stance=stance: self._take(stance))
            row.addWidget(button)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Supports, contradicts or qualifies: S, C or Q")

    def _take(self, stance: Stance) -> None:
        self.leave()
        self.picked.emit(stance)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's name
        return True  # there is nowhere else to go, and what was typed stays

    @override
    def event(self, event: QEvent) -> bool:
        """Take the letters before they are looked up among the actions."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if letter in KEYS:
            self._take(KEYS[letter])
        elif event.key() in _ENTER:
            self._take(Stance.SUPPORTS)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_or_ask("Enter: it supports the new claim" if self._is_new else "")
