"""The facts of one section, to be corrected by hand: a row for each, and free ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget
from typing_extensions import override

from desktop.domain.section_facts import USUAL
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.fact_words import fact_of, label
from desktop.ui.look.plain import Label

if TYPE_CHECKING:
    from desktop.domain import DocumentKind, Section

FREE = 2
"""Empty rows at the end, for facts that have no row yet."""


class SectionFactsDialog(Dialog):
    """What sections of this kind of document usually have is there to be filled in."""

    def __init__(self, section: Section, kind: DocumentKind, parent: QWidget | None) -> None:
        super().__init__("Section Facts", parent, width=560)
        title = Label(section.title, self, wraps=True)
        title.setObjectName("paneTitle")
        self.column.addWidget(title)
        usual = USUAL.get(kind, ())
        names = [*usual, *(name for name in section.facts if name not in usual)]
        self.table = QTableWidget(len(names) + FREE, 2, self)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.setObjectName("sectionFacts")
        self.table.setAccessibleName("Facts of the section")
        self.table.setHorizontalHeaderLabels(["Fact", "What it is"])
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setColumnWidth(0, 160)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        for row, name in enumerate(names):
            self.set_row(row, label(name), section.facts.get(name, ""))
        self.table.resizeRowsToContents()
        self.table.setMinimumHeight(min(420, 40 + 32 * self.table.rowCount()))
        self.column.addWidget(self.table)
        self.say("Empty rows are left out. Use the last rows for facts of your own.", quiet=True)
        self.finish(Button.Ok | Button.Cancel, "Save")
        self.table.setCurrentCell(0, 1)
        self.table.setFocus()

    def set_row(self, row: int, name: str, value: str) -> None:
        """Write a row."""
        for column, text in enumerate((name, value)):
            self.table.setItem(row, column, QTableWidgetItem(text))

    @override
    def written(self) -> list[str]:
        return [f"{name}: {value}" for name, value in self.facts().items()]

    def facts(self) -> dict[str, str]:
        """Return the facts as they stand in the rows."""
        rows = [(self._text(row, 0), self._text(row, 1)) for row in range(self.table.rowCount())]
        return {fact_of(name): value for name, value in rows if fact_of(name) and value}

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item else ""
