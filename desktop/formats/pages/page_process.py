"""A page process as its parent sees it: wishes go in, pictures and boxes come out."""

from __future__ import annotations

import logging
import math
import mmap
import os
import struct
import sys
import tempfile
import time
from array import array
from collections import deque
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop.domain.printed.page_map import DIGEST, LARGEST
from desktop.domain.printed.page_wishes import (
    MOST_PIXELS,
    Broken,
    Drawn,
    GivenUp,
    Kind,
    Linked,
    PageLink,
    Pictured,
    Read,
    Sheets,
    Wish,
)
from desktop.formats.door import limits
from desktop.formats.door.confined.channel import NonsenseError
from desktop.formats.door.confined.process import ChildProcess
from desktop.formats.pages import drawing_child, wire

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from desktop.domain.printed.page_wishes import Answer

WORK = 10.0
"""Seconds of the processor's time that one page may take at a time."""
PATIENCE = 60.0
"""Seconds on the wall after which a page is given up."""
_LONGEST_LINE = 20_000
_MOST_LINES = 100
_SIDES = 4
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_ANSWERS = {
    Kind.OPEN: wire.DRAWN, Kind.DRAW: wire.DRAWN, Kind.READ: wire.READ, Kind.PICTURE: wire.PICTURED,
    Kind.SHEETS: wire.SHEETS, Kind.LINKS: wire.LINKED,
}  # fmt: skip
_LOG = logging.getLogger(__name__)


class PageProcess:
    """One child. It takes a few wishes at a time and grants them in their order."""

    def __init__(self, memory: int = limits.MEMORY) -> None:
        with _memory(wire.MEMORY) as file:
            self._shared = mmap.mmap(file.fileno(), wire.MEMORY)
            level = _LOG.getEffectiveLevel()
            self._running = ChildProcess(drawing_child.serve, memory, level, memory=memory)
            self._running.line.send(b"", file.fileno())
        self._view = memoryview(self._shared)
        self._shown = self._view[:0]
        """The picture that was handed out last; what is held of it keeps the memory mapped."""
        self._in_hand: deque[tuple[int, int, Wish, float]] = deque()
        self._free = list(range(wire.SLOTS))
        self._number = self._lines = 0
        self.files: dict[bytes, None] = {}
        """The files that it has open, the one asked for last at the end."""
        self.is_alive = True

    @property
    def line(self) -> socket.socket | Connection:
        """What to wait for."""
        return self._running.line.line

    @property
    def pid(self) -> int:
        """The system's number of the process."""
        return self._running.pid

    @property
    def in_hand(self) -> Wish | None:
        """The wish that it is at."""
        return next((wish for _, _, wish, _ in self._in_hand if wish.kind is not Kind.OPEN), None)

    @property
    def wishes(self) -> list[Wish]:
        """All that it has not granted yet."""
        return [wish for _, _, wish, _ in self._in_hand]

    @property
    def can_take(self) -> bool:
        """Whether it takes another wish now."""
        return self.is_alive and bool(self._free) and len(self._in_hand) < 2 * wire.SLOTS

    def seconds(self) -> float:
        """Return for how long it has been at the wish in hand."""
        return time.monotonic() - self._in_hand[0][3] if self._in_hand else 0.0

    def open(self, file: bytes, path: Path, password: str = "") -> None:
        """Hand it a file, under a name, and what opens it. Raises OSError when there is none."""
        with path.open("rb") as opened:
            self._send(Wish(Kind.OPEN, file), 0, opened.fileno(), password)
        self.files.pop(file, None)
        while len(self.files) >= wire.FILES:
            del self.files[next(iter(self.files))]
        self.files[file] = None

    def ask(self, wish: Wish) -> None:
        """Wish something of a file that was handed over."""
        is_drawn = wish.kind in (Kind.DRAW, Kind.PICTURE)
        if is_drawn and wish.across * wish.down > MOST_PIXELS:
            raise ValueError("the part is too large")
        if wish.file in self.files:
            self.files[wish.file] = self.files.pop(wish.file)
        self._send(wish, self._free.pop() if wish.kind is Kind.DRAW else -1)

    def give_up(self, wish: Wish) -> None:
        """Wish something no longer: it is answered soon, even if it is being drawn."""
        for number, _, asked, _ in self._in_hand:
            if asked == wish and wish.kind is not Kind.OPEN:
                self._shared[wire.token(number)] = 1

    def _send(self, wish: Wish, slot: int, file: int | None = None, password: str = "") -> None:
        self._number += 1
        if not self._in_hand:
            limits.limit_work_of(self.pid, WORK)
        self._in_hand.append((self._number, slot, wish, time.monotonic()))
        try:
            self._running.line.send(wire.packed(wish, self._number, max(0, slot), password), file)
        except OSError:
            self.is_alive = False

    def answers(self) -> Iterator[Answer]:
        """Yield what has come; EOFError when the child is gone, or is done away with."""
        try:
            for message in self._running.line.messages():
                answer = self._heard(message[:1], message[1:])
                if answer is not None:
                    yield answer
        except (NonsenseError, OSError) as error:
            _LOG.error("A page process sent what cannot be: %s", error)
            raise EOFError from error
        if not self.is_alive or self.seconds() > PATIENCE:
            raise EOFError

    def _heard(self, how: bytes, said: bytes) -> Answer | None:
        if how == wire.LOGGED:
            self._write_down(said)
            return None
        if len(said) < wire.NUMBER.size or not self._in_hand:
            raise NonsenseError("an answer to nothing")
        # A wish stays in hand until its answer is believed: else nobody knows which one to blame.
        answer = self._believed(how, said)
        _, slot, wish, _ = self._in_hand.popleft()
        self._start_clock()
        if wish.kind is Kind.DRAW:
            self._free.append(slot)
        return answer

    def _believed(self, how: bytes, said: bytes) -> Answer | None:
        number, slot, wish, _ = self._in_hand[0]
        was_given_up = self._shared[wire.token(number)] != 0
        self._shared[wire.token(number)] = 0
        if wire.NUMBER.unpack_from(said)[0] != number:
            raise NonsenseError("an answer out of turn")
        if how in (wire.BROKEN, wire.LOCKED):
            return self._failed(wish, is_locked=how == wire.LOCKED)
        if how == wire.GIVEN_UP and was_given_up:
            return GivenUp(wish)
        if how != _ANSWERS[wish.kind]:
            raise NonsenseError("another answer than was asked for")
        return self._granted(wish, slot, said)

    def _failed(self, wish: Wish, *, is_locked: bool) -> Broken:
        if wish.kind is Kind.OPEN:
            self.files.pop(wish.file, None)
        return Broken(wish, is_locked)

    def _granted(self, wish: Wish, slot: int, said: bytes) -> Answer | None:
        if wish.kind is Kind.READ:
            return _read(wish, said)
        if wish.kind is Kind.PICTURE:
            return _pictured(wish, said[wire.NUMBER.size :])
        if wish.kind is Kind.SHEETS:
            return _sheets(wish, said)
        if wish.kind is Kind.LINKS:
            return _linked(wish, said)
        if wish.kind is Kind.OPEN:
            return None
        start = slot * wire.SLOT
        size = wish.across * wish.down * wire.PIXEL
        self._shown.release()
        self._shown = self._view[start : start + size]
        return Drawn(wish, self._shown)

    def _start_clock(self) -> None:
        """Let the time of the next wish run from now."""
        if self._in_hand:
            number, slot, wish, _ = self._in_hand[0]
            self._in_hand[0] = (number, slot, wish, time.monotonic())
            limits.limit_work_of(self.pid, WORK)

    def _write_down(self, said: bytes) -> None:
        self._lines += 1
        if said and self._lines <= _MOST_LINES and len(said) <= 4 * _LONGEST_LINE:
            text = said[1:].decode("utf-8", "replace")
            words = "".join(s if s.isprintable() or s == "\n" else "\ufffd" for s in text)
            _LOG.log(min(said[0], logging.ERROR), "%s", words)

    def close(self) -> None:
        """End the process at once."""
        self.is_alive = False
        self._running.kill()
        self._shown.release()
        self._view.release()
        self._shared.close()


def _pictured(wish: Wish, data: bytes) -> Pictured:
    size = struct.pack(">II", wish.across, wish.down)
    if not data.startswith(_PNG) or data[16:24] != size or len(data) > wire.MOST_BYTES:
        raise NonsenseError("another picture than was asked for")
    return Pictured(wish, data)


def _sheets(wish: Wish, said: bytes) -> Sheets:
    if len(said) < wire.PAGES.size:
        raise NonsenseError("pages cut short")
    _, count = wire.PAGES.unpack_from(said)
    sides = array("f")
    end = wire.PAGES.size + 2 * count * sides.itemsize
    if count > wire.MOST_PAGES or len(said) < end:
        raise NonsenseError("too many pages, or some of them")
    sides.frombytes(said[wire.PAGES.size : end])
    if sides and not (math.isfinite(sum(sides)) and 0 < min(sides) <= max(sides) <= LARGEST):
        raise NonsenseError("a page of no size")
    labels = said[end:].decode("utf-8", "replace").split("\n") if count else []
    if len(labels) != count or max(map(len, labels), default=0) > wire.LONGEST_LABEL:
        raise NonsenseError("other labels than pages")
    return Sheets(wish, sides, tuple(labels))


def _linked(wish: Wish, said: bytes) -> Linked:
    if len(said) < wire.LINKS.size:
        raise NonsenseError("links cut short")
    _, count = wire.LINKS.unpack_from(said)
    sides, pages = array("f"), array("i")
    middle = wire.LINKS.size + _SIDES * count * sides.itemsize
    end = middle + count * pages.itemsize
    if count > wire.MOST_LINKS or len(said) < end:
        raise NonsenseError("too many links, or some of them")
    sides.frombytes(said[wire.LINKS.size : middle])
    pages.frombytes(said[middle:end])
    _expect_somewhere(sides)
    lines = said[end:].decode("utf-8", "replace").split("\n") if count else []
    if len(lines) != count or max(map(len, lines), default=0) > wire.LONGEST_ADDRESS:
        raise NonsenseError("other addresses than links")
    boxes = zip(*(sides[side::_SIDES] for side in range(_SIDES)), strict=True)
    links = (
        PageLink(x0, y0, x1, y1, address, page)
        for (x0, y0, x1, y1), address, page in zip(boxes, lines, pages, strict=True)
    )
    return Linked(wish, tuple(links))


def _expect_somewhere(sides: array[float]) -> None:
    if sides and not (math.isfinite(sum(sides)) and -LARGEST < min(sides) <= max(sides) < LARGEST):
        raise NonsenseError("a character or a link nowhere")


def _read(wish: Wish, said: bytes) -> Read:
    if len(said) < wire.TEXT.size:
        raise NonsenseError("a page cut short")
    _, *counts = wire.TEXT.unpack_from(said)
    digest, body = said[wire.TEXT.size :][:DIGEST], said[wire.TEXT.size + DIGEST :]
    if sum(counts) > wire.MOST_SIDES or any(count % _SIDES for count in counts):
        raise NonsenseError("too many characters, or parts of them")
    sides = array("f")
    if len(body) != sides.itemsize * sum(counts):
        raise NonsenseError("a page cut short")
    sides.frombytes(body)
    _expect_somewhere(sides)
    _, boxes, pictures, end = accumulate(counts, initial=0)
    return Read(wish, digest, sides[:boxes], sides[boxes:pictures], sides[pictures:end])


def _memory(size: int) -> tempfile._TemporaryFileWrapper[bytes]:
    """Return a file without a name that both processes map."""
    if sys.platform == "linux":
        file = os.fdopen(os.memfd_create("pages", os.MFD_CLOEXEC), "w+b")
    else:
        file = tempfile.TemporaryFile()  # noqa: SIM115  # handed over open
    file.truncate(size)
    return file  # type: ignore[return-value]
