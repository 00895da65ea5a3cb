"""Where else a passage stands, and what is other there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QWidget,
)

from desktop import words
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.card_painting import flat
from desktop.ui.look.changed_words import ChangedWords, in_one
from desktop.ui.look.plain import short
from desktop.ui.past.two_lines import TwoLines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain.differences import Difference
    from desktop.workspace.searching.similar import Elsewhere

_LONGEST = 4_000
"""Characters that are compared word by word."""


class CopiesDialog(Dialog):
    """The copies are on the left, the earliest first; on the right the words of the one in hand."""

    wanted = Signal(object)
    """A copy to show."""
    tag_wanted = Signal(object)
    """All of them, to be tagged together with the passage."""

    def __init__(
        self,
        quotation: str,
        date: str,
        copies: Sequence[Elsewhere],
        compared: Callable[[str, str], Sequence[Difference]],
        parent: QWidget | None,
    ) -> None:
        super().__init__("Where Else It Stands", parent, width=760)
        self.setMinimumHeight(420 if copies else 0)
        self._quotation, self._copies, self._compared = quotation, copies, compared
        self.say(f"“{short(flat(quotation), 160)}”")
        self.say(_found(len(copies), date), quiet=True)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Copies of the passage, the earliest first")
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for copy in copies:
            where = words.elsewhere("", copy.date, copy.alike)
            self.list.addItem(QListWidgetItem(f"{short(copy.title)}\n{where}"))
        self.told = ChangedWords("The words of this copy", self)
        self.told.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        parts, beside = QSplitter(self), QWidget(self)
        QHBoxLayout(beside).addWidget(self.told)
        parts.setChildrenCollapsible(False)
        for part in (self.list, beside):
            parts.addWidget(part)
        parts.setSizes([320, 400])
        parts.setVisible(bool(copies))
        self.column.addWidget(parts, 1)
        box = self.finish(Button.Close)
        self.tag = box.addButton("Tag All Together…", QDialogButtonBox.ButtonRole.ActionRole)
        self.go = box.addButton("Show This One", QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.tag, self.go):
            button.setVisible(bool(copies))
        self.tag.clicked.connect(lambda: self.tag_wanted.emit(self._copies))
        self.go.clicked.connect(self._go)
        self.list.itemActivated.connect(lambda _item: self._go())
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _show(self, row: int) -> None:
        now = self._copies[row].words
        if len(self._quotation + now) <= _LONGEST:
            changes = self._compared(self._quotation, now)
            self.told.show_parts(in_one(self._quotation, now, changes))
        else:
            self.told.show_parts([(short(now, _LONGEST), "")])

    def _go(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.accept()
            self.wanted.emit(self._copies[row])


def _found(count: int, date: str) -> str:
    if not count:
        return (
            "It stands nowhere else in this library. Passages of fewer than eight words are not "
            "looked for."
        )
    own = f" This document is of {date}." if date else ""
    return f"It stands in {count} other place{'s' * (count != 1)}, the earliest first.{own}"
