"""Tables written down in Lua, read as data: nothing of them is ever run.

Understood is what programs write that keep their settings so: `return {…}` with tables, strings,
numbers, booleans and nil. Anything else is a program.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

LARGEST = 16 << 20
"""Bytes of a file."""
DEEPEST = 60
"""Tables in one another."""
MOST = 400_000
"""Words, signs and values of a file."""

Value: TypeAlias = "str | float | bool | Table | None"
Table: TypeAlias = "dict[str | float | bool | None, Value]"

_TOKEN = re.compile(
    rb"""(?P<space>\s+|--(?!\[=*\[)[^\n]*)
    |"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\\\n]|\\.)*)'
    |(?:--)?\[(?P<level>=*)\[
    |(?P<number>-?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf\b|nan\b|math\.huge\b))
    |(?P<name>[A-Za-z_]\w*)
    |(?P<sign>[{}\[\]=,;])""",
    re.DOTALL | re.VERBOSE,
)
_ESCAPE = re.compile(
    rb"\\(?:(\d{1,3})|x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,6})\}|z\s*|(\r\n|\n\r|.))", re.DOTALL
)
_LETTERS = {
    b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v",
    b"\r\n": b"\n", b"\n\r": b"\n", b"\r": b"\n",
}  # fmt: skip
_WORDS: dict[str, Value] = {"true": True, "false": False, "nil": None}
_PROGRAM = "it is a program rather than notes, and programs are not run"
_DAMAGED = "it is a program or damaged, and programs are not run"
# inf and nan are written as sums in Lua and are no position of anything.
_FAR = 1e15
# Figures that 64 bits hold.
_LONGEST_NUMBER = 18


class NoDataError(ValueError):
    """The file is no table; the message is a clause."""


class _Token(NamedTuple):
    sign: str
    """A sign or name as it stands there, '' for a value, and '\\0' at the end."""
    value: Value = None


_END = _Token("\0")


def read_table(data: bytes) -> Table:
    """Return the table that a file returns; NoDataError for one that is anything else."""
    if len(data) > LARGEST:
        raise NoDataError(f"it is larger than {LARGEST >> 20} MB")
    return _Reader(data.removeprefix(b"\xef\xbb\xbf")).read()


class _Reader:
    """Goes through a file once; it has a stack of its own, as depth is up to who sent it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._left = MOST
        self._ahead: _Token | None = None

    def read(self) -> Table:
        if self._take().sign != "return" or self._take().sign != "{":
            raise NoDataError(_PROGRAM)
        table: Table = {}
        stack = [table]
        places = [1]
        while stack:
            if self._peek().sign == "}":
                self._take()
                stack.pop()
                places.pop()
                self._separate()
                continue
            key = self._key(places)
            token = self._take()
            if token.sign == "{":
                if len(stack) >= DEEPEST:
                    raise NoDataError("its tables are nested too deep")
                inner: Table = {}
                stack[-1][key] = inner
                stack.append(inner)
                places.append(1)
                continue
            stack[-1][key] = _plain(token)
            self._separate()
        if self._peek() is not _END:
            raise NoDataError(_PROGRAM)
        return table

    def _key(self, places: list[int]) -> str | float | bool | None:
        """Return what the next value is called, which stands before it or is its place."""
        token = self._peek()
        if token.sign == "[":
            self._take()
            key = _plain(self._take())
            self._must("]")
            self._must("=")
            return None if isinstance(key, dict) else key
        if token.sign and token.sign not in _WORDS and token.sign.isidentifier():
            self._take()
            self._must("=")
            return token.sign
        places[-1] += 1
        return float(places[-1] - 1)

    def _separate(self) -> None:
        if self._peek().sign in {",", ";"}:
            self._take()
        elif self._peek().sign not in {"}", "\0"}:
            raise NoDataError(_DAMAGED)

    def _must(self, sign: str) -> None:
        if self._take().sign != sign:
            raise NoDataError(_PROGRAM)

    def _peek(self) -> _Token:
        if self._ahead is None:
            self._ahead = self._next()
        return self._ahead

    def _take(self) -> _Token:
        token = self._peek()
        self._ahead = None
        return token

    def _next(self) -> _Token:
        while self._at < len(self._data):
            found = _TOKEN.match(self._data, self._at)
            self._left -= 1
            if found is None or not self._left:
                raise NoDataError(_DAMAGED)
            self._at = found.end()
            if found["level"] is not None:
                text = self._long(found["level"])
                if not found[0].startswith(b"--"):
                    return _Token("", text)
            elif found["name"] is not None or found["sign"] is not None:
                return _Token(found[0].decode("ascii", "replace"))
            elif found["space"] is None:
                return _Token("", _value(found))
        return _END

    def _long(self, level: bytes) -> str:
        """Return what stands in long brackets that have just been opened."""
        end = self._data.find(b"]" + level + b"]", self._at)
        if end < 0:
            raise NoDataError(_DAMAGED)
        text = self._data[self._at : end]
        self._at = end + len(level) + 2
        return re.sub(rb"\A(?:\r\n|\n)", b"", text).decode("utf-8", "replace")


def _plain(token: _Token) -> Value:
    if token.sign in _WORDS:
        return _WORDS[token.sign]
    if token.sign:
        raise NoDataError(_PROGRAM if token.sign.isidentifier() else _DAMAGED)
    return token.value


def _value(found: re.Match[bytes]) -> Value:
    if found["number"] is not None:
        return _number(found["number"].decode("ascii"))
    text = found["double"] if found["double"] is not None else found["single"]
    return _ESCAPE.sub(_unescaped, text).decode("utf-8", "replace")


def _unescaped(found: re.Match[bytes]) -> bytes:
    decimal, hexadecimal, point, letter = found.groups()
    if decimal:
        return bytes([min(int(decimal), 255)])
    if hexadecimal:
        return bytes([int(hexadecimal, 16)])
    if point:
        return chr(min(int(point, 16), 0x10FFFF)).encode("utf-8", "replace")
    return _LETTERS.get(letter, letter or b"")


def _number(text: str) -> float:
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    if digits[:2] in {"0x", "0X"}:
        value = float(int(digits[:_LONGEST_NUMBER], 16))
    else:
        value = float(digits) if digits[0] in "0123456789." else _FAR
    return sign * min(value, _FAR)
