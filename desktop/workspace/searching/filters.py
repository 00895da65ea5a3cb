"""Resolve the filters of a query in the store, to the places a passage may stand in."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop.domain import Hit, LocatorKind, SearchResult, tag_paths
from desktop.errors import DamagedLibraryError, NotFoundError
from desktop.workspace.contents import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from desktop.domain import Content, Document
    from desktop.library import Library
    from desktop.search import Filter, Query

Ranges = list[tuple[int, int]]
EVERYTHING: Ranges = [(0, sys.maxsize)]
SECTION_FACTS = {
    "author": ("author", "speaker"),
    "asked": ("asked_by",),
    "answered": ("answered_by",),
    "year": ("date",),
}
# Letters: two lines of the list of hits.
EXCERPT = 240


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: ranges by document id, or None for the whole library."""

    library: Library
    within: Mapping[str, Ranges] | None
    idle: tuple[Filter, ...] = ()
    """Filters that nothing in the library fulfils."""

    @classmethod
    def of(cls, library: Library, query: Query, collections: Mapping[str | None, str]) -> Scope:
        """Resolve all filters of a query; each one narrows what the others left.

        `collections` gives the path of each collection by id.
        """
        if not query.filters:
            return cls(library, None)
        documents = library.documents.all()
        within = {document.id: EVERYTHING for document in documents}
        idle: list[Filter] = []
        for condition in query.filters:
            wanted = _matching(library, documents, condition, collections)
            if not wanted and not condition.negated:
                idle.append(condition)
            if condition.negated:
                wanted = {i: _outside(_merged(wanted.get(i, []))) for i in within}
            within = {
                i: shared for i, ranges in within.items() if (shared := both(ranges, wanted.get(i)))
            }
        return cls(library, within, tuple(idle))

    def everything(
        self, text: str, limit: int, contents_of: Callable[[set[str]], Mapping[str, Content]]
    ) -> SearchResult:
        """List the places in scope themselves, for a query that has filters but no words."""
        places = [(i, *place) for i, ranges in (self.within or {}).items() for place in ranges]
        titles = {document.id: document.title for document in self.library.documents.all()}
        contents = contents_of({i for i, _, _ in places[:limit]})
        hits = tuple(
            _place_hit(i, titles[i], contents.get(i, NOTHING), start, end)
            for i, start, end in places[:limit]
        )
        return SearchResult(text, len(places), hits)


def _matching(
    library: Library,
    documents: list[Document],
    condition: Filter,
    collections: Mapping[str | None, str],
) -> dict[str, Ranges]:
    if condition.field == "tag":
        return _tagged(library, documents, condition.values)
    found: dict[str, Ranges] = {}
    for document in documents:
        if _document_matches(document, condition, collections):
            found[document.id] = EVERYTHING
        elif condition.field in SECTION_FACTS and document.sections:
            ranges = list(_sections_matching(library, document, condition))
            if ranges:
                found[document.id] = ranges
    return found


def _tagged(
    library: Library, documents: Sequence[Document], values: Sequence[str]
) -> dict[str, Ranges]:
    last = {document.id: max(0, document.characters - 1) for document in documents}
    found: dict[str, Ranges] = {}
    for path in _spellings(library, values):
        for highlight in library.highlights.all(tag=path):
            # One whose passage is lost counts too: it is a point, where it was.
            start = min(highlight.start, last.get(highlight.document_id, highlight.start))
            place = start, max(highlight.end, start + 1)
            found.setdefault(highlight.document_id, []).append(place)
    return {document_id: _merged(ranges) for document_id, ranges in found.items()}


def _spellings(library: Library, values: Sequence[str]) -> set[str]:
    paths = [tag.path for tag in library.tags.all()]
    return {level for value in values for level in tag_paths.named(paths, value)}


def _document_matches(
    document: Document, condition: Filter, collections: Mapping[str | None, str]
) -> bool:
    facts = document.facts
    match condition.field:
        case "author":
            return any(_says(author, condition) for author in facts.authors)
        case "doc":
            return _says(document.title, condition) or document.id in condition.values
        case "in":
            return _says(collections.get(document.collection_id, ""), condition)
        case "kind":
            return _says(str(document.kind), condition)
        case "year":
            return any(_in_years(facts.date, value) for value in condition.values)
        case _:
            return False


def _sections_matching(
    library: Library, document: Document, condition: Filter
) -> Iterator[tuple[int, int]]:
    keys = SECTION_FACTS[condition.field]
    try:
        sections = library.documents.content(document.id).sections
    except (DamagedLibraryError, NotFoundError):
        return
    for section in sections:
        if any(_fact_matches(section.facts.get(key, ""), condition) for key in keys):
            yield section.start, section.end


def _fact_matches(fact: str, condition: Filter) -> bool:
    if condition.field == "year":
        return any(_in_years(fact, value) for value in condition.values)
    return _says(fact, condition)


def _says(fact: str, condition: Filter) -> bool:
    return any(value.casefold() in fact.casefold() for value in condition.values)


def _in_years(date: str, value: str) -> bool:
    """Tell whether a date falls in '2021' or '2019-2021'."""
    first, _, last = value.partition("-")
    years = re.findall(r"\b\d{4}\b", date)
    return any(first <= year <= (last or first) for year in years)


def _merged(ranges: Ranges) -> Ranges:
    merged: Ranges = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def both(one: Ranges, other: Ranges | None) -> Ranges:
    """Return what two lists of ranges share, without comparing each with each."""
    there = sorted(other or ())
    reached = list(accumulate((end for _, end in there), max))
    shared: Ranges = []
    for start, end in one:
        for number in range(bisect_right(reached, start), bisect_left(there, (end,))):
            first, last = max(start, there[number][0]), min(end, there[number][1])
            if first < last:
                shared.append((first, last))
    return shared


def _outside(ranges: Ranges) -> Ranges:
    edges = [0, *(edge for place in ranges for edge in place), sys.maxsize]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _place_hit(document_id: str, title: str, content: Content, start: int, end: int) -> Hit:
    block = content.blocks[content.blocks.at(start)]
    last = min(end, max(block.end, start)) if end > len(content.text) else end
    path, page = content.section_path(start), content.locator(start, LocatorKind.PAGE)
    # Where a passage is lost there is only a point: what stands around it is shown.
    shown = (start, last) if last - start > 1 else (block.start, block.end)
    excerpt = " ".join(content.quoted(*shown).text.split())[:EXCERPT]
    section = path[-1].title if path else ""
    return Hit(document_id, title, section, start, last, 1.0, excerpt, page=page)
