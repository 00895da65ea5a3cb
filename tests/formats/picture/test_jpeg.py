from __future__ import annotations

import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.picture import jpeg
from desktop.formats.picture.wrapping import UnwrappableError


def segment(code: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, code, len(data) + 2) + data


def picture(*segments: bytes, count: int = 3, frame: int = 0xC0) -> bytes:
    head = segment(frame, struct.pack(">BHHB", 8, 20, 30, count))
    return b"\xff\xd8" + b"".join(segments) + head + segment(0xDA, b"scan") + b"rows\xff\xd9"


def jfif(unit: int, across: int) -> bytes:
    return segment(0xE0, b"JFIF\0" + struct.pack(">HBHH", 0x0102, unit, across, across))


def exif(orientation: int, order: str) -> bytes:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    return segment(0xE1, b"Exif\0\0" + mark + struct.pack(order + "IH", 8, 1) + entry + bytes(4))


@pytest.mark.parametrize(
    ("count", "colours"), [(1, "/DeviceGray"), (3, "/DeviceRGB"), (4, "/DeviceCMYK")]
)
def test_a_picture_goes_as_it_is_with_its_size_and_colours(count, colours):
    data = picture(count=count)
    (sheet,) = jpeg.sheets(data)
    assert (sheet.width, sheet.height, sheet.colours, sheet.bits) == (30, 20, colours, 8)
    assert [part.data for part in sheet.parts] == [data]


@pytest.mark.parametrize(("unit", "dpi"), [(0, 0), (1, 100), (2, 254)])
def test_how_fine_it_is_counts_in_inches_or_centimetres(unit, dpi):
    (sheet,) = jpeg.sheets(picture(jfif(unit, 100)))
    assert sheet.dpi == pytest.approx(dpi)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("held", [1, 3, 6, 8])
def test_how_a_camera_was_held_is_known_in_both_orders_of_bytes(held, order):
    (sheet,) = jpeg.sheets(picture(exif(held, order)))
    assert sheet.orientation == held


def test_only_inks_of_adobe_are_turned_round():
    adobe = segment(0xEE, b"Adobe\0\0\0\0\0\0\0")
    assert jpeg.sheets(picture(adobe, count=4))[0].decode
    assert not jpeg.sheets(picture(adobe, count=3))[0].decode
    assert not jpeg.sheets(picture(count=4))[0].decode


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", picture(count=2), picture(frame=0xC4)])
def test_one_without_a_size_or_colours_is_refused(data):
    with pytest.raises(UnwrappableError):
        jpeg.sheets(data)


@given(st.binary(max_size=60), st.integers(0, 80))
def test_a_damaged_one_is_read_or_refused(junk, cut):
    for data in (b"\xff\xd8" + junk, picture(exif(6, "<"))[:cut] + junk):
        with contextlib.suppress(UnwrappableError):
            assert len(jpeg.sheets(data)) == 1
