"""Figures side by side: a row for each document, a column for what is counted and when."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.domain.arguing.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.domain import Highlight
    from desktop.domain.arguing.figures import Figure, Topic


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
    """Figures by document and by what they count, told by number: those of a cell are in a row.

    There may be hundreds of thousands, which come from a worker as columns of a few values.
    """

    documents: tuple[str, ...] = ()
    """Ids, a row each."""
    columns: tuple[Column, ...] = ()
    cells: Mapping[tuple[int, int], range] = field(default_factory=dict)
    """Figures by number of row and column, in that order."""
    said: tuple[tuple[str, str], ...] = ()
    """Numbers as they stand, with what they count."""
    saying: array[int] = field(default_factory=lambda: array("l"))
    """By figure, which of these it says."""
    passages: tuple[str, ...] = ()
    """Ids of highlights."""
    telling: array[int] = field(default_factory=lambda: array("l"))
    """By figure, which of these tells it."""

    def number(self, figure: int) -> str:
        """Return the number of a figure as it stands, with its unit."""
        return self.said[self.saying[figure]][0]

    def sentence(self, figure: int) -> str:
        """Return the number of a figure with what it counts."""
        return " ".join(filter(None, self.said[self.saying[figure]]))

    def highlight_id(self, figure: int) -> str:
        """Return the passage that tells a figure."""
        return self.passages[self.telling[figure]]


def told_by(highlights: Iterable[Highlight]) -> list[Told]:
    """Return the figures in the quotations of highlights."""
    return [
        Told(figure, one.id, one.document_id, one.quote)
        for one in highlights
        for figure in figures(one.quote)
    ]


def side_by_side(told: Sequence[Told]) -> tuple[FigureTable, list[Told]]:
    """Lay figures in a table: what is told by most documents first, of one thing together.

    Return the figures in the order of their numbers too.
    """
    bearers: dict[str, set[str]] = {}
    names: dict[tuple[str, Column], str] = {}
    for one in told:
        place = _place(one)
        bearers.setdefault(place[0], set()).add(one.document_id)
        names.setdefault(place, one.figure.counted)
    order = sorted(names, key=lambda key: (not key[0], -len(bearers[key[0]]), *key))
    number = {key: at for at, key in enumerate(order)}
    row = {key: at for at, key in enumerate(dict.fromkeys(one.document_id for one in told))}
    places = [(row[one.document_id], number[_place(one)]) for one in told]
    turn = sorted(range(len(told)), key=places.__getitem__)
    said: dict[tuple[str, str], int] = {}
    passages: dict[str, int] = {}
    in_order = [told[at] for at in turn]
    table = FigureTable(
        tuple(row),
        tuple(column._replace(counted=names[thing, column]) for thing, column in order),
        _cells(places[at] for at in turn),
        saying=array("l", [_at(said, (one.number, one.figure.counted)) for one in in_order]),
        telling=array("l", [_at(passages, one.highlight_id) for one in in_order]),
        said=tuple(said),
        passages=tuple(passages),
    )
    return table, in_order


def _cells(places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], range]:
    """Return the numbers of the figures of each place, which follow one another."""
    cells: dict[tuple[int, int], range] = {}
    begin = 0
    for place, many in Counter(places).items():
        cells[place] = range(begin, begin + many)
        begin += many
    return cells


def _at(known: dict[Any, int], one: object) -> int:
    return known.setdefault(one, len(known))


def _place(told: Told) -> tuple[str, Column]:
    return _column(told.figure.topic)


@lru_cache(maxsize=4_096)
def _column(topic: Topic) -> tuple[str, Column]:
    period = topic.period.name if topic.period else ""
    return topic.noun, Column(" ".join(topic.thing), topic.fate, topic.unit, period)
