"""How far lines stand apart, and where that is more than elsewhere in their column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.formats.pdf.order.page_lines import Line

_SPREAD = 1.3
"""How far lines of a paragraph may stand apart of what is usual in the document."""
_RARE = 3
"""Steps between lines of a size, below which none of them is usual."""
_USUAL = 1.25
"""Em from one base line to the next where there is nothing to measure."""
_FEWEST = 4
"""Steps in a column that tell what is even there."""
_LIKE = 0.03
"""Em by which steps differ that are the same."""
_EVEN, _REGULAR = 0.35, 0.75
"""Share of the steps that the narrow one takes, and that it takes with one that is wider."""
_FARTHEST = 2.5
"""Em: further apart are no lines of one text."""


class _Even(NamedTuple):
    """A step that most lines of a column keep."""

    step: float
    em: float

    def excess(self, step: float) -> float:
        """Return by how many em a step is wider."""
        return (step - self.step) / self.em


class LineSteps:
    """The steps from base line to base line of a document, by size and by column."""

    def __init__(self, lines: Iterable[Line]) -> None:
        by_size: dict[float, list[float]] = {}
        by_column: dict[tuple[int, float], list[float]] = {}
        for line, following in pairwise(lines):
            step = following.baseline - line.baseline
            if line.column == following.column and line.size == following.size and step > 0:
                by_size.setdefault(line.size, []).append(step)
                by_column.setdefault((line.column, line.size), []).append(step)
        self._usual = _usual(by_size)
        self._even = {size: _even(steps, size) for size, steps in by_size.items()}
        self._even_in = {
            place: _even(steps, place[1])
            for place, steps in by_column.items()
            if len(steps) >= _FEWEST
        }

    def is_wide(self, line: Line, following: Line) -> bool:
        """Whether lines stand further apart than any of a paragraph in their document."""
        em = max(following.size, 1.0)
        step = following.baseline - line.baseline
        return step > _SPREAD * self._usual.get(following.size, _USUAL * em)

    def excess(self, line: Line, following: Line) -> float:
        """Return by how many em lines stand further apart than others of their column.

        It is 0 where these keep no even step, so that it says nothing.
        """
        if line.column != following.column or line.size != following.size:
            return 0.0
        place = line.column, line.size
        even = self._even_in[place] if place in self._even_in else self._even.get(line.size)
        return max(0.0, even.excess(following.baseline - line.baseline)) if even else 0.0


def _usual(by_size: dict[float, list[float]]) -> dict[float, float]:
    """Return for each size how far apart lines of it stand."""
    usual = {
        size: median(sorted(found)[: max(1, len(found) * 2 // 3)])
        for size, found in by_size.items()
    }
    most = max(by_size, key=lambda size: len(by_size[size]), default=0.0)
    # Two or three lines of a size may each be a paragraph: then no step between them is usual.
    return {
        size: min(step, usual[most] / most * size) if most and len(by_size[size]) < _RARE else step
        for size, step in usual.items()
    }


def _even(steps: Sequence[float], size: float) -> _Even | None:
    """Return the narrowest step that many lines keep, if hardly any keep none."""
    em = max(size, 1.0)
    found = sorted(step for step in steps if step < _FARTHEST * em)
    if len(found) < _FEWEST:
        return None
    near = _LIKE * em
    alike = [(bisect_left(found, step - near), bisect_right(found, step + near)) for step in found]
    counts = [end - start for start, end in alike]
    first = next((n for n, count in enumerate(counts) if count >= _EVEN * len(found)), None)
    if first is None:
        return None
    best = max(range(first, alike[first][1]), key=lambda number: counts[number])
    start, end = alike[best]
    other = max(
        (count for count, like in zip(counts, alike, strict=True) if like[0] >= end), default=0
    )
    if end - start + other < _REGULAR * len(found):
        return None
    return _Even(median(found[start:end]), em)
