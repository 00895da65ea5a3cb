"""Keeps where things are in the window, and puts them there again at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from desktop.ui.desk import Desk

SOON_MS = 2000


class Restoring(QObject):
    """Keeps as one goes, and not only at the end: the end may come without notice."""

    def __init__(self, window: QMainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.keep)
        desk.room.splitter.splitterMoved.connect(self.keep_soon)
        desk.reading.current_changed.connect(self.keep_soon)

    def restore(self) -> None:
        """Put the window and its panes where they were."""
        settings, room = self._desk.settings, self._desk.room
        self._window.restoreGeometry(settings.state("geometry"))
        room.splitter.restoreState(settings.state("splitter"))
        self._desk.left.setVisible(settings.flag("tree", default=True))
        room.right.setVisible(settings.flag("sidebar", default=True))

    def restore_tabs(self) -> None:
        """Open what was open in this library, as far as it is still there."""
        desk = self._desk
        tabs, known = desk.settings.tabs(desk.workspace.library_id), desk.catalogue.documents
        notes = desk.catalogue.noted.notes
        there = [tab for tab in tabs if tab.shown.is_there(known)]
        desk.reading.restore([tab for tab in there if tab.note_id in ("", *notes)], known)
        for note in notes.values():
            desk.reading.retitle_note(note.id, note.title)
        if desk.reading.on_show() is not None:
            desk.reading.take_focus()  # the next key reads on

    def keep_soon(self) -> None:
        """Keep where things are once they have been left alone for a moment."""
        self._soon.start()

    def keep(self) -> None:
        """Keep where things are now."""
        desk, settings = self._desk, self._desk.settings
        self._soon.stop()
        if not self._window.isFullScreen():  # that is for reading, not for the next start
            settings.set_state("geometry", self._window.saveGeometry())
        settings.set_state("splitter", desk.room.splitter.saveState())
        settings.set_flag("tree", value=desk.room.is_wanted(0))
        settings.set_flag("sidebar", value=desk.room.is_wanted(2))
        if desk.is_open:
            settings.set_tabs(desk.workspace.library_id, desk.reading.tabs())
        settings.sync()
