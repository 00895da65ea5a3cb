"""The tab of outlines: one of them, line by line, in the order of what is to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QRect, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.arguing.head_button import head_button
from desktop.ui.arguing.outline_list import OutlineList
from desktop.ui.look.empty import EmptyState
from desktop.ui.look.plain import Label, short
from desktop.ui.shown import OUTLINES
from desktop.ui.tabs.other_tab import OtherTab
from desktop.ui.work.status import FOOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Highlight
    from desktop.domain.arguing.outlines import Drafted, Outline

HINT = (
    "Enter writes a line, # makes it a heading · F2 edits · Tab, Shift+Tab level · "
    "Alt+Up, Alt+Down move · C adds a claim · Ctrl+Enter opens"
)


class OutlineTab(OtherTab):
    """Shows one outline and says what the reader wants; the verbs act."""

    turned = Signal(str)
    """Another outline."""
    beside = ("Outlines", "What an outline rests on is said beside its headings.")

    def __init__(self) -> None:
        super().__init__(None, OUTLINES)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("Outline")
        self.add = head_button("add", "New outline…", self)
        self.rename = head_button("edit", "Rename this outline…", self)
        self.remove = head_button("trash", "Remove this outline", self)
        self.export = head_button("export", "Export as a draft…", self)
        self.list = OutlineList(self)
        self._hint = Label(HINT, self, wraps=True)
        self._hint.setObjectName("hint")
        self._hint.setProperty(FOOT, "yes")
        self.empty = EmptyState(
            "outline",
            "No outlines yet",
            "An outline is the argument of something you are going to write: headings, and under "
            "them claims, passages and lines of your own. It shows what each part rests on.",
            "New Outline",
            self,
        )
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 6)
        head.addWidget(self.choice, 1)
        for button in (self.add, self.rename, self.remove, self.export):
            head.addWidget(button)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.choice.activated.connect(lambda row: self.turned.emit(self.choice.itemData(row)))
        self.empty.chosen.connect(self.add.click)
        self.list.selectionModel().selectionChanged.connect(lambda *_rows: self.chosen.emit())

    # What is shown and in hand

    def wait(self) -> None:
        """Show no lines yet, but not that there are none."""
        self._pages.setCurrentIndex(1)

    def show_outlines(self, outlines: Sequence[Outline], drafted: Drafted | None) -> None:
        """Show an outline among all others; None where there is none."""
        self.choice.clear()
        for outline in outlines:
            self.choice.addItem(short(outline.name, 80), outline.id)
        self._pages.setCurrentIndex(0 if drafted is None else 1)
        if drafted is not None:
            self.choice.setCurrentIndex(self.choice.findData(drafted.outline.id))
            self.list.show_drafted(drafted)
            self._begin()
        self.chosen.emit()

    def _begin(self) -> None:
        """Begin at the first line, as Qt does where there are lines when the keyboard comes."""
        view = self.list
        if view.hasFocus() and not view.currentIndex().isValid():
            nothing = QItemSelectionModel.SelectionFlag.NoUpdate
            view.selectionModel().setCurrentIndex(view.rows.index(0), nothing)

    @override
    def highlights(self) -> list[Highlight]:
        return self.list.highlights()

    @override
    def ids(self) -> list[str]:
        return [one.id for one in self.list.highlights()]

    @override
    def rect_of(self, _highlights: Sequence[Highlight]) -> QRect:
        return self.list.rect_in_hand()
