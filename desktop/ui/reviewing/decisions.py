"""What the reader says of highlights whose source changed; each can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.reviews import can_be_accepted
from desktop.ui.tabs.revision_words import OLD
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.desk import Desk

AT_ONCE = 4
"""Highlights that are accepted while the reader waits: a few milliseconds each, but for areas."""


class Decisions:
    """Says each in the status line, with the way back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def accept(self, ids: Sequence[str]) -> None:
        """Keep highlights where they are shown; in the background many, or areas, to be drawn."""
        accept, found = self._desk.workspace.reviews.accept, self._desk.workspace.highlights.by_id
        are_areas = len(ids) <= AT_ONCE and any(one.anchor.region for one in found(ids))
        if are_areas or len(ids) > AT_ONCE:
            asked = call(accept, list(ids))
            self._desk.tasks.run(asked, text="Keeping passages", then=self._say_accepted)
        else:
            self._say_accepted(accept(ids))

    def _say_accepted(self, count: int) -> None:
        what = "Kept at its new place." if count == 1 else f"Kept {count:,} at their new places."
        self._desk.status.say_undoable(what)

    def put(self, highlight_id: str, start: int, end: int) -> None:
        """Let a highlight stand at another place."""
        highlight = self._desk.workspace.highlights.find(highlight_id)
        if can_be_accepted(highlight) and (start, end) == (highlight.start, highlight.end):
            self.accept([highlight_id])
        else:
            self._desk.workspace.highlights.move(highlight_id, start, end)
            self._desk.status.say_undoable("Put at its new place.")

    def put_at_selection(self, highlight_id: str) -> None:
        """Let a highlight stand where text is chosen in the page in front."""
        passage = self._desk.subject.passage
        if passage is None:
            self._desk.status.say("Select the passage in the page first, then press H.")
            return
        if (pane := self._desk.subject.pane) is not None and pane.revision:
            self._desk.status.say(OLD)
            return
        highlight = self._desk.workspace.highlights.find(highlight_id)
        if passage.document_id != highlight.document_id:
            title = self._desk.catalogue.title(highlight.document_id)
            self._desk.status.say(f"This highlight is of “{title}”: select its passage there.")
            return
        self.put(highlight_id, passage.start, passage.end)

    def keep_as_record(self, ids: Sequence[str]) -> None:
        """Say that highlights are not in the text any more."""
        count = self._desk.workspace.reviews.keep_as_record(ids)
        what = "Kept as a record" if count == 1 else f"Kept {count:,} as records"
        self._desk.status.say_undoable(f"{what} of what the text said before.")

    def remove(self, highlight_id: str) -> None:
        """Move a highlight to the trash."""
        self._desk.workspace.highlights.remove(highlight_id)
        self._desk.status.say_undoable("Removed the highlight.")
