"""What Outlook wraps."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.mail.winmail import unwrap


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
    assert unwrap(WRAPPED) == ("Déjà vu.", b"", b"", ("Report of May.docx", "mäp.png"))


def test_what_is_no_wrapping() -> None:
    assert unwrap(b"junk") is None
    assert unwrap(b"") is None


@given(st.integers(0, len(WRAPPED)), st.binary(max_size=40))
def test_damaged_wrappings_do_no_harm(cut: int, junk: bytes) -> None:
    unwrap(WRAPPED[:cut] + junk)
    unwrap(WRAPPED[:6] + junk + WRAPPED[cut:])


# The example that Microsoft gives of packed RTF.
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3"
    "2068656c090020627705b06c647d0a800fa0"
)
HELLO = b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def binary(key: int, data: bytes) -> bytes:
    return struct.pack("<HHII", 0x102, key, 1, len(data)) + data + b"\0" * (-len(data) % 4)


def wrapped_rtf(data: bytes) -> bytes:
    return WRAPPED[:6] + attribute(1, 6, 0x9003, properties(binary(0x1009, data)))


def test_packed_rtf_is_unpacked() -> None:
    assert unwrap(wrapped_rtf(PACKED)) == ("", b"", HELLO, ())
    stored = struct.pack("<III", len(HELLO) + 12, len(HELLO), 0x414C454D) + bytes(4) + HELLO
    assert unwrap(wrapped_rtf(stored)) == ("", b"", HELLO, ())


@given(st.binary(max_size=80))
def test_any_packed_rtf_does_no_harm(junk: bytes) -> None:
    found = unwrap(wrapped_rtf(PACKED[:16] + junk))
    assert found is not None
    assert isinstance(found.rtf, bytes)
