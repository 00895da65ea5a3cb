"""What Outlook wraps."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.winmail import unwrap


def attribute(level: int, kind: int, key: int, data: bytes) -> bytes:
    head = struct.pack("<BHHI", level, key, kind, len(data))
    return head + data + struct.pack("<H", sum(data) & 0xFFFF)


def text(key: int, value: str, kind: int = 0x1F) -> bytes:
    data = f"{value}\0".encode("utf-16-le" if kind == 0x1F else "cp1252")
    return struct.pack("<HHII", kind, key, 1, len(data)) + data + b"\0" * (-len(data) % 4)


def properties(*packed: bytes) -> bytes:
    return struct.pack("<I", len(packed)) + b"".join(packed)


NUMBER = struct.pack("<HHI", 0x3, 0x3, 5)
NAMED = struct.pack("<HH", 0x3, 0x8001) + bytes(16) + struct.pack("<III", 0, 9, 5)
MANY = struct.pack("<HHIII", 0x1003, 0x4, 2, 1, 2)
WRAPPED = (
    struct.pack("<IH", 0x223E9F78, 1)
    + attribute(1, 6, 0x9007, struct.pack("<II", 1252, 0))
    + attribute(1, 6, 0x9003, properties(NUMBER, NAMED, MANY, text(0x1000, "Déjà vu.")))
    + attribute(2, 1, 0x8010, b"REPORT~1.DOC\0")
    + attribute(2, 6, 0x9005, properties(NUMBER, text(0x3707, "Report of May.docx", 0x1E)))
    + attribute(2, 1, 0x8010, b"m\xe4p.png\0")
)


def test_texts_and_names_are_found() -> None:
    assert unwrap(WRAPPED) == ("Déjà vu.", b"", ("Report of May.docx", "mäp.png"))


def test_what_is_no_wrapping() -> None:
    assert unwrap(b"junk") is None
    assert unwrap(b"") is None


@given(st.integers(0, len(WRAPPED)), st.binary(max_size=40))
def test_damaged_wrappings_do_no_harm(cut: int, junk: bytes) -> None:
    unwrap(WRAPPED[:cut] + junk)
    unwrap(WRAPPED[:6] + junk + WRAPPED[cut:])
