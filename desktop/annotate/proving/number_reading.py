"""Read every number that a text may be taken to name, in figures or in words.

Whoever looks for a number that is said to stand there is to be wrong in no case, so that what can
be read in two ways is read in both: 1.300 is a thousand and three hundred, and one and a third.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.arguing.figures import Figure

_RUN = re.compile(
    r"(?<!\d)(\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?!\d)"
)
# Figures between two thousands marks.
_GROUP = 3
_SCALES = {
    "hundred": 100, "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12, "tn": 10**12, "tausend": 10**3,
    "tsd": 10**3, "mio": 10**6, "millionen": 10**6, "mrd": 10**9, "milliarden": 10**9,
    "mille": 10**3, "millions": 10**6, "milliard": 10**9, "milliards": 10**9, "mil": 10**3,
    "millón": 10**6, "millones": 10**6, "milioni": 10**6, "miliardi": 10**9, "thousands": 10**3,
    "dozen": 12, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "千": 10**3, "百": 100,
}  # fmt: skip
_SCALE = re.compile(
    rf"[\s\u00a0\u202f-]?({'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![a-zé])", re.I
)
_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: number for number, word in enumerate(_ONES.split())} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), start=2)
}
_BIG = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_PLAIN = _SMALL | {"dozen": 12, "half": 50, "quarter": 25, "third": 33}
_NUMERAL = "|".join((*_SMALL, *_BIG, "dozen", "a(?=[ -](?:hundred|thousand|million|dozen))"))
_WORDED = re.compile(rf"\b(?:{_NUMERAL})(?:(?:[\s-]+|\s+and\s+)(?:{_NUMERAL}))*s?\b", re.IGNORECASE)
_FRACTIONS = re.compile(r"\b(half|quarter|third)s?\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_DIGITS = str.maketrans("０１２３４５６７８９٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_MOST = Decimal(10) ** 16
"""Longer rows of digits are the numbers of accounts and the like, and no figures."""
# No source counts further; what is longer is a number of an account, and stays letters.
_DIGITS_TOLD = 16
_SLACK = Decimal("1.25")
"""How much more than “more than 900” the number may be that is told so."""


def numbers(text: str) -> set[Decimal]:
    """Return all numbers that a text may name."""
    text = text.translate(_DIGITS)
    return {one for one in (*_in_figures(text), *_in_words(text)) if one < _MOST}


def _in_figures(text: str) -> Iterator[Decimal]:
    for match in _RUN.finditer(text):
        scale = _SCALE.match(text, match.end())
        for value in _readings(match[1]):
            yield value
            if scale:
                yield value * _SCALES[scale[1].casefold()]


def _readings(written: str) -> Iterator[Decimal]:
    """Yield what figures may mean: 1.300 and 1 300, of which each part may be alone."""
    parts = re.split(r"[^\d]", written)
    is_grouped = len(parts) > 1 and all(len(part) == _GROUP for part in parts[1:])
    if len(parts) == 1 or is_grouped:
        yield Decimal("".join(parts))
    if len(parts) > 1:
        yield Decimal(f"{''.join(parts[:-1])}.{parts[-1]}")
    if any(sign.isspace() for sign in written):
        yield from map(Decimal, parts)


def _in_words(text: str) -> Iterator[Decimal]:
    for match in _WORDED.finditer(text):
        words = _WORD.findall(match[0].casefold())
        yield from _said(words)
    yield from (Decimal(_PLAIN[match[1].casefold()]) for match in _FRACTIONS.finditer(text))


def _said(words: list[str]) -> Iterator[Decimal]:
    """Yield what numerals in a row mean, as one number and each for itself."""
    total = part = 0
    for word in words:
        if word in _BIG:
            size = _BIG[word]
            part = max(part, 1) * size
            if size > _BIG["hundred"]:
                total, part = total + part, 0
        elif word in _PLAIN:
            yield Decimal(_PLAIN[word])
            part += _PLAIN[word]
    yield Decimal(total + part)


def stands_among(figure: Figure, named: set[Decimal]) -> bool:
    """Whether a figure is one of those that are named, as nearly as it is told."""
    low, high = figure.low, figure.high
    if low >= _MOST or len(low.as_tuple().digits) > _DIGITS_TOLD:
        return low in named
    if low == high:
        return low in named or any(_rounded(one, low) for one in named)
    if not high.is_finite():
        high = low * _SLACK
    elif not low:
        low = high / _SLACK
    elif low in named and high in named:
        return True
    return any(low <= one <= high for one in named)


def _rounded(one: Decimal, told: Decimal) -> bool:
    """Whether a number with more places than is told of it is the same: 12.4 is 12 or 12.4."""
    exponent = told.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or (one == one.to_integral_value() and exponent >= 0):
        # Whole numbers are counted: 1,312 is not 1,300, but 1.312 million are 1.3 million.
        return _is_of_millions(one, told)
    places = Decimal(1).scaleb(min(exponent, 0))
    return one.quantize(places) == told


def _is_of_millions(one: Decimal, told: Decimal) -> bool:
    million = 10**6
    if one < million or told < million:
        return False
    digits = told.normalize().as_tuple().exponent
    return isinstance(digits, int) and one.quantize(Decimal(1).scaleb(digits)) == told
