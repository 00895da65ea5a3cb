"""Looks once a second at what is on the screen, and keeps what was there long enough to be read."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.noted.gaze import Gaze
from desktop.errors import ManiculeError

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.ui.desk import Desk
    from desktop.ui.tabs.document_pane import DocumentPane

LOOK_MS = 1_000
LONGEST = 2.0
"""Seconds that one look may count for: a computer that slept has read nothing."""
KEEP_SECONDS = 30.0
"""What was read is kept so often at most, and when another tab comes to the front."""

Text = tuple[str, int]
"""A document and its revision."""


class ReadingClock(QObject):
    """Counts while the window is in front, for each page that is in view."""

    kept = Signal(str)
    """More is read of a document, and kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._gazes: dict[Text, Gaze] = {}
        self._looked = time.monotonic()
        self._kept_at = self._looked
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        desk.opened.connect(self._timer.start)
        desk.reading.current_changed.connect(self.keep)
        desk.reading.pane_closed.connect(self._closed)

    def _look(self) -> None:
        now = time.monotonic()
        seconds, self._looked = min(LONGEST, now - self._looked), now
        if self._desk.window.isActiveWindow():
            self.look(seconds)
        if now - self._kept_at >= KEEP_SECONDS:
            self.keep()

    def look(self, seconds: float) -> None:
        """Count what is in view for so long."""
        for pane in self._desk.reading.panes():
            if pane.isVisible() and not pane.revision and pane.document and pane.content:
                gaze = self._gazes.get(key := (pane.document.id, pane.document.revision))
                if gaze is None:
                    gaze = self._gazes[key] = Gaze(pane.content.text[: pane.content.body_end])
                gaze.look(pane.reader.in_view(), seconds)

    def keep(self) -> None:
        """Keep what was read since the last time; where others write just now, the next time."""
        self._kept_at = time.monotonic()
        if not self._desk.is_open:
            return
        for (document_id, revision), gaze in tuple(self._gazes.items()):
            if ranges := gaze.take():
                try:
                    is_kept = self._desk.workspace.readings.add(document_id, revision, ranges)
                except ManiculeError:  # what is wrong with the disk, an edit says
                    is_kept = False
                if is_kept:
                    self.kept.emit(document_id)
                else:
                    gaze.give_back(ranges)

    def forget(self, document_ids: Collection[str]) -> None:
        """Count documents from the beginning again."""
        for (document_id, _), gaze in self._gazes.items():
            if document_id in document_ids:
                gaze.forget()

    def _closed(self, pane: DocumentPane) -> None:
        self.keep()
        if not any(one.document_id == pane.document_id for one in self._desk.reading.panes()):
            for key in [key for key in self._gazes if key[0] == pane.document_id]:
                del self._gazes[key]

    def stop(self) -> None:
        """Keep what was read, and count no more."""
        self._timer.stop()
        self.keep()
