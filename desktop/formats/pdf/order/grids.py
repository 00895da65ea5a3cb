"""Grids of ruled lines: the cells that lines on a page enclose.

A wrong grid is worse than none, so one is believed only where its lines meet and every cell is a
rectangle.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.pdf import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NEAR = 2.5
"""Points by which lines may miss one another."""
_SIDE = 8.0
"""Points by which lines across reach beyond the last line down, where the sides are open."""
_MOST = 300
"""Lines in one direction; a drawing has more."""
_MOST_CELLS = 5_000
_FEWEST = 3
"""Lines in each direction: two rows of two cells."""


class Cell(NamedTuple):
    """A cell: its first row and column, how many of them it takes, and where it stands."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


class Grid(NamedTuple):
    """The cells of a table in the order of its rows."""

    box: Box
    cells: tuple[Cell, ...]
    rows: int
    columns: int


class Rule(NamedTuple):
    """A line along one axis: where it is on the other one, and from where to where it goes."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Whether it goes on as far as a place, or ends near it."""
        return self.start - NEAR <= place <= self.end + NEAR


def grids(rules: Sequence[Box]) -> list[Grid]:
    """Return the grids that lines make."""
    across = lines_across(rules)
    down = _merged(Rule((b.x0 + b.x1) / 2, b.y0, b.y1) for b in rules if b.height >= b.width)
    if max(len(across), len(down)) > _MOST:
        return []
    made = [_grid(*group) for group in _meeting(across, down)]
    return [grid for grid in made if grid is not None]


def lines_across(rules: Iterable[Box]) -> list[Rule]:
    """Return the lines from side to side, those that go on from one another as one."""
    return _merged(Rule((b.y0 + b.y1) / 2, b.x0, b.x1) for b in rules if b.width > b.height)


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Return lines with those that go on from one another as one."""
    found: list[Rule] = []
    levels: list[list[Rule]] = []
    for rule in sorted(rules):
        if levels and rule.at - levels[-1][0].at <= NEAR:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    for level in levels:
        at = level[0].at
        for rule in sorted(level, key=lambda one: one.start):
            last = found[-1] if found else None
            if last and last.at == at and rule.start <= last.end + NEAR:
                found[-1] = last._replace(end=max(last.end, rule.end))
            else:
                found.append(rule._replace(at=at))
    return found


def _meeting(
    across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the lines that meet one another, group by group."""
    left = set(range(len(down)))
    waiting = set(range(len(across)))
    while waiting:
        rows, columns = {waiting.pop()}, set[int]()
        fresh = set(rows)
        while fresh:
            met = {n for n in left for m in fresh if _meet(across[m], down[n])}
            left -= met
            columns |= met
            fresh = {m for m in waiting for n in met if _meet(across[m], down[n])}
            waiting -= fresh
            rows |= fresh
        yield [across[n] for n in sorted(rows)], [down[n] for n in sorted(columns)]


def _meet(across: Rule, down: Rule) -> bool:
    return across.covers(down.at) and down.covers(across.at)


def _grid(across: Sequence[Rule], down: Sequence[Rule]) -> Grid | None:
    """Return the grid of lines that meet, or None where they make none."""
    if len(down) < _FEWEST - 1 or len(across) < _FEWEST:
        return None
    ys, xs = _places(across), _places(down)
    first, last = min(rule.start for rule in across), max(rule.end for rule in across)
    xs = [*([first] if xs[0] - first > _SIDE else []), *xs]
    xs += [last] if last - xs[-1] > _SIDE else []
    rows, columns = len(ys) - 1, len(xs) - 1
    if min(rows, columns) < _FEWEST - 1 or rows * columns > _MOST_CELLS:
        return None
    found = _cells(across, down, ys, xs)
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(found), rows, columns) if found else None


def _places(rules: Sequence[Rule]) -> list[float]:
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > NEAR:
            found.append(at)
    return found


def _cells(
    across: Sequence[Rule], down: Sequence[Rule], ys: Sequence[float], xs: Sequence[float]
) -> list[Cell]:
    """Return the cells, each as large as no line cuts it; none where one is no rectangle."""
    rows, columns = len(ys) - 1, len(xs) - 1
    group = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while group[place] != place:
            place = group[place]
        return place

    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (start, end) in enumerate(pairwise(xs)):
            middle = (start + end) / 2, (top + bottom) / 2
            if column + 1 < columns and not _is_ruled(down, end, middle[1]):
                group[root((row, column + 1))] = root((row, column))
            if row + 1 < rows and not _is_ruled(across, bottom, middle[0]):
                group[root((row + 1, column))] = root((row, column))
    joined: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in group:
        joined.setdefault(root(place), []).append(place)
    made = [_cell(places, ys, xs) for places in joined.values()]
    return sorted(cell for cell in made if cell) if all(made) and len(made) > _FEWEST else []


def _is_ruled(rules: Sequence[Rule], at: float, place: float) -> bool:
    return any(abs(rule.at - at) <= NEAR and rule.covers(place) for rule in rules)


def _cell(
    places: Sequence[tuple[int, int]], ys: Sequence[float], xs: Sequence[float]
) -> Cell | None:
    row, column = min(place[0] for place in places), min(place[1] for place in places)
    rows = max(place[0] for place in places) + 1 - row
    columns = max(place[1] for place in places) + 1 - column
    if rows * columns != len(places):
        return None
    box = Box(xs[column], ys[row], xs[column + columns], ys[row + rows])
    return Cell(row, column, rows, columns, box)
