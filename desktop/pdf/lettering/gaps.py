"""Gaps that a file leaves between words where it writes no space.

The engine takes a gap for a space by how wide the letters beside it are, and so misses narrow
ones, of which justified lines are full. Here one counts from a sixth of the size on, where the
letters beside it stand closer: of letters that are spaced out none is apart.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.pdf.printed import Box, Run

    Font = tuple[int, float, int]
    """Where the engine has it, its size, and by how many degrees its letters are turned."""

_SPACE = 0.16
"""Of the size: the narrowest gap that parts words. Kerning leaves less than a tenth."""
_WIDER = 0.1
"""Of the size: by how much it is wider than the other gaps of its word."""
_TELLING = 3
"""Gaps of a word from which on they tell how close its letters stand."""
_OVERHANG, _LEAST = 0.012, 0.06
"""Of the size: how much wider the box of a letter may be than the room that it takes; and what is
left over, at least, where there is a gap."""
_GROUPED, _UNGROUPED = 0.1, 0.05
"""Of the size: the narrowest gap that groups figures by thousands, where all others are so narrow.

Typesetters put an eighth there.
"""
_FIGURES = re.compile(r"[0-9]{4,}")
_LEVEL = 0.1
"""Of the size: how far apart base lines are that are one; note marks stand on another."""
_UNSPACED = "\u2e80"
"""From this letter on scripts have no spaces."""
_FROM_RIGHT = {"R", "AL"}
"""Of these letters many end without a joint to the next one, and stand off from it."""
_SIDEWAYS = (90, 270)
_SMALLEST, _LARGEST, _OF_SIZE = 0.5, 2.2, 1.15
"""How high boxes are, of the size: beyond that the file draws letters in another size."""


class Gaps:
    """Learns how wide the letters of fonts are, so that few have to be measured one by one."""

    def __init__(self, place: Callable[[int], Box | None]) -> None:
        self._place = place
        """Returns where the letter of a number stands."""
        self._widths: dict[Font, dict[str, float]] = {}
        self._spacing = 0.0
        """How far apart the letters of the last run stand."""
        self._spacings: dict[int, float] = {}
        """That of each run that is spaced out, by the number of its first letter."""

    def inside(self, letters: Sequence[str], first: int, box: Box, font: Font) -> list[int]:
        """Return before which of the letters in a box there is a gap; `first` has this number."""
        size, angle = _size(font[1], box, font[2]), font[2]
        length = box.height if angle in _SIDEWAYS else box.width
        widths = self._widths.setdefault(font, {})
        try:
            taken = sum([widths[letter] for letter in letters])
        except KeyError:
            self._measure(letters, first, widths, angle)
            taken = sum([widths[letter] for letter in letters])
        before, self._spacing = self._spacing, 0.0
        is_grouped = _FIGURES.search("".join(letters)) is not None
        least = _LEAST if is_grouped else max(_LEAST, _SPACE - _OVERHANG * len(letters))
        if length - taken <= least * size:
            return []
        boxes = [self._place(number) for number in range(first, first + len(letters))]
        gaps = [
            0.0 if one is None or other is None else _gap(one, other, angle)
            for one, other in pairwise(boxes)
        ]
        wide = _wide(gaps, size, before)
        _part_thousands(wide, "".join(letters), gaps, size)
        if not any(wide):
            self._spacing = self._spacings[first] = median(gaps)
        return [
            number
            for number, is_wide in enumerate(wide, 1)
            if is_wide and _is_spaced(letters[number - 1], letters[number])
        ]

    def goes_on(self, last: Box, first: int, box: Box, font: Font) -> bool:
        """Whether a run stands no farther from the last one than letters before it are apart.

        So spaced-out words end in text that was recognised on scans: each last letter is by itself,
        and the engine takes for a space what is between all of them.
        """
        near = _WIDER * _size(font[1], box, font[2])
        if self._spacing <= near / 2 or abs(_gap(last, box, font[2]) - self._spacing) >= near:
            return False
        self._spacings[first] = self._spacing
        return True

    def part_words(self, runs: Sequence[Run], angles: Sequence[int]) -> None:
        """Say of runs that stand apart from the one before that a space parts them."""
        for first, last in _words(runs, angles):
            gaps: list[float] = []
            for number in range(first, last):
                inside = self._spacings.get(runs[number].first, 0.0)
                gaps += [inside] * (len(runs[number].text) - 1)
                if number + 1 < last:
                    gaps.append(_gap(runs[number].box, runs[number + 1].box, angles[number]))
            size = max(
                _size(run.size, run.box, angle)
                for run, angle in zip(runs[first:last], angles[first:last], strict=True)
            )
            known = max(self._spacings.get(run.first, 0.0) for run in runs[first:last])
            wide = _wide(gaps, size, known)
            _part_thousands(wide, "".join(run.text for run in runs[first:last]), gaps, size)
            at = -1
            for number in range(first, last - 1):
                at += len(runs[number].text)
                following = runs[number + 1]
                if wide[at] and _is_spaced(runs[number].text[-1], following.text[0]):
                    following.parted = " "

    def _measure(
        self, letters: Sequence[str], first: int, widths: dict[str, float], angle: int
    ) -> None:
        for number, letter in enumerate(letters, first):
            if letter not in widths:
                box = self._place(number)
                width = 0.0 if box is None else box.height if angle in _SIDEWAYS else box.width
                widths[letter] = width


def _words(runs: Sequence[Run], angles: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield from where to where runs stand on one base line with nothing between them."""
    first = 0
    for number in range(1, len(runs) + 1):
        if number < len(runs) and _goes_on(runs, angles, number):
            continue
        if number - first > 1:
            yield first, number
        first = number


def _goes_on(runs: Sequence[Run], angles: Sequence[int], number: int) -> bool:
    run, before = runs[number], runs[number - 1]
    return (
        not run.parted
        and angles[number] == angles[number - 1] >= 0
        and abs(run.baseline - before.baseline) <= _LEVEL * max(run.size, before.size)
    )


def _wide(gaps: Sequence[float], size: float, known: float) -> list[bool]:
    """Return which gaps are wider than those of one word; `known` is how wide others are."""
    usual = median(gaps) if len(gaps) >= _TELLING else max(known, min(gaps) * (len(gaps) > 1))
    narrowest = max(_SPACE * size, usual + _WIDER * size)
    return [gap > narrowest for gap in gaps]


def _part_thousands(wide: list[bool], letters: str, gaps: Sequence[float], size: float) -> None:
    """Say that gaps are wide that part the figures of a number by three, and there alone."""
    if len(gaps) != len(letters) - 1:
        return
    for number in _FIGURES.finditer(letters):
        inside = range(number.start(), number.end() - 1)
        groups = {at for at in inside if (number.end() - at - 1) % 3 == 0}
        if all(
            gaps[at] >= _GROUPED * size if at in groups else gaps[at] <= _UNGROUPED * size
            for at in inside
        ):
            for at in groups:
                wide[at] = True


def _gap(one: Box, other: Box, angle: int) -> float:
    """Return the room between two letters, whichever comes first."""
    if angle in _SIDEWAYS:
        return max(other.y0 - one.y1, one.y0 - other.y1)
    return max(other.x0 - one.x1, one.x0 - other.x1)


def _is_spaced(before: str, after: str) -> bool:
    """Whether letters are of scripts that put spaces between words, and no others among letters."""
    is_from_right = {bidirectional(before), bidirectional(after)} & _FROM_RIGHT
    return before < _UNSPACED > after and not is_from_right


def _size(said: float, box: Box, angle: int) -> float:
    height = box.width if angle in _SIDEWAYS else box.height
    return said if _SMALLEST * said <= height <= _LARGEST * said else height / _OF_SIZE
