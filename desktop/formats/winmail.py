"""The wrapping that Outlook puts around rich messages (“winmail.dat”, TNEF), as far as it is read.

Read are the names of the files in it and a plain or HTML text, by Microsoft's own description of
the format [MS-OXTNEF].
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
_TEXT_BODY, _HTML_BODY, _LONG_NAME = 0x1000, 0x1013, 0x3707
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
_MOST = 5000


class Wrapped(NamedTuple):
    """What a wrapping holds."""

    text: str
    html: bytes
    names: tuple[str, ...]


def unwrap(data: bytes) -> Wrapped | None:
    """Return what is in a wrapping, or None when it is none."""
    if not data.startswith(_SIGNATURE):
        return None
    text, html = "", b""
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
            found = said.get(_HTML_BODY)
            html = found if isinstance(found, bytes) else html
        elif key == _FILE and names:
            names[-1] = str(dict(_properties(value, page)).get(_LONG_NAME) or names[-1])
    return Wrapped(text.strip(), html, tuple(filter(None, names)))


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
