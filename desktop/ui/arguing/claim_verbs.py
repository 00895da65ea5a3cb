"""Verbs about claims: make one, say it otherwise, put its passages in order, hand it on."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from desktop.domain.arguing.claims import Stance
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError
from desktop.ui import dialogs
from desktop.ui.arguing.claims_tab import ClaimsTab
from desktop.ui.handing_on import hand_on
from desktop.ui.shown import CLAIMS
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from desktop.domain import Changes
    from desktop.domain.arguing.claims import Weighed
    from desktop.ui.desk import Desk

FEW = 24
"""Up to so many passages are weighed at once; more by the search worker."""
SOON_MS = 120
_ACTS = ("copy", "tag", "add_to_claim", "add_to_outline", "remove")


class ClaimVerbs:
    """The tab shows; here is what it wants done."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tab: ClaimsTab | None = None
        self._wanted = ""
        """The claim to take in hand once it is shown."""
        self._copies: dict[str, list[frozenset[str]]] = {}
        """By claims, which of its passages stand for one another, as far as was looked."""
        self._looked_at: dict[str, tuple[str, ...]] = {}
        self._later = QTimer(desk, singleShot=True, interval=SOON_MS)
        self._later.timeout.connect(self._ask)
        desk.opened.connect(self._opened)

    def _opened(self) -> None:
        self._desk.bridge.changed.connect(self._refresh)
        self._mark_cards()

    def _mark_cards(self) -> None:
        """Let the cards of passages that stand in a claim say so."""
        sidebar = self._desk.sidebar
        if sidebar.heights.mark_claimed(self._desk.workspace.claims.claimed()):
            sidebar.view.settle()

    def open(self, claim_id: str = "") -> None:
        """Bring the claims to the front, with this one in hand."""
        self._wanted = claim_id
        self._desk.leave_here()
        self._desk.reading.show_tab(CLAIMS)
        self._take_wanted()
        self._desk.reading.take_focus()

    def made(self) -> ClaimsTab:
        """Return the tab with all claims."""
        tab, safely, claims = ClaimsTab(), self._desk.safely, self._desk.workspace.claims
        self._tab = tab
        page = tab.page
        tab.add.clicked.connect(safely(self.add))
        tab.export_wanted.connect(safely(self._export))
        tab.moved.connect(safely(claims.move))
        tab.removed.connect(safely(self._remove))
        tab.dropped.connect(safely(self._support))
        tab.menu_wanted.connect(self._menu)
        tab.tried_again.connect(safely(self._ask))
        page.sentence_changed.connect(safely(lambda key, text: claims.edit(key, sentence=text)))
        page.note_changed.connect(safely(lambda key, text: claims.edit(key, note=text)))
        page.stance_wanted.connect(safely(claims.put))
        page.taken_off.connect(safely(self._take_off))
        page.moved.connect(safely(lambda key, ids, at: claims.move_passage(key, ids[0], at)))
        page.dropped.connect(safely(self._support))
        page.opened.connect(safely(self._open_beside))
        tab.destroyed.connect(self._gone)
        self._ask()
        return tab

    def _gone(self) -> None:
        self._tab = None

    # What is shown

    def _refresh(self, changes: Changes) -> None:
        if changes.claims:
            self._mark_cards()
        if changes.documents:
            self._looked_at = {}
        if self._tab is None or not (changes.claims or changes.highlights or changes.documents):
            return
        if self._desk.bridge.is_own and changes.claims:
            self._ask()  # at once: the reader goes on with it
        else:
            self._later.start()

    def _ask(self) -> None:
        tab, claims = self._tab, self._desk.workspace.claims
        if tab is None or not self._desk.is_open:
            return
        if claims.passages() <= FEW:
            self._show(claims.weighed((), self._copies))
            self._look_for_copies()
            return
        tab.wait()
        asked = call(claims.weighed, (), self._copies)
        self._desk.tasks.search(asked, then=self._show, failed=self._fail, text="Weighing claims")
        self._look_for_copies()
        shown = tab.page.claim
        if shown is not None and len(shown.evidence) <= FEW and self._desk.bridge.is_own:
            with suppress(NotFoundError):  # it is the one that was removed
                tab.show_claim(*claims.weighed([shown.claim.id], self._copies))

    def _look_for_copies(self) -> None:
        """Have the worker look which passages are copies, unless it did so for the same ones."""
        claims = self._desk.workspace.claims
        several = {key: ids for key, ids in claims.supported().items() if len(ids) > 1}
        if several and several != self._looked_at:
            self._looked_at = several
            looked = call(claims.copies)
            self._desk.tasks.search(looked, then=self._know_copies, text="Looking for copies")

    def _know_copies(self, copies: dict[str, list[frozenset[str]]]) -> None:
        if copies != self._copies:
            self._copies = copies
            self._ask()

    def _fail(self, sentence: str) -> None:
        self._desk.status.say(sentence)
        if self._tab is not None:
            self._tab.fail(sentence)

    def _show(self, claims: Sequence[Weighed]) -> None:
        if self._tab is not None:
            self._tab.show_claims(claims)
            self._take_wanted()

    def _take_wanted(self) -> None:
        if self._tab is not None and self._tab.list.rows.row_of(self._wanted) >= 0:
            self._tab.list.take(self._wanted)
            self._wanted = ""

    # Changes

    def add(self) -> None:
        """Ask for a sentence and make a claim of it."""
        sentence = dialogs.NameDialog.ask("New Claim", "", "Create", self._desk.window)
        if sentence:
            self._wanted = self._desk.workspace.claims.add(sentence)
            self._desk.status.say_undoable("Made a claim.")
            self._take_wanted()

    def _remove(self, keys: list[str]) -> None:
        with self._desk.workspace.step(StepCode.REMOVE_CLAIM):
            for key in keys:
                self._desk.workspace.claims.remove(key)
        if keys:
            what = "the claim" if len(keys) == 1 else f"{len(keys)} claims"
            self._desk.status.say_undoable(f"Removed {what}; its passages stay kept.")

    def _support(self, claim_id: str, highlight_ids: list[str]) -> None:
        self._desk.workspace.claims.put(claim_id, highlight_ids, Stance.SUPPORTS)
        self._desk.status.say_undoable("Put under the claim; S, C and Q say what it does there.")

    def _take_off(self, claim_id: str, highlight_ids: list[str]) -> None:
        self._desk.workspace.claims.take_off(claim_id, highlight_ids)
        what = "the passage" if len(highlight_ids) == 1 else f"{len(highlight_ids)} passages"
        self._desk.status.say_undoable(f"Took {what} out of the claim.")

    def _open_beside(self, highlight_id: str) -> None:
        highlight = self._tab.evidence(highlight_id) if self._tab is not None else None
        if highlight is None:
            raise NotFoundError("passage", highlight_id)
        self._desk.open_beside(highlight)

    # Handing on

    def _export(self, claim_ids: list[str]) -> None:
        claims = self._desk.workspace.claims
        hand_on(
            self._desk,
            "Export Claims",
            "Claims.md",
            lambda path: call(claims.file, path, claim_ids, replace=True),
        )

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self._desk.window)
        for name in _ACTS:
            menu.addAction(self._desk.actions[name])
        menu.exec(place)
        menu.deleteLater()
