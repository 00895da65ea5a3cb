"""Verbs that explain the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.paths import log_folder
from desktop.ui import dialogs

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class HelpVerbs:
    """Everything here works without a library."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._page: dialogs.HelpPage | None = None

    def page(self) -> None:
        """Show the help page beside the work."""
        self._show("")

    def shortcuts(self) -> None:
        """Show the list of keyboard shortcuts."""
        self._show("keyboard-shortcuts")

    def _show(self, heading: str) -> None:
        if self._page is None:
            self._page = dialogs.HelpPage(self._desk.window)
        self._page.show_heading(heading)

    def log_folder(self) -> None:
        """Open the folder of logs and crash reports."""
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def about(self) -> None:
        """Say what this program is and which version."""
        dialog = dialogs.AboutDialog(self._desk.window)
        dialog.exec()
        dialog.deleteLater()
