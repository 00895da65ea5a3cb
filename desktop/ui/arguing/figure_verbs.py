"""Verbs about figures: lay those of a tag side by side, link what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.domain.tag_paths import with_those_above
from desktop.ui.arguing.claim_verbs import SOON_MS
from desktop.ui.arguing.figures_tab import MOST_LINKED, FiguresTab
from desktop.ui.shown import FIGURES
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.work.own_turn import OwnTurn
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Changes
    from desktop.ui.desk import Desk
    from desktop.workspace.arguing.figures import Compared

FEW = 200
"""Tags that are offered before the tab is on show; of more, after it."""


class FigureVerbs:
    """The search worker reads the figures; the tab shows them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tab: FiguresTab | None = None
        self._later = QTimer(desk, singleShot=True, interval=SOON_MS)
        self._later.timeout.connect(self._ask)
        self._listing = OwnTurn(self._list, desk)
        desk.opened.connect(lambda: desk.bridge.changed.connect(self._refresh))

    def open(self) -> None:
        """Bring the figures to the front, those of the tag that is chosen in the tree."""
        tag = next((row.key for row in self._desk.subject.rows if row.kind is Kind.TAG), "")
        self._desk.leave_here()
        self._desk.reading.show_tab(FIGURES)
        if tag and self._tab is not None:
            self._listing.catch_up()
            self._tab.choose(tag)
        self._desk.reading.take_focus()

    def made(self) -> FiguresTab:
        """Return the tab with the figures of all highlights."""
        tab, safely = FiguresTab(), self._desk.safely
        self._tab = tab
        tab.read = self._words
        tab.asked.connect(self._ask)
        tab.link_wanted.connect(safely(self._link))
        tab.opened.connect(safely(self._open))
        tab.destroyed.connect(self._gone)
        if len(self._desk.catalogue.tags) <= FEW:
            self._list()
        else:
            self._listing.ask()
        self._read()
        return tab

    def _gone(self) -> None:
        self._tab = None
        if self._desk.is_open:
            self._desk.tasks.give_up(self._desk.workspace.figures.compared)

    def _refresh(self, changes: Changes) -> None:
        if self._tab is not None and (changes.highlights or changes.tags or changes.documents):
            self._later.start()

    def _ask(self) -> None:
        self._list()
        self._read()

    def _list(self) -> None:
        if self._tab is not None and self._desk.is_open:
            self._tab.show_tags(with_those_above(tag.path for tag in self._desk.catalogue.tags))

    def _read(self) -> None:
        tab, desk = self._tab, self._desk
        if tab is None or not desk.is_open:
            return
        tab.wait()
        asked = call(desk.workspace.figures.compared, tab.chosen_tag)
        desk.tasks.search(asked, then=self._show, failed=self._fail, text="Reading figures")

    def _show(self, compared: Compared) -> None:
        if self._tab is not None:
            documents = self._desk.catalogue.documents
            titles = {key: document.title for key, document in documents.items()}
            self._tab.show_figures(compared, titles)

    def _fail(self, sentence: str) -> None:
        self._desk.status.say(sentence)
        if self._tab is not None:
            self._tab.give_up()

    def _words(self, ids: Sequence[str]) -> list[str]:
        """Return what passages say."""
        found = {one.id: one.quote for one in self._desk.workspace.highlights.by_id(ids)}
        return [found[key] for key in ids if key in found]

    def _link(self, pairs: list[tuple[str, str]]) -> None:
        if not pairs:
            self._desk.status.say("Choose a figure that differs from another, and is not linked.")
            return
        if len(pairs) > MOST_LINKED:
            self._desk.status.say(
                f"More than {MOST_LINKED:,} pairs of passages differ here. Choose fewer figures to "
                "link them."
            )
            return
        self._desk.workspace.figures.contradict(pairs)
        what = "1 pair" if len(pairs) == 1 else f"{len(pairs)} pairs"
        self._desk.status.say_undoable(f"Linked {what} of passages as contradicting.")

    def _open(self, highlight_id: str) -> None:
        self._desk.open_beside(self._desk.workspace.highlights.find(highlight_id))
