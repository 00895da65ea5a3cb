"""Tables whose rows are parted by lines, and whose columns by room alone.

Lines as long as one another are not enough: a line below the running head and a box around a
paragraph have them, and so have drawings. Words must stand between them in columns.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from desktop.formats.pdf.order.grids import NEAR, Rule, lines_across

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.formats.pdf.order.grids import Grid
    from desktop.formats.pdf.order.page_words import Word
    from desktop.pdf import Box

_FEWEST = 3
"""Lines of one length below one another, and rows between two of them."""
_TWO = 2
_BULLETS = frozenset("•▪●◦‣■□➢►✓☐")
_MOST = 150
"""Lines on a page; a drawing has more."""
_SHORTEST = 60.0
"""Points: lines that part rows are at least as long."""
_APART = 12.0
"""Points between lines that underline one column each."""
_NARROWEST = 15.0
"""Points that such a line is long."""
_BELOW = 1.2
"""Of the size of the letters: how far below them it is."""
_GAP = 1.0
"""Of the size of the letters: the room between two columns."""
_FULLEST = 0.65
"""Share of the room that words take in rows of a table; lines of text take more."""
_ROW = 0.5
"""Of the size of the letters: how far words of one row may stand above one another."""


def are_open(rules: Sequence[Box], found: Sequence[Grid], words: Sequence[Word]) -> bool:
    """Whether words stand in columns where lines part nothing but rows."""
    pieces = [
        pieces
        for pieces in _beside(lines_across(rules))
        if pieces[-1].end - pieces[0].start >= _SHORTEST
        and not any(g.box.holds((p.start + p.end) / 2, p.at) for g in found for p in pieces)
    ]
    if len(pieces) > _MOST:
        return False
    across = [rule for line in pieces for rule in _as_one(line)]
    return any(_has_columns(group, words) for group in _alike(across)) or any(
        _are_underlined(line, words) for line in pieces
    )


def _beside(across: Sequence[Rule]) -> list[list[Rule]]:
    """Return lines, each with those that stand beside it."""
    found: list[list[Rule]] = []
    for rule in across:
        last = found[-1][-1] if found else None
        if last and last.at == rule.at and rule.start - last.end <= _APART:
            found[-1].append(rule)
        else:
            found.append([rule])
    return found


def _as_one(line: Sequence[Rule]) -> Sequence[Rule]:
    """Return lines beside one another as one, but two: those are of two columns of text."""
    return line if len(line) == _TWO else [Rule(line[0].at, line[0].start, line[-1].end)]


def _are_underlined(line: Sequence[Rule], words: Sequence[Word]) -> bool:
    """Whether lines beside one another are those below the heads of columns."""
    if len(line) < _FEWEST or min(rule.end - rule.start for rule in line) < _NARROWEST:
        return False
    heads = [
        (word.box.x0 + word.box.x1) / 2
        for word in words
        if 0 <= line[0].at - word.baseline <= _BELOW * word.size
    ]
    return all(any(rule.covers(place) for place in heads) for rule in line)


def _alike(across: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield lines that begin and end below one another, each group once, from top to bottom."""
    left = sorted(across)
    while left:
        first = left[0]
        group = [
            rule
            for rule in left
            if abs(rule.start - first.start) < NEAR and abs(rule.end - first.end) < NEAR
        ]
        left = [rule for rule in left if rule not in group]
        if len(group) >= _FEWEST:
            yield group


def _has_columns(group: Sequence[Rule], words: Sequence[Word]) -> bool:
    """Whether words stand in columns between two lines, or in the same ones above and below one."""
    start, end = group[0].start - NEAR, group[0].end + NEAR
    within = [word for word in words if word.box.x0 >= start and word.box.x1 <= end]
    bands = [
        [word for word in within if above.at < (word.box.y0 + word.box.y1) / 2 < below.at]
        for above, below in pairwise(group)
    ]
    if any(_is_parted(_rows(band), _FEWEST) for band in bands):
        return True
    return any(_is_parted(both, len(both)) for both in pairwise(bands))


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.baseline):
        if found and word.baseline - found[-1][0].baseline <= _ROW * word.size:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _is_parted(rows: Sequence[Sequence[Word]], fewest: int) -> bool:
    """Whether room from top to bottom parts the words of so many rows in two."""
    words = sorted((word for row in rows for word in row), key=lambda word: word.box.x0)
    if sum(map(bool, rows)) < fewest or _fullness(words) > _FULLEST:
        return False
    gap = _GAP * median(word.size for word in words)
    reached = words[0].box.x1
    for word in words:
        if word.box.x0 - reached >= gap and sum(_reaches(row, reached) for row in rows) >= fewest:
            return True
        reached = max(reached, word.box.x1)
    return False


def _reaches(row: Sequence[Word], place: float) -> bool:
    """Whether words stand on both sides of a place; the bullet of an item is none."""
    said = [word.box.x0 for word in row if word.text not in _BULLETS]
    return any(x < place for x in said) and any(x > place for x in said)


def _fullness(words: Sequence[Word]) -> float:
    """Return the share of the room that words take of it; leaders of dots are none."""
    width = max(word.box.x1 for word in words) - min(word.box.x0 for word in words)
    taken = sum(word.box.width for word in words if any(map(str.isalnum, word.text)))
    return taken / max(1.0, width * len(_rows(words)))
