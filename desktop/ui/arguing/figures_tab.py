"""The tab of figures: what is counted in the highlights of a tag, document by document."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.arguing.disputes import NONE
from desktop.ui.drawn.whole import fill_ground, paints_whole
from desktop.ui.look.empty import EmptyState
from desktop.ui.look.plain import Label, short, tip
from desktop.ui.look.theme import current, on_another_theme
from desktop.ui.shown import FIGURES
from desktop.ui.tabs.other_tab import OtherTab
from desktop.ui.work.status import FOOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from desktop.domain.arguing.figure_table import Column
    from desktop.workspace.arguing.figures import Compared

EVERY = "All tags"
HINT = "X links figures that differ as contradicting each other · Enter opens the passage beside"
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NARROW = 40
"""Times the height of a line: in less width the head takes two lines."""
TITLE = 36
MOST_LINKED = 1_000
"""Pairs that are linked in one go; more would hold the window, and were hardly looked at."""
TOLD = 5
"""Passages of a cell whose words its tool tip has."""
LINES = 5
"""Of a cell; its tool tip has all numbers where there are more."""
SLICE = 250
"""Cells that are laid in the table at once."""
MEASURED = 60
"""Rows by which the heads of columns are measured; who has more to say widens its column."""
_AT_THE_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
"""How numbers stand below one another, the first of each cell beside the name of the row."""


class FigureGrid(QTableWidget):
    """Cells are gone to with the arrows; X links, Enter opens."""

    linked = Signal()
    opened = Signal()

    said: Callable[[tuple[int, int]], str] = staticmethod(lambda _place: "")
    """What is to be known of a cell, by row and column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("figures")
        paints_whole(self)
        self.setAccessibleName("Figures by document")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        self.setAlternatingRowColors(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        )

    def places(self) -> list[tuple[int, int]]:
        """Return the chosen cells, by row and column; Qt would make an index of each."""
        chosen = self.selectionModel().selection()
        return sorted(
            (row, column)
            for span in map(chosen.at, range(chosen.count()))
            for row in range(span.top(), span.bottom() + 1)
            for column in range(span.left(), span.right() + 1)
        )

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        fill_ground(self, e)
        super().paintEvent(e)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            said = self.said((index.row(), index.column()))
            QToolTip.showText(event.globalPos(), tip(said))
            return True
        return super().viewportEvent(event)

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
        self._paths: Sequence[str] = ()
        self.read: Callable[[Sequence[str]], Sequence[str]] = lambda _ids: ()
        """Reads what passages say, told by their ids."""
        self._cells: Iterator[tuple[tuple[int, int], range]] = iter(())
        """Those that are not in the table yet."""
        self._longest: dict[int, int] = {}
        """Characters in a cell, by column."""
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._fill)
        self.tag = QComboBox(self)
        self.tag.setAccessibleName("Of the highlights with this tag")
        self.grid = FigureGrid(self)
        self.grid.said = self._tip
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
        self._head = QGridLayout()
        self._lay_out()
        self.tag.activated.connect(lambda _row: self.asked.emit())
        self.grid.linked.connect(self._link)
        self.grid.opened.connect(self._open)
        self.grid.cellDoubleClicked.connect(lambda _row, _column: self._open())
        self.grid.itemSelectionChanged.connect(self._choose)
        self.link.clicked.connect(self._link)
        on_another_theme(self._retint)

    def _lay_out(self) -> None:
        head = self._head
        head.setContentsMargins(12, 8, 12, 6)
        head.setSpacing(12)
        head.setColumnStretch(1, 1)
        head.addWidget(self.tag, 0, 0)
        head.addWidget(self.said, 0, 1)
        head.addWidget(self.link, 0, 2)
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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < NARROW * self.fontMetrics().lineSpacing()
        place = (1, 0, 1, 3) if is_narrow else (0, 1, 1, 1)
        if self._head.getItemPosition(self._head.indexOf(self.said)) != place:
            self._head.addWidget(self.said, *place)

    # What is asked

    def show_tags(self, paths: Sequence[str]) -> None:
        """Offer these tags; the one that is chosen stays so."""
        if paths == self._paths:
            return
        self._paths, before = paths, self.chosen_tag
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
        self._cells = iter(table.cells.items())
        self._longest = {}
        self._fill()
        grid.resizeColumnsToContents()
        grid.setCurrentCell(*here)
        self._pages.setCurrentIndex(1 if table.cells else 0)
        self._choose()

    def _fill(self) -> None:
        """Lay some more figures in the table, as long as there are any."""
        grid, rows = self.grid, set()
        compared = self._compared
        if compared is None:
            return
        for (row, column), figures in islice(self._cells, SLICE):
            item = _cell(compared, figures)
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
        compared = self._compared
        if compared is None:
            return
        self.said.setText(_differ(compared, self.figures()))

    def figures(self) -> list[int]:
        """Return the numbers of the figures in the chosen cells."""
        if self._compared is None:
            return []
        cells = self._compared.table.cells
        return list(chain.from_iterable(cells.get(at, ()) for at in self.grid.places()))

    def _unlinked(self) -> Iterator[tuple[str, str]]:
        """Yield the highlights of pairs that are chosen and not linked yet."""
        if (compared := self._compared) is not None:
            told = map(compared.passages_of, compared.differing.pairs_of(self.figures()))
            yield from (pair for pair in told if frozenset(pair) not in compared.linked)

    def _choose(self) -> None:
        self.link.setEnabled(next(self._unlinked(), None) is not None)
        self._say()
        self.chosen.emit()

    def _link(self) -> None:
        pairs: dict[tuple[str, str], None] = {}
        for pair in self._unlinked():
            pairs[pair] = None
            if len(pairs) > MOST_LINKED:
                break
        self.link_wanted.emit(list(pairs))

    def _open(self) -> None:
        if told := self.ids():
            self.opened.emit(told[0])

    def _tip(self, place: tuple[int, int]) -> str:
        """Return what the first passages of a cell say."""
        if self._compared is None:
            return ""
        table = self._compared.table
        cell = table.cells.get(place, ())
        ids = dict.fromkeys(map(table.highlight_id, cell))
        numbers = dict.fromkeys(map(table.number, cell))
        every = [", ".join(numbers)] if len(numbers) > LINES else []
        return "\n\n".join([*every, *(f"“{said}”" for said in self.read(list(ids)[:TOLD]))])

    def _retint(self) -> None:
        if self._compared is not None:
            self.show_figures(self._compared, self._titles)  # in the shades of the theme

    @override
    def ids(self) -> list[str]:
        if self._compared is None:
            return []
        table = self._compared.table
        told = dict.fromkeys(map(table.telling.__getitem__, self.figures()))
        return [table.passages[one] for one in told]

    @override
    def rect_of(self, _highlights: Sequence[object]) -> QRect:
        grid = self.grid
        shown = grid.visualRect(grid.currentIndex()) & grid.viewport().rect()
        return QRect(grid.viewport().mapToGlobal(shown.topLeft()), shown.size())


def _differ(compared: Compared, chosen: Sequence[int]) -> str:
    """Return what differs of figures, or else of all, in a sentence."""
    differing = compared.differing
    count = differing.count_of(chosen)
    if count == 1:
        pair = next(differing.pairs_of(chosen))
        one, other = map(compared.table.sentence, pair)
        is_linked = frozenset(compared.passages_of(pair)) in compared.linked
        return f"{one} against {other}" + (", linked." if is_linked else ".")
    count = count or differing.pair_count
    if count == 1:
        return "1 pair of figures differs."
    return f"{count:,} pairs of figures differ." if count else ""


def _headed(column: Column) -> str:
    thing = " ".join(filter(None, (column.counted or "not said of what", column.fate)))
    return "\n".join(filter(None, (f"{thing} ({column.unit})" if column.unit else thing,
                                   column.period)))  # fmt: skip


def _shown(numbers: Sequence[str]) -> Sequence[str]:
    """Return the lines of a cell: a row is as high as its longest, and others are to be seen."""
    if len(numbers) <= LINES:
        return numbers
    return [*numbers[: LINES - 1], f"{len(numbers) - LINES + 1:,} more"]


def _cell(compared: Compared, figures: range) -> QTableWidgetItem:
    table, kinds = compared.table, compared.differing.kind[figures.start : figures.stop]
    differs = any(kind != NONE for kind in kinds)
    numbers = "\n".join(_shown(list(dict.fromkeys(map(table.number, figures)))))
    item = QTableWidgetItem(f"≠ {numbers}" if differs else numbers)
    item.setTextAlignment(_AT_THE_END)
    spoken = ", ".join(dict.fromkeys(map(table.sentence, figures)))
    item.setData(
        Qt.ItemDataRole.AccessibleTextRole, f"{spoken}; differs from another" if differs else spoken
    )
    if differs:
        item.setBackground(QColor(current()["warning_back"]))
        item.setForeground(QColor(current()["warning"]))
    return item
