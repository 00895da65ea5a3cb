"""The wrapping that Outlook puts around rich messages (“winmail.dat”, TNEF), as far as it is read.

Read are the names of the files in it and its text, plain, in HTML or in packed RTF, by Microsoft's
own descriptions of the format [MS-OXTNEF, MS-OXRTFCP].
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA_TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_SIGNATURE = struct.pack("<I", 0x223E9F78)
_HEAD = len(_SIGNATURE) + 2
_BODY, _TITLE, _MESSAGE, _FILE, _PAGE = 0x800C, 0x8010, 0x9003, 0x9005, 0x9007
_TEXT_BODY, _RTF_BODY, _HTML_BODY, _LONG_NAME = 0x1000, 0x1009, 0x1013, 0x3707
_NARROW, _WIDE, _BINARY = 0x1E, 0x1F, 0x102
_SIZES = {
    0x02: 4,
    0x03: 4,
    0x04: 4,
    0x0A: 4,
    0x0B: 4,
    0x05: 8,
    0x06: 8,
    0x07: 8,
    0x14: 8,
    0x40: 8,
    0x48: 16,
}
_NAMED, _MANY, _KIND = 0x8000, 0x1000, 0xFFF
# Properties of one message; the file may say any number.
_MOST = 5000
_RTF_HEAD, _PACKED, _STORED = 16, 0x75465A4C, 0x414C454D
_RING, _LARGEST_RTF = 4096, 16 << 20
_FIRST_WORDS = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


class Wrapped(NamedTuple):
    """What a wrapping holds."""

    text: str
    html: bytes
    rtf: bytes
    names: tuple[str, ...]


def unwrap(data: bytes) -> Wrapped | None:
    """Return what is in a wrapping, or None when it is none."""
    if not data.startswith(_SIGNATURE):
        return None
    text, html, rtf = "", b"", b""
    names: list[str] = []
    page = "cp1252"
    for key, value in _attributes(data):
        if key == _PAGE and len(value) >= 4:  # noqa: PLR2004
            page = _encoding(struct.unpack_from("<I", value)[0])
        elif key == _TITLE:
            names.append(_narrow(value, page))
        elif key == _BODY:
            text = text or _narrow(value, page)
        elif key == _MESSAGE:
            said = dict(_properties(value, page))
            text = str(said.get(_TEXT_BODY) or text)
            html = _bytes(said.get(_HTML_BODY)) or html
            rtf = _unpacked(_bytes(said.get(_RTF_BODY))) or rtf
        elif key == _FILE and names:
            names[-1] = str(dict(_properties(value, page)).get(_LONG_NAME) or names[-1])
    return Wrapped(text.strip(), html, rtf, tuple(filter(None, names)))


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = _HEAD
    while at + 9 <= len(data):
        _level, key, _kind, length = struct.unpack_from("<BHHI", data, at)
        yield key, data[at + 9 : at + 9 + length]
        at += 9 + length + 2


def _properties(data: bytes, page: str) -> Iterator[tuple[int, str | bytes]]:
    """Yield the texts among properties, until one is met that cannot be followed."""
    reader = _Bytes(data)
    try:
        for _ in range(min(reader.number(4), _MOST)):
            kind, key = reader.number(2), reader.number(2)
            if key >= _NAMED:
                reader.pass_name()
            for value in reader.values(kind):
                yield key, _said(value, kind & _KIND, page)
    except EOFError:
        return


class _Bytes:
    """Reads numbers and stretches one after the other; raises EOFError at the end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "little")

    def take(self, length: int) -> bytes:
        found = self._data[self._at : self._at + length]
        if len(found) < length:
            raise EOFError
        self._at += length
        return found

    def pass_name(self) -> None:
        """Pass the name that a property has of its own."""
        self.take(16)
        is_text, number = self.number(4), self.number(4)
        self.take((number + 3 & ~3) if is_text else 0)

    def values(self, kind: int) -> list[bytes]:
        """Return the values of a property that are texts, and pass others."""
        fixed = _SIZES.get(kind & _KIND)
        if fixed is not None:
            self.take(fixed * (self.number(4) if kind & _MANY else 1))
            return []
        values: list[bytes] = []
        for _ in range(min(self.number(4), _MOST)):
            length = self.number(4)
            values.append(self.take(length))
            self.take(-length % 4)
        return values if kind & _KIND in (_NARROW, _WIDE, _BINARY) else []


def _bytes(value: str | bytes | None) -> bytes:
    return value if isinstance(value, bytes) else b""


def _unpacked(data: bytes) -> bytes:
    """Return packed RTF as it was."""
    if len(data) < _RTF_HEAD:
        return b""
    _, size, kind = struct.unpack_from("<III", data)
    if kind == _STORED:
        return data[_RTF_HEAD : _RTF_HEAD + size]
    return bytes(_lzfu(data)) if kind == _PACKED else b""


def _lzfu(data: bytes) -> bytearray:
    """Return what follows the head of packed RTF: letters, and places of letters that came before.

    The places are in a ring that begins with words that are in nearly every RTF file.
    """
    ring = bytearray(_FIRST_WORDS.ljust(_RING, b"\0"))
    at, found = len(_FIRST_WORDS), bytearray()
    packed = iter(data[_RTF_HEAD:])
    for flags in packed:
        for bit in range(8):
            first = next(packed, None)
            if first is None or len(found) > _LARGEST_RTF:
                return found
            place = first << 8 | next(packed, 0) if flags >> bit & 1 else -1
            if place >> 4 == at:
                return found
            for step in range((place & 15) + 2 if place >= 0 else 1):
                letter = ring[((place >> 4) + step) % _RING] if place >= 0 else first
                ring[at] = letter
                at = (at + 1) % _RING
                found.append(letter)
    return found


def _said(value: bytes, kind: int, page: str) -> str | bytes:
    if kind == _BINARY:
        return value
    if kind == _WIDE:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return _narrow(value, page)


def _narrow(value: bytes, page: str) -> str:
    return value.rstrip(b"\0").decode(page, "replace")


def _encoding(page: int) -> str:
    try:
        b"".decode(f"cp{page}")
    except LookupError:
        return "utf-8" if page == 65001 else "cp1252"  # noqa: PLR2004
    return f"cp{page}"
