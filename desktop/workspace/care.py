"""Care: backups and checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.workspace.base import Base

if TYPE_CHECKING:
    from pathlib import Path


class Care(Base):
    """What can be done to keep a library sound."""

    def backup(self, folder: Path | None = None) -> Path:
        """Copy the library while it is in use, and return the copy's folder."""
        return self.library.backup(folder)

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
