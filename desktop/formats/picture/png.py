"""PNG: rows packed as PDF files may have them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from desktop.formats.picture.wrapping import Packed, Sheet, UnwrappableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""How many numbers a dot has, by the type of its colours."""
_COLOURED = 3
"""Numbers of a dot that has a colour."""
_PALETTE, _TRANSPARENT = 3, (4, 6)
# The unit of pHYs that is one (W3C PNG 11.3.5.3); the other says only the shape.
_METRES = 1
# Metres.
_INCH = 0.0254
_INTERLACED = "it is interlaced, and such pictures cannot be read; save it anew without that"


def sheets(data: bytes) -> list[Sheet]:
    """Return the one sheet of a file."""
    try:
        return [_sheet(data)]
    except (struct.error, KeyError) as error:
        raise UnwrappableError from error


def _sheet(data: bytes) -> Sheet:
    chunks: dict[bytes, list[bytes]] = {}
    for kind, chunk in _chunks(data):
        chunks.setdefault(kind, []).append(chunk)
    width, height, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"][0])
    if interlaced:
        raise UnwrappableError(_INTERLACED)
    count = _PARTS[colour]
    colours = "/DeviceRGB" if count >= _COLOURED else "/DeviceGray"
    if colour == _PALETTE:
        palette = chunks[b"PLTE"][0]
        colours = f"[/Indexed /DeviceRGB {max(0, len(palette) // 3 - 1)} <{palette.hex()}>]"
    filters = (
        f"/Filter /FlateDecode /DecodeParms <</Predictor 15 /Colors {count} "
        f"/BitsPerComponent {bits} /Columns {width}>>"
    )
    part = Packed(width, height, filters, b"".join(chunks[b"IDAT"]))
    transparent = count - 1 if colour in _TRANSPARENT else 0
    dpi = _dpi(chunks.get(b"pHYs", [bytes(9)])[0])
    return Sheet(width, height, colours, bits, [part], dpi, transparent=transparent)


def _dpi(said: bytes) -> float:
    across, _, unit = struct.unpack(">IIB", said)
    return across * _INCH if unit == _METRES else 0.0


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        yield kind, data[at + 8 : at + 8 + length]
        if kind == b"IEND":
            return
        at += 12 + length
