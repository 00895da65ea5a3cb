"""Cut text into the tokens that are indexed and searched, each with its place in the text.

The same cut serves documents and queries. A token is folded: compatibility forms, case and accents
do not count, and neither do soft hyphens or the shape of an apostrophe. Scripts written without
spaces give one token a character; a query for a word in them is then a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.scripts import RAISED_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_IGNORED = "\u00ad\u034f\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'’‘‛＇"
_GROUPING = ",'’\u00a0\u2009\u202f\u066c"
_SUPERSCRIPTS = "²³¹⁰⁴⁵⁶⁷⁸⁹"
_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
_MARK = re.compile(rf"(?<=[^\W\d_]{{2}})[{RAISED_LETTERS}]+\Z")
"""The mark of a note after a word: courtᵃ. A single letter before it makes one word: Nᵒ, Mʳ."""
# Han, kana, bopomofo, yi, hangul; Thai, Lao, Burmese, Khmer.
_UNSPACED = (
    "\u3005\u3007\u3041-\u318f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c"
    "\uf900-\ufaff\uff66-\uff9f\u1100-\u11ff\uac00-\ud7a3\U00020000-\U0003ffff"
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff"
)
_MARKED_RANGES = (
    *((0x0300, 0x3100), (0xA66F, 0xAC00), (0xFB1E, 0xFB1F), (0xFE00, 0xFE30), (0xFF9E, 0xFFA0)),
    *((0x10A01, 0x12000), (0x1E000, 0x1E950), (0xE0100, 0xE01F0)),
)
_SAME_LETTER = (
    str.maketrans("øłđħıŧØŁĐĦŦʼʻʾʿ‘’‛＇كيى", "oldhitOLDHT''''''''کیی")
    | str.maketrans({"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ð": "d"})
    | dict.fromkeys(map(ord, _IGNORED + "\u0640"))
)
# Combining classes of the points of Hebrew and Arabic, and from here on of accents. Below are the
# marks of Indic scripts, which are part of the spelling.
_POINTS = range(10, 36)
# Combining classes of accents begin here (Unicode 4.3); those below are letters' own parts in
# other scripts.
_ACCENTS = 200


class Token(NamedTuple):
    """A folded word and where it stands in the text."""

    word: str
    start: int
    end: int


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens that begin between `start` and `end`.

    A token is cut as in the whole text, so a range that ends inside one still yields all of it.
    """
    stop = len(text) if end is None else min(end, len(text))
    new = tuple.__new__  # quicker than calling Token
    for match in _outer().finditer(text, start):
        first, last = match.span()
        if first >= stop:
            return
        raw = match[0]
        word = fold(raw)
        if word:
            yield new(Token, (word, first, last))
        else:
            yield from (token for token in _split(raw, first) if token.start < stop)


@lru_cache(maxsize=1 << 16)
def fold(raw: str) -> str:
    """Return the form under which a run of letters or digits is indexed, '' if it must be split."""
    if raw[:1] == "^":
        return ""
    if raw.isascii():
        folded = raw.lower()
    elif _inner_split().search(raw):
        return ""
    else:
        folded = _fold_letters(_MARK.sub("", raw))
    if folded[:1].isdigit():
        return _without_grouping(folded)
    if "." in folded:
        return folded.replace(".", "")
    return folded.strip("'")


def _without_grouping(number: str) -> str:
    return "".join(c for c in number if c.isdigit() or c in ".\u066b").replace("\u066b", ".")


def _fold_letters(raw: str) -> str:
    text = unicodedata.normalize("NFKD", raw.translate(_SAME_LETTER)).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_SAME_LETTER)
    text = "".join(_digit(c) for c in text if not _is_accent(c))
    return unicodedata.normalize("NFC", text)


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _is_accent(character: str) -> bool:
    combining = unicodedata.combining(character)
    return combining >= _ACCENTS or combining in _POINTS


def _split(raw: str, offset: int) -> Iterator[Token]:
    for match in _inner().finditer(raw):
        word = _fold_letters(match[0]).strip("'")
        if word:
            yield Token(word, offset + match.start(), offset + match.end())


@cache
def _marks() -> str:
    """Combining marks and other characters that belong to the letter before them."""
    category = unicodedata.category
    found = [
        chr(point)
        for low, high in _MARKED_RANGES
        for point in range(low, high)
        if category(chr(point)) in ("Mn", "Mc", "Me")
    ]
    return "".join(found) + "\uff9e\uff9f" + _IGNORED


@cache
def _other_numbers() -> str:
    """Fractions, circled digits and the like: alphanumeric, but neither letters nor digits."""
    return "".join(c for c in map(chr, range(0xA0, 0x3400)) if unicodedata.category(c) == "No")


@cache
def _outer() -> re.Pattern[str]:
    letter = r"[^\W\d_]"
    run = rf"{letter}+(?:[{_marks()}]+(?:{letter})*)*"
    initial = "[A-Za-zÀ-ɏͰ-ӿ]"
    return re.compile(
        # A plain word, which the last alternative would also find, but not as fast.
        r"[A-Za-z]{2,}+(?=[ \n,;:?!)]|\.\s|\Z)"
        # Initials: U.S., U.N., e.g.
        rf"|(?<!\w){initial}(?:\.{initial})+(?!\w)\.?"
        # An exponent as it is typed, 10^6: no figure of its own, like the one in 10⁶.
        r"|(?<=\w)\^[-−+]?\d+"
        # Numbers: 11,776 and 11 776 (no-break); 3.5, but not the parts of 12.11.2019.
        rf"|\d{{1,3}}(?:[{_GROUPING}]\d{{3}})+(?!\d)(?:\.\d+(?!\.?\d))?"
        r"|(?<!\d\.)\d+[.\u066b]\d+(?!\.?\d)"
        r"|\d+"
        rf"|{run}(?:[{_APOSTROPHES}]{run})*"
    )


@cache
def _inner_split() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}{_other_numbers()}]")


@cache
def _inner() -> re.Pattern[str]:
    """Cut a run of mixed scripts. Superscripts, most often note numbers, are not words."""
    others = "".join(c for c in _other_numbers() if c not in _SUPERSCRIPTS + _SUBSCRIPTS)
    apart = f"{_UNSPACED}{_other_numbers()}"
    return re.compile(
        rf"[\u1100-\u115f][\u1160-\u11a7]*[\u11a8-\u11ff]*"
        rf"|(?=\w)[{_UNSPACED}][{_marks()}]*"
        rf"|[{others}]"
        rf"|[{_SUBSCRIPTS}]+"
        rf"|(?=\w)(?:[^\W\d{apart}]|[{_marks()}{_APOSTROPHES}])+"
    )
