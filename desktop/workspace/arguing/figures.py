"""Figures side by side: what the highlights of a tag count, document by document."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import LinkKind
from desktop.domain.arguing.figure_table import differing, side_by_side, told_by
from desktop.domain.asking.which import ANYTHING, Asked, Field
from desktop.domain.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.domain.arguing.figure_table import FigureTable, Told
    from desktop.workspace.links import Links
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.highlight_questions import Questions


class Compared(NamedTuple):
    """Figures in a table, the pairs of them that cannot both be true, and those linked as such."""

    table: FigureTable
    told: tuple[Told, ...]
    """The figures that differ from others."""
    against: Mapping[int, array[int]]
    """By its number among these, the numbers of those that a figure differs from.

    There may be a million pairs, which as values would be long in coming from a worker.
    """
    linked: frozenset[frozenset[str]]
    """Highlights two by two, by id."""

    @property
    def pair_count(self) -> int:
        """How many pairs there are."""
        return sum(map(len, self.against.values())) // 2

    def pairs_of(self, numbers: Iterable[int]) -> list[tuple[Told, Told]]:
        """Return the pairs that these figures are in: those among them, or else all."""
        chosen = set(numbers)
        found = {
            (min(one, other), max(one, other)) for one in chosen for other in self.against[one]
        }
        among = [pair for pair in found if chosen.issuperset(pair)] or found
        return [(self.told[one], self.told[other]) for one, other in sorted(among)]


class Figures:
    """What can be done with the figures in highlights."""

    def __init__(self, opened: Opened, questions: Questions, links: Links) -> None:
        self._opened = opened
        self._questions = questions
        self._links = links

    def compared(self, tag: str = "") -> Compared:
        """Return the figures in the highlights of a tag, or in all, laid side by side.

        Raises NotFoundError for an unknown tag.
        """
        which = Asked(Field.TAG, tag) if tag else ANYTHING
        told = told_by(self._questions.highlights(which))
        linked = frozenset(
            frozenset((link.source_id, link.target_id))
            for link in self._links.all()
            if link.kind == LinkKind.CONTRADICTS
        )
        return Compared(side_by_side(told), *_apart(differing(told)), linked)

    def contradict(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Link highlights, by id, as contradicting each other."""
        with self._opened.step(StepCode.LINK) as library:
            for one, other in pairs:
                library.links.add(one, other, LinkKind.CONTRADICTS)


def _apart(pairs: Iterable[tuple[Told, Told]]) -> tuple[tuple[Told, ...], dict[int, array[int]]]:
    """Return the figures of pairs, and by the number of each those that it is paired with."""
    numbers: dict[Told, int] = {}
    against: dict[int, array[int]] = {}
    for pair in pairs:
        one, other = (numbers.setdefault(each, len(numbers)) for each in pair)
        against.setdefault(one, array("I")).append(other)
        against.setdefault(other, array("I")).append(one)
    return tuple(numbers), against
