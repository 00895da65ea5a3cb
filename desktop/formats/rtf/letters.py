"""Bytes and numbered characters of an RTF file, turned into text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.canon.symbols import PRIVATE, from_symbol, symbol
from desktop.formats.rtf import charsets
from desktop.formats.rtf.lexer import BYTES, CLOSE, OPEN, SIGN, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_WORDS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
}
TEXT_WORDS = frozenset({"u", *_WORDS})
_SIGNS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "\t": "\t"}


_LINE = Token(BYTES, data=b"\n")


class Letters:
    """Collects text; a run of bytes is decoded as a whole, for one letter may take several."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._bytes = bytearray()
        self._encoding = charsets.DEFAULT
        self._skip = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is no text to take."""
        return not (self._pieces or self._bytes)

    @property
    def is_skipping(self) -> bool:
        """Whether what comes next stands in for a character given by its number."""
        return self._skip > 0

    def take(self) -> str:
        """Return the text so far and begin anew."""
        self._settle()
        text = "".join(self._pieces)
        self._pieces.clear()
        return text

    def end_group(self) -> None:
        """Say that a group begins or ends: nothing beyond stands in for a numbered character."""
        self._skip = 0

    def add(self, token: Token, encoding: str, fallbacks: int) -> bool:
        """Add a token's text; return whether it was text, or stood in for some."""
        kind = token.kind
        if kind == BYTES:
            self._add_bytes(token.data, encoding)
            return True
        if kind == WORD:
            return self._add_word(token, encoding, fallbacks)
        return kind == SIGN and self._add_sign(token.word, encoding)

    def _add_word(self, token: Token, encoding: str, fallbacks: int) -> bool:
        if token.word == "u":
            self._settle()
            # Signed, of 16 bits: from U+8000 on the numbers are negative.
            letter = chr((token.number or 0) % 0x10000)
            in_symbol = encoding == charsets.SYMBOL_ITSELF
            self._pieces.append(from_symbol(letter) if in_symbol else letter)
            self._skip = fallbacks
        elif self._skip:
            self._skip -= 1
        elif token.word in _WORDS:
            self._add_text(_WORDS[token.word])
        else:
            return False
        return True

    def _add_sign(self, sign: str, encoding: str) -> bool:
        if sign in "\\{}":
            # May be the second byte of a letter.
            self._add_bytes(sign.encode("ascii"), encoding)
        elif sign in _SIGNS:
            self._add_text(_SIGNS[sign])
        else:
            self._skip = 0
            return False
        return True

    def _add_text(self, text: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        self._settle()
        self._pieces.append(text)

    def _add_bytes(self, data: bytes, encoding: str) -> None:
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        if encoding != self._encoding:
            self._settle()
            self._encoding = encoding
        self._bytes += data

    def _settle(self) -> None:
        if not self._bytes:
            return
        data = bytes(self._bytes)
        self._bytes.clear()
        if self._encoding in (charsets.SYMBOL, charsets.SYMBOL_ITSELF):
            font = "Symbol" if self._encoding == charsets.SYMBOL_ITSELF else ""
            self._pieces.append("".join(symbol(PRIVATE.start + byte, font) for byte in data))
        else:
            self._pieces.append(data.decode(self._encoding, "replace"))


def plain(tokens: Iterable[Token], encoding_of: Callable[[int], str]) -> str:
    """Return the text of a group without its optional groups, lines where paragraphs end."""
    letters = Letters()
    fonts = [-1]
    fallbacks = 1
    for token in _meant(tokens):
        if token.kind in (OPEN, CLOSE):
            letters.end_group()
        if token.kind == OPEN:
            fonts.append(fonts[-1])
        elif token.kind == CLOSE:
            fonts.pop()
            fonts = fonts or [-1]
        elif token.kind == WORD and token.word in ("par", "line"):
            letters.add(_LINE, charsets.DEFAULT, 0)
        elif token.kind == WORD and token.word == "uc":
            fallbacks = max(0, token.number or 0)
        elif not letters.add(token, encoding_of(fonts[-1]), fallbacks) and token.word == "f":
            fonts[-1] = token.number or 0
    return letters.take()


def _meant(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens that are not in an optional group."""
    left_out = 0
    for token in tokens:
        if left_out:
            left_out += (token.kind == OPEN) - (token.kind == CLOSE)
        elif token.kind == SIGN and token.word == "*":
            left_out = 1
        if not left_out:
            yield token
