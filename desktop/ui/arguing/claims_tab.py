"""The tab of claims: all of them in their order, and the page of the one in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.arguing.argument_rows import claim_rows
from desktop.ui.arguing.claim_page import ClaimPage
from desktop.ui.arguing.head_button import head_button
from desktop.ui.arguing.row_list import RowList
from desktop.ui.look.empty import EmptyState
from desktop.ui.look.plain import Label
from desktop.ui.shown import CLAIMS
from desktop.ui.tabs.other_tab import OtherTab
from desktop.ui.tabs.turning_splitter import TurningSplitter
from desktop.ui.work.in_bursts import InBursts
from desktop.ui.work.own_turn import OwnTurn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Highlight
    from desktop.domain.arguing.claims import Weighed


class ClaimsTab(OtherTab):
    """Shows what it is given and says what the reader wants; the verbs act."""

    moved = Signal(str, int)
    """A claim, and before which of the others it goes."""
    removed = Signal(list)
    dropped = Signal(str, list)
    """Highlights on a claim."""
    menu_wanted = Signal(QPoint)
    export_wanted = Signal(list)
    """Claims by id, none for all."""
    tried_again = Signal()
    """Claims are to be weighed after it failed."""

    beside = ("Claims", "The passages of a claim stand on its page.")

    def __init__(self) -> None:
        super().__init__(None, CLAIMS)
        self.add = head_button("add", "New claim (Insert)", self)
        self.export = head_button("export", "Export claims…", self)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export.setMenu(self._made_export_menu())
        self.count = Label(parent=self)
        self.count.setObjectName("quiet")
        self.list = RowList("Claims", self)
        self.page = ClaimPage(self)
        self._claims: dict[str, Weighed] = {}
        self.empty = EmptyState(
            "claim",
            "No claims yet",
            "A claim is one sentence that you want to make. Put the passages under it that "
            "support, contradict or qualify it, and see how well it stands.",
            "New Claim",
            self,
        )
        self.trouble = EmptyState("warning", "", "", "Try Again", self)
        self._page_turn = OwnTurn(self._turn, self)
        self._turning = InBursts(self._page_turn.ask, self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def _made_export_menu(self) -> QMenu:
        menu = QMenu(self)
        chosen = menu.addAction("Export the &Chosen Claims…")
        chosen.triggered.connect(lambda: self.export_wanted.emit(self.list.picked()))
        menu.addAction("Export &All Claims…").triggered.connect(lambda: self.export_wanted.emit([]))
        return menu

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 6)
        head.addWidget(self.count, 1)
        head.addWidget(self.add)
        head.addWidget(self.export)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        parts = TurningSplitter((320, 480), (200, 500), self)
        parts.add(left, self.page)
        parts.setStretchFactor(1, 1)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(parts)
        self._pages.addWidget(self.trouble)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        selection = self.list.selectionModel()
        selection.currentChanged.connect(lambda *_rows: self._turning.choose())
        self.page.list.selectionModel().selectionChanged.connect(lambda *_rows: self.chosen.emit())
        self.list.on("Alt+Up", lambda: self._step(-1))
        self.list.on("Alt+Down", lambda: self._step(1))
        self.list.on("Delete", lambda: self.removed.emit(self.list.picked()))
        self.list.on("Return", self._enter_page)
        self.list.on("Insert", self.add.click)
        self.list.on("F2", self._write)
        self.page.list.on("Left", self.list.setFocus)
        self.list.on("Right", self._enter_page)
        self.list.moved.connect(self._drag)
        self.list.dropped.connect(self._drop)
        self.empty.chosen.connect(self.add.click)
        self.trouble.chosen.connect(self.tried_again)
        self.page.list.customContextMenuRequested.connect(
            lambda place: self.menu_wanted.emit(self.page.list.viewport().mapToGlobal(place))
        )

    def _write(self) -> None:
        self._catch_up()
        self.page.sentence.setFocus()

    def _enter_page(self) -> None:
        self._catch_up()
        page = self.page
        if page.claim is None or not page.claim.evidence:
            page.sentence.setFocus()
            return
        page.list.setFocus()
        if not page.list.picked():
            page.list.take(page.list.rows.rows[0].key)

    # Order

    def _step(self, step: int) -> None:
        key = self.list.key()
        at = self.list.rows.row_of(key) + step
        if key and 0 <= at < len(self._claims):
            self.moved.emit(key, at)

    def _drag(self, keys: list[str], at: int) -> None:
        if len(keys) == 1:
            self.moved.emit(keys[0], at - (self.list.rows.row_of(keys[0]) < at))

    def _drop(self, ids: list[str], _at: int, key: str) -> None:
        if key:
            self.dropped.emit(key, ids)

    # What is shown and in hand

    def wait(self) -> None:
        """Say that claims are being weighed, unless some are on show."""
        if not self._claims:
            self.count.setText("Weighing claims…")
            self.page.hide()
            self._pages.setCurrentIndex(1)

    def fail(self, sentence: str) -> None:
        """Say why claims were not weighed and offer to try again, unless some are on show."""
        if not self._claims:
            self.trouble.say("The claims could not be weighed", sentence)
            self._pages.setCurrentWidget(self.trouble)

    def show_claims(self, claims: Sequence[Weighed]) -> None:
        """Show these claims; the one in hand stays so."""
        self._claims = {one.claim.id: one for one in claims}
        self.list.show_rows(claim_rows(claims))
        count = len(claims)
        self.count.setText("1 claim" if count == 1 else f"{count:,} claims")
        self._pages.setCurrentIndex(1 if claims else 0)
        self.page.show()
        if claims and not self.list.key():
            self.list.take(claims[0].claim.id)
            self._catch_up()
        else:
            self._turn()

    def show_claim(self, claim: Weighed) -> None:
        """Show one of the claims as it is now."""
        self._claims[claim.claim.id] = claim
        self.list.show_rows(claim_rows(list(self._claims.values())))
        self._turn()

    def _catch_up(self) -> None:
        self._turning.catch_up()
        self._page_turn.catch_up()

    def _turn(self) -> None:
        claim = self._claims.get(self.list.key())
        if claim is not None:
            self.page.show_claim(claim)
        self.chosen.emit()

    def evidence(self, highlight_id: str) -> Highlight | None:
        """Return a passage of the claim in hand."""
        known = self.page.claim.evidence if self.page.claim else ()
        return next((one.highlight for one in known if one.highlight_id == highlight_id), None)

    @override
    def ids(self) -> list[str]:
        return [one.id for one in self.page.highlights()]

    @override
    def highlights(self) -> list[Highlight]:
        return self.page.highlights()

    @override
    def rect_of(self, _highlights: Sequence[Highlight]) -> QRect:
        view = self.page.list
        shown = view.visualRect(view.currentIndex()) & view.viewport().rect()
        return QRect(view.viewport().mapToGlobal(shown.topLeft()), shown.size())
