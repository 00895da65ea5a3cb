"""Figures side by side: what the highlights of a tag count, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import LinkKind
from desktop.domain.arguing.figure_table import differing, side_by_side, told_by
from desktop.domain.asking.which import ANYTHING, Asked, Field
from desktop.domain.steps import StepCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain.arguing.figure_table import FigureTable, Told
    from desktop.workspace.links import Links
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.highlight_questions import Questions


class Compared(NamedTuple):
    """Figures in a table, the pairs of them that cannot both be true, and those linked as such."""

    table: FigureTable
    pairs: tuple[tuple[Told, Told], ...]
    linked: frozenset[frozenset[str]]
    """Highlights two by two, by id."""


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
        return Compared(side_by_side(told), tuple(differing(told)), linked)

    def contradict(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Link highlights, by id, as contradicting each other."""
        with self._opened.step(StepCode.LINK) as library:
            for one, other in pairs:
                library.links.add(one, other, LinkKind.CONTRADICTS)
