"""An RTF file cut into groups, control words and text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

OPEN, CLOSE, WORD, BYTES, SIGN, BINARY = range(6)

_TOKEN = re.compile(
    rb"(?P<text>[^\\{}\r\n]+)"
    rb"|\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?[0-9]{1,10})? ?"
    rb"|(?P<brace>[{}])"
    rb"|(?P<hex>(?:\\'[0-9a-fA-F]{2}){1,500})"
    rb"|\\(?P<sign>[^a-zA-Z'])"
    rb"|\\|[\r\n]+",
    re.DOTALL,
)
# Control words that are kept by their spelling; a hostile file has a new one each time.
_MOST_KNOWN = 4096


class Token(NamedTuple):
    """One token: a word and its number, or bytes of text or of a picture."""

    kind: int
    word: str = ""
    number: int | None = None
    data: bytes = b""


_OPENED, _CLOSED = Token(OPEN), Token(CLOSE)


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of an RTF file; anything can be cut into some."""
    # A file says the same few words over and over.
    known: dict[bytes, Token | None] = {}
    at = 0
    while at < len(data):
        at = yield from _cut(data, at, known)


def _cut(data: bytes, at: int, known: dict[bytes, Token | None]) -> Generator[Token, None, int]:
    """Yield the tokens from `at` up to bytes that are not to be cut; return where those end."""
    for found in _TOKEN.finditer(data, at):
        written = found[0]
        if found.lastgroup == "text":
            yield Token(BYTES, "", None, written)
            continue
        if written in known:
            token = known[written]
        else:
            token = _token(found)
            if len(known) < _MOST_KNOWN:
                known[written] = token
        if token is None:
            continue
        if token.word == "bin":
            end = found.end() + max(0, token.number or 0)
            yield Token(BINARY, data=data[found.end() : end])
            return end
        yield token
    return len(data)


def _token(found: re.Match[bytes]) -> Token | None:
    kind = found.lastgroup
    if kind is None:
        return None
    text = found[kind]
    if kind == "hex":
        return Token(BYTES, data=bytes.fromhex(text.replace(b"\\'", b"").decode("ascii")))
    if kind == "brace":
        return _OPENED if text == b"{" else _CLOSED
    if kind == "sign":
        return Token(SIGN, text.decode("latin-1"))
    number = found["number"]
    return Token(WORD, found["word"].decode("ascii"), None if number is None else int(number))
