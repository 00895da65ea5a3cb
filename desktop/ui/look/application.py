"""The one QApplication, which stands before any widget."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """Return it."""
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        raise TypeError("there is no widget without a QApplication")
    return found
