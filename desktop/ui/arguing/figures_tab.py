"""The tab of figures: what is counted in the highlights of a tag, document by document."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.look.empty import EmptyState
from desktop.ui.look.plain import Label, short, tip
from desktop.ui.look.theme import current, on_another_theme
from desktop.ui.shown import FIGURES
from desktop.ui.tabs.other_tab import OtherTab
from desktop.ui.work.status import FOOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.domain.arguing.figure_table import Column, Told
    from desktop.workspace.arguing.figures import Compared

EVERY = "All tags"
HINT = "X links figures that differ as contradicting each other · Enter opens the passage beside"
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TITLE = 36
SLICE = 250
"""Cells that are laid in the table at once."""
MEASURED = 60
"""Rows by which the heads of columns are measured; who has more to say widens its column."""
_AT_THE_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
"""How numbers stand below one another."""


class FigureGrid(QTableWidget):
    """Cells are gone to with the arrows; X links, Enter opens."""

    linked = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("figures")
        self.setAccessibleName("Figures by document")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.setAlternatingRowColors(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setDefaultAlignment(_AT_THE_END)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_X and not event.modifiers():
            self.linked.emit()
        elif event.key() in _OPENS:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class FiguresTab(OtherTab):
    """Shows what it is given and says what the reader wants; the verbs act."""

    asked = Signal()
    link_wanted = Signal(list)
    """Pairs of highlights that are to be linked as contradicting."""
    opened = Signal(str)

    beside = ("Figures", "Figures that cannot both be true are marked.")

    def __init__(self) -> None:
        super().__init__(None, FIGURES)
        self._compared: Compared | None = None
        self._titles: Mapping[str, str] = {}
        self._numbers: dict[Told, int] = {}
        """Of the figures that differ from others, among those."""
        self._cells: Iterator[tuple[tuple[int, int], tuple[Told, ...]]] = iter(())
        """Those that are not in the table yet."""
        self._longest: dict[int, int] = {}
        """Characters in a cell, by column."""
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._fill)
        self.tag = QComboBox(self)
        self.tag.setAccessibleName("Of the highlights with this tag")
        self.grid = FigureGrid(self)
        self.said = Label(parent=self, wraps=True)
        self.said.setObjectName("quiet")
        self.link = QPushButton("Link as Contradicting", self)
        self.link.setEnabled(False)  # until some are chosen that differ
        self.empty = EmptyState(
            "figures",
            "No figures here",
            "Numbers with what they count stand here side by side, as soon as highlights with "
            "this tag quote some.",
            parent=self,
        )
        self._pages = QStackedWidget(self)
        self._lay_out()
        self.tag.activated.connect(lambda _row: self.asked.emit())
        self.grid.linked.connect(self._link)
        self.grid.opened.connect(self._open)
        self.grid.cellDoubleClicked.connect(lambda _row, _column: self._open())
        self.grid.itemSelectionChanged.connect(self._choose)
        self.link.clicked.connect(self._link)
        on_another_theme(self._retint)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 6)
        head.setSpacing(12)
        head.addWidget(self.tag)
        head.addWidget(self.said, 1)
        head.addWidget(self.link)
        hint = Label(HINT, self, wraps=True)
        hint.setObjectName("hint")
        hint.setProperty(FOOT, "yes")
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid, 1)
        column.addWidget(hint)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        self.setFocusProxy(self.grid)

    # What is asked

    def show_tags(self, paths: Sequence[str]) -> None:
        """Offer these tags; the one that is chosen stays so."""
        before = self.chosen_tag
        self.tag.clear()
        self.tag.addItem(EVERY, "")
        for path in paths:
            self.tag.addItem(short(path, TITLE), path)
        self.tag.setCurrentIndex(max(0, self.tag.findData(before)))

    def choose(self, tag: str) -> None:
        """Ask for the figures of a tag."""
        self.tag.setCurrentIndex(max(0, self.tag.findData(tag)))
        self.asked.emit()

    @property
    def chosen_tag(self) -> str:
        """The tag whose figures are shown, '' for all."""
        return str(self.tag.currentData() or "")

    # What is shown and in hand

    def wait(self) -> None:
        """Say that figures are being read; those of before stay on show."""
        self.said.setText("Reading figures…")
        if self._compared is None:
            self._pages.setCurrentIndex(1)

    def give_up(self) -> None:
        """Show what was read before: reading failed."""
        self.said.setText("")
        self._say()
        self._pages.setCurrentIndex(1 if self.grid.rowCount() else 0)

    def show_figures(self, compared: Compared, titles: Mapping[str, str]) -> None:
        """Lay figures in the table."""
        self._compared, self._titles = compared, titles
        table, grid = compared.table, self.grid
        here = grid.currentRow(), grid.currentColumn()
        grid.clear()
        grid.setRowCount(len(table.documents))
        grid.setColumnCount(len(table.columns))
        grid.setHorizontalHeaderLabels([_headed(column) for column in table.columns])
        named = [short(titles.get(key, ""), TITLE) for key in table.documents]
        grid.setVerticalHeaderLabels(named)
        self._numbers = {told: number for number, told in enumerate(compared.told)}
        self._cells = iter(sorted(table.cells.items()))
        self._longest = {}
        self._fill()
        grid.resizeColumnsToContents()
        grid.setCurrentCell(*here)
        self._pages.setCurrentIndex(1 if table.cells else 0)
        self._choose()

    def _fill(self) -> None:
        """Lay some more figures in the table, as long as there are any."""
        grid, rows = self.grid, set()
        for (row, column), told in islice(self._cells, SLICE):
            item = _cell(told, self._numbers)
            grid.setItem(row, column, item)
            rows.add(row)
            if len(item.text()) > self._longest.get(column, 0):
                self._longest[column] = len(item.text())
                wide = grid.sizeHintForIndex(grid.indexFromItem(item)).width() + 1  # and its line
                if wide > grid.columnWidth(column):
                    grid.setColumnWidth(column, wide)
        for row in rows:
            grid.resizeRowToContents(row)
        if rows:
            self._turn.start()

    def _say(self) -> None:
        """Say what differs in the chosen cells, or else in all of them."""
        compared, mine = self._compared, self._differing()
        if compared is None:
            return
        if len(mine) == 1:
            one, other = mine[0]
            linked = frozenset((one.highlight_id, other.highlight_id)) in compared.linked
            said = f"{one.said} against {other.said}" + (", linked." if linked else ".")
        else:
            count = len(mine) or compared.pair_count
            said = f"{count:,} pairs of figures differ." if count > 1 else ""
            said = "1 pair of figures differs." if count == 1 else said
        self.said.setText(said)

    def _differing(self) -> list[tuple[Told, Told]]:
        """Return the pairs that differ and are chosen, one of them at least."""
        if self._compared is None:
            return []
        return self._compared.pairs_of(
            self._numbers[one] for one in self.told() if one in self._numbers
        )

    def told(self) -> list[Told]:
        """Return the figures in the chosen cells."""
        if self._compared is None:
            return []
        cells = sorted((one.row(), one.column()) for one in self.grid.selectedIndexes())
        return [told for at in cells for told in self._compared.table.cells.get(at, ())]

    def _pairs(self) -> list[tuple[str, str]]:
        """Return the highlights of pairs that are chosen and not linked yet."""
        linked = self._compared.linked if self._compared is not None else frozenset()
        keys = [(one.highlight_id, other.highlight_id) for one, other in self._differing()]
        return [pair for pair in dict.fromkeys(keys) if frozenset(pair) not in linked]

    def _choose(self) -> None:
        self.link.setEnabled(bool(self._pairs()))
        self._say()
        self.chosen.emit()

    def _link(self) -> None:
        self.link_wanted.emit(self._pairs())

    def _open(self) -> None:
        if told := self.told():
            self.opened.emit(told[0].highlight_id)

    def _retint(self) -> None:
        if self._compared is not None:
            self.show_figures(self._compared, self._titles)  # in the shades of the theme

    @override
    def ids(self) -> list[str]:
        return list(dict.fromkeys(one.highlight_id for one in self.told()))

    @override
    def rect_of(self, _highlights: Sequence[object]) -> QRect:
        grid = self.grid
        shown = grid.visualRect(grid.currentIndex()) & grid.viewport().rect()
        return QRect(grid.viewport().mapToGlobal(shown.topLeft()), shown.size())


def _headed(column: Column) -> str:
    thing = " ".join(filter(None, (column.counted or "not said of what", column.fate)))
    return "\n".join(filter(None, (f"{thing} ({column.unit})" if column.unit else thing,
                                   column.period)))  # fmt: skip


def _cell(told: Sequence[Told], apart: Mapping[Told, int]) -> QTableWidgetItem:
    differs = any(one in apart for one in told)
    numbers = "\n".join(dict.fromkeys(one.number for one in told))
    item = QTableWidgetItem(f"≠ {numbers}" if differs else numbers)
    item.setTextAlignment(_AT_THE_END)
    item.setToolTip(tip("\n\n".join(dict.fromkeys(f"“{one.words}”" for one in told))))
    spoken = ", ".join(one.said for one in told)
    item.setData(
        Qt.ItemDataRole.AccessibleTextRole, f"{spoken}; differs from another" if differs else spoken
    )
    if differs:
        item.setBackground(QColor(current()["warning_back"]))
        item.setForeground(QColor(current()["warning"]))
    return item
