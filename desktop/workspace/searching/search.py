"""Search: the index, kept level with the store, and what it finds."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import Changes, Hit, LocatorKind, PlacementStatus, Progress, SearchResult
from desktop.domain.noted.note_links import plain
from desktop.errors import NotFoundError, StorageError
from desktop.search import Query, answers, best, parse, snippet
from desktop.workspace.collections import Collections
from desktop.workspace.contents import NOTHING, Texts
from desktop.workspace.searching import remarks
from desktop.workspace.searching.filters import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.domain import Content, Highlight, Quoted
    from desktop.search import Filter, Matches
    from desktop.workspace.opened import Opened

_LOG = logging.getLogger(__name__)

# Letters after a hit that its snippet may need, to end with a sentence.
_BEYOND = 400
GONE = tuple(status for status in PlacementStatus if status.is_gone)
SYNC_ATTEMPTS = 2
"""An index found damaged on the first begins afresh, empty; the second fills it."""


class Search:
    """What can be done with the index."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library
        self._collections = Collections(opened)

    def find(self, text: str, *, limit: int = 50, typing: bool = False) -> SearchResult:
        """Return the passages that answer best; any text is a query.

        With `typing` the last word counts as the beginning of one.
        """
        begun = time.perf_counter()
        query = parse(text, typing=typing)
        scope = Scope.of(self._library, query, self._collections.paths())
        if not query.has_words:
            result = scope.everything(text, limit, self._opened.contents.newest)
        else:
            result = self._answered(query, scope, limit)
        # Never what was asked: a log may be handed on.
        spent = 1000 * (time.perf_counter() - begun)
        _LOG.info("Search: %d of %d passages in %.0f ms", len(result.hits), result.total, spent)
        return replace(result, remarks=tuple(self._remarks(query, scope, result)))

    def _answered(self, query: Query, scope: Scope, limit: int) -> SearchResult:
        kept = [] if query.filters else self._kept_beside(query)
        matches = self._matches(query, scope, limit)
        hits = [*kept, *self._hits(matches.query, matches.hits)]
        if matches.query is query:
            return SearchResult(query.text, len(kept) + matches.total, tuple(hits[:limit]))
        if kept:
            return SearchResult(query.text, len(kept), tuple(kept[:limit]))
        return SearchResult(query.text, 0, tuple(hits), matches.query.text, matches.total)

    def _matches(self, query: Query, scope: Scope, limit: int) -> Matches:
        excluded = self._left_behind() or None
        return self._opened.index.search(query, limit=limit, within=scope.within, excluded=excluded)

    def _remarks(self, query: Query, scope: Scope, result: SearchResult) -> Iterator[str]:
        """Yield what keeps a search from being answered as it was meant."""
        everywhere = Scope(self._library, None)
        for doubt in query.doubts:
            if not self._matches(Query(query.text, doubt.node), everywhere, 0).total:
                yield remarks.no_field(doubt.name)
        yield from map(remarks.idle, scope.idle)
        if scope.idle or result.total or not query.filters:
            return
        alone = [self._narrowed(query, condition) for condition in query.filters]
        yield from remarks.too_narrow(query, [count for count in alone if count is not None])

    def _narrowed(self, query: Query, condition: Filter) -> tuple[Filter, int, int] | None:
        """Return a filter, and how many passages with the words there are with it and without."""
        if not query.has_words:
            return None
        words = Query(query.text, query.node)
        scope = Scope.of(
            self._library, Query(query.text, None, (condition,)), self._collections.paths()
        )
        everywhere = self._matches(words, Scope(self._library, None), 0)
        if everywhere.query is not words:
            return None
        return condition, self._matches(words, scope, 0).total, everywhere.total

    def complete(self, prefix: str, limit: int = 8) -> list[str]:
        """Return words of the library that begin with `prefix`, the most frequent first."""
        return self._opened.index.complete(prefix, limit)

    def sync(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Bring the index level with the store; safe after a crash or a deleted index folder."""
        for _ in range(SYNC_ATTEMPTS):
            stored, indexed = self._library.documents.revisions(), self._opened.index.revisions()
            changed = {i: number for i, number in stored.items() if indexed.get(i) != number}
            gone = indexed.keys() - stored.keys()
            if not changed and not gone:
                return
            self._opened.index.update(
                Texts(self._library, changed), gone, self._by_title(progress), cancelled
            )
            self._opened.tell(Changes(indexed=True))

    def catch_up(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Bring the index level if its disk lets that be; what is stored is safe without it."""
        with suppress(StorageError):
            self.sync(cancelled=cancelled)

    def tend(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Make the index smaller and faster. For idle times; may be stopped or killed."""
        self._opened.index.merge(cancelled)

    def _left_behind(self) -> set[str]:
        """Return the documents that went or changed since they were indexed: places lead astray."""
        stored = self._library.documents.revisions()
        return {
            i for i, number in self._opened.index.revisions().items() if stored.get(i) != number
        }

    def _by_title(
        self, progress: Callable[[Progress], None] | None
    ) -> Callable[[Progress], None] | None:
        """Report documents by title, since the index knows them by id."""
        if progress is None:
            return None
        report, titles = progress, {one.id: one.title for one in self._library.documents.all()}
        return lambda p: report(replace(p, name=titles.get(p.name, "")))

    def reindex(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Build the index afresh and return how many documents it holds.

        Where highlights stand in their documents is forgotten too, and looked up when it is asked.
        """
        self._library.whereabouts.forget()
        self._opened.index.update((), self._opened.index.revisions())
        self.sync(progress, cancelled)
        return len(self._opened.index.revisions())

    def _kept_beside(self, query: Query) -> list[Hit]:
        """Return what answers beside the texts; it is little enough to need no index."""
        return [*self._free(query), *self._noted(query), *self._gone(query)]

    def _free(self, query: Query) -> Iterator[Hit]:
        """Yield the free notes that answer."""
        for note in self._library.notes.all():
            words = f"{note.title}\n{plain(note.text)}"
            if answers(words, query):
                excerpt, marks = snippet(words, 0, len(words), query)
                document_id = note.home.document_id or ""
                yield Hit(document_id, note.title, "", 0, 0, 1.0, excerpt, marks, note_id=note.id)

    def _noted(self, query: Query) -> Iterator[Hit]:
        """Yield the highlights whose note answers."""
        noted = self._library.highlights.all(noted=True)
        yield from self._kept(query, [(one, one.note) for one in noted])

    def _gone(self, query: Query) -> Iterator[Hit]:
        """Yield the highlights whose quotation answers, where no text has it any more."""
        gone = self._library.reviews.of_statuses(GONE)
        for hit in self._kept(query, [(one, one.quote) for one in gone]):
            yield replace(hit, is_gone=True, page="")

    def _kept(self, query: Query, said: Sequence[tuple[Highlight, str]]) -> Iterator[Hit]:
        """Yield a hit for each highlight of which something is said that answers."""
        found = [(one, words) for one, words in said if answers(words, query)]
        places = [(one.document_id, one.start, one.end, 1.0) for one, _ in found]
        for (one, words), hit in zip(found, self._hits(query, places), strict=True):
            excerpt, marks = snippet(words, 0, len(words), query)
            yield replace(
                hit, start=one.start, end=one.end, snippet=excerpt, marks=marks,
                highlight_id=one.id,
            )  # fmt: skip

    def _hits(self, query: Query, places: Sequence[tuple[str, int, int, float]]) -> list[Hit]:
        """Return a hit for each place; texts and titles are read for all of them at once."""
        if not places:
            return []
        documents = {place[0] for place in places}
        titles = {one.id: one.title for one in self._library.documents.all(documents)}
        contents = self._opened.contents.newest(documents)
        if gone := documents - titles.keys():
            raise NotFoundError("document", min(gone))
        return [
            _hit(query, titles[place[0]], contents.get(place[0], NOTHING), place)
            for place in places
        ]


def _hit(query: Query, title: str, content: Content, place: tuple[str, int, int, float]) -> Hit:
    document_id, start, end, score = place
    words = _surroundings(content, start, end)
    shown = words.places(start, end)
    excerpt, marks = snippet(words.text, *shown, query)
    first, last = words.source(*best(words.text, *shown, query))
    path = content.section_path(first)
    section = path[-1].title if path else ""
    page = content.locator(first, LocatorKind.PAGE)
    return Hit(document_id, title, section, first, last, score, excerpt, marks, page=page)


def _surroundings(content: Content, start: int, end: int) -> Quoted:
    """Return the words of the blocks of a passage, and beyond: a phrase in it may end later."""
    blocks = content.blocks
    last = blocks.at(min(end + _BEYOND, len(content.text)))
    return content.quoted(blocks[blocks.at(start)].start, max(end, blocks[last].end))
