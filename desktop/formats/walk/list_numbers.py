"""The number or bullet of a list item, as a browser would print it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.formats.page.elements import local_name, number

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLETS = "•◦▪"

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_STYLES = {
    "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A",
    "upper-latin": "A", "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip
_LARGEST_ROMAN = 3999
"""Beyond, browsers print figures:
https://www.w3.org/TR/css-counter-styles-3/#descdef-counter-style-range
"""
_SIGNS = "*†‡§"
# a, aa, aaa: lists that go on after z repeat the letter.
_MOST_SIGNS = 9


class Numbering:
    """Counts the items of one list; `depth` is 1 for the outermost."""

    def __init__(self, element: _Element, depth: int) -> None:
        self._ordered = local_name(element) == "ol"
        style = _STYLE.search(element.get("style") or "")
        named = style[1].lower() if style else ""
        self._none = named == "none"
        self._type = _STYLES.get(named) or (element.get("type") or "1")
        self._bullet = BULLETS[min(depth, len(BULLETS)) - 1]
        self._step = -1 if element.get("reversed") is not None else 1
        first = 1 if self._step > 0 else sum(local_name(child) == "li" for child in element)
        self._next = number(element, "start", first)

    def marker(self, item: _Element) -> str:
        """Return the marker of the next item."""
        if self._none:
            return ""
        if not self._ordered:
            return self._bullet
        value = number(item, "value", self._next)
        self._next = value + self._step
        return f"{printed(value, self._type)}."


def printed(value: int, kind: str) -> str:
    """Return a number in the manner of an HTML list type: 1, a, A, i or I; '*' counts in signs."""
    if value < 1:
        return str(value)
    if kind == "*":
        times, sign = divmod(value - 1, len(_SIGNS))
        return _SIGNS[sign] * min(times + 1, _MOST_SIGNS)
    if kind in ("a", "A"):
        return _letters(value) if kind == "a" else _letters(value).upper()
    if kind in ("i", "I") and value <= _LARGEST_ROMAN:
        return _roman(value) if kind == "i" else _roman(value).upper()
    return str(value)


def _letters(value: int) -> str:
    letters = ""
    while value:
        value, rest = divmod(value - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(value: int) -> str:
    printed_value = ""
    for size, letters in _ROMAN:
        count, value = divmod(value, size)
        printed_value += letters * count
    return printed_value
