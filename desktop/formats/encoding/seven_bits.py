"""Encodings that write every letter in bytes below 128: old Japanese, Korean and Chinese mail."""

from __future__ import annotations

import re

from desktop.formats.encoding import other_words

_JAPANESE = re.compile(rb"\x1b(?:\$[@B]|\(I|\$\(D)")
_KOREAN, _SHIFTED = b"\x1b$)C", re.compile(rb"\x0e[\x21-\x7e]{2}")
_CHINESE = re.compile(rb"~\{((?:[\x21-\x77][\x21-\x7e])+)~\}")
_COMMON = frozenset(other_words.SIMPLIFIED)
# Of the letters that came of it: kana, hangul and common signs make up most of any text.
_MOSTLY = 0.5
_CODECS = ("iso2022", "hz")


def codec_of(data: bytes, declared: str = "") -> str:
    """Return the codec for such an encoding, by its escapes or as was declared, or ''."""
    if not data.isascii():
        return ""
    if declared.startswith(_CODECS):
        return declared
    if _JAPANESE.search(data):
        return "iso2022-jp-ext"
    if _KOREAN in data and _SHIFTED.search(data):
        return "iso2022-kr"
    return "hz" if _is_chinese(data) else ""


def _is_chinese(data: bytes) -> bool:
    """Whether what stands between '~{' and '~}' is Chinese: such signs may mean other things."""
    found = b"".join(_CHINESE.findall(data))
    text = bytes(byte | 0x80 for byte in found).decode("gb2312", "replace")
    return bool(text) and sum(map(_COMMON.__contains__, text)) >= _MOSTLY * len(text)
