"""JPEG: a picture that PDF files have as it is."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from desktop.formats.picture.wrapping import Packed, Sheet, UnwrappableError

if TYPE_CHECKING:
    from collections.abc import Iterator

COLOURS = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
"""By how many numbers a dot has."""
INVERTED = "/Decode [1 0 1 0 1 0 1 0]"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN, _JFIF, _EXIF, _ADOBE = 0xDA, 0xE0, 0xE1, 0xEE
_INCHES, _CENTIMETRES = 1, 2
# Of an inch.
_CENTIMETRE = 2.54
# The tag of EXIF 2.3, 4.6.4: how the camera was held.
_ORIENTATION = 0x0112
# Of the first directory; cameras write some dozens.
_MOST_ENTRIES = 200
# Adobe's programs keep four of them inverted, and say so nowhere but by their mark.
_INKS = 4


def sheets(data: bytes) -> list[Sheet]:
    """Return the one sheet of a file."""
    try:
        return [_sheet(data)]
    except (struct.error, KeyError, IndexError) as error:
        raise UnwrappableError from error


def _sheet(data: bytes) -> Sheet:
    frame: tuple[int, ...] = ()
    dpi, orientation, is_adobe = 0.0, 1, False
    for code, part in _segments(data):
        if code in _FRAMES:
            frame = struct.unpack_from(">BHHB", part)
        elif code == _JFIF and part.startswith(b"JFIF\0"):
            unit, across = struct.unpack_from(">BH", part, 7)
            dpi = across * {_INCHES: 1.0, _CENTIMETRES: _CENTIMETRE}.get(unit, 0.0)
        elif code == _EXIF and part.startswith(b"Exif\0\0"):
            orientation = _turned(part[6:])
        elif code == _ADOBE:
            is_adobe = part.startswith(b"Adobe")
    if not frame:
        raise UnwrappableError
    bits, height, width, count = frame
    decode = INVERTED if is_adobe and count == _INKS else ""
    packed = Packed(width, height, "/Filter /DCTDecode", data)
    return Sheet(width, height, COLOURS[count], bits, [packed], dpi, orientation, decode=decode)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004
        code = data[at + 1]
        if code in _ALONE or code == 0xFF:  # noqa: PLR2004
            at += 1 if code == 0xFF else 2  # noqa: PLR2004
            continue
        if code == _SCAN:
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield code, data[at + 4 : at + 2 + length]
        at += 2 + length


def _turned(exif: bytes) -> int:
    """Return how a camera was held, by its number; 1 where it does not say."""
    order = "<" if exif[:2] == b"II" else ">"
    try:
        (at,) = struct.unpack_from(order + "I", exif, 4)
        (count,) = struct.unpack_from(order + "H", exif, at)
        for entry in range(min(count, _MOST_ENTRIES)):
            tag, _, _, value = struct.unpack_from(order + "HHIH", exif, at + 2 + 12 * entry)
            if tag == _ORIENTATION:
                return int(value)
    except struct.error:
        pass
    return 1
