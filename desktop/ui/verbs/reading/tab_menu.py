"""The menu of a tab: what can be done with it, and with its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from desktop.ui.desk import Desk

ROWS = (
    "reveal", "facts", "-", "copy_document", "copy_document_link", "copy_bibtex", "copy_csl", "-",
    "split", "move_tab", "-", "close_tab",
)  # fmt: skip
"""Names of actions."""


class TabMenu:
    """Made anew each time it is asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.reading.menu_requested.connect(self._show)

    def _show(self, place: QPoint) -> None:
        self._desk.reading.take_focus()  # actions are about what the keyboard is on
        menu = QMenu(self._desk.window)
        menu.setObjectName("tabMenu")
        for name in ROWS:
            if name == "-":
                menu.addSeparator()
            else:
                menu.addAction(self._desk.actions[name])
        menu.exec(place)
        menu.deleteLater()
