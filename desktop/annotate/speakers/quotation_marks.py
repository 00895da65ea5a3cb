"""Find what stands in quotation marks in a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_CLOSES = {
    "“": "”“", "„": "“”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’‘", "‚": "‘’",
    "'": "'’", "’": "’", "「": "」", "『": "』", '"': '"',
}  # fmt: skip
"""The marks that close what each mark opens."""
_MARKS = re.compile(f"[{''.join(_CLOSES)}」』]")
_ALWAYS_OPENING = frozenset("„‚「『")
_APOSTROPHES = frozenset("'’")
_ENDING = frozenset(".,;:!?…)]—–")
_LONGEST = 6
"""Marks open in one another; more are no marks of a text that is read."""


class Stretch(NamedTuple):
    """Quoted words with their marks: from the one that opens to behind the one that closes."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether a passage stands in it, or is it."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True)
class Marked:
    """The quoted stretches of a paragraph, the outer before those inside it."""

    stretches: tuple[Stretch, ...]
    left_open: tuple[int, ...]
    """Where words begin that no mark closes: they may go on in the next paragraph."""


def marked(text: str, start: int, end: int) -> Marked:
    """Return what stands in quotation marks in the paragraph from `start` to `end`."""
    opened: list[int] = []
    found: list[Stretch] = []
    for mark in _MARKS.finditer(text, start, end):
        at = mark.start()
        level = _closed(text, at, end, opened)
        if level is not None:
            found.append(Stretch(opened[level], at + 1))
            del opened[level:]
        elif _opens(text, at, start, end) and len(opened) < _LONGEST:
            opened.append(at)
    return Marked(tuple(sorted(found, key=lambda one: (one.start, -one.end))), tuple(opened))


def _closed(text: str, at: int, end: int, opened: list[int]) -> int | None:
    """Return which of the open stretches the mark at `at` closes."""
    mark = text[at]
    level = next(
        (n for n in reversed(range(len(opened))) if mark in _CLOSES[text[opened[n]]]), None
    )
    if level is None or at == opened[level] + 1 or (text[at - 1].isspace() and mark not in "»”"):
        return None
    if mark in _APOSTROPHES | {'"'} and at + 1 < end and text[at + 1].isalnum():
        return None
    if mark in _APOSTROPHES and _is_possessive(text, at, end):
        return None
    return level


def _is_possessive(text: str, at: int, end: int) -> bool:
    """Whether a mark is an apostrophe, as in “the ministers' reply”: a later one closes."""
    follows = text[at + 1 : at + 3]
    if text[at - 1] not in "sz" or not (follows[:1] == " " and follows[1:].isalnum()):
        return False
    for later in range(at + 1, end):
        if text[later] == "‘" or (text[later] == "'" and text[later - 1].isspace()):
            return False
        if text[later] in _APOSTROPHES and not text[later + 1 : later + 2].isalnum():
            beside = text[later - 1], text[later + 1 : later + 2] if later + 1 < end else "."
            if _ENDING & set(beside):
                return True
    return False


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark in _ALWAYS_OPENING or mark not in _CLOSES:
        return mark in _CLOSES
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "«»" and not before.isalnum():
        return not after.isspace() or after in "\u00a0\u202f" or mark == "«"
    if (
        before.isalnum()
        or (mark == "’" and before in ".,!?)")
        or after.isspace()
        or after in ",;:!?)]"
    ):
        return False
    return not (mark in "’'" and after.isdigit() and at + 3 < end and text[at + 3] == "s")
