"""Show a match in its surroundings, on one line."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from desktop.search.matching import best_mark, marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.search.matching import Mark
    from desktop.search.words.query import Query

# Letters: two lines of the list of hits.
WIDTH = 240
# Letters of what stands before the hit, so that it is on the first line.
_BEFORE = 70
# Letters looked through for the end of a word, before a line is cut inside it.
_LONGEST_WORD = 24
_ELLIPSIS = "…"
_BETWEEN = " … "
# Pieces of a passage for the words that stand far apart; more cannot be read.
_MOST_PIECES = 6


def snippet(
    text: str, start: int, end: int, query: Query, width: int = WIDTH
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return part of a passage as one line of whole words, and the matched ranges in it.

    What is sought and stands far apart is shown in several pieces, as far as `width` allows.
    """
    end = min(end, len(text))
    start = min(start, end)
    found = marks(text, start, end, query)
    end = max([end, *(mark.end for mark in _chosen(found)[:1])])
    pieces = _pieces(text, start, end, found, width)
    line = "" if not _is_cut(text, pieces[0][0]) else _ELLIPSIS
    ranges: list[tuple[int, int]] = []
    for number, (low, high) in enumerate(pieces):
        line += _BETWEEN if number else ""
        part, places = _one_line(text[low:high])
        ranges += [
            (places[mark.start - low] + len(line), places[mark.end - low] + len(line))
            for mark in found
            if low <= mark.start and mark.end <= high
        ]
        line += part
    high = pieces[-1][1]
    after = _ELLIPSIS if high < len(text) and text[high] != "\n" else ""
    return line + after, _merged(ranges)


def _is_cut(text: str, low: int) -> bool:
    return low > 0 and text[low - 1] != "\n"


def _chosen(found: Sequence[Mark]) -> list[Mark]:
    """Return the marks to show: the best place, then one of all else that is sought."""
    best = best_mark(found)
    if best is None:
        return []
    chosen = {best.sought: best}
    for mark in sorted(found, key=lambda mark: not mark.exact):
        chosen.setdefault(mark.sought, mark)
    return list(chosen.values())


def _pieces(
    text: str, start: int, end: int, found: Sequence[Mark], width: int
) -> list[tuple[int, int]]:
    """Return the parts of a passage to show, in order and apart from one another."""
    chosen = _chosen(found)
    if not chosen:
        return [(start, _word_end(text, start + width, start, end))]
    pieces = [_around(text, start, end, chosen[0], width)]
    missing = [mark for mark in chosen[1:] if not _shows(pieces, found, mark.sought)]
    while missing:
        shown = [chosen[0], *missing[: _MOST_PIECES - 1]]
        each = (width - len(_BETWEEN) * (len(shown) - 1)) // len(shown)
        pieces = _apart(sorted(_around(text, start, end, mark, each) for mark in shown))
        lost = [
            mark for mark in chosen if mark not in shown and not _shows(pieces, found, mark.sought)
        ]
        if not lost or len(shown) == _MOST_PIECES:
            break
        missing += lost
    return pieces


def _shows(pieces: Sequence[tuple[int, int]], found: Sequence[Mark], sought: int) -> bool:
    return any(
        low <= mark.start and mark.end <= high
        for mark in found
        if mark.sought == sought
        for low, high in pieces
    )


def _around(text: str, start: int, end: int, mark: Mark, width: int) -> tuple[int, int]:
    low = start
    if mark.end - start > width:
        before = min(_BEFORE, width // 3)
        low = _word_start(text, max(start, mark.start - before), mark.start)
    return low, _word_end(text, max(low + width, mark.end), mark.end, end)


def _apart(pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces that touch."""
    apart: list[tuple[int, int]] = []
    for low, high in pieces:
        if apart and low <= apart[-1][1] + 1:
            apart[-1] = (apart[-1][0], max(high, apart[-1][1]))
        else:
            apart.append((low, high))
    return apart


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
