"""Which encoding the bytes of an RTF file are in: it depends on the font."""

from __future__ import annotations

import codecs

SYMBOL = "symbol"
SYMBOL_ITSELF = "the font Symbol"
DEFAULT = "cp1252"

_BY_CHARSET = {
    0: "cp1252",
    2: SYMBOL,
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
}
_BY_WORD = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_BY_PAGE = {10000: "mac_roman", 65001: "utf-8", 936: "gb18030"}


def of_page(number: int) -> str:
    """Return the encoding with a code page's number; the usual one when it is unknown."""
    name = _BY_PAGE.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return DEFAULT
    return name


def of_charset(number: int) -> str:
    """Return the encoding of fonts with this character set, '' for the document's own."""
    return _BY_CHARSET.get(number, "")


def of_word(word: str) -> str:
    """Return the encoding that a control word at the head of the file names."""
    return _BY_WORD.get(word, DEFAULT)
