"""Which highlights an export has, in which order, and below which headings."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from desktop.domain.asking.kept import Order, Side
from desktop.domain.asking.which import ANYTHING, Asked, Field, both, either
from desktop.domain.exchanged.export_wish import Grouping
from desktop.export.written.export_formats import export_format
from desktop.workspace.tags import known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Document, Highlight
    from desktop.domain.asking.kept import Answer
    from desktop.domain.asking.which import Which
    from desktop.domain.exchanged.export_wish import ExportWish
    from desktop.library import Library
    from desktop.workspace.searching.highlight_questions import Questions

    Groups = Sequence[tuple[str, Sequence[str]]]
    """Headings with the ids of highlights below them."""
    Chosen = list[tuple[Document, tuple[Highlight, ...]]]
    """Documents with those of their highlights that are meant."""


class Grouped:
    """Asks the library as a wish has it."""

    def __init__(self, library: Library, questions: Questions) -> None:
        self._library = library
        self._questions = questions

    def question(self, wish: ExportWish) -> Which:
        """Return the question that tags and documents are part of."""
        every = self._library.tags.all() if wish.tags else []
        tags = [Asked(Field.TAG, known(every, tag)) for tag in wish.tags]
        documents = [Asked(Field.DOC, key) for key in wish.documents]
        return both(wish.question, *(either(*some) for some in (tags, documents) if some))

    def answer(self, wish: ExportWish, question: Which, *sides: Side) -> Answer:
        """Return what answers, in order, and in groups where a question can tell them."""
        grouping = grouping_of(wish)
        group = None if grouping is None else grouping.side
        return self._questions.answer(question, wish.order, sides, group)

    def documents(self, wish: ExportWish) -> list[Document]:
        """Return the documents of a bibliography: those that are named, or have an answer."""
        if not wish.tags and wish.question == ANYTHING:
            return self._library.documents.all(wish.documents or None)
        answer = self.answer(wish, self.question(wish), Side.DOCUMENT)
        return self._library.documents.all([key for key, _ in answer.counts[Side.DOCUMENT]])

    def ordered(self, wish: ExportWish, chosen: Chosen) -> Chosen:
        """Return documents where the first of their highlights comes, and these in order."""
        if wish.order is Order.READING:
            return chosen
        ids = self._questions.ids(wish.question, wish.order)
        rank = {key: number for number, key in enumerate(ids)}
        last = len(rank)

        def at(one: Highlight) -> int:
            return rank.get(one.id, last)

        told = [(document, tuple(sorted(some, key=at))) for document, some in chosen]
        return sorted(told, key=lambda pair: at(pair[1][0]) if pair[1] else last)

    def groups(self, answer: Answer, grouping: Grouping | None, among: Sequence[str]) -> Groups:
        """Return those highlights `among` these that answer, below headings where they have."""
        meant = frozenset(among)
        ids = [key for key in answer.ids if key in meant]
        if grouping is None:
            return [("", ids)]
        if grouping is Grouping.CLAIM:
            return self._by_claim(ids)
        groups = [(value, [key for key in some if key in meant]) for value, some in answer.groups]
        if grouping is Grouping.DOCUMENT:
            rank = {key: number for number, key in enumerate(ids)}
            filled = sorted((some for _, some in groups if some), key=lambda some: rank[some[0]])
            return [("", [key for some in filled for key in some])]
        return [(value, some) for value, some in groups if some]

    def _by_claim(self, ids: Sequence[str]) -> Groups:
        """Return passages below what they speak to, in the order of the claims."""
        left, groups = set(ids), []
        for claim in self._library.claims.all():
            own = [one.highlight_id for one in claim.passages if one.highlight_id in left]
            if own:
                groups.append((claim.sentence, own))
        spoken = {key for _, own in groups for key in own}
        others = [key for key in ids if key not in spoken]
        return [*groups, *([("", others)] if others else [])]


def grouping_of(wish: ExportWish) -> Grouping | None:
    """Return what highlights stand together by: of a list nothing, of all else documents."""
    usual = None if export_format(wish.form).is_flat else Grouping.DOCUMENT
    return wish.grouping or usual


def heading_of(wish: ExportWish) -> Grouping | None:
    """Return what stands above highlights: documents head themselves, but for in a table."""
    grouping = grouping_of(wish)
    is_headed = grouping is not Grouping.DOCUMENT or export_format(wish.form).is_flat
    return grouping if is_headed else None


def first_of(groups: Groups, count: int) -> Groups:
    """Return the first so many highlights of groups."""
    kept: list[tuple[str, Sequence[str]]] = []
    for heading, ids in groups:
        some = list(islice(ids, count))
        count -= len(some)
        if some:
            kept.append((heading, some))
        if count <= 0:
            break
    return kept
