from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.canon.picture_size import Picture, measure

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 40, 30)
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xfe\x00\x03x\xff\xc2\x00\x11\x08" + struct.pack(
    ">HH", 30, 40
)
WEBP = b"RIFF\x00\x00\x00\x00WEBP"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PNG, Picture("image/png", 40, 30)),
        (b"GIF89a" + struct.pack("<HH", 40, 30), Picture("image/gif", 40, 30)),
        (JPEG, Picture("image/jpeg", 40, 30)),
        (b"BM" + bytes(16) + struct.pack("<ii", 40, -30), Picture("image/bmp", 40, 30)),
        (
            WEBP + b"VP8X" + bytes(8) + (39).to_bytes(3, "little") + (29).to_bytes(3, "little"),
            Picture("image/webp", 40, 30),
        ),
        (WEBP + b"VP8 " + bytes(10) + struct.pack("<HH", 40, 30), Picture("image/webp", 40, 30)),
        (
            WEBP + b"VP8L" + bytes(5) + struct.pack("<I", 39 | 29 << 14),
            Picture("image/webp", 40, 30),
        ),
        (b'<svg width="40px" height="30"/>', Picture("image/svg+xml", 40, 30)),
        (b'<?xml version="1.0"?>\n<svg viewBox="0 0 40 30">', Picture("image/svg+xml", 40, 30)),
        (b'<svg width="100%">', Picture("image/svg+xml", 0, 0)),
    ],
)
def test_size_is_read_from_the_header(data, expected) -> None:
    assert measure(data) == expected


@pytest.mark.parametrize("data", [b"", b"<html>", b"\xff\xd8\xff", PNG[:18], b"RIFF1234WAVE"])
def test_what_is_no_picture_has_no_size(data) -> None:
    assert measure(data) is None


@settings(max_examples=60)
@given(st.sampled_from([PNG[:8], b"GIF89a", b"\xff\xd8\xff", WEBP, b"BM", b"<svg "]), st.binary())
def test_no_bytes_break_it(magic, rest) -> None:
    measure(magic + rest)
