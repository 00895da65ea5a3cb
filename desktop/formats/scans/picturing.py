"""Pictures of pages as a parent gets them from a child, which it believes no more than sizes."""

from __future__ import annotations

import json
import logging
import time
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Self

from desktop.errors import (
    CancelledError,
    PasswordNeededError,
    UnreadableFileError,
    WrongPasswordError,
)
from desktop.formats.door import limits
from desktop.formats.door.confined import reader
from desktop.formats.door.confined.channel import NonsenseError
from desktop.formats.door.confined.process import ChildProcess
from desktop.formats.scans import picturing_child as child
from desktop.pdf import GreyPicture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORK = 60.0
"""Seconds of the processor's time that drawing one page may take."""
PATIENCE = 180.0
"""Seconds on the wall after which a page is given up."""
# Seconds between two looks at whether the reading was cancelled.
_WAITING = 0.05
_MOST_DEATHS = 8
"""Children that one file may bring down."""
_DAMAGED = "it is too damaged for its pages to be drawn"
_LOG = logging.getLogger(__name__)


class Picturing:
    """Draws the pages of one file; a child that dies costs the page that it was at."""

    def __init__(
        self, path: Path, password: str = "", cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        """Open the file; raises UnreadableFileError for one that cannot be."""
        self._path, self._password = path, password
        self.cancelled = cancelled
        self._child: ChildProcess | None = None
        self._deaths = 0
        self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The system's number of the child, None when there is none just now."""
        return self._child.pid if self._child is not None else None

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    def picture(self, page: int) -> GreyPicture | None:
        """Return how a page looks, None for one that cannot be drawn; raises CancelledError."""
        if self._child is None:
            if self._deaths >= _MOST_DEATHS:
                return None
            self._begin()
        answer = self._asked({"page": page})
        if answer[:1] != child.DRAWN:
            return None
        start = 1 + child.PIXELS.size
        if len(answer) < start:
            return None
        width, height, dpi = child.PIXELS.unpack_from(answer, 1)
        fits = 0 < width * height <= child.MOST_PIXELS and 0 < dpi <= child.DPI
        if not fits or len(answer) - start != width * height:
            _LOG.error("A child drew a page of another size than it said")
            self.close()
            return None
        return GreyPicture(width, height, dpi, answer[start:])

    def _begin(self) -> None:
        level = _LOG.getEffectiveLevel()
        self._child = ChildProcess(child.serve, limits.MEMORY, level, memory=limits.MEMORY)
        with self._path.open("rb") as file:
            answer = self._asked({"password": self._password}, file.fileno())
        if answer == child.OPENED:
            return
        self.close()
        if answer == child.LOCKED:
            raise (WrongPasswordError if self._password else PasswordNeededError)(self._path)
        raise UnreadableFileError(self._path, _DAMAGED)

    def _asked(self, request: dict[str, object], file: int | None = None) -> bytes:
        """Return the answer to a request, or nothing when it brought the child down."""
        running = self._child
        if running is None:
            return b""
        until = time.monotonic() + PATIENCE
        limits.limit_work_of(running.pid, WORK)
        try:
            running.line.send(json.dumps(request).encode(), file)
            while time.monotonic() < until:
                if self.cancelled():
                    self.close()
                    raise CancelledError(f"Recognising the text of {self._path.name}")
                wait([running.line.line], _WAITING)
                for message in running.line.messages():
                    if message[:1] != reader.LOGGED:
                        return message
        except (EOFError, OSError, NonsenseError):
            pass
        self._deaths += 1
        self.close()
        return b""
