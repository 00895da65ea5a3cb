"""A small frame beside a passage that asks who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from desktop.ui.fields.field_popup import FieldPopup
from desktop.ui.fields.tag_choices import ROW
from desktop.ui.look.plain import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 320
SHOWN = 7
MOST = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ANSWER = int(Qt.ItemDataRole.UserRole)


class Answer(NamedTuple):
    """What the reader says: a name; '' for nobody; None to leave it to the text."""

    name: str | None
    is_suggested: bool = False
    """Whether it is what the text suggests of each passage, and right."""


class SpeakerPopup(FieldPopup):
    """Enter takes the row that is gone to, Ctrl+Enter the letters as they are typed."""

    answered = Signal(object)
    """An Answer."""

    def __init__(
        self, over: QWidget, names: Sequence[str], suggested: Sequence[str], *, is_decided: bool
    ) -> None:
        """Offer the names; `suggested` are those that the text suggests of the passages."""
        super().__init__(over, "Who says it · Ctrl+Enter takes the letters as typed")
        self._names, self._suggested = names, suggested
        self._is_decided = is_decided
        self.field = QLineEdit(self)
        self.field.setObjectName("speakerField")
        self.field.setAccessibleName("Who says it")
        self.field.setPlaceholderText("A name…")
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._offer)
        self.list = QListWidget(self)
        self.list.setObjectName("tagSuggestions")
        self.list.setAccessibleName("Names to choose from")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(lambda item: self._finish(item.data(_ANSWER)))
        self._offer()
        rows = max(3, min(SHOWN, self.list.count()))
        self.list.setFixedHeight(rows * ROW)
        self.hold(self.field, WIDTH, below=self.list)

    def _offer(self) -> None:
        typed = " ".join(self.field.text().split())
        self.list.clear()
        self.unask()
        if typed:
            self._offer_names(typed)
        else:
            self._offer_all()
        self.list.setCurrentRow(0)

    def _offer_all(self) -> None:
        only = self._suggested[0] if len(self._suggested) == 1 else ""
        if self._suggested:
            row = f"{only}  ·  as the text suggests" if only else "Each as the text suggests"
            self._add(row, Answer(None, is_suggested=True))
        if self._is_decided:
            self._add("Leave it to the text", Answer(None))
        self._add("Nobody", Answer(""))
        for name in self._names[:MOST]:
            if name != only:
                self._add(name, Answer(name))

    def _offer_names(self, typed: str) -> None:
        wanted = typed.casefold()
        known = dict.fromkeys((*self._suggested, *self._names))
        found = [name for name in known if wanted in name.casefold()]
        found.sort(key=lambda name: not f" {name.casefold()}".startswith(f" {wanted}"))
        for name in found[:MOST]:
            self._add(name, Answer(name))
        if wanted not in {name.casefold() for name in found}:
            self._add(f"“{typed}”", Answer(typed))

    def _add(self, text: str, answer: Answer) -> None:
        item = QListWidgetItem(text, self.list)
        item.setData(_ANSWER, answer)
        item.setSizeHint(QSize(0, ROW))
        item.setToolTip(tip(text))

    def _row(self) -> Answer:
        """Return what the row in hand says."""
        answer = self.list.currentItem().data(_ANSWER)
        assert isinstance(answer, Answer)  # noqa: S101  # for the type checker
        return answer

    def _complete(self, name: str | None) -> None:
        if name and self.field.text().strip():
            self.field.setText(name)
            self._offer()

    def _finish(self, answer: Answer) -> None:
        self.leave()
        self.answered.emit(answer)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, typed = event.key(), " ".join(self.field.text().split())
        if key == Qt.Key.Key_Escape:
            is_new = typed and self.list.count() == 1 and self._row() == Answer(typed)
            self.leave_or_ask("Enter says so" if is_new else "")
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):  # there is nowhere else to go
            self._complete(self._row().name)
        elif key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if typed:
                self._finish(Answer(typed))
        elif key in _ENTER:
            self._finish(self._row())
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        else:
            return False
        return True
