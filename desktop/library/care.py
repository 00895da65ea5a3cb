"""Finding and mending what went wrong with a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.library.checking.checks import Checks

if TYPE_CHECKING:
    from desktop.library.checking.rereading import Read
    from desktop.library.steps.history import History


class Care:
    """What keeps a library safe and sound."""

    def __init__(self, history: History) -> None:
        self._history = history

    def check(self, *, repair: bool = False, read: Read | None = None) -> list[str]:
        """Return a sentence about each thing that is wrong; with `repair`, mend what can be.

        `read` makes a document of a file, to mend texts and pictures from original bytes.
        """
        return Checks(self._history, read).run(repair=repair)
