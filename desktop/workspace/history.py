"""Undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.workspace.imports.placing import Placing

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.workspace.opened import Opened

MOVE = "Move highlight"
"""The library's name for the step that puts the ends of a highlight elsewhere."""


class History:
    """The steps that were made here, and the way back through them."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._steps = opened.library.history
        self._placing = Placing(opened)

    def undo(self) -> str | None:
        """Take back the last step and return its name, or None when there is none."""
        return self._walk(self._steps.undo)

    def redo(self) -> str | None:
        """Make the last undone step again and return its name, or None when there is none."""
        return self._walk(self._steps.redo)

    def undo_text(self) -> str:
        """Name the step that `undo` would take back, or ''."""
        return self._steps.undo_text()

    def redo_text(self) -> str:
        """Name the step that `redo` would make again, or ''."""
        return self._steps.redo_text()

    def _walk(self, walk: Callable[[], str | None]) -> str | None:
        """Take a step; a place in a revision that came after it was found for other ends."""
        with self._opened.changing() as library:
            text = walk()
            if text == MOVE:
                changes = library.history.take_changes()
                try:
                    self._placing.place_again(library.highlights.by_id(changes.highlights))
                finally:
                    self._opened.tell(changes)
        return text
