"""The highlights of a crowded document, read a few at a time while the window answers."""

from __future__ import annotations

import gc
from bisect import bisect_left
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import ManiculeError
from desktop.ui.cards.sidebar import FRAME_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.domain import Highlight
    from desktop.ui.shown import Shown
    from desktop.workspace import Workspace

AT_ONCE = 500
"""Up to this many take no longer to read than a page to show."""
PART = 100


class Opened(Protocol):
    """What a listing asks of the desk, whose panes hold listings."""

    @property
    def is_open(self) -> bool:
        """Whether a library is open."""

    @property
    def workspace(self) -> Workspace:
        """The open library."""


def read(workspace: Workspace, shown: Shown, ids: Sequence[str] | None = None) -> list[Highlight]:
    """Return the highlights, or those of these, that are in what is shown.

    An old revision has those that stood in its text.
    """
    if shown.revision:
        found = workspace.revisions.highlights(*shown[:2], ids)
        return [one for one in found if not one.placement.status.is_gone]
    if ids is None:
        return workspace.highlights.all(shown.document_id)
    found = workspace.highlights.by_id(ids) if ids else []
    return [one for one in found if one.document_id == shown.document_id]


class Listing(QObject):
    """Reads those around a place first; hands over all of them when the last is read."""

    begun = Signal(object)
    """The highlights around the place."""
    ended = Signal(object)
    """All of them, as they are now."""
    failed = Signal(str)
    """The library did not answer; those that were shown stay."""

    def __init__(self, desk: Opened, shown: Shown, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown = shown
        self._place: Callable[[], int] = lambda: 0
        self._places: list[tuple[int, str]] = []
        self._after: int | None = 0
        self._waiting: list[str] | None = None
        self._read: dict[str, Highlight] = {}
        self._touched: set[str] = set()
        self._has_waited = False
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._come)

    def start(self, place: Callable[[], int]) -> None:
        """Begin, in a moment, with those around the place in the text that is then on show."""
        self._place, self._has_waited = place, False
        gc.freeze()  # or the collector would look through the whole window for these many
        self._turn.start(FRAME_MS)

    def touch(self, ids: Iterable[str]) -> None:
        """Read these again in the end: they changed meanwhile, or came, or went."""
        self._touched.update(ids)

    def stop(self) -> None:
        """Read no more."""
        self._turn.stop()

    def _come(self) -> None:
        if self._has_waited:
            self._read_part()
        self._has_waited = True  # the first turn may be the one in which the page is painted

    def _read_part(self) -> None:
        if not self._desk.is_open:
            self.stop()
            return
        try:
            self._read_some()
        except ManiculeError as error:
            self.stop()
            self.failed.emit(str(error))

    def _read_some(self) -> None:
        self._turn.setInterval(0)
        if self._after is not None:
            self._read_places(self._after)
        elif self._waiting is None:
            self._read_around(self._places, self._place())
        elif self._waiting:
            part = self._waiting[:PART]
            del self._waiting[:PART]
            self._found(part)
        else:
            self._end()

    def _read_places(self, after: int) -> None:
        workspace, shown = self._desk.workspace, self._shown
        if shown.revision:
            found, last = workspace.revisions.places(*shown[:2]), 0
        else:
            found, last = workspace.highlights.places(shown.document_id, after)
        self._places += found
        self._after = last or None
        if self._after is None:
            self._places.sort()

    def _read_around(self, places: Sequence[tuple[int, str]], offset: int) -> None:
        first = max(0, bisect_left(places, (offset, "")) - PART // 2)
        ids = [highlight_id for _, highlight_id in places]
        self._waiting = ids[:first] + ids[first + PART :]
        self.begun.emit(self._found(ids[first : first + PART]))

    def _end(self) -> None:
        self.stop()
        for highlight_id in self._touched:
            self._read.pop(highlight_id, None)
        self._found(list(self._touched))
        self.ended.emit(list(self._read.values()))

    def _found(self, ids: Sequence[str]) -> list[Highlight]:
        mine = read(self._desk.workspace, self._shown, ids)
        self._read.update((highlight.id, highlight) for highlight in mine)
        return mine
