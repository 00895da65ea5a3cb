"""Figures side by side: what the highlights of a tag count, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import LinkKind
from desktop.domain.arguing.disputes import differing
from desktop.domain.arguing.figure_table import side_by_side, told_by
from desktop.domain.asking.which import ANYTHING, Asked, Field
from desktop.domain.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.domain.arguing.disputes import Differing
    from desktop.domain.arguing.figure_table import FigureTable, Told
    from desktop.workspace.links import Links
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.highlight_questions import Questions


AT_ONCE = 500
"""Highlights that are read between two looks at who else waits."""


class Compared(NamedTuple):
    """Figures in a table, those of them that cannot both be true, and those linked as such."""

    table: FigureTable
    differing: Differing
    linked: frozenset[frozenset[str]]
    """Highlights two by two, by id."""

    def passages_of(self, pair: tuple[int, int]) -> tuple[str, str]:
        """Return the highlights that tell a pair of figures."""
        one, other = pair
        return self.table.highlight_id(one), self.table.highlight_id(other)


class Figures:
    """What can be done with the figures in highlights."""

    def __init__(self, opened: Opened, questions: Questions, links: Links) -> None:
        self._opened = opened
        self._questions = questions
        self._links = links

    def compared(self, tag: str = "", *, meanwhile: Callable[[], object] = int) -> Compared:
        """Return the figures in the highlights of a tag, or in all, laid side by side.

        `meanwhile` is called again and again, as it takes seconds in a large library. Raises
        NotFoundError for an unknown tag.
        """
        which = Asked(Field.TAG, tag) if tag else ANYTHING
        ids = self._questions.ids(which)
        told: list[Told] = []
        for first in range(0, len(ids), AT_ONCE):
            meanwhile()
            told += told_by(self._opened.library.answers.highlights(ids[first : first + AT_ONCE]))
        linked = frozenset(
            frozenset((link.source_id, link.target_id))
            for link in self._links.all()
            if link.kind == LinkKind.CONTRADICTS
        )
        meanwhile()
        table, in_order = side_by_side(told)
        return Compared(table, differing(in_order, meanwhile), linked)

    def contradict(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Link highlights, by id, as contradicting each other."""
        with self._opened.step(StepCode.LINK) as library:
            for one, other in pairs:
                library.links.add(one, other, LinkKind.CONTRADICTS)
