"""Figures side by side: a row for each document, a column for what is counted and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.arguing.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.domain import Highlight
    from desktop.domain.arguing.figures import Figure


class Told(NamedTuple):
    """A figure and the passage that tells it."""

    figure: Figure
    highlight_id: str
    document_id: str
    words: str
    """The passage."""

    @property
    def number(self) -> str:
        """The number as it stands, with its unit."""
        return self.words[self.figure.start : self.figure.end]

    @property
    def said(self) -> str:
        """The number with what it counts."""
        return " ".join(filter(None, (self.number, self.figure.counted)))


class Column(NamedTuple):
    """What is counted, what became of it, in which unit, and when; '' where it is not said."""

    counted: str
    fate: str
    unit: str
    period: str


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures by document and by what they count."""

    documents: tuple[str, ...] = ()
    """Ids, a row each."""
    columns: tuple[Column, ...] = ()
    cells: Mapping[tuple[int, int], tuple[Told, ...]] = field(default_factory=dict)
    """By number of row and column."""


def told_by(highlights: Iterable[Highlight]) -> list[Told]:
    """Return the figures in the quotations of highlights."""
    return [
        Told(figure, one.id, one.document_id, one.quote)
        for one in highlights
        for figure in figures(one.quote)
    ]


def differing(told: Iterable[Told]) -> list[tuple[Told, Told]]:
    """Return the pairs of figures of different passages that cannot both be true.

    Of a passage that gives several of the same thing none is held against another passage that
    agrees with one of them.
    """
    alike: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        alike.setdefault((one.figure.thing[-1], one.figure.unit), []).append(one)
    found: list[tuple[Told, Told]] = []
    for group in alike.values():
        mine: dict[str, list[Figure]] = {}
        for one in group:
            mine.setdefault(one.highlight_id, []).append(one.figure)
        found += [
            (one, other)
            for one, other in combinations(group, 2)
            if one.highlight_id != other.highlight_id
            and one.figure.differs(other.figure)
            and not _agrees(mine[one.highlight_id], other.figure)
            and not _agrees(mine[other.highlight_id], one.figure)
        ]
    return found


def _agrees(passage: Sequence[Figure], figure: Figure) -> bool:
    return any(one.is_comparable(figure) and not one.differs(figure) for one in passage)


def side_by_side(told: Sequence[Told]) -> FigureTable:
    """Lay figures in a table: what is told by most documents first, of one thing together."""
    places = [_place(one) for one in told]
    bearers: dict[tuple[str, ...], set[str]] = {}
    names: dict[tuple[tuple[str, ...], Column], str] = {}
    for one, (thing, column) in zip(told, places, strict=True):
        bearers.setdefault(thing, set()).add(one.document_id)
        names.setdefault((thing, column), one.figure.counted)
    order = sorted(names, key=lambda key: (not key[0][-1], -len(bearers[key[0]]), *key))
    number = {key: at for at, key in enumerate(order)}
    documents = tuple(dict.fromkeys(one.document_id for one in told))
    row = {key: at for at, key in enumerate(documents)}
    cells: dict[tuple[int, int], tuple[Told, ...]] = {}
    for one, key in zip(told, places, strict=True):
        at = row[one.document_id], number[key]
        cells[at] = (*cells.get(at, ()), one)
    columns = tuple(column._replace(counted=names[thing, column]) for thing, column in order)
    return FigureTable(documents, columns, cells)


def _place(told: Told) -> tuple[tuple[str, ...], Column]:
    figure = told.figure
    thing = figure.thing
    period = figure.period.name if figure.period else ""
    return (thing[-1],), Column(" ".join(thing), figure.fate, figure.unit, period)
