"""Names of codes that stand in one cell, joined by commas, although names have commas, too.

What is known for certain comes first: cells with one code, or with as many commas as codes. With
these names other cells are read, which tells of further names, until nothing is learnt any more.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_JOINT = ", "
_MOST_PIECES = 60
"""Pieces of a cell that are tried in all ways."""
# Ways of parting a cell grow with every comma in it.
_MOST_STEPS = 20_000
# Names that are known from one row part another, until nothing changes.
_MOST_ROUNDS = 50
# A name that stands nowhere by itself costs more than any number of likely ones.
_UNKNOWN = 1_000
_SHORT = re.compile(r"\s*[\r\n]+\s*")


class Cell(NamedTuple):
    """A cell, and how many codes the table says are in it, if it does."""

    text: str
    number: int | None = None


class Split(NamedTuple):
    """The codes in a cell, and whether it could as well be others."""

    codes: tuple[str, ...]
    is_guess: bool = False


def split(cells: Sequence[Cell], known: Iterable[str] = ()) -> list[Split]:
    """Return the codes in each cell; `known` are names of codes, if there is a list of them."""
    names = set(known)
    found = {cell: Split(()) for cell in cells if not cell.text.strip()}
    open_ones = dict.fromkeys(cell for cell in cells if cell not in found)
    for _ in range(_MOST_ROUNDS):
        learnt = {cell: codes for cell in open_ones if (codes := _certain(cell, names))}
        if not learnt:
            break
        for cell, codes in learnt.items():
            found[cell] = Split(codes)
            names.update(codes)
            del open_ones[cell]
    likely = Counter(piece for cell in open_ones for piece in set(_pieces(cell)))
    for cell in open_ones:
        found[cell] = Split(_likeliest(cell, names, likely), is_guess=True)
    return [found[cell] for cell in cells]


def _pieces(cell: Cell) -> list[str]:
    return cell.text.strip().split(_JOINT)


def _certain(cell: Cell, names: set[str]) -> tuple[str, ...]:
    """Return the codes of a cell if there is one way to read it, else nothing."""
    text = cell.text.strip()
    if "\n" in text:  # some versions put each on a line
        return tuple(filter(None, _SHORT.split(text)))
    pieces = _pieces(cell)
    if text in names or cell.number == 1 or (cell.number is None and len(pieces) == 1):
        return (text,)
    if cell.number == len(pieces) or len(pieces) > _MOST_PIECES:
        return tuple(pieces)
    ways = _Ways(pieces, cell.number, names)
    known = [way for way in ways.found if names.issuperset(way)]
    if not ways.is_complete or len(known) == 1:
        return known[0] if len(known) == 1 and ways.is_complete else ()
    # With all codes but one known, the last one is what is left.
    is_told = cell.number is not None and not known and len(ways.found) == 1
    return ways.found[0] if is_told else ()


class _Ways:
    """Finds ways to put pieces together as so many names, with at most one that is not known."""

    def __init__(self, pieces: Sequence[str], count: int | None, names: set[str]) -> None:
        self._pieces = pieces
        self._names = names
        self._left = _MOST_STEPS
        self.found = list(self._from(0, count, 1))

    @property
    def is_complete(self) -> bool:
        """Whether there are no further ways than those found."""
        return self._left > 0

    def _from(self, at: int, count: int | None, spare: int) -> Iterator[tuple[str, ...]]:
        pieces = len(self._pieces) - at
        self._left -= 1
        if not pieces and not count:
            yield ()
        if not pieces or self._left <= 0 or (count is not None and not 0 < count <= pieces):
            return
        for end in range(at + 1, len(self._pieces) + 1):
            name = _JOINT.join(self._pieces[at:end])
            left = spare - (name not in self._names)
            if left >= 0:
                for way in self._from(end, None if count is None else count - 1, left):
                    yield (name, *way)


def _likeliest(cell: Cell, names: set[str], likely: Counter[str]) -> tuple[str, ...]:
    """Return the reading with the fewest names that nothing tells of, longest known ones first."""
    pieces = _pieces(cell)
    count = cell.number if cell.number and cell.number <= len(pieces) else None
    best: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {(0, 0): (0.0, ())}
    for end in range(1, len(pieces) + 1):
        for start in range(end):
            name = _JOINT.join(pieces[start:end])
            cost = _cost(name, end - start, names, likely)
            for taken in range(start + 1):
                before = best.get((start, taken))
                if before is None or (count is not None and taken + 1 > count):
                    continue
                reading = (before[0] + cost, (*before[1], name))
                key = (end, taken + 1)
                if key not in best or reading[0] < best[key][0]:
                    best[key] = reading
    last = [
        found
        for (end, taken), found in best.items()
        if end == len(pieces) and (count is None or taken == count)
    ]
    return min(last, key=lambda found: found[0])[1]


def _cost(name: str, pieces: int, names: set[str], likely: Counter[str]) -> float:
    if name in names:
        return 1.0 / pieces
    # A name that goes on after a comma does so in small letters more often than not.
    goes_on = sum(part[:1].islower() for part in name.split(_JOINT)[1:])
    begins_badly = name[:1].islower() and any(known[:1].isupper() for known in names)
    return _UNKNOWN + pieces - 2 * goes_on + 50 * begins_badly - min(likely[name], 9) / 10
