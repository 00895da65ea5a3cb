"""Pictures made by hand: dark on the left half, white on the right, unless told otherwise."""

from __future__ import annotations

import base64
import struct
import zlib
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 16, 12
DARK, WHITE = b"\0", b"\xff"
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEAZABkAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZG"
    "NywtQFdBRkxOUlNSMj5aYVpQYEpRUk//wAALCAAMABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAACAf/xAAUEAEA"
    "AAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AJgToxE6/9k="
)
"""100 dots to an inch."""


def rows(count: int = 1, left: bytes = b"", right: bytes = b"") -> list[bytes]:
    """Return rows of bytes, of dots of so many numbers."""
    half = WIDTH // 2
    row = (left or DARK * count) * half + (right or WHITE * count) * half
    return [row] * HEIGHT


def png(
    colour: int, lines: Sequence[bytes], *, bits: int = 8, interlaced: int = 0,
    chunks: Mapping[bytes, bytes] | None = None, size: tuple[int, int] = (WIDTH, HEIGHT),
) -> bytes:  # fmt: skip
    """Return a PNG of such rows."""
    head = struct.pack(">IIBBBBB", *size, bits, colour, 0, 0, interlaced)
    packed = zlib.compress(b"".join(b"\0" + line for line in lines))
    parts = {b"IHDR": head, **(chunks or {}), b"IDAT": packed, b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts.items())


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def turned_jpeg(orientation: int) -> bytes:
    """Return the picture as a camera has it that was held otherwise."""
    directory = struct.pack("<HHHIHHI", 1, 0x0112, 3, 1, orientation, 0, 0)
    exif = b"Exif\0\0II*\0\x08\0\0\0" + directory
    return JPEG[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + JPEG[2:]


def tiff(*pages: Mapping[int, object], order: str = "<", loop: bool = False) -> bytes:
    """Return a TIFF of pages by their tags; 0 are the strips, put where tag 273 or 324 says."""
    out = bytearray((b"II*\0" if order == "<" else b"MM\0*") + bytes(4))
    link = 4
    for tags in pages:
        found = dict(tags)
        strips = found.pop(0)
        assert isinstance(strips, list)
        places = [len(out) + place for place in accumulate(map(len, strips), initial=0)]
        out += b"".join(strips)
        tiles = 322 in found
        found[324 if tiles else 273] = tuple(places[:-1])
        found[325 if tiles else 279] = tuple(map(len, strips))
        rest = len(out)
        entries = []
        for tag, values in sorted(found.items()):
            numbers = values if isinstance(values, tuple) else (values,)
            data = struct.pack(f"{order}{len(numbers)}I", *numbers)
            kind, count = 4, len(numbers)
            if tag == 282:
                kind, count = 5, 1
            if len(data) > 4:
                data, place = b"", struct.pack(order + "I", len(out))
                out += struct.pack(f"{order}{len(numbers)}I", *numbers)
                entries.append(struct.pack(order + "HHI", tag, kind, count) + place)
            else:
                entries.append(struct.pack(order + "HHI", tag, kind, count) + data)
        struct.pack_into(order + "I", out, link, len(out))
        out += struct.pack(order + "H", len(entries)) + b"".join(entries)
        link = len(out)
        out += bytes(4)
        assert rest
    if loop:
        struct.pack_into(order + "I", out, link, struct.unpack_from(order + "I", out, 4)[0])
    return bytes(out)


def page(strips: Sequence[bytes], **tags: object) -> dict[int, object]:
    """Return the tags of a grey page of 8 bits; others are given as `t259=5`."""
    usual: dict[int, object] = {256: WIDTH, 257: HEIGHT, 258: 8, 259: 1, 262: 1, 277: 1}
    usual[278] = HEIGHT // len(strips)
    return usual | {int(name[1:]): value for name, value in tags.items()} | {0: list(strips)}
