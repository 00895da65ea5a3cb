"""Undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain.steps import StepCode
    from desktop.workspace.opened import Opened


class History:
    """The steps that were made here, and the way back through them."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._steps = opened.library.history

    def undo(self) -> StepCode | None:
        """Take back the last step and return its code, or None when there is none.

        A highlight that gets ends in an older revision waits to be looked for in the newest.
        """
        with self._opened.changing():
            return self._steps.undo()

    def redo(self) -> StepCode | None:
        """Make the last undone step again and return its code, or None when there is none."""
        with self._opened.changing():
            return self._steps.redo()

    def next_undo(self) -> StepCode | None:
        """Return the code of the step that `undo` would take back."""
        return self._steps.next_undo()

    def next_redo(self) -> StepCode | None:
        """Return the code of the step that `redo` would make again."""
        return self._steps.next_redo()
