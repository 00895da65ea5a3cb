"""Care: backups and checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import Progress
from desktop.errors import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.workspace.opened import Opened


class Care:
    """What can be done to keep a library sound."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def backup(
        self,
        folder: Path | None = None,
        *,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Path:
        """Copy the library while it is in use, and return the copy's folder.

        After a cancel nothing of the copy is left.
        """

        def copied(done: int, total: int) -> None:
            if cancelled is not None and cancelled():
                raise CancelledError("The backup")
            if progress is not None:
                progress(Progress(done, total, ""))

        return self._library.care.backup(folder, copied)

    def check(self, *, repair: bool = False) -> list[str]:
        """Return one sentence for each thing wrong with the library; mend what can be mended."""
        with self._opened.changing() as library:
            return library.care.check(repair=repair)
