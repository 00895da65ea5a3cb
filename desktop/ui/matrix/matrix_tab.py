"""The tab with a matrix: a question, what it is counted by, and as what it is shown."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)
from typing_extensions import override

from desktop.domain.asking.kept import FACT, Side
from desktop.ui.fields.question_line import QuestionLine
from desktop.ui.look.empty import EmptyState
from desktop.ui.look.fact_words import label
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, short, tip
from desktop.ui.matrix.bars_view import BarsView
from desktop.ui.matrix.matrix_model import READ, READ_BEFORE, MatrixModel
from desktop.ui.matrix.matrix_view import MatrixView
from desktop.ui.shown import MATRIX
from desktop.ui.tabs.other_tab import OtherTab
from desktop.ui.work.status import FOOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop.domain.asking.kept import Matrix
    from desktop.ui.annotations.facets import Value
    from desktop.ui.matrix.matrix_drawings import Bars

NARROW = 46
"""Times the height of a line: in less width the head takes two lines."""
SIDES = {
    Side.TAG: "Tag",
    Side.DOCUMENT: "Document",
    Side.SECTION: "Section",
    Side.PERSON: "Person",
    Side.SAID: "Speaker",
    Side.DEPARTMENT: "Department",
    Side.MONTH: "Month",
    Side.COLOUR: "Colour",
    Side.STATUS: "State",
    Side.BY: "Made by",
}
READABLE = frozenset({Side.TAG, Side.DOCUMENT})
"""The two sides between which it can be noted that nothing was found."""


class Picture(StrEnum):
    """As what highlights are counted."""

    TABLE = "Table"
    BARS = "Bars"
    TIME = "Timeline"


class MatrixTab(OtherTab):
    """Shows what it is given and says what the reader wants; the verbs ask and act."""

    asked = Signal()
    """Another question, other sides or another picture."""
    export_wanted = Signal()

    beside = ("Matrix", "Enter on a number lists its highlights.")

    def __init__(self) -> None:
        super().__init__(None, MATRIX)
        self.line = QuestionLine(self)
        self.picture = self._choice("Shown as", {one: str(one) for one in Picture})
        self.down = self._choice("Rows", SIDES)
        self.across = self._choice("Columns", SIDES)
        self.across.setCurrentIndex(1)
        self.export = QToolButton(self)
        self.export.setIcon(icon("export"))
        self.export.setToolTip(tip("Export as a picture or a table…"))
        self.export.setAccessibleName("Export as a picture or a table…")
        self.export.setAutoRaise(True)
        self.trouble = Label(parent=self, wraps=True)
        self.trouble.setObjectName("searchRemark")
        self.trouble.hide()
        self.legend = Label(parent=self, wraps=True)
        self.legend.setObjectName("quiet")
        self.legend.setProperty(FOOT, "yes")
        self.model = MatrixModel(self)
        self.table = MatrixView(self.model, self)
        self.bars = BarsView(self)
        self.empty = EmptyState(
            "matrix", "Counting your highlights…", "The first time takes a moment.", parent=self
        )
        self.pages = QStackedWidget(self)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        """The question and how to count, below one another where there is no room for both."""
        self._lay_out()
        self.line.asked.connect(lambda _question: self.asked.emit())
        self.line.left_downwards.connect(self._enter)
        self.export.clicked.connect(self.export_wanted)

    def _choice(self, name: str, values: dict[Side, str] | dict[Picture, str]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(tip(name))
        for value, said in values.items():
            box.addItem(said, value)
        box.activated.connect(lambda _row: self.asked.emit())
        return box

    def _lay_out(self) -> None:
        self._head.setContentsMargins(12, 8, 8, 6)
        self._head.setSpacing(6)
        how = QHBoxLayout()
        self.times = Label("×", self)
        self.times.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        widgets: list[QWidget] = [self.picture, self.down, self.times, self.across, self.export]
        for widget in widgets:
            how.addWidget(widget)
        self._head.addWidget(self.line, 1)
        self._head.addLayout(how)
        self.trouble.setContentsMargins(14, 0, 14, 6)
        self.legend.setContentsMargins(14, 6, 14, 8)
        for page in (self.empty, self.table, self.bars):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self.trouble)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.legend)
        self.setFocusProxy(self.line)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < NARROW * self.fontMetrics().lineSpacing()
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def _enter(self) -> None:
        (self.table if self.shown_as is Picture.TABLE else self.bars).setFocus()

    # What is asked

    @property
    def question(self) -> str:
        """The question as it stands."""
        return self.line.text().strip()

    @property
    def sides(self) -> tuple[str, str]:
        """What rows and columns are: a Side each, or FACT with the name of a fact."""
        return self.down.currentData(), self.across.currentData()

    def offer_facts(self, names: Sequence[str]) -> None:
        """Let rows and columns be facts of sections, too; what is chosen stays so."""
        for box in (self.down, self.across):
            chosen = box.currentData()
            while box.count() > len(SIDES):
                box.removeItem(len(SIDES))
            if names:
                box.insertSeparator(len(SIDES))
            for name in names:
                box.addItem(short(label(name)), FACT + name)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    @property
    def shown_as(self) -> Picture:
        """As what it is shown."""
        return Picture(self.picture.currentData())

    # What is shown

    def show_matrix(self, matrix: Matrix, rows: Sequence[Value], columns: Sequence[Value]) -> None:
        """Show the answer as a table; the cell in hand stays so."""
        index = self.table.currentIndex()
        row, column = max(0, index.row()), max(0, index.column())
        self.model.show_matrix(matrix, rows, columns)
        self._turn(self.table, has_any=bool(rows and columns))
        self.table.setCurrentIndex(self.model.index(row, column))
        parts = [f"{matrix.total:,} highlights" if matrix.total != 1 else "1 highlight"]
        if set(self.sides) == READABLE:
            parts += [f"{READ} read, nothing found (key 0)", f"{READ_BEFORE} in an older text"]
            parts += ["empty: not read for it"]
        parts += ["Enter lists a cell"]
        self.legend.setText(" · ".join(parts))

    def show_bars(self, bars: Bars, undated: int = 0) -> None:
        """Show the answer as bars, and say how many are in none for want of a date."""
        self.bars.show_bars(bars)
        self._turn(self.bars, has_any=bool(bars.values))
        without = f"{undated:,} more without a date · " if undated else ""
        self.legend.setText(f"{without}Arrows go from bar to bar · Enter lists one")

    def _turn(self, page: QWidget, *, has_any: bool) -> None:
        self.trouble.hide()
        has_line = self.shown_as is Picture.TABLE
        self.down.setVisible(self.shown_as is not Picture.TIME)
        self.times.setVisible(has_line)
        self.across.setVisible(has_line)
        self.export.setEnabled(has_any)
        self.legend.setVisible(has_any)
        if not has_any:
            self._say_none()
        self.pages.setCurrentWidget(page if has_any else self.empty)

    def _say_none(self) -> None:
        if self.question:
            how = "Take a part of the question away, or clear it (Esc)."
            self.empty.say("Nothing answers", how)
        else:
            self.empty.say("Nothing to count", "Highlights with these values are counted here.")

    def say_trouble(self, sentence: str) -> None:
        """Say why a question has no answer; the last one stays."""
        self.trouble.setText(sentence)
        self.trouble.show()
