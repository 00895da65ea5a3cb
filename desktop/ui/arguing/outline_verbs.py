"""Verbs about outlines: make one, write in it, put its lines in order, hand it on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.domain.arguing.outlines import DEEPEST, Drafted, Line, LineKind
from desktop.domain.file_names import safe
from desktop.domain.steps import StepCode
from desktop.ui import dialogs
from desktop.ui.arguing.choice_popup import ChoicePopup
from desktop.ui.arguing.claim_verbs import FEW, SOON_MS
from desktop.ui.arguing.outline_tab import OutlineTab
from desktop.ui.handing_on import hand_on
from desktop.ui.shown import OUTLINES
from desktop.ui.work.own_turn import OwnTurn
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Changes
    from desktop.domain.arguing.outlines import Outline
    from desktop.ui.desk import Desk


class OutlineVerbs:
    """The tab shows one outline; here is what it wants done."""

    def __init__(self, desk: Desk, show_claim: Callable[[str], None]) -> None:
        self._desk = desk
        self._show_claim = show_claim
        self._tab: OutlineTab | None = None
        self._shown = ""
        """The outline that is looked at."""
        self._later = QTimer(desk, singleShot=True, interval=SOON_MS)
        self._later.timeout.connect(self._ask)
        self._soon = OwnTurn(self._ask, desk)
        self._every: Sequence[Outline] = ()
        """All of them as they were read last."""
        desk.opened.connect(lambda: desk.bridge.changed.connect(self._refresh))

    def open(self) -> None:
        """Bring the outlines to the front."""
        self._desk.leave_here()
        self._desk.reading.show_tab(OUTLINES)
        self._desk.reading.take_focus()

    def made(self) -> OutlineTab:
        """Return the tab with the outline that was looked at last."""
        tab, safely = OutlineTab(), self._desk.safely
        self._tab = tab
        tab.turned.connect(safely(self._turn))
        tab.add.clicked.connect(safely(self.add))
        tab.rename.clicked.connect(safely(self._rename))
        tab.remove.clicked.connect(safely(self._remove))
        tab.export.clicked.connect(safely(self._export))
        tab.list.written.connect(safely(lambda line, at: self._put([line], at)))
        tab.list.edited.connect(safely(self._desk.workspace.outlines.edit))
        tab.list.levelled.connect(safely(self._level))
        tab.list.put.connect(
            safely(lambda ids, at: self._desk.workspace.outlines.move(self._shown, ids, at))
        )
        tab.list.taken.connect(safely(self._take))
        tab.list.dropped.connect(safely(lambda ids, at, _key: self._drop(ids, at)))
        tab.list.claims_dropped.connect(safely(self._drop_claims))
        tab.list.claim_wanted.connect(safely(self._ask_claim))
        tab.list.opened.connect(safely(self._open_line))
        tab.destroyed.connect(self._gone)
        if self._desk.workspace.claims.passages() <= FEW:
            self._ask()
        else:
            tab.wait()
            self._soon.ask()
        return tab

    def _gone(self) -> None:
        self._tab = None

    # What is shown

    def _refresh(self, changes: Changes) -> None:
        told = changes.outlines or changes.claims or changes.highlights or changes.documents
        if self._tab is None or not told:
            return
        if self._desk.bridge.is_own and changes.outlines:
            self._ask()  # at once: the reader goes on with it
        else:
            self._later.start()

    def _ask(self) -> None:
        tab, outlines = self._tab, self._desk.workspace.outlines
        if tab is None or not self._desk.is_open:
            return
        every = {outline.id: outline for outline in outlines.all()}
        self._every = list(every.values())
        self._shown = self._shown if self._shown in every else next(iter(every), "")
        if not self._shown:
            tab.show_outlines([], None)
            return
        lines = len(every[self._shown].lines)
        if lines + self._desk.workspace.claims.passages() <= FEW:
            tab.show_outlines(self._every, outlines.drafted(self._shown))
            return
        # What its lines say is known, for most of them; the rest takes a moment.
        known = tab.list.drafted or Drafted(every[self._shown])
        tab.show_outlines(self._every, replace(known, outline=every[self._shown]))
        self._desk.tasks.search(
            call(outlines.drafted, self._shown), then=self._show, text="Reading the outline"
        )

    def _show(self, drafted: Drafted) -> None:
        if self._tab is not None and drafted.outline.id == self._shown:
            self._tab.show_outlines(self._every, drafted)

    def _turn(self, outline_id: str) -> None:
        self._shown = outline_id
        self._ask()

    # Outlines

    def add(self) -> None:
        """Ask for a name and make an outline."""
        name = dialogs.NameDialog.ask("New Outline", "", "Create", self._desk.window)
        if name:
            self._shown = self._desk.workspace.outlines.add(name)
            self.open()
            self._ask()
            self._desk.status.say_undoable(f"Made the outline “{name}”.")

    def _rename(self) -> None:
        if not self._shown:
            return
        now = self._desk.workspace.outlines.find(self._shown).name
        name = dialogs.NameDialog.ask("Rename Outline", now, "Rename", self._desk.window)
        if name:
            self._desk.workspace.outlines.rename(self._shown, name)

    def _remove(self) -> None:
        if self._shown:
            self._desk.workspace.outlines.remove(self._shown)
            self._desk.status.say_undoable("Removed the outline.")

    def _export(self) -> None:
        if not self._shown:
            return
        shown, outlines = self._shown, self._desk.workspace.outlines
        hand_on(
            self._desk,
            "Export Outline",
            f"{safe(outlines.find(shown).name, 'Outline')}.md",
            lambda path: call(outlines.file, path, shown, replace=True),
        )

    # Lines

    def _put(self, lines: Sequence[Line], at: int) -> None:
        self._take_in_hand(self._desk.workspace.outlines.put(self._shown, at, lines))

    def _take_in_hand(self, made: Sequence[str]) -> None:
        if self._tab is not None and made:
            self._tab.list.take(made[-1])

    def _level(self, lines: Sequence[Line]) -> None:
        with self._desk.workspace.step(StepCode.CHANGE_OUTLINE):
            for line in lines:
                if line.level <= DEEPEST:
                    self._desk.workspace.outlines.edit(line.id, line.text, line.level)

    def _take(self, line_ids: list[str]) -> None:
        if line_ids:
            self._desk.workspace.outlines.take(line_ids)
            what = "the line" if len(line_ids) == 1 else f"{len(line_ids)} lines"
            self._desk.status.say_undoable(f"Took {what} out of the outline.")

    def _drop(self, highlight_ids: list[str], at: int) -> None:
        self._put([Line("", LineKind.PASSAGE, highlight_id=key) for key in highlight_ids], at)

    def _drop_claims(self, claim_ids: list[str], at: int) -> None:
        self._put([Line("", LineKind.CLAIM, claim_id=key) for key in claim_ids], at)

    def _ask_claim(self, at: int) -> None:
        """Ask which claim stands here; a new one is made."""
        tab, claims = self._tab, self._desk.workspace.claims
        if tab is None:
            return
        choices = [(claim.id, claim.sentence) for claim in claims.all()]
        popup = ChoicePopup(tab, "Put a claim here", "New claim", choices)

        def put(key: str, typed: str) -> None:
            with self._desk.workspace.step(StepCode.CHANGE_OUTLINE):
                line = Line("", LineKind.CLAIM, claim_id=key or claims.add(typed))
                made = self._desk.workspace.outlines.put(self._shown, at, [line])
            self._take_in_hand(made)

        popup.picked.connect(self._desk.safely(put))
        popup.show_beside(tab.list.rect_in_hand())

    def _open_line(self, line: Line) -> None:
        if line.claim_id:
            self._show_claim(line.claim_id)
        else:
            self._desk.open_beside(self._desk.workspace.highlights.find(line.highlight_id))
