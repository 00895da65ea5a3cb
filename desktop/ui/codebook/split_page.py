"""The quotations of one tag, one by one, to be given other tags by single keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop import words
from desktop.ui.look.dressing.large_letters import TITLE, enlarge
from desktop.ui.look.plain import Label
from desktop.ui.look.tag_colours import dot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.domain.asking.kept import Kept

MOST = 9
"""Tags that have a key."""
_QUOTATION = 1.2
"""Times the letters around it."""


class SplitPage(QWidget):
    """Keys 1 to 9 give the quotation another tag, Space leaves it, Backspace takes one back."""

    sorted_into = Signal(str, str)
    """A highlight, and the tag that it gets instead."""
    taken_back = Signal()
    """The last quotation was not meant so."""
    tag_wanted = Signal()
    """Another tag to sort into."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Sort quotations into other tags")
        self.path = ""
        self.targets: list[str] = []
        self._ids: Sequence[str] = ()
        self._at = 0
        self._done: list[bool] = []
        """Of each quotation passed, whether it was given another tag."""
        self.read: Callable[[str], Kept | None] = lambda _id: None
        self.title_of: Callable[[str], str] = lambda _id: ""
        self._colours: Mapping[str, str] = {}
        self.head = Label(parent=self)
        self.head.setObjectName("splitTitle")
        enlarge(self.head, TITLE, bold=True)
        self.count = Label(parent=self)
        self.count.setObjectName("quiet")
        self.quotation = Label(parent=self, wraps=True)
        self.quotation.setObjectName("splitQuotation")
        enlarge(self.quotation, _QUOTATION)
        self.quotation.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.place = Label(parent=self, wraps=True)
        self.place.setObjectName("quiet")
        self.note = Label(parent=self, wraps=True)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Tags to sort into")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda item: self._sort(self.list.row(item)))
        self.hint = Label(parent=self, wraps=True)
        self.hint.setObjectName("quiet")
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.count)
        passage = QWidget(self)
        inside = QVBoxLayout(passage)
        inside.setContentsMargins(0, 0, 0, 0)
        for widget in (self.quotation, self.place, self.note):
            inside.addWidget(widget)
        inside.addStretch()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(passage)
        buttons = QHBoxLayout()
        for text, act in (
            ("Add a Tag (N)", self.tag_wanted.emit),
            ("Leave It (Space)", self.skip),
            ("Back (Backspace)", self.back),
            ("Done (Esc)", self.closed.emit),
        ):
            button = QPushButton(text, self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(area, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        column.addLayout(buttons)

    def begin(self, path: str, ids: Sequence[str], targets: Sequence[str]) -> None:
        """Show the first quotation."""
        self.path, self._ids, self._at, self._done = path, ids, 0, []
        self.targets = list(targets)[:MOST]
        self.head.setText(f"Split “{path}”")
        self._show()

    def show_colours(self, colours: Mapping[str, str]) -> None:
        """Show tags in the colours that they have now."""
        self._colours = colours
        for number, path in enumerate(self.targets[: self.list.count()]):
            self.list.item(number).setIcon(dot(colours.get(path, "")))

    def add_targets(self, paths: Sequence[str]) -> None:
        """Offer more tags to sort into."""
        fresh = [path for path in paths if path not in (*self.targets, self.path)]
        self.targets = [*self.targets, *fresh][:MOST]
        self._show()

    def skip(self) -> None:
        """Leave the quotation its tag."""
        if self._at < len(self._ids):
            self._pass(sorted_=False)

    def back(self) -> None:
        """Show the quotation before again, as it was."""
        if self._at:
            self._at -= 1
            if self._done.pop():
                self.taken_back.emit()
            self._show()

    def _sort(self, number: int) -> None:
        if 0 <= number < len(self.targets) and self._at < len(self._ids):
            self.sorted_into.emit(self._ids[self._at], self.targets[number])
            self._pass(sorted_=True)

    def _pass(self, *, sorted_: bool) -> None:
        self._done.append(sorted_)
        self._at += 1
        self._show()

    def _show(self) -> None:
        total = len(self._ids)
        self.list.clear()
        for number, path in enumerate(self.targets, 1):
            picture = dot(self._colours.get(path, ""))
            self.list.addItem(QListWidgetItem(picture, f"{number}   {path}"))
        if self._at >= total:
            moved = sum(self._done)
            self.count.setText(f"{total:,} of {total:,}")
            self.quotation.setText("All quotations have been looked at.")
            self.place.setText(f"{moved:,} went into other tags, {total - moved:,} stayed.")
            self.note.setText("")
            self.hint.setText("Esc ends; Backspace goes back.")
            return
        kept = self.read(self._ids[self._at])
        self.count.setText(f"{self._at + 1:,} of {total:,}")
        self.quotation.setText(f"“{words.called(kept.highlight)}”" if kept else "It is gone.")
        title = self.title_of(kept.highlight.document_id) if kept else ""
        self.place.setText(words.whereabouts(title, kept) if kept else "")
        self.note.setText(kept.highlight.note if kept else "")
        self.hint.setText(
            "Press the number of the tag that it is to have instead."
            if self.targets
            else "Press N to name the first of the tags that it is split into."
        )

    @override
    def event(self, event: QEvent) -> bool:
        """Keep single keys from the actions of the window."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if text.isdecimal() and text != "0":
            self._sort(int(text) - 1)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_0, Qt.Key.Key_Right):
            self.skip()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left):
            self.back()
        elif key in (Qt.Key.Key_N, Qt.Key.Key_Plus):
            self.tag_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
