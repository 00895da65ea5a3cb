"""A tool: something the hands do on a canvas. It holds the canvas; it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.reader.tools.keys import Command, command_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter

    from desktop.ui.look.reading_style import Theme
    from desktop.ui.reader.surface.surface import Surface
    from desktop.ui.reader.tools.menu import MenuEntry


class Tool(QObject):
    """Is offered what happens on the canvas, in the order in which the canvas uses its tools.

    What returns bool says whether the event was taken: those after it then do not see it.
    Input comes only while there is a text, and from the mouse only of its left button.
    """

    def __init__(self, canvas: Surface) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.commands: Mapping[Command, Callable[[], None]] = {}
        """What it does for which command of the keyboard."""

    # -- input

    def mouse_pressed(self, event: QMouseEvent) -> bool:  # noqa: ARG002
        """Take a press."""
        return False

    def mouse_double_clicked(self, event: QMouseEvent) -> bool:  # noqa: ARG002
        """Take a double click."""
        return False

    def mouse_moved(self, event: QMouseEvent) -> bool:  # noqa: ARG002
        """Take a move, with a button held or without; it comes while there is no text too."""
        return False

    def mouse_released(self, event: QMouseEvent) -> bool:  # noqa: ARG002
        """Take a release; one that no tool before took is a click."""
        return False

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Take a key."""
        command = command_for(event)
        if command is Command.ESCAPE:
            return self.escape()
        do = self.commands.get(command) if command else None
        if do is not None:
            do()
        return do is not None

    def escape(self) -> bool:
        """Leave what is going on; say whether anything was."""
        return False

    # -- what it has to say about a place

    def cursor_at(self, point: QPointF) -> Qt.CursorShape | None:  # noqa: ARG002
        """Return the shape of the pointer at a point, or None."""
        return None

    def tip_at(self, point: QPointF) -> str:  # noqa: ARG002
        """Return the tooltip at a point, as HTML, or ''."""
        return ""

    def menu(self, offset: int) -> list[MenuEntry | None]:  # noqa: ARG002
        """Return what it adds to the menu for a place; None is a line between."""
        return []

    # -- what the canvas does

    def leave(self) -> None:
        """Let go of the text; another is about to be shown."""

    def begin(self) -> None:
        """Take up the text that is shown now, if there is one."""

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme."""

    def text_moved(self) -> None:
        """Follow the text to where it stands after scrolling, sizing or setting anew."""

    def focus_in(self, event: QFocusEvent) -> None:
        """Follow that the canvas got the keyboard."""

    def focus_out(self, event: QFocusEvent) -> None:
        """Follow that the canvas lost the keyboard."""

    def paint(self, painter: QPainter) -> None:
        """Draw what lies over the text."""
