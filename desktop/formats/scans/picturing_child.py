"""The child: draws pages of one file after another in grey, behind a shut door.

A request is JSON. One that comes with an open file names its password; others name a page of it.
"""

from __future__ import annotations

import json
import logging
import os
import struct
import traceback
from typing import TYPE_CHECKING

from desktop.formats.door.confined.reader import begin

if TYPE_CHECKING:
    import socket
    from multiprocessing.connection import Connection

    from desktop.formats.door.confined.channel import ChildEnd
    from desktop.formats.door.confined.windows import PipeChildEnd
    from desktop.pdf import PdfFile

OPENED, LOCKED, BROKEN, DRAWN = b"o", b"k", b"b", b"p"
"""A file is open, is locked, it or a page of it cannot be read; a page as it looks."""
PIXELS = struct.Struct("<III")
"""Width, height, and dots to an inch."""
DPI = 200
"""300 reads no better, and takes half as long again."""
MOST_PIXELS = 16 << 20
"""Of one picture: a page of a newspaper."""
_LOG = logging.getLogger(__name__)


def serve(end: socket.socket | Connection, memory: int, level: int) -> None:
    """Draw what is asked for until the parent goes away; the body of a child."""

    def prepare(_line: ChildEnd | PipeChildEnd) -> None:
        # The parent names this module, and has no use for those.
        import desktop.formats.picture  # noqa: F401
        from desktop.pdf.substitutes import asian_fonts

        asian_fonts.hold()

    line = begin(end, memory, level, prepare)
    drawing = _Drawing()
    while True:
        try:
            said, file = line.receive()
            line.send(*drawing.answer(said, file))
        except (EOFError, OSError):
            return


class _Drawing:
    """The file in hand."""

    def __init__(self) -> None:
        self._file: PdfFile | None = None

    def answer(self, said: bytes, file: int | None) -> list[bytes]:
        """Return what became of a request."""
        request = json.loads(said)
        try:
            if file is not None:
                return [self._open(file, str(request["password"]))]
            return self._draw(int(request["page"]))
        except MemoryError:
            return [BROKEN]
        except Exception:  # noqa: BLE001  # one page must not cost the others
            _LOG.warning("A page could not be drawn: %s", traceback.format_exc())
            return [BROKEN]

    def _open(self, file: int, password: str) -> bytes:
        from desktop.formats.picture import as_pdf
        from desktop.formats.picture.wrapping import UnwrappableError
        from desktop.pdf import DamagedError, LockedError, PdfFile

        with os.fdopen(file, "rb") as opened:
            data = opened.read()
        if self._file is not None:
            self._file.close()
            self._file = None
        try:
            self._file = PdfFile(as_pdf(data), password)
        except LockedError:
            return LOCKED
        except (DamagedError, UnwrappableError):
            return BROKEN
        return OPENED

    def _draw(self, number: int) -> list[bytes]:
        picture = self._file.picture(number, DPI, MOST_PIXELS) if self._file else None
        if picture is None:
            return [BROKEN]
        size = PIXELS.pack(picture.width, picture.height, picture.dpi)
        return [DRAWN, size, picture.pixels]
