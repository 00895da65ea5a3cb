"""Care: checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.door.sandbox import Sandbox

if TYPE_CHECKING:
    from desktop.workspace.opened import Opened


class Care:
    """What can be done to keep a library sound."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def check(self, *, repair: bool = False) -> list[str]:
        """Return one sentence for each thing wrong with the library; mend what can be mended."""
        with self._opened.changing() as library, Sandbox() as sandbox:
            if repair:
                library.whereabouts.forget()
            return library.care.check(repair=repair, read=sandbox.read)
