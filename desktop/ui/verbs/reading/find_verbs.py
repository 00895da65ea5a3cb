"""Verbs about finding words in the document in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class FindVerbs:
    """Act on the view in front."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self) -> None:
        """Open the find bar of the page in front."""
        pane = self._desk.reading.current()
        if pane is not None:
            pane.reader.show_find()

    def find_next(self) -> None:
        """Go to the next place found."""
        pane = self._desk.reading.current()
        if pane is not None:
            pane.reader.find_next()

    def find_previous(self) -> None:
        """Go to the place found before."""
        pane = self._desk.reading.current()
        if pane is not None:
            pane.reader.find_previous()
