"""The size of a picture from its first bytes, so that a page never jumps when it is drawn."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Picture(NamedTuple):
    """What a picture's header says; a drawing may state no size."""

    media_type: str
    width: int
    height: int


SVG = "image/svg+xml"
_SVG = re.compile(rb"<svg\b[^>]*>", re.IGNORECASE)
_SVG_LENGTH = re.compile(rb"""\b(width|height)\s*=\s*["']\s*([\d.]+)\s*(?:px)?\s*["']""")
_SVG_BOX = re.compile(
    rb"""\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"""
)
# What every marker of a JPEG file begins with (ITU-T T.81, B.1.1.2).
_JPEG_MARK = 0xFF
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


def measure(data: bytes) -> Picture | None:
    """Return type and size in pixels of a PNG, JPEG, GIF, WebP, BMP or SVG, or None."""
    reader = next((read for magic, read in _READERS if data.startswith(magic)), _svg)
    try:
        return reader(data)
    except (struct.error, IndexError, ValueError, OverflowError):
        return None


def _png(data: bytes) -> Picture:
    return Picture("image/png", *struct.unpack(">II", data[16:24]))


def _gif(data: bytes) -> Picture:
    return Picture("image/gif", *struct.unpack("<HH", data[6:10]))


def _bmp(data: bytes) -> Picture:
    width, height = struct.unpack("<ii", data[18:26])
    return Picture("image/bmp", abs(width), abs(height))


def _jpeg(data: bytes) -> Picture | None:
    at = 2
    while at < len(data):
        if data[at] != _JPEG_MARK:
            return None
        code = data[at + 1]
        if code in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Picture("image/jpeg", width, height)
        if code == _JPEG_MARK:
            at += 1
        elif code in _JPEG_BARE:
            at += 2
        else:
            at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return None


def _webp(data: bytes) -> Picture | None:
    form = data[12:16]
    if data[8:12] != b"WEBP":
        return None
    if form == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return Picture("image/webp", width & 0x3FFF, height & 0x3FFF)
    if form == b"VP8L":
        (bits,) = struct.unpack("<I", data[21:25])
        return Picture("image/webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
    if form == b"VP8X":
        width, height = int.from_bytes(data[24:27], "little"), int.from_bytes(data[27:30], "little")
        return Picture("image/webp", width + 1, height + 1)
    return None


def _svg(data: bytes) -> Picture | None:
    found = _SVG.search(data[:4096])
    if not found or not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return None
    sizes = {name: float(number) for name, number in _SVG_LENGTH.findall(found[0])}
    box = _SVG_BOX.search(found[0])
    width, height = sizes.get(b"width", 0.0), sizes.get(b"height", 0.0)
    if not (width and height) and box:
        width, height = float(box[1]), float(box[2])
    return Picture(SVG, round(width), round(height))


_READERS: tuple[tuple[bytes, Callable[[bytes], Picture | None]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"GIF87a", _gif),
    (b"GIF89a", _gif),
    (b"RIFF", _webp),
    (b"BM", _bmp),
)
