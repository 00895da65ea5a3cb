"""The tab with every highlight of the library: a question, what answers it, its surroundings."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)
from typing_extensions import override

from desktop.domain.asking.kept import Order, Side
from desktop.ui.annotations.answer_list import AnswerList
from desktop.ui.annotations.facets import Facets
from desktop.ui.fields.question_line import QuestionLine
from desktop.ui.look.empty import EmptyState
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, tip
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.shown import ANNOTATIONS
from desktop.ui.tabs.other_tab import OtherTab

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.domain import Highlight
    from desktop.domain.asking.kept import Kept
    from desktop.ui.annotations.answers_model import Heading
    from desktop.ui.reader.protocol import Reader

ORDERS = {
    Order.READING: "By document",
    Order.DATE: "By date",
    Order.MADE: "Newest first",
    Order.CHANGED: "Last changed first",
}

GROUPS = {
    Side.TAG: "By tag",
    Side.DOCUMENT: "By document",
    Side.SECTION: "By section",
    Side.PERSON: "By person",
    Side.SAID: "By who says it",
    Side.DEPARTMENT: "By department",
    Side.MONTH: "By month",
    Side.COLOUR: "By colour",
}
WIDE = 1000
"""Pixels from which the page has room beside the list."""
NARROW = 680
"""Pixels below which the question has a line of its own."""
TOLD = 100
"""Of the chosen highlights, how many are looked at to tell what can be done."""


class AnnotationsTab(OtherTab):
    """Shows what it is given and says what the reader wants; the verbs ask and act."""

    asked = Signal()
    """Another question, or another order."""
    opened = Signal(str)
    menu_wanted = Signal(QPoint)
    keep_wanted = Signal()
    export_wanted = Signal()

    beside = ("All highlights", "What you choose in the list is shown where it stands.")

    def __init__(self) -> None:
        super().__init__(None, ANNOTATIONS)
        self.line = QuestionLine(self)
        self.order = QComboBox(self)
        self.order.setAccessibleName("Order")
        for order, name in ORDERS.items():
            self.order.addItem(name, order)
        self.group = QComboBox(self)
        self.group.setAccessibleName("Groups")
        self.group.addItem("No groups", None)
        for side, name in GROUPS.items():
            self.group.addItem(name, side)
        self.keep = self._button("add", "Keep this question as a smart tag")
        self.export = self._button("export", "Export these highlights…")
        self.count = Label(parent=self)
        self.count.setObjectName("quiet")
        self.trouble = Label(parent=self)
        self.trouble.setObjectName("searchRemark")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.facets = Facets(self)
        self.list = AnswerList(self)
        self.model = self.list.answers
        self.empty = EmptyState(
            "highlight",
            "Listing your highlights…",
            "In a large library this takes a moment the first time.",
            parent=self,
        )
        self.pages = QStackedWidget(self)
        self.preview: ReaderView | None = None
        """The document of the highlight in hand; pages are slow to make, so it comes with one."""
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        """The question and how to list, below one another where there is no room for both."""
        self._parts = QSplitter(Qt.Orientation.Horizontal, self)
        self._side = QSplitter(Qt.Orientation.Vertical, self)
        """The list, and the page below it, or beside it where there is room for both."""
        self._lay_out()
        self._connect()

    def _button(self, picture: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(picture))
        button.setToolTip(tip(text))
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        return button

    def _lay_out(self) -> None:
        self._head.setContentsMargins(12, 8, 8, 6)
        self._head.setSpacing(6)
        asked, how = QHBoxLayout(), QHBoxLayout()
        asked.addWidget(self.line, 1)
        asked.addWidget(self.count)
        for widget in (self.order, self.group, self.keep, self.export):
            how.addWidget(widget)
        self._head.addLayout(asked, 1)
        self._head.addLayout(how)
        self.trouble.setContentsMargins(14, 0, 14, 6)
        self.pages.addWidget(self.empty)  # until there is an answer
        self.pages.addWidget(self.list)
        self._side.addWidget(self.pages)
        self._side.setChildrenCollapsible(False)
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self.facets)
        self._parts.addWidget(self._side)
        self._parts.setStretchFactor(1, 1)
        self._parts.setSizes([200, 500])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self.trouble)
        layout.addWidget(self._parts, 1)
        self.setFocusProxy(self.line)
        for before, after in pairwise((self.export, self.facets, self.list)):
            self.setTabOrder(before, after)  # as they stand, not as they were made

    def _connect(self) -> None:
        self.line.asked.connect(lambda _question: self.asked.emit())
        for choice in (self.order, self.group):
            choice.activated.connect(lambda _row: self.asked.emit())
        self.line.left_downwards.connect(self.list.enter)
        self.list.up_from_top.connect(self.line.setFocus)
        self.list.activated.connect(lambda index: self.opened.emit(self.model.id_at(index.row())))
        self.list.selectionModel().selectionChanged.connect(lambda *_rows: self.chosen.emit())
        self.list.customContextMenuRequested.connect(
            lambda place: self.menu_wanted.emit(self.list.viewport().mapToGlobal(place))
        )
        self.keep.clicked.connect(self.keep_wanted)
        self.export.clicked.connect(self.export_wanted)

    # What is asked and in hand

    @property
    def question(self) -> str:
        """The question as it stands."""
        return self.line.text().strip()

    @property
    def chosen_group(self) -> Side | None:
        """What the list is grouped by."""
        side = self.group.currentData()
        return None if side is None else Side(side)

    @property
    def chosen_order(self) -> Order:
        """The order that was chosen."""
        return Order(self.order.currentData())

    @override
    def ids(self) -> list[str]:
        return self.list.ids()

    @override
    def highlights(self) -> list[Highlight]:
        first = list(islice(self.list.chosen(), TOLD))
        return [kept.highlight for kept in self.model.all_kept(first)]

    @override
    def rect_of(self, _highlights: Sequence[Highlight]) -> QRect:
        return self.list.rect_of_current()

    def current(self) -> Kept | None:
        """Return the highlight in hand."""
        index = self.list.currentIndex()
        return self.model.kept(index.row()) if index.isValid() else None

    @override
    def readers(self) -> list[Reader]:
        return [self.preview] if self.preview is not None else []

    def made_preview(self) -> ReaderView:
        """Return the page beside the list, made when it is first wanted."""
        if self.preview is None:
            view = self.preview = ReaderView(self)
            view.setAccessibleName("The passage where it stands")
            view.set_fixed(fixed=True)
            self._side.addWidget(view)
            self._side.setSizes([300, 200])
            self.reader_made.emit(view)
        return self.preview

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < NARROW
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        is_wide = event.size().width() >= WIDE
        self._side.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)

    # What is shown

    def show_answer(
        self,
        ids: tuple[str, ...],
        titles: dict[str, str],
        groups: Sequence[tuple[Heading, Sequence[str]]] = (),
    ) -> None:
        """Show the highlights that answer; those that were chosen stay so."""
        self.trouble.hide()
        self.list.show_answer(ids, titles, groups)
        self.count.setText("1 highlight" if len(ids) == 1 else f"{len(ids):,} highlights")
        if ids:
            self.pages.setCurrentWidget(self.list)
        else:
            self._say_none()

    def _say_none(self) -> None:
        if self.question:
            self.empty.say(
                "Nothing answers", "Take a part of the question away, or clear it (Esc)."
            )
        else:
            self.empty.say(
                "No highlights yet", "What you keep in any document comes together here."
            )
        self.pages.setCurrentWidget(self.empty)

    def say_trouble(self, sentence: str) -> None:
        """Say why a question has no answer; the last one stays."""
        if not self.count.text():  # there was none: nothing is on its way
            self.empty.say("No answer", "Put the question another way, or clear it (Esc).")
        self.trouble.setText(sentence)
        self.trouble.show()
