"""Arabic letters that are drawn as one, and marks that are drawn apart from their letters.

The engine reverses what runs from right to left, sign by sign: also the two letters of a lam that
is joined with an alef, which are one sign in the font. And some programs draw a vowel mark on a
space of its own, before the letter that it stands over.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LAM = "\u0644"
_ALEFS = frozenset("\u0622\u0623\u0625\u0627\u0671")
"""With madda, with hamza above and below, bare, and with wasla: what a lam is joined with."""
_CLOSE = 0.15
"""Of the size: how far a letter may stand from the one it is joined to."""


def in_order(letters: list[str], are_one: Callable[[int], bool], parted: str) -> str:
    """Return letters as they are read; `are_one` tells whether one is drawn with the next.

    After a space, in `parted`, a mark goes to the letter that follows: none belongs to a space.
    """
    for at in range(len(letters) - 1):
        if letters[at] in _ALEFS and letters[at + 1] == _LAM and are_one(at):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    if parted and (marks := _marks(letters)):
        letters = [letters[marks], *letters[:marks], *letters[marks + 1 :]]
    return "".join(letters)


def begins_with_mark(letters: list[str]) -> bool:
    """Whether what stands first has to stand over a letter, and one follows."""
    return bool(_marks(letters))


def is_of_marks(text: str) -> bool:
    """Whether a text is nothing but marks that stand over letters."""
    return all(map(unicodedata.combining, text))


def is_close(gap: float, size: float) -> bool:
    """Whether a gap between letters is none, whatever the file draws in it."""
    return gap < _CLOSE * max(size, 1.0)


def _marks(letters: list[str]) -> int:
    """Return how many marks stand before the first letter, 0 when none follows them."""
    for at, letter in enumerate(letters):
        if not unicodedata.combining(letter):
            return at if letter.isalpha() else 0
    return 0
