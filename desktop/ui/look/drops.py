"""What is dragged in from elsewhere is copied, never moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent


def accept_copy(event: QDropEvent) -> None:
    """Accept what is dragged as a copy: who hears that it was moved may delete the original."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
