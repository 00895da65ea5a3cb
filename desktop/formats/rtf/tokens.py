"""An RTF file cut into groups, control words and text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN, CLOSE, WORD, BYTES, SIGN, BINARY = range(6)

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?[0-9]{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z'])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|\\|[\r\n]+",
    re.DOTALL,
)


class Token(NamedTuple):
    """One token: a word and its number, or bytes of text or of a picture."""

    kind: int
    word: str = ""
    number: int | None = None
    data: bytes = b""


_OPENED, _CLOSED = Token(OPEN), Token(CLOSE)


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of an RTF file; anything can be cut into some."""
    at = 0
    while at < len(data):
        found = _TOKEN.match(data, at)
        at = found.end() if found else at + 1
        token = _token(found) if found and found.lastgroup else None
        if token is not None and token.word == "bin" and token.kind == WORD:
            length = max(0, token.number or 0)
            token = Token(BINARY, data=data[at : at + length])
            at += length
        if token is not None:
            yield token


def _token(found: re.Match[bytes]) -> Token:
    text, kind = found[found.lastgroup or 0], found.lastgroup
    if kind == "text":
        return Token(BYTES, data=text)
    if kind == "hex":
        return Token(BYTES, data=bytes.fromhex(text.decode("ascii")))
    if kind == "brace":
        return _OPENED if text == b"{" else _CLOSED
    if kind == "sign":
        return Token(SIGN, text.decode("latin-1"))
    return _word(text if kind == "word" else found["word"], found["number"])


# A file says the same few words over and over.
@lru_cache(maxsize=4096)
def _word(name: bytes, number: bytes | None) -> Token:
    return Token(WORD, name.decode("ascii"), None if number is None else int(number))
