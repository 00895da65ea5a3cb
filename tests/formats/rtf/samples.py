"""What the tests of RTF files share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.formats import rtf
from desktop.formats.door.source import Source

if TYPE_CHECKING:
    from desktop.domain import Parsed


FONTS = (
    r"{\fonttbl{\f0\fcharset0 Serif;}{\f1\fcharset204 Cyr;}{\f2\fcharset2 Symbol;}"
    r"{\f3\fcharset128 Gothic;}}"
)


def read(body: str | bytes, head: str = FONTS) -> Parsed:
    text = body if isinstance(body, bytes) else body.encode("ascii")
    return read_bytes(b"{\\rtf1\\ansi\\ansicpg1252\\deff0" + head.encode() + text + b"}")


def read_bytes(data: bytes) -> Parsed:
    return rtf.read(Source(Path("sample.rtf"), data))
