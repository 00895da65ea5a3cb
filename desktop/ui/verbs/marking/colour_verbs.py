"""Verbs about the names of colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.ui.look.tag_colours import call

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class ColourVerbs:
    """Keeps the window calling colours as the reader does."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.opened.connect(desk.safely(self._show))

    def name(self) -> None:
        """Ask what each colour stands for."""
        from desktop.ui.tagging.colour_names_dialog import ColourNamesDialog  # when first asked for

        dialog = ColourNamesDialog(
            self._desk.workspace.colours.names(),
            QApplication.activeModalWidget() or self._desk.window,
        )
        if dialog.exec():
            self._desk.workspace.colours.name(dialog.names())
            self._show()
            self._desk.status.say("Colours named.")
        dialog.deleteLater()

    def _show(self) -> None:
        call(self._desk.workspace.colours.names())
        self._desk.actions.name_colours()
        self._desk.sidebar.show_names()
