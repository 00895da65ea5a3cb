from __future__ import annotations

import contextlib
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.picture import png
from desktop.formats.picture.wrapping import UnwrappableError

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(colour: int, *more: bytes, bits: int = 8, interlaced: int = 0) -> bytes:
    head = struct.pack(">IIBBBBB", 3, 2, bits, colour, 0, 0, interlaced)
    parts = [zlib.compress(b"rows")[:6], zlib.compress(b"rows")[6:]]
    rows = b"".join(chunk(b"IDAT", part) for part in parts)
    return SIGNATURE + chunk(b"IHDR", head) + b"".join(more) + rows + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("colour", "colours", "count", "transparent"),
    [
        (0, "/DeviceGray", 1, 0),
        (2, "/DeviceRGB", 3, 0),
        (4, "/DeviceGray", 2, 1),
        (6, "/DeviceRGB", 4, 3),
    ],
)
def test_a_picture_keeps_its_size_and_the_kind_of_its_colours(colour, colours, count, transparent):
    (sheet,) = png.sheets(picture(colour))
    assert (sheet.width, sheet.height, sheet.colours, sheet.bits) == (3, 2, colours, 8)
    assert sheet.transparent == transparent
    (packed,) = sheet.parts
    assert f"/Colors {count} " in packed.filters
    assert packed.data == zlib.compress(b"rows"), "of all its parts together"


def test_colours_of_a_palette_go_along():
    (sheet,) = png.sheets(picture(3, chunk(b"PLTE", bytes.fromhex("ff000000ff00"))))
    assert sheet.colours == "[/Indexed /DeviceRGB 1 <ff000000ff00>]"


@pytest.mark.parametrize(("unit", "dpi"), [(1, 300), (0, 0)])
def test_how_fine_it_is_counts_only_in_metres(unit, dpi):
    (sheet,) = png.sheets(picture(0, chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, unit))))
    assert sheet.dpi == pytest.approx(dpi, abs=0.1)


def test_what_lies_behind_the_end_is_not_read():
    assert png.sheets(picture(0) + chunk(b"IDAT", b"more")) == png.sheets(picture(0))


def test_an_interlaced_one_is_refused_with_a_way_out():
    with pytest.raises(UnwrappableError, match="save it anew"):
        png.sheets(picture(0, interlaced=1))


@given(st.binary(max_size=80), st.integers(0, 120))
def test_a_damaged_one_is_read_or_refused(junk, cut):
    for data in (SIGNATURE + junk, picture(2)[:cut] + junk):
        with contextlib.suppress(UnwrappableError):
            assert len(png.sheets(data)) == 1
