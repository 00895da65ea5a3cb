"""Children that read files for many tests, as each takes over half a second to start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.door.sandbox import Sandbox
from desktop.workspace import care
from desktop.workspace.citing import proofs
from desktop.workspace.imports import imports, originals
from desktop.workspace.receipts import verification
from tests.quick_workers import real_children

if TYPE_CHECKING:
    from desktop.formats.door.confined.child import Child

ASKING = (care, imports, originals, proofs, verification)
"""Modules that make a Sandbox of their own for each thing they do."""


class RealSandbox(Sandbox):
    """One whose children are started as the program does it."""

    def _hire(self) -> Child:
        with real_children():
            return super()._hire()


class SharedSandbox(RealSandbox):
    """One Sandbox for all that ask for one: its children stay until they are let go."""

    def __init__(self) -> None:
        super().__init__(imports.READING_PROCESSES)

    def __exit__(self, *_error: object) -> None:
        """Keep the children for whoever asks next."""

    def close(self) -> None:
        """Keep them also for the next library."""

    def let_go(self) -> None:
        """End the children."""
        super().close()
