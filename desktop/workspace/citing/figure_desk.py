"""Figures of a draft looked up in what is cited beside them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.annotate.proving.cited_figures import is_plain_number
from desktop.annotate.proving.cited_source import is_on_pages
from desktop.annotate.proving.number_reading import numbers, stands_among
from desktop.domain import LocatorKind
from desktop.domain.citing.proof import FigureStatus, ProvedFigure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.annotate.proving.cited_figures import CitedFigure
    from desktop.domain import Content, Document
    from desktop.workspace.citing.crediting import CitedDocuments
    from desktop.workspace.opened import Opened

_KEPT = 8
"""Documents whose numbers are remembered."""
_WORDED = ("en", "")
"""Languages whose numbers in words are read."""


class FigureDesk:
    """Looks figures up; where it is not sure what is cited, or how it counts, it says nothing."""

    def __init__(
        self, opened: Opened, documents: Mapping[str, Document], known: CitedDocuments
    ) -> None:
        self._opened = opened
        self._documents = documents
        self._known = known
        self._numbers = lru_cache(_KEPT)(self._read)

    def proved(self, one: CitedFigure, line: int) -> ProvedFigure | None:
        """Return how a figure stands to what is cited in its sentence; None where that is open."""
        cited = self._cited(one)
        if not cited or len(one.text) == 0:
            return None
        found = [self._standing(one, self._documents[key]) for key in sorted(cited)]
        status, page, document = max(found, key=lambda each: list(FigureStatus).index(each[0]))
        titles = set[Decimal]().union(*(numbers(self._documents[key].title) for key in cited))
        if status is not FigureStatus.FOUND and stands_among(one.figure, titles):
            return None  # it is part of a title
        if status is FigureStatus.NOT_FOUND and self._may_be_worded(one, document):
            return None
        place = one.start, one.end
        return ProvedFigure(line, one.text, status, document.id, document.title, page, place)

    def _cited(self, one: CitedFigure) -> set[str]:
        """Return the documents that are cited, if all that is cited is known."""
        source = one.source
        by_key = self._known.cited(source, one.links)
        if source.keys or any(link.startswith("manicule:") for link in one.links):
            is_known = len(by_key) >= len(set(source.keys))
            return by_key if is_known else set()
        years = {year for _, year in source.dated}
        named = self._known.named(source)
        return named if len(named) == len(years) else set()

    def _may_be_worded(self, one: CitedFigure, document: Document) -> bool:
        """Whether the document may say it in words of a language that are not read."""
        language = document.facts.language.casefold().partition("-")[0]
        return language not in _WORDED and is_plain_number(one.figure)

    def _standing(self, one: CitedFigure, document: Document) -> tuple[FigureStatus, str, Document]:
        """Return whether a figure stands on the pages that are cited, or where instead."""
        parts = self._numbers(document.id)
        pages = one.source.pages
        labelled = bool(pages) and any(label for label, _ in parts)
        there = [label for label, named in parts if stands_among(one.figure, named)]
        page = pages[0][0] if labelled else ""
        if not there:
            return FigureStatus.NOT_FOUND, page, document
        if not labelled or any(label and is_on_pages(pages, label, label) for label in there):
            return FigureStatus.FOUND, page, document
        return FigureStatus.WRONG_PAGE, there[0], document

    def _read(self, document_id: str) -> list[tuple[str, set[Decimal]]]:
        """Return the numbers of a document, page by page."""
        found = self._opened.contents.newest({document_id})
        content = found.get(document_id)
        return [(label, numbers(words)) for label, words in _pages(content)] if content else []


def _pages(content: Content) -> Iterator[tuple[str, str]]:
    """Yield the pages of a text, each with its label; all of it where it has none."""
    marks = [
        one
        for one in content.locators
        if one.kind is LocatorKind.PAGE and one.start < content.body_end
    ]
    starts = [0, *(one.start for one in marks)]
    labels = ["", *(one.label for one in marks)]
    ends = [*starts[1:], content.body_end]
    for start, end, label in zip(starts, ends, labels, strict=True):
        yield label, content.quoted(start, end).text
