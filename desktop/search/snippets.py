"""Show a match in its surroundings, on one line."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from desktop.search.matching import best_mark, marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.search.query import Query

WIDTH = 240
_BEFORE = 70
_LONGEST_WORD = 24
_ELLIPSIS = "…"


def snippet(
    text: str, start: int, end: int, query: Query, width: int = WIDTH
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return part of a passage as one line of whole words, and the matched ranges in it."""
    end = min(end, len(text))
    start = min(start, end)
    found = marks(text, start, end, query)
    shown = best_mark(found)
    end = max(end, shown.end) if shown else end
    low = start
    if shown and shown.end - start > width:
        low = _word_start(text, max(start, shown.start - _BEFORE), shown.start)
    high = _word_end(text, max(low + width, shown.end if shown else 0), low, end)
    line, places = _one_line(text[low:high])
    before = _ELLIPSIS if low > 0 and text[low - 1] != "\n" else ""
    after = _ELLIPSIS if high < len(text) and text[high] != "\n" else ""
    shift = len(before)
    ranges = _merged(
        [
            (places[mark.start - low] + shift, places[mark.end - low] + shift)
            for mark in found
            if low <= mark.start and mark.end <= high
        ]
    )
    return before + line + after, ranges


def _word_start(text: str, offset: int, latest: int) -> int:
    """Return the beginning of a word at or soon after `offset`."""
    for at in range(offset, min(offset + _LONGEST_WORD, latest)):
        if at == 0 or _is_space(text[at - 1]):
            return at
    while offset > 0 and unicodedata.combining(text[offset]):
        offset -= 1
    return offset


def _word_end(text: str, offset: int, low: int, end: int) -> int:
    """Return the end of a word at or soon before `offset`."""
    if offset >= end:
        return end
    for at in range(offset, max(offset - _LONGEST_WORD, low), -1):
        if _is_space(text[at]):
            return at
    while offset < end and unicodedata.combining(text[offset]):
        offset += 1
    return offset


def _is_space(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cc"


def _one_line(text: str) -> tuple[str, list[int]]:
    """Replace breaks and runs of space by one space; also say where each character went."""
    line: list[str] = []
    places = []
    for character in text:
        space = _is_space(character)
        if space and (not line or line[-1] == " "):
            places.append(len(line))
            continue
        places.append(len(line))
        line.append(" " if space else character)
    if line and line[-1] == " ":
        line.pop()
    places.append(len(line))
    return "".join(line), [min(place, len(line)) for place in places]


def _merged(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
