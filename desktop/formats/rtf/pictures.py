"""Pictures of an RTF file, and values kept beside text."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.canon.canonical import LARGEST_PICTURE
from desktop.formats.rtf.groups import groups
from desktop.formats.rtf.lexer import BINARY, BYTES, CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.formats.rtf.lexer import Token

_TWIPS_PER_PIXEL = 15
"""1,440 twips an inch, of 96 pixels."""
# Pixels of a side.
_LARGEST = 20_000
_NOT_HEX = re.compile(rb"[^0-9a-fA-F]+")
_DESCRIPTION = "wzDescription"


class Picture(NamedTuple):
    """A picture as `Builder.image` takes it."""

    alt: str
    data: bytes
    width: int
    height: int


def picture(tokens: list[Token], plain: Callable[[Iterable[Token]], str]) -> Picture:
    """Return the picture of a group."""
    sizes = {token.word: token.number or 0 for token in tokens}
    width, height = (
        max(0, min(sizes.get(side, 0) // _TWIPS_PER_PIXEL, _LARGEST))
        for side in ("picwgoal", "pichgoal")
    )
    return Picture(_description(tokens, plain), _data(tokens), width, height)


def find_value(tokens: list[Token], word: str) -> str:
    """Return the text that directly follows a control word, or ''."""
    at = next((n for n, token in enumerate(tokens) if token.word == word), len(tokens))
    following = tokens[at + 1 : at + 2]
    return following[0].data.decode("latin-1").strip() if following else ""


def comment_date(packed: str) -> str:
    """Return the date and time that a comment keeps in one number, or ''."""
    if not re.fullmatch(r"-?\d{1,10}", packed):
        return ""
    bits = int(packed) & 0xFFFFFFFF
    minute, hour, day = bits & 63, bits >> 6 & 31, bits >> 11 & 31
    month, year = bits >> 16 & 15, (bits >> 20 & 511) + 1900
    try:
        # The file says nothing of a time zone: the writer's own clock is meant.
        return datetime(year, month, day, hour, minute).isoformat()  # noqa: DTZ001
    except ValueError:
        return ""


def _data(tokens: list[Token]) -> bytes:
    pieces: list[bytes] = []
    depth = size = 0
    for token in tokens:
        depth += (token.kind == OPEN) - (token.kind == CLOSE)
        if depth or size > 2 * LARGEST_PICTURE:
            continue
        if token.kind == BINARY:
            return token.data
        if token.kind == BYTES:
            pieces.append(token.data)
            size += len(token.data)
    digits = _NOT_HEX.sub(b"", b"".join(pieces))
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))


def _description(tokens: list[Token], plain: Callable[[Iterable[Token]], str]) -> str:
    for properties in groups(tokens):
        for pair in groups(properties):
            name, *values = [plain(value).strip() for value in groups(pair)] or [""]
            if name == _DESCRIPTION and values:
                return values[0]
    return ""
