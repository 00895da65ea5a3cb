"""What stands between two lines of a paragraph, and which hyphens only the line's end made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SOFT = "\u00ad"
_HYPHENS = ("-", SOFT, "\u2010")
_BEFORE = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_AFTER = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:://|\bwww\.|@)\S*$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_COMPOUND = 3
"""Letters that each part of a compound has at least, to be taken for one unseen."""


class Vocabulary:
    """The words that a document writes inside its lines, where no line's end can part them."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        for line in lines:
            words = _WORD.findall(line.casefold())
            cut = words and line.rstrip().endswith(_HYPHENS)
            self._words.update(words[:-1] if cut else words)

    def __contains__(self, word: str) -> bool:
        return word.casefold() in self._words


def joint(before: str, after: str, known: Vocabulary) -> tuple[int, str]:
    """Return how many letters to take off the end of a line, and what to put between.

    A hyphen goes when the next line begins with a small letter, unless the document writes the
    word with one elsewhere, or both parts as words but never the whole.
    """
    if not before or not after:
        return 0, ""
    if before.endswith(_HYPHENS) and before[-2:-1].isalnum():
        return (1, "") if _is_broken(before, after, known) else (0, "")
    if (
        _goes_on(before, after)
        or before[-1].isspace()
        or after[0].isspace()
        or (_is_unspaced(before[-1]) and _is_unspaced(after[0]))
    ):
        return 0, ""
    return 0, " "


def _goes_on(before: str, after: str) -> bool:
    """Whether a line ends inside a range such as 737–9, or inside an address."""
    if not after[0].isalnum():
        return False
    in_range = before.endswith("–") and before[-2:-1].isdigit() and after[0].isdigit()
    return in_range or (before.endswith(("/", "@")) and _ADDRESS.search(before) is not None)


def _is_broken(before: str, after: str, known: Vocabulary) -> bool:
    left, right = _BEFORE.search(before), _AFTER.match(after)
    if not left or not right or not after[0].islower() or _ADDRESS.search(before):
        return False
    first, second = left[1], right[0]
    if first + second in known:
        return True
    if f"{first}-{second}" in known:
        return False
    parts = len(first) >= _COMPOUND and len(second) >= _COMPOUND
    return not (parts and first in known and second in known)


def _is_unspaced(letter: str) -> bool:
    """Whether a letter is of a script without spaces between words."""
    return "\u2e80" <= letter < "\ua000" or "\uff00" <= letter < "\uffef"
