"""What runs from right to left: its direction, and its order where the engine has none.

The engine goes by directions of its own where a file says what its signs stand for, as browsers do;
then words come from their end, and a dash before a number behind it. Where letters stand tells.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.pdf import Run

_T = TypeVar("_T")
_LETTERS = re.compile("[\u0590-\u077f\ufb1d-\ufefb]")
_INSIDE = frozenset(".,:/\u066b\u066c")
"""Signs inside a number."""
_BEYOND = 0.4
"""Of its own width: how far right of another a letter reaches that comes before that."""


def is_right_to_left(text: str) -> bool:
    """Whether most of the letters are Hebrew or Arabic; figures have no direction."""
    if text.isascii():
        return False
    found = len(_LETTERS.findall(text))
    return found > 0 and found * 2 > sum(map(str.isalpha, text))


def from_right(runs: list[Run]) -> list[Run]:
    """Return the runs of a word as they are read."""
    if len(runs) == 1 or not is_right_to_left("".join([run.text for run in runs])):
        return runs
    if not any(_comes_before(run, following) for run, following in pairwise(runs)):
        return runs
    letters: list[list[Run]] = []
    for run in runs:
        if letters and all(map(unicodedata.combining, run.text)):
            letters[-1].append(run)
        else:
            letters.append([run])
    ordered = sorted(letters, key=lambda one: -(one[0].box.x0 + one[0].box.x1))
    return [run for one in with_turned(ordered, _is_of_number) for run in one]


def with_turned(row: Iterable[_T], is_other: Callable[[_T], bool]) -> list[_T]:
    """Return what stands in a row from the right, what runs from the left in its own order."""
    found: list[_T] = []
    for other, things in groupby(row, is_other):
        group = list(things)
        found += group[::-1] if other else group
    return found


def _comes_before(run: Run, following: Run) -> bool:
    """Whether what comes next stands right of a letter, and is no figure of one number."""
    if _is_of_number([run]) and _is_of_number([following]):
        return False
    return following.box.x1 - run.box.x1 > _BEYOND * max(following.box.width, 1.0)


def _is_of_number(letter: Sequence[Run]) -> bool:
    text = letter[0].text
    return all(one.isdecimal() or one in _INSIDE for one in text)
