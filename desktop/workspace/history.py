"""Undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.steps import StepCode
from desktop.workspace.imports.placing import Placing

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.workspace.opened import Opened


class History:
    """The steps that were made here, and the way back through them."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._steps = opened.library.history
        self._placing = Placing(opened)

    def undo(self) -> StepCode | None:
        """Take back the last step and return its code, or None when there is none."""
        return self._walk(self._steps.undo)

    def redo(self) -> StepCode | None:
        """Make the last undone step again and return its code, or None when there is none."""
        return self._walk(self._steps.redo)

    def next_undo(self) -> StepCode | None:
        """Return the code of the step that `undo` would take back."""
        return self._steps.next_undo()

    def next_redo(self) -> StepCode | None:
        """Return the code of the step that `redo` would make again."""
        return self._steps.next_redo()

    def _walk(self, walk: Callable[[], StepCode | None]) -> StepCode | None:
        """Take a step; a place in a revision that came after it was found for other ends."""
        with self._opened.changing() as library:
            code = walk()
            if code is StepCode.MOVE_HIGHLIGHT:
                changes = library.history.take_changes()
                try:
                    self._placing.place_again(library.highlights.by_id(changes.highlights))
                finally:
                    self._opened.tell(changes)
        return code
