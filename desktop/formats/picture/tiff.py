"""TIFF: one picture after another, each in strips or tiles; TIFF 6.0 and its supplements."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.picture.deep import DEPTH, Shape, flattened
from desktop.formats.picture.jpeg import COLOURS
from desktop.formats.picture.wrapping import MOST_SHEETS, Packed, Sheet, UnwrappableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FORMS = {1: "B", 2: "B", 3: "H", 4: "I", 5: "II", 7: "B"}
"""How values are written, by the number of their type."""
# Of one tag; the file may say any number.
_MOST_VALUES = 1 << 20
# Strips or tiles: of a plan of two metres, in tiles of the smallest size, there are fewer.
_MOST_PARTS = 20_000
_KIND, _WIDTH, _HEIGHT, _BITS, _PACKING, _COLOURS = 254, 256, 257, 258, 259, 262
_FILL, _STRIPS, _TURN, _SAMPLES, _ROWS, _COUNTS = 266, 273, 274, 277, 278, 279
_ACROSS, _PLANES, _FAX, _UNIT, _PREDICTOR, _PALETTE = 282, 284, 292, 296, 317, 320
_TILE_WIDTH, _TILE_HEIGHT, _TILES, _TILE_COUNTS, _EXTRA, _TABLES = 322, 323, 324, 325, 338, 347
# Each sample as its difference from the one before (TIFF 6.0, section 14).
_DIFFERENCES = 2
_SMALLER = 1
"""The bit of a picture's kind that says it is only a small one of another."""
_BY_HAND, _CENTIMETRES = 1, 3
# Of an inch.
_CENTIMETRE = 2.54
_FAX3, _FAX4, _LZW, _JPEG, _BITS_RUN = 3, 4, 5, 7, 32_773
# Adobe's number for zlib and the older one.
_PACKED = (8, 32_946)
_WHITE_IS_ZERO, _RGB, _INDEXED, _INKS, _YCBCR = 0, 2, 3, 5, 6
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_UNKNOWN = "its picture is packed in a way that cannot be read; save it anew as TIFF or PNG"

Tags = dict[int, tuple[int, ...]]


def sheets(data: bytes) -> list[Sheet]:
    """Return the sheets of a file, without small pictures of others."""
    order = "<" if data.startswith(b"II") else ">"
    try:
        return [
            _sheet(data, tags, little=order == "<")
            for tags in _directories(data, order)
            if not _one(tags, _KIND, 0) & _SMALLER
        ]
    except (struct.error, zlib.error, KeyError, IndexError, ZeroDivisionError) as error:
        raise UnwrappableError from error


def _directories(data: bytes, order: str) -> Iterator[Tags]:
    (at,) = struct.unpack_from(order + "I", data, 4)
    seen: set[int] = set()
    while at and at not in seen and len(seen) < MOST_SHEETS:
        seen.add(at)
        (count,) = struct.unpack_from(order + "H", data, at)
        entries = [at + 2 + 12 * number for number in range(count)]
        yield dict(filter(None, (_tag(data, order, entry) for entry in entries)))
        (at,) = struct.unpack_from(order + "I", data, at + 2 + 12 * count)


def _tag(data: bytes, order: str, at: int) -> tuple[int, tuple[int, ...]] | None:
    tag, kind, count = struct.unpack_from(order + "HHI", data, at)
    form = _FORMS.get(kind)
    if form is None or count > _MOST_VALUES:
        return None
    values = f"{order}{count * len(form)}{form[0]}"
    place = at + 8
    if struct.calcsize(values) > 4:  # noqa: PLR2004  # else they stand in the entry itself
        (place,) = struct.unpack_from(order + "I", data, place)
    return tag, struct.unpack_from(values, data, place)


def _one(tags: Tags, tag: int, usual: int) -> int:
    return tags.get(tag, (usual,))[0]


class _Area(NamedTuple):
    """Where a strip or tile stands."""

    left: int
    top: int
    width: int
    height: int


def _sheet(data: bytes, tags: Tags, *, little: bool) -> Sheet:
    width, height = tags[_WIDTH][0], tags[_HEIGHT][0]
    count, bits = _one(tags, _SAMPLES, 1), _one(tags, _BITS, 1)
    extra = len(tags.get(_EXTRA, ()))
    is_apart = _one(tags, _PLANES, 1) != 1 and count > 1
    is_deep = set(tags.get(_BITS, (1,))) == {DEPTH} and _one(tags, _COLOURS, 1) != _INDEXED
    is_known = is_deep or not set(tags.get(_BITS, (1,))) - {1, 2, 4, 8}
    if is_apart or not is_known or extra not in (0, 1):
        raise UnwrappableError(_UNKNOWN)
    if extra and count - extra not in (1, 3):
        raise UnwrappableError(_UNKNOWN)
    colours, decode = _colours(tags, count - extra, bits)
    parts = [
        Packed(
            area.width, area.height,
            *_packed(tags, data[start : start + length], area, little=little),
            area.left, area.top,
        )
        for area, start, length in _areas(tags, width, height)
    ]  # fmt: skip
    return Sheet(
        width, height, colours, min(bits, 8), parts, _dpi(tags), _one(tags, _TURN, 1),
        (count - 1) * extra, decode,
    )  # fmt: skip


def _packed(tags: Tags, data: bytes, area: _Area, *, little: bool) -> tuple[str, bytes]:
    """Return how a strip or tile is packed, and its bytes."""
    count, bits = _one(tags, _SAMPLES, 1), _one(tags, _BITS, 1)
    if bits != DEPTH:
        return _filters(tags, area, count, bits), _unsealed(tags, data)
    packing = _one(tags, _PACKING, _BY_HAND)
    if packing not in (_BY_HAND, *_PACKED):
        raise UnwrappableError(_UNKNOWN)
    flat = flattened(
        data, Shape(area.width * count, area.height, count), packed=packing != _BY_HAND,
        little=little, differences=_one(tags, _PREDICTOR, 1) == _DIFFERENCES,
    )  # fmt: skip
    return "/Filter /FlateDecode", flat


def _areas(tags: Tags, width: int, height: int) -> Sequence[tuple[_Area, int, int]]:
    if _TILES in tags:
        across, down = tags[_TILE_WIDTH][0], tags[_TILE_HEIGHT][0]
        columns = -(-width // across)
        starts, lengths = tags[_TILES], tags[_TILE_COUNTS]
        places = [
            _Area(number % columns * across, number // columns * down, across, down)
            for number in range(min(len(starts), _MOST_PARTS))
        ]
    else:
        rows = min(_one(tags, _ROWS, height), height)
        starts, lengths = tags[_STRIPS], tags.get(_COUNTS, (1 << 31,))
        places = [
            _Area(0, top, width, min(rows, height - top))
            for top in range(0, min(height, rows * min(len(starts), _MOST_PARTS)), rows)
        ]
    return list(zip(places, starts, lengths, strict=False))


def _filters(tags: Tags, area: _Area, count: int, bits: int) -> str:
    packing = _one(tags, _PACKING, _BY_HAND)
    said = {_BY_HAND: "", _JPEG: "/Filter /DCTDecode", _BITS_RUN: "/Filter /RunLengthDecode"}
    if packing in said:
        return said[packing]
    if packing in (_FAX3, _FAX4):
        two_ways = _one(tags, _FAX, 0) & 1
        k = -1 if packing == _FAX4 else two_ways
        return (
            f"/Filter /CCITTFaxDecode /DecodeParms <</K {k} /Columns {area.width} "
            f"/Rows {area.height} /BlackIs1 true>>"
        )
    if packing != _LZW and packing not in _PACKED:
        raise UnwrappableError(_UNKNOWN)
    name = "/LZWDecode" if packing == _LZW else "/FlateDecode"
    predictor = 2 if _one(tags, _PREDICTOR, 1) == _DIFFERENCES else 1
    return (
        f"/Filter {name} /DecodeParms <</Predictor {predictor} /Colors {count} "
        f"/BitsPerComponent {bits} /Columns {area.width}>>"
    )


def _unsealed(tags: Tags, data: bytes) -> bytes:
    """Return a part as PDF files have it: bits in order, tables where they are wanted."""
    if _one(tags, _PACKING, 1) == _JPEG and _TABLES in tags:
        return data[:2] + bytes(tags[_TABLES])[2:-2] + data[2:]
    return data.translate(_REVERSED) if _one(tags, _FILL, 1) == 2 else data  # noqa: PLR2004


def _colours(tags: Tags, count: int, bits: int) -> tuple[str, str]:
    """Return the colour space, and how its numbers are to be taken."""
    kind = _one(tags, _COLOURS, 1)
    if kind == _INDEXED:
        shades = tags[_PALETTE]
        size = len(shades) // 3
        table = bytes(shades[part * size + at] >> 8 for at in range(size) for part in range(3))
        return f"[/Indexed /DeviceRGB {min(size, 1 << bits) - 1} <{table.hex()}>]", ""
    if kind == _YCBCR and _one(tags, _PACKING, 1) != _JPEG:
        raise UnwrappableError(_UNKNOWN)
    # Faxes are unpacked here as white, and so is what says that white is zero.
    return COLOURS[count], "/Decode [1 0]" if kind == _WHITE_IS_ZERO and count == 1 else ""


def _dpi(tags: Tags) -> float:
    across = tags.get(_ACROSS, (0, 1))
    found = across[0] / across[1] if len(across) > 1 and across[1] else 0.0
    return found * _CENTIMETRE if _one(tags, _UNIT, 2) == _CENTIMETRES else found
