"""The order in which the words of a page are read."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from desktop.formats.pdf.order.page_words import is_right_to_left
from desktop.formats.pdf.order.right_to_left import with_turned
from desktop.formats.pdf.order.strips import Parted, rows, strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.formats.pdf.order.page_words import Word

_FEWEST = 9
_DEEPEST = 12
_HIGHEST_CELL = 9.0
"""Em; higher ones are columns that were written one by one."""
_UP = 2
"""Em: how far up a new column begins, at least."""
_BLANK = 5
"""Em without a word on either side, below which one reads on after both."""
_LEVEL = 0.3
"""Em: how far a label may stand above its line, or below."""
_TAGGED = 0.85
"""Share of a page's letters with tags from which on its order is trusted.

Of 77 tagged files six had tags on less than half of their text.
"""


def is_in_order(words: Sequence[Word]) -> bool:
    """Whether a page's letters are tagged, so that they stand in the file as they are read."""
    tagged = total = 0
    for word in words:
        for run in word.runs:
            total += len(run.text)
            tagged += len(run.text) * (run.tag >= 0 or run.artifact)
    return total > 0 and tagged >= _TAGGED * total


def parts(words: list[Word], em: float) -> list[list[Word]]:
    """Return words that stand as they are read, cut where they go on higher up, in a new column."""
    found: list[list[Word]] = []
    for word in words:
        if not found or found[-1][-1].box.y0 - word.box.y1 > _UP * em:
            found.append([])
        found[-1].append(word)
    return found


def columns(words: list[Word], em: float, depth: int = 0) -> list[list[Word]]:
    """Return the words of each column, as they are read; what stands above and below apart."""
    cut = strip(words, em) if len(words) >= _FEWEST and depth < _DEEPEST else None
    if cut is None:
        return [running(words, em)] if words else []
    parts: tuple[list[Word], ...] = ([], [], [], [])
    above, left, right, below = parts
    for word in words:
        x0, y0, x1, y1 = word.box
        middle = (y0 + y1) / 2
        if middle < cut.top:
            above.append(word)
        elif middle > cut.bottom:
            below.append(word)
        else:
            (left if (x0 + x1) / 2 < cut.x else right).append(word)
    if not left or not right:
        return [running(words, em)]
    is_reversed = is_right_to_left([*left[:100], *right[:100]])
    if cut.parted is Parted.COLUMNS:
        sides = (right, left) if is_reversed else (left, right)
        between = [
            column
            for band in _bands(sides, em)
            for side in band
            for column in columns(side, em, depth + 1)
        ]
    else:
        at_left = cut.parted is Parted.LABELS_LEFT
        labels, text = (left, right) if at_left else (right, left)
        between = columns(text, em, depth + 1)
        _put_in(labels, between, em, at_left=at_left, ahead=at_left is not is_reversed)
    return [*columns(above, em, depth + 1), *between, *columns(below, em, depth + 1)]


def _bands(sides: Sequence[list[Word]], em: float) -> list[list[list[Word]]]:
    """Return the words of both sides cut where nothing stands on either, as beside a picture."""
    reached, tops = -inf, []
    for top, bottom in sorted((w.box.y0, w.box.y1) for side in sides for w in side):
        if top - reached > _BLANK * em:
            tops.append(top)
        reached = max(reached, bottom)
    return [
        [[word for word in side if top <= word.box.y0 < following] for side in sides]
        for top, following in pairwise([*tops, inf])
    ]


def _put_in(
    labels: Sequence[Word], found: list[list[Word]], em: float, *, at_left: bool, ahead: bool
) -> None:
    """Put labels into columns, each ahead of the words of its line or behind them."""
    text = [word for column in found for word in column]
    beside: dict[int, list[Word]] = {}
    for row in rows(labels, em):
        near = min(text, key=partial(_away, row[0], em, at_left=at_left))
        beside.setdefault(near.number, []).extend(sorted(row, key=lambda word: word.box.x0))
    for column in found:
        placed = ((beside.get(word.number, []), word) for word in column)
        column[:] = [
            one for row, word in placed for one in ([*row, word] if ahead else [word, *row])
        ]


def _away(label: Word, em: float, word: Word, *, at_left: bool) -> tuple[float, float]:
    """Return how far a word is from a label: in height first, then from its side."""
    height = abs(word.baseline - label.baseline)
    return max(_LEVEL * em, height), word.box.x0 if at_left else -word.box.x1


def running(words: list[Word], em: float) -> list[Word]:
    """Return the words of one column: as in the file while that runs downwards, else by rows."""
    in_file = sorted(words, key=lambda word: word.number)
    bands = [in_file[:1]]
    for word, following in pairwise(in_file):
        if _goes_back(word, following, em):
            bands.append([])
        bands[-1].append(following)
    if len(bands) == 1:
        return in_file
    # Bands that were written out of turn, such as footnotes before their text, are put in place.
    spans = sorted(
        (
            (min(w.box.y0 for w in band), max(w.box.y1 for w in band), n)
            for n, band in enumerate(bands)
        )
    )
    if all(above[1] - below[0] < 0.5 * em for above, below in pairwise(spans)):
        return [word for _, _, number in spans for word in bands[number]]
    if _are_cells(in_file, em):
        return in_file
    found: list[Word] = []
    for row in rows(words, em):
        row.sort(key=lambda word: word.box.x0)
        found += with_turned(row[::-1], _is_from_left) if is_right_to_left(row) else row
    return found


def _are_cells(words: Sequence[Word], em: float) -> bool:
    """Whether words are written cell by cell, each of a few lines, row by row.

    Then each stands right of what was written before on its line, and below all that stands above.
    """
    if is_right_to_left(words):
        return False
    if any(a.box.y0 - b.box.y1 > _HIGHEST_CELL * em for a, b in pairwise(words)):
        return False
    lowest: dict[int, float] = {}
    farthest: dict[int, float] = {}
    for word in words:
        x0, x1 = word.box.x0, word.box.x1
        level = round(word.baseline / (_LEVEL * em))
        below = range(int(x0 / em) + 1, max(int(x0 / em) + 2, int(x1 / em)))
        if any(lowest.get(at, -inf) > word.baseline + _LEVEL * em for at in below):
            return False
        if max(farthest.get(at, -inf) for at in (level - 1, level, level + 1)) > x0 + em:
            return False
        lowest.update((at, word.baseline) for at in below)
        farthest[level] = max(x1, farthest.get(level, -inf))
    return True


def _is_from_left(word: Word) -> bool:
    return any(map(str.isalpha, word.text)) and not is_right_to_left([word])


def _goes_back(word: Word, following: Word, em: float) -> bool:
    """Whether what follows in the file stands higher, or before this on its line."""
    if word.box.y0 - following.box.y1 > 0.2 * em:
        return True
    if abs(word.baseline - following.baseline) >= 0.4 * em:
        return False
    if is_right_to_left((word, following)):
        return following.box.x0 > word.box.x1 + 0.5 * em
    return following.box.x0 < word.box.x0 - 0.5 * em
