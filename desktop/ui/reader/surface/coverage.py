"""What of a text is on show: all of it, unless a view folds some away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class Coverage(QObject):
    """What tools ask of a view before they go to a place, or take words."""

    changed = Signal()
    """Other parts of the text are on show."""
    stopped = Signal()
    """A selection was about to take words that are folded away; told once for each attempt."""

    def __init__(self, parent: QObject, blocks: Callable[[], int]) -> None:
        """`blocks` says how many blocks the text has that is shown now."""
        super().__init__(parent)
        self._blocks = blocks

    def uncover(self, start: int, end: int) -> None:
        """See to it that a range of the text is on show, and move nothing that is."""

    def reach(self, fixed: int, moving: int) -> int:  # noqa: ARG002  # where all is on show
        """Return how far a range may go from its fixed end for all of it to be on show."""
        return moving

    # -- rows: the blocks on show, and the folds between them

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._blocks()

    def nth(self, place: int) -> int:
        """Return the block that is the row at a place among all, or the first of a fold's."""
        return place

    def place(self, number: int) -> int:
        """Return the place of the row that a block is in."""
        return number

    def fold_at(self, number: int) -> range | None:  # noqa: ARG002
        """Return the blocks of the fold that a block is in, None for one on show."""
        return None
