"""What a file of another program would bring, before anything of it is stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop import words
from desktop.domain.exchanged.brought_report import BroughtReport, Home
from desktop.ui.bringing.reading_question import ReadingQuestion
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.plain import Label, short, tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import ImportOutcome
    from desktop.domain.exchanged.brought_report import BroughtSource, Tally

_HOMES = {
    Home.INSIDE: "in the file",
    Home.BESIDE: "in a file beside it",
    Home.HERE: "here already",
    Home.QUOTATIONS: "quotations only",
    Home.TRASH: "in the trash: left there",
    Home.NONE: "nothing to read",
}
_COLUMNS = ("Document", "Its text", "Highlights", "One place", "By order", "To review", "Not found")
_NUMBERS = ("highlights", "exact", "several", "review", "lost")
_FIRST = 2
_MOST_ROWS = 2_000
"""Documents that are listed: nobody reads more."""
_WIDTH, _ROWS_SHOWN = 760, 7
_HEAD, _ROW = 40, 28
_MARGIN = 24
_REMARKS = 120
"""Pixels that remarks are high at most; more of them are scrolled."""


class BroughtDialog(Dialog):
    """Shows counts, a table by document, and what has no place here; asks whether to import."""

    document_wanted = Signal()
    """It is a document rather than notes."""
    positions_chosen = Signal(str)
    """How positions are to be counted: the report is to be made anew."""

    def __init__(self, outcome: ImportOutcome, positions: str, parent: QWidget | None) -> None:
        super().__init__("Import from Another Program", parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        assert outcome.brought is not None  # noqa: S101 - only such are shown
        self.report = outcome.brought
        name = Label(short(self.report.name or Path(outcome.path).name), self, wraps=True)
        name.setObjectName("paneTitle")
        name.setToolTip(tip(outcome.path))
        self.column.addWidget(name)
        self.say(self._origin(), quiet=True)
        self.column.addLayout(self._sums(self.report.counts))
        self.question = None
        if self.report.doubts and not self.report.has_facts_only:
            self.question = ReadingQuestion(self.report.doubts, positions, self)
            self.question.chosen.connect(self.positions_chosen)
            self.column.addWidget(self.question)
        self.table = self._table()
        if self.report.sources:
            self.column.addWidget(self.table, 1)
        self.table.setVisible(bool(self.report.sources))
        self._say_the_rest()
        box = self.finish(Button.Ok | Button.Cancel, "Import")
        self.bring = box.button(Button.Ok)
        self.as_document = box.addButton(
            "As a Document Instead", QDialogButtonBox.ButtonRole.ActionRole
        )
        self.as_document.setToolTip("Read the file itself, and take no highlights out of it")
        self.as_document.clicked.connect(self._ask_for_document)

    def _origin(self) -> str:
        report = self.report
        told = [f"From {report.program}. Nothing is stored yet."]
        if report.kept:
            number = words.counted(report.kept, "highlight")
            told.append(f"{number} that you edited or removed here will stay as you left them.")
        if report.vanished:
            number = words.counted(report.vanished, "highlight")
            told.append(f"{number} came earlier and are gone there; here they stay.")
        return " ".join(told)

    def _sums(self, counts: Tally) -> QGridLayout:
        """Return the sums, each a number with what it counts below."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(0)
        shown = [
            (counts.documents, "documents" if counts.documents != 1 else "document"),
            (counts.tags, "tags" if counts.tags != 1 else "tag"),
            (counts.highlights, "highlights" if counts.highlights != 1 else "highlight"),
        ]
        if not self.report.has_facts_only:
            shown += [
                (counts.exact, "in one place"),
                (counts.several, "told by order"),
                (counts.review, "to review"),
                (counts.lost, "not found"),
            ]
        for column, (number, what) in enumerate(shown):
            figure, named = Label(f"{number:,}", self), Label(what, self)
            figure.setObjectName("paneTitle")
            named.setObjectName("quiet")
            grid.addWidget(figure, 0, column)
            grid.addWidget(named, 1, column)
        grid.setColumnStretch(len(shown), 1)
        return grid

    def _table(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setObjectName("broughtSources")
        table.setAccessibleName("By document")
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAlternatingRowColors(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHeaderLabels(list(_COLUMNS))
        for source in self.report.sources[:_MOST_ROWS]:
            table.addTopLevelItem(_row(source))
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(_COLUMNS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
            if column >= _FIRST:
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                table.headerItem().setTextAlignment(column, right)
        rows = min(len(self.report.sources), _ROWS_SHOWN)
        table.setMinimumHeight(_HEAD + _ROW * rows)
        if len(self.report.sources) <= _ROWS_SHOWN:
            table.setMaximumHeight(table.minimumHeight())
        return table

    def _say_the_rest(self) -> None:
        said = list(_rest(self.report))
        if not said:
            return
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for sentence in said:
            column.addWidget(Label(short(sentence, 600), inner, wraps=True))
        column.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("broughtRemarks")
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        height = column.heightForWidth(_WIDTH - 2 * _MARGIN)
        area.setFixedHeight(min(_REMARKS, max(column.sizeHint().height(), height)))
        self.column.addWidget(area)

    def wait_for_numbers(self) -> None:
        """Offer nothing but Cancel: what is shown was counted otherwise than was chosen."""
        self.bring.setEnabled(False)
        self.bring.setText("Counting…")
        self.as_document.setEnabled(False)
        if self.question is not None:
            self.question.setEnabled(False)
        self.table.setEnabled(False)

    def _ask_for_document(self) -> None:
        self.document_wanted.emit()
        self.reject()

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(_WIDTH, 0)).boundedTo(QSize(920, 680))


def _row(source: BroughtSource) -> QTreeWidgetItem:
    numbers = [f"{getattr(source.tally, name):,}" for name in _NUMBERS]
    row = QTreeWidgetItem([short(source.title), _HOMES[source.home], *numbers])
    row.setToolTip(0, tip(source.error or source.title))
    for column in range(_FIRST, len(_COLUMNS)):
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        row.setTextAlignment(column, right)
    return row


def _rest(report: BroughtReport) -> Iterator[str]:
    """Yield what else is to be known, a sentence each."""
    if report.without_a_home:
        yield words.without_a_home(report.without_a_home)
    for source in report.sources:
        if source.error:
            yield f"“{source.title}” is kept as its quotations alone: {source.error}"
    yield from report.remarks
