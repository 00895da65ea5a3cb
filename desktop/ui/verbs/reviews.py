"""Verbs about highlights whose text changed: go to them, and say where they stand now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain import Highlight
    from desktop.ui.desk import Desk
    from desktop.ui.verbs.highlights import HighlightVerbs


def can_be_accepted(highlight: Highlight) -> bool:
    """Whether there is a new place that could be said to be right."""
    return highlight.placement.is_proposed


class ReviewVerbs:
    """Each decision is made once, by the reader, and can be undone."""

    def __init__(self, desk: Desk, highlights: HighlightVerbs) -> None:
        self._desk = desk
        self._highlights = highlights
        desk.sidebar.accepted.connect(desk.safely(self._accept))
        desk.sidebar.moved_here.connect(desk.safely(self._move_here))

    def accept(self) -> None:
        """Accept where the highlights in hand were found again."""
        for highlight in self._desk.subject.highlights:
            if can_be_accepted(highlight):
                self._accept(highlight.id)

    def _accept(self, highlight_id: str) -> None:
        highlight = self._desk.workspace.highlights.find(highlight_id)
        self._desk.workspace.highlights.move(highlight_id, highlight.start, highlight.end)
        self._desk.status.say_undoable("Kept at its new place.")

    def _move_here(self, highlight_id: str) -> None:
        passage = self._desk.subject.passage
        if passage is None:
            self._desk.status.say(
                "Select the passage in the page first, then press the button again."
            )
        else:
            self._highlights.move_ends(highlight_id, passage.start, passage.end)

    def next(self) -> None:
        """Go to the next highlight that waits for a look, in whichever document it is."""
        found = self._next_here() or self._next_elsewhere()
        if found is None:
            self._desk.status.say("No highlight waits for a look.")
            return
        self.show(found)

    def show(self, highlight: Highlight) -> None:
        """Open the card of a highlight that waits, and the page at its place."""
        self._desk.open_passage(highlight.document_id, highlight.start, highlight.end)
        self._desk.subject.take(highlight.id)
        self._desk.sidebar.view.setFocus()

    def _next_here(self) -> Highlight | None:
        pane = self._highlights.pane()
        waiting = (
            [h for h in pane.ordered_highlights() if h.placement.status.is_unsure]
            if pane and not pane.revision
            else []
        )
        ids = self._desk.subject.ids
        at = [n for n, h in enumerate(waiting) if h.id in ids]
        first = at[-1] + 1 if at else 0
        return waiting[first] if first < len(waiting) else None

    def _next_elsewhere(self) -> Highlight | None:
        waiting = [h for h in self._desk.workspace.highlights.all() if h.placement.status.is_unsure]
        documents = list(dict.fromkeys(h.document_id for h in waiting))
        pane = self._highlights.pane()
        if pane is not None and pane.document_id in documents:  # round from here, and back to it
            here = documents.index(pane.document_id) + 1
            documents = documents[here:] + documents[:here]
        return next((h for key in documents for h in waiting if h.document_id == key), None)
