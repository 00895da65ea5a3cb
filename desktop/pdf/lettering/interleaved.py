"""Texts that are printed over one another letter by letter: each is read by itself.

The engine sorts the letters of a line by where they stand, so that of two words over one another
it makes one of the letters of both. How a file draws them tells them apart.
"""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.pdf.printed import Run

_OVER = 0.3
"""Of the narrower one's width: how far letters reach over others that are none of their word."""
_LEVEL = 0.1
"""Of the size: how far apart base lines are that are one."""
_FEWEST = 3
"""Letters over others from which on these are two texts, and no accents or signs."""
_SHORTEST = 2
"""Runs that each of the texts has."""
_FAR = 3.0
"""Of the size: a gap that ends what may be over one another."""


def untangled(
    runs: Sequence[Run], angles: Sequence[int], drawn: Callable[[list[Run]], list[int]]
) -> list[int]:
    """Return the runs in their order by number, where some are to be parted; none where all stay.

    `drawn` says as how many-th runs are drawn, -1 where that cannot be told. What is before a run
    is changed in it.
    """
    order = list(range(len(runs)))
    is_any = False
    for first, last in _clusters(runs, angles):
        here = range(first, last)
        if sum(_is_over(runs[n], runs[n + 1]) for n in here[:-1]) < _FEWEST:
            continue
        texts = _texts([*here], drawn([runs[n] for n in here]), runs)
        if not texts:
            continue
        is_any = True
        order[first:last] = [number for text in texts for number in text]
        begins = runs[first].parted
        for text in texts:
            for number in text:
                runs[number].parted = ""
            runs[text[0]].parted, begins = begins, " "
    return order if is_any else []


def drawn_on(page: Any, text: Any) -> Callable[[list[Run]], list[int]]:  # noqa: ANN401
    """Return what says as how many-th things of a page runs of its text are drawn."""

    def drawn(runs: list[Run]) -> list[int]:
        count = range(pdfium.FPDFPage_CountObjects(page))
        things = (pdfium.FPDFPage_GetObject(page, number) for number in count)
        numbers = {_address(thing): number for number, thing in enumerate(things)}
        found = (pdfium.FPDFText_GetTextObject(text, run.first) for run in runs)
        return [numbers.get(_address(thing), -1) for thing in found]

    return drawn


def _address(thing: Any) -> int:  # noqa: ANN401
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def _clusters(runs: Sequence[Run], angles: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield from where to where runs stand on one base line, one near another."""
    first = 0
    for number in range(1, len(runs) + 1):
        if number < len(runs) and _goes_on(runs, angles, number):
            continue
        if number - first > _FEWEST:
            yield first, number
        first = number


def _goes_on(runs: Sequence[Run], angles: Sequence[int], number: int) -> bool:
    run, before = runs[number], runs[number - 1]
    size = max(run.size, before.size)
    return (
        run.parted != "\n"
        and angles[number] == angles[number - 1] == 0
        and abs(run.baseline - before.baseline) <= _LEVEL * size
        and run.box.x0 - before.box.x1 < _FAR * size
    )


def _is_over(run: Run, following: Run) -> bool:
    """Whether two things are over one another that are no accents or signs."""
    if not (run.text.isalnum() and following.text.isalnum()):
        return False
    one, other = run.box, following.box
    common = min(one.x1, other.x1) - max(one.x0, other.x0)
    return common > _OVER * min(one.width, other.width)


def _texts(numbers: Sequence[int], drawn: Sequence[int], runs: Sequence[Run]) -> list[list[int]]:
    """Return the numbers of the runs of each text, as they are drawn; none if that is no answer.

    It is one where no letter is over another of its own text any more.
    """
    if min(drawn) < 0:
        return []
    texts: list[list[int]] = []
    for _, number in sorted(zip(drawn, numbers, strict=True)):
        if not texts or runs[number].box.x0 < runs[texts[-1][-1]].box.x0:
            texts.append([])
        texts[-1].append(number)
    is_told = len(texts) > 1 and all(
        len(text) >= _SHORTEST
        and not any(_is_over(runs[one], runs[other]) for one, other in pairwise(text))
        for text in texts
    )
    return texts if is_told else []
