"""Bytes to text in an encoding that is known, as browsers read it."""

from __future__ import annotations

import codecs
import re

WRONG = "\ufffd"
_SECOND = {"euc_jp": "euc_jis_2004", "big5hkscs": "cp950"}
"""Codecs for the pairs of bytes that browsers read and Python's own codec does not."""
_SEVEN_BITS = "iso2022_jp"
# Windows writes the euro sign so in GBK; the WHATWG decoder reads it, Python's does not.
_EURO = 0x80
_LETTER = re.compile(rb"[A-Za-z]")
_TYPED = frozenset("“”‘’–—…€•„\xa0")
"""What word processors write, each in a byte that UTF-8 never begins a letter with."""
_BEFORE_FIGURES = frozenset("£§€")
# Where the letters of a windows page begin; signs stand before.
_FIRST_LETTER = 0xC0
_LEADS = range(0xC2, 0xC6)
"""Bytes that begin most letters beyond ASCII in UTF-8: alone, such a letter has lost its other."""


def text_in(codec: str, data: bytes) -> tuple[str, str]:
    """Return the text of `data`, and the letters in it that were mended, as '’é'.

    A byte that is wrong in UTF-8 becomes what Windows-1252 calls it where that makes sense. What
    stays wrong becomes U+FFFD, so that nothing is lost silently.
    """
    if codecs.lookup(codec).name != "utf-8":
        return data.decode(codec, "manicule"), ""
    mending = _Mending()
    codecs.register_error("manicule-utf-8", mending.mend)
    text = data.decode("utf-8", "manicule-utf-8")
    return text, "".join(mending.mended)


class _Mending:
    """Reads what is wrong in UTF-8, and keeps what it made of it."""

    def __init__(self) -> None:
        self.mended: list[str] = []
        self._wrong_until = -1

    def mend(self, error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        data, start, end = error.object, error.start, error.end
        alone = end - start == 1 and self._wrong_until != start and data[end : end + 1] < b"\x80"
        self._wrong_until = end
        letter = data[start:end].decode("cp1252", "replace") if alone else WRONG
        if letter == WRONG or not _fits(
            letter, data[max(0, start - 1) : start], data[end : end + 1]
        ):
            return WRONG, end
        self.mended.append(letter)
        return letter, end


def _fits(letter: str, before: bytes, after: bytes) -> bool:
    """Whether a letter of Windows-1252 makes sense between two bytes."""
    if letter in _TYPED:
        return True
    if letter in _BEFORE_FIGURES:
        return after.isdigit() or before.isdigit()
    beside = bool(_LETTER.match(before)), bool(_LETTER.match(after))
    if letter in "«»":
        return not all(beside)
    if not letter.isalpha() or letter in "ªºµƒ" or ord(letter) in _LEADS:
        return False
    if letter.isupper():
        return after.islower() or (any(beside) and not before.islower())
    return any(beside)


def _as_browsers(error: UnicodeError) -> tuple[str, int]:
    """Read what Python's codec does not know, or mark it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    codec, start = error.encoding.replace("-", "_"), error.start
    pair = error.object[start : start + 2]
    if codec == "gb18030" and pair[:1] == bytes([_EURO]):
        return "€", start + 1
    second = _SECOND.get(codec, "")
    if codec.startswith(_SEVEN_BITS):
        second, pair = "euc_jis_2004", bytes(byte | 0x80 for byte in pair)
    if second:
        try:
            return pair.decode(second), start + 2
        except UnicodeDecodeError:
            pass
    return WRONG, error.end


codecs.register_error("manicule", _as_browsers)
