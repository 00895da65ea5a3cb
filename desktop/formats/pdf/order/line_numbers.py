"""Numbers of lines in the margins of a page, as bills and drafts have them.

They are no part of the text: a sentence that runs over a fifth line would have a 5 in it.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.pdf.order.strips import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.formats.pdf.order.page_words import Word

_LONGEST = 4
"""Figures of such a number."""
_STEPS = (1, 2, 5, 10)
_FEWEST, _FEWEST_BY_ONE = 3, 6
"""Numbers that count on, on a page; where each line has one, and so may the rows of a list."""
_COUNTING, _SPREAD = 0.8, 0.4
"""Share of them that count on, and how far their distances may be from what is usual."""
_PITCH = 3.4
"""Em from one line to the next, at most: numbers of paragraphs stand further apart."""
_LEVEL = 0.35
"""Em: how far a number may stand above its line, or below."""
_GOING_ON = 0.25
"""Share of lines that begin with a small letter; a list has fewer."""
_STRAY = 50
"""One word in so many may stand further out than the text does."""


class Margin(NamedTuple):
    """A margin with numbers of lines: the step they count by, and where they stand."""

    step: int
    start: float
    end: float


def numbers_of_lines(
    words: Sequence[Word], em: float, known: Iterable[Margin] = ()
) -> tuple[list[Word], list[Margin]]:
    """Return what numbers the lines of a page, and the margins where that stands.

    Margins that are `known` from pages before may have fewer numbers, as a last page has.
    """
    figures = [word for word in words if word.figures and _is_number(word)]
    if not figures:
        return [], []
    taken = {word.number for word in figures}
    text = [word for word in words if word.number not in taken]
    if not text:
        return [], []
    found: list[Word] = []
    margins: list[Margin] = []
    for outer in _outside(figures, text):
        numbers = sorted(outer, key=lambda word: word.baseline)
        margin = _margin(numbers, text, em) or _again(numbers, known, em)
        if margin:
            margins.append(margin)
            found += numbers
    return found, margins


def _is_number(word: Word) -> bool:
    text = word.text
    return len(text) <= _LONGEST and text.isdecimal()


def _outside(figures: Sequence[Word], text: Sequence[Word]) -> list[list[Word]]:
    """Return the numbers left of all text, and those right of it."""
    stray = len(text) // _STRAY
    left = sorted(word.box.x0 for word in text)[stray]
    right = sorted((word.box.x1 for word in text), reverse=True)[stray]
    return [
        [word for word in figures if word.box.x1 < left],
        [word for word in figures if word.box.x0 > right],
    ]


def _margin(numbers: Sequence[Word], text: Sequence[Word], em: float) -> Margin | None:
    """Return the margin that numbers stand in, if they count lines."""
    pairs = list(pairwise(numbers))
    if not pairs:
        return None
    values = [int(word.text) for word in numbers]
    steps = [after - before for before, after in pairwise(values)]
    step = max(_STEPS, key=steps.count)
    if len(numbers) < (_FEWEST_BY_ONE if step == 1 else _FEWEST):
        return None
    counting = [
        (after.baseline - before.baseline) / step
        for (before, after), by in zip(pairs, steps, strict=True)
        if by == step
    ]
    if len(counting) < _COUNTING * len(pairs) or (step > 1 and any(v % step for v in values)):
        return None
    pitch = median(counting)
    even = sum(abs(one - pitch) <= _SPREAD * pitch for one in counting)
    if not 0 < pitch <= _PITCH * em or even < _COUNTING * len(counting):
        return None
    return _at(step, numbers) if _are_beside_text(numbers, text, em) else None


def _at(step: int, numbers: Sequence[Word]) -> Margin:
    return Margin(step, min(w.box.x0 for w in numbers), max(w.box.x1 for w in numbers))


def _again(numbers: Sequence[Word], known: Iterable[Margin], em: float) -> Margin | None:
    """Return a margin of pages before in which numbers stand, and count by its step."""
    if not numbers:
        return None
    values = [int(word.text) for word in numbers]
    return next(
        (
            margin
            for margin in known
            if all(
                margin.start - em < word.box.x0 and word.box.x1 < margin.end + em
                for word in numbers
            )
            and (margin.step == 1 or not any(value % margin.step for value in values))
            and all(b - a == margin.step for a, b in pairwise(values))
        ),
        None,
    )


def _are_beside_text(numbers: Sequence[Word], text: Sequence[Word], em: float) -> bool:
    """Whether numbers stand at the base lines of running text."""
    lines = rows(text, em)
    bases = [line[0].baseline for line in lines]
    beside = sum(_is_level(word.baseline, bases, em) for word in numbers)
    begun = [min(line, key=lambda word: word.box.x0).text[0] for line in lines]
    goes_on = sum(map(str.islower, begun))
    return beside >= _COUNTING * len(numbers) and goes_on >= _GOING_ON * len(lines)


def _is_level(base: float, bases: Sequence[float], em: float) -> bool:
    at = bisect_left(bases, base - _LEVEL * em)
    return at < len(bases) and bases[at] <= base + _LEVEL * em
