"""How likely letters of two bytes are: Chinese, Japanese and Korean use few of many very often."""

from __future__ import annotations

from functools import cache

from desktop.formats.encoding import other_words
from desktop.formats.encoding.decoding import WRONG

LONGEST = 400
"""Bytes of a word that are looked at."""
_COMMON = {
    "gb18030": other_words.SIMPLIFIED,
    "big5hkscs": other_words.TRADITIONAL,
    "cp932": other_words.JAPANESE,
    "euc-jp": other_words.JAPANESE,
    "cp949": other_words.KOREAN,
    "johab": other_words.KOREAN,
}
_SCORES = {"common": -6.0, "kana": -4.5, "mark": -4.5, "letter": -10.5, "other": -12.0}
_WRONG, _HALF_WIDTH, _BESIDE_LATIN = -14.0, -8.0, -2.0
_HALF = range(0xFF61, 0xFFA0)
_MARKS = range(0x3000, 0x3020)
_WIDE = range(0xFF01, 0xFF5F)
_HAN = range(0x4E00, 0xA000)
_HANGUL = range(0xAC00, 0xD7A4)
_TYPED = frozenset("“”‘’…—·～￥①②③④⑤")


def score(data: bytes, codec: str) -> float:
    """Return the logarithm of how likely the letters beyond ASCII are that a codec makes."""
    text = data.decode(codec, "replace")
    if len(data) >= LONGEST and text.endswith(WRONG):  # the word was cut inside a letter
        text = text[:-1]
    total = 0.0
    for place, letter in enumerate(text):
        if letter > "\x7f":
            total += _letter(letter, codec)
            beside = text[place - 1 : place] + text[place + 1 : place + 2]
            total += _BESIDE_LATIN * sum(near.isascii() and near.isalpha() for near in beside)
    return total


@cache
def _letter(letter: str, codec: str) -> float:
    code = ord(letter)
    if letter == WRONG:
        return _WRONG
    if code in _HALF:
        return _HALF_WIDTH
    if letter in _common(codec):
        return _SCORES["common"]
    if codec in ("cp932", "euc-jp") and letter in other_words.KANA:
        return _SCORES["kana"]
    if code in _MARKS or code in _WIDE or letter in _TYPED:
        return _SCORES["mark"]
    own = _HANGUL if codec in ("cp949", "johab") else _HAN
    return _SCORES["letter"] if code in own else _SCORES["other"]


@cache
def _common(codec: str) -> frozenset[str]:
    return frozenset(_COMMON[codec])
