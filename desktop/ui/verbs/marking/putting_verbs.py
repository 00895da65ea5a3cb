"""Verbs that put what is in hand under a claim or into an outline, from anywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.domain import COLOURS
from desktop.domain.arguing.outlines import Line, LineKind, own_end
from desktop.domain.steps import StepCode
from desktop.ui.arguing.choice_popup import ChoicePopup, StancePopup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QRect

    from desktop.domain.arguing.claims import Stance
    from desktop.ui.desk import Desk
    from desktop.ui.tabs.tab_group import Tab
    from desktop.ui.verbs.highlights import HighlightVerbs
    from desktop.ui.verbs.marking.tagging_verbs import TaggingVerbs


class PuttingVerbs:
    """A chosen passage is kept first, in the same step."""

    def __init__(
        self,
        desk: Desk,
        highlights: HighlightVerbs,
        tagging: TaggingVerbs,
        show_claim: Callable[[str], None],
    ) -> None:
        self._desk = desk
        self._highlights = highlights
        self._tagging = tagging
        self._show_claim = show_claim

    def to_claim(self) -> None:
        """Ask which claim the passages in hand speak to, and what they do to it."""
        found = self._tagging.subject("C")
        if found is None:
            return
        pane, ids = found
        claims = {claim.id: claim.sentence for claim in self._desk.workspace.claims.all()}
        place = self._tagging.place(pane, ids)
        popup = ChoicePopup(pane, "Add to a claim", "New claim", list(claims.items()))

        def ask(key: str, typed: str) -> None:
            stances = StancePopup(pane, claims.get(key, typed), is_new=not key)
            stances.picked.connect(self._desk.safely(partial(self._put, ids, key, typed)))
            stances.show_beside(place)

        popup.picked.connect(ask)
        popup.show_beside(place)

    def _put(self, ids: Sequence[str], key: str, typed: str, stance: Stance) -> None:
        claims = self._desk.workspace.claims
        with self._desk.workspace.step(StepCode.PUT_IN_CLAIM):
            kept = self._kept(ids)
            if not kept:
                return
            key = key or claims.add(typed)
            claims.put(key, kept, stance)
        self._desk.status.offer(
            "Added to the claim.", "Show the Claim", lambda: self._show_claim(key)
        )

    def _kept(self, ids: Sequence[str]) -> list[str]:
        """Return the highlights to put; a bare passage is kept."""
        if ids:
            return list(ids)
        made = self._highlights.keep(COLOURS[0])
        return [made.id] if made is not None else []

    def to_outline(self) -> None:
        """Ask under which heading of which outline the passages in hand go."""
        found = self._tagging.subject("O")
        if found is None:
            return
        self._ask_outline(*found, self._tagging.place(*found))

    def _ask_outline(self, pane: Tab, ids: Sequence[str], place: QRect) -> None:
        choices = [
            (f"{outline.id} {at}", f"{outline.name} › {line.text}")
            for outline in self._desk.workspace.outlines.all()
            for at, line in enumerate((Line("", LineKind.TEXT), *outline.lines), -1)
            if line.kind is LineKind.HEADING or at < 0
        ]
        choices = [(key, said.removesuffix(" › ")) for key, said in choices]
        popup = ChoicePopup(pane, "Add to an outline", "New outline", choices)
        popup.picked.connect(self._desk.safely(partial(self._put_in_outline, ids)))
        popup.show_beside(place)

    def _put_in_outline(self, ids: Sequence[str], key: str, typed: str) -> None:
        outlines = self._desk.workspace.outlines
        with self._desk.workspace.step(StepCode.CHANGE_OUTLINE):
            kept = self._kept(ids)
            if not kept:
                return
            outline_id, _, heading = key.partition(" ")
            outline = outlines.find(outline_id or outlines.add(typed))
            at = int(heading or -1)
            end = own_end(outline.lines, at) if at >= 0 else len(outline.lines)
            lines = [Line("", LineKind.PASSAGE, highlight_id=one) for one in kept]
            outlines.put(outline.id, end, lines)
        self._desk.status.say_undoable(f"Added to “{outline.name}”.")
