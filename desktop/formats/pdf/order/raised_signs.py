"""What of a line is raised or lowered, such as exponents and the marks of notes.

A mark that is set like the figure beside it makes another figure of that, so where two figures
touch less tells them apart than elsewhere: 544 and a small 1 are not 5441.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from desktop.pdf import Run

_SMALLER, _RAISED, _LOWERED = 0.82, 0.15, 0.08
"""Of the line's size: how small raised and lowered letters are, and how far off its base line."""
_HARDLY_SMALLER, _CLEARLY_OFF = 0.95, 0.2
"""The same of those that browsers print, which make them little smaller."""
_LONGEST = 24
_SET_OFF = 0.86
"""Of the size of what it touches: how small a figure is that is none of it."""
# For: 1; 12; (3); 4); 1,2; 5–7; *2
_MARK = re.compile(r"[(\[*]?\d{1,3}(?:[,;–-]\d{1,3}){0,5}[)\]]?[.,;:]?")
# For: 544; 3.; vessels; (vessels). But not: H; CO; m
_MARKED = re.compile(r"(?:\d|[^\W\d_]{2}[a-zß-ÿ]|[\w)\]”’\"'%][.,;:!?)\]”’\"'%]+)$")


def scripts(runs: Sequence[Run], size: float, base: float) -> list[int]:
    """Return for the runs of a word whether each is raised (1) or lowered (-1) in its line."""
    found = [_script(run, size, base) for run in runs]
    before = ""
    for number, (run, following) in enumerate(pairwise(runs)):
        before += run.text
        if not found[number + 1] and _MARK.fullmatch(following.text):
            is_more = bool(found[number]) and _are_alike(run, following)
            touching = _way(following, run, base) if _MARKED.search(before) else 0
            found[number + 1] = found[number] if is_more else touching
        is_one = run.text.isdigit() and following.text[0].isdigit()
        if is_one and not (found[number] or found[number + 1]):
            found[number] = _way(run, following, base)
    return found


def size_of_marked(runs: Sequence[Run], sizes: Counter[float], size: float) -> float:
    """Return the size of a line, most letters of which may be raised beside larger ones."""
    larger = max(sizes, key=lambda one: (one * _SMALLER > size, sizes[one]))
    if larger * _SMALLER <= size:
        return size
    bases = [run.baseline for run in runs if round(run.size, 1) == larger and _is_said(run)]
    raised = (run.baseline for run in runs if round(run.size, 1) == size)
    if bases and all(min(bases) - one > _RAISED * larger for one in raised):
        return larger
    return size


def _is_said(run: Run) -> bool:
    return any(map(str.isalnum, run.text))


def _script(run: Run, size: float, base: float) -> int:
    if run.size > _HARDLY_SMALLER * size or len(run.text) > _LONGEST:
        return 0
    rise = base - run.baseline
    if run.size > _SMALLER * size:
        return (rise > _CLEARLY_OFF * size) - (rise < -_CLEARLY_OFF * size)
    return 1 if rise > _RAISED * size else -1 if rise < -_LOWERED * size else 0


def _are_alike(run: Run, following: Run) -> bool:
    near = _LOWERED * run.size
    return abs(run.size - following.size) < near and abs(run.baseline - following.baseline) < near


def _way(mark: Run, run: Run, base: float) -> int:
    """Return how figures are set that may be a mark beside what they touch: small ones, raised."""
    if mark.size <= _SET_OFF * run.size:
        return -1 if run.baseline - mark.baseline < -_RAISED * run.size else 1
    if mark.size > run.size / _SET_OFF or abs(base - run.baseline) > _LOWERED * run.size:
        return 0
    rise = run.baseline - mark.baseline
    return (rise > _RAISED * mark.size) - (rise < -_RAISED * mark.size)
