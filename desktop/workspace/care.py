"""Care: backups and checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import Progress
from desktop.errors import CancelledError
from desktop.workspace.base import Base

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Care(Base):
    """What can be done to keep a library sound."""

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

        return self.library.backup(folder, copied)

    def check(self, *, repair: bool = False) -> list[str]:
        """Return one sentence for each thing wrong with the library; mend what can be mended."""
        with self._changing() as library:
            return library.check(repair=repair)

    def setting(self, key: str) -> str:
        """Return a small setting kept with the library, or ''."""
        return self.library.setting(key)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a small setting with the library."""
        self.library.set_setting(key, value)
