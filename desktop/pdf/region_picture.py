"""The picture of a part of a page, as a PNG file: it is kept, and needs no engine to be seen."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from desktop.pdf.open_page import BYTES

if TYPE_CHECKING:
    from desktop.pdf.open_page import OpenPage, Part

MAGIC = b"\x89PNG\r\n\x1a\n"
_HEAD = struct.Struct(">IIBBBBB")
_BITS, _GREY, _COLOURED = 8, 0, 2


def picture(page: OpenPage, part: Part, turns: int = 0) -> bytes:
    """Return a part of a page as a PNG file."""
    memory = bytearray(part.across * part.down * BYTES)
    page.draw(part, turns, memoryview(memory))
    return png(part.across, part.down, memory)


def png(width: int, height: int, pixels: bytearray) -> bytes:
    """Return a PNG file of rows of blue, green, red and one byte of no use; grey where it may be.

    The same pixels give the same bytes.
    """
    blue, green, red = pixels[0::BYTES], pixels[1::BYTES], pixels[2::BYTES]
    if blue == green == red:
        kind, dot, rows = _GREY, 1, red
    else:
        kind, dot = _COLOURED, 3
        rows = bytearray(len(red) * dot)
        rows[0::dot], rows[1::dot], rows[2::dot] = red, green, blue
    row = width * dot
    packing = zlib.compressobj(6)
    packed = [
        part
        for top in range(0, height * row, row)
        for part in (packing.compress(b"\0"), packing.compress(rows[top : top + row]))
    ]
    packed.append(packing.flush())
    head = _HEAD.pack(width, height, _BITS, kind, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", b"".join(packed)), (b"IEND", b"")
    return MAGIC + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    said = kind + data
    return struct.pack(">I", len(data)) + said + struct.pack(">I", zlib.crc32(said))
