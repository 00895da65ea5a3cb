"""Similar passages: where else the words of one stand, and which highlights say the same."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.steps import StepCode
from desktop.errors import StorageError
from desktop.search.copies.finding_copies import (
    alike_pairs,
    copies_in,
    may_hold,
    says_the_same,
    wanted_hashes,
)
from desktop.search.copies.fingerprint_file import FingerprintFile
from desktop.search.copies.shingles import tokens_in, winnowed
from desktop.search.words.tokens import scan
from desktop.workspace.contents import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from desktop.domain import Content, Document, Highlight, Progress
    from desktop.search.copies.finding_copies import Copy
    from desktop.workspace.opened import Opened

_LOG = logging.getLogger(__name__)
_MOST_READ = 200
"""Documents that are read for the copies of one passage, those with most of it first."""
_AROUND = 600
"""Characters on either side of a passage that tell whether two texts are one and the same."""
_OVERLAP = 0.6
"""Of a copy, how much of it a highlight has to cover to be taken for a highlight of it."""


class Elsewhere(NamedTuple):
    """A place where a passage stands again; `alike` 1.0 is word for word."""

    document_id: str
    title: str
    date: str
    start: int
    end: int
    words: str
    alike: float


class Similar:
    """What is known of passages that stand in several documents; fingerprints are a cache."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library
        self._file = FingerprintFile(opened.index_folder)

    def close(self) -> None:
        """Let go of the fingerprints."""
        self._file.close()

    def catch_up(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> bool:
        """Bring the fingerprints level with the store; return whether they are.

        They are not when it was `cancelled`; what was done stays. Raises StorageError.
        """
        changed, gone = self._changes()
        if changed or gone:
            documents = self._library.documents.all() if progress else ()
            titles = {one.id: one.title for one in documents}
            self._file.update(
                Texts(self._library, changed),
                len(changed),
                gone,
                progress and (lambda p: progress(replace(p, name=titles.get(p.name, "")))),
                cancelled,
            )
            _LOG.info("Fingerprints: %d documents taken, %d gone", len(changed), len(gone))
        return cancelled is None or not cancelled()

    def _changes(self) -> tuple[dict[str, int], set[str]]:
        """Return the revisions to take, and the documents of which there are others, or none."""
        stored, known = self._library.documents.revisions(), self._file.revisions()
        changed = {i: number for i, number in stored.items() if known.get(i) != number}
        return changed, (known.keys() - stored.keys()) | (changed.keys() & known.keys())

    def of_highlight(
        self,
        highlight_id: str,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Elsewhere]:
        """Return where else a highlight's words stand, the earliest document first.

        The fingerprints are brought level before. Raises NotFoundError.
        """
        self._try_to_catch_up(progress, cancelled)
        one = self._library.highlights.get(highlight_id)
        kept = one.anchor.revision, one.anchor.start, one.anchor.end
        return self._found(one.document_id, kept, (one.start, one.end))

    def of_passage(
        self,
        document_id: str,
        start: int,
        end: int,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Elsewhere]:
        """Return where else the words of a passage of the newest revision stand, as above."""
        self._try_to_catch_up(progress, cancelled)
        number = self._library.documents.newest_revision(document_id)
        return self._found(document_id, (number, start, end), (start, end))

    def _try_to_catch_up(
        self,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        with suppress(StorageError):  # what is known answers
            self.catch_up(progress, cancelled)

    def _found(
        self, document_id: str, kept: tuple[int, int, int], now: tuple[int, int]
    ) -> list[Elsewhere]:
        """Return the copies of what a revision says between two places, but that which is now."""
        revision, start, end = kept
        content = self._opened.contents.of(document_id, revision)
        tokens = tokens_in(content, start, end)
        if not tokens:
            return []
        own = document_id, now[0], max(now[1], now[0] + 1)
        signs = content.text[start : tokens[0].start], content.text[tokens[-1].end : end]
        found = self._copies([token.word for token in tokens], own, signs)
        return sorted(found, key=lambda each: (each.date or "9", each.title, each.start))

    def tag_together(self, highlight_id: str, copies: Sequence[Elsewhere], path: str) -> list[str]:
        """Put a tag on a highlight and on its copies, in one step; return all their ids.

        A copy that no highlight covers is made one, in the colour of the first.
        """
        from desktop.workspace.highlights import Highlights  # it knows how anchors are made

        highlights = Highlights(self._opened)
        one = self._library.highlights.get(highlight_id)
        with self._opened.step(StepCode.TAG):
            ids = [one.id]
            for copy in copies:
                known = self._covering(copy)
                if known is None:
                    known = highlights.add(
                        copy.document_id, copy.start, copy.end, colour=one.colour
                    )
                ids.append(known.id)
            for each in ids:
                highlights.add_tag(each, path)
        return ids

    def copies_of(self, highlight_ids: Collection[str]) -> list[frozenset[str]]:
        """Return the highlights in groups of which each counts as one source.

        Two are together when they say the same, or when each stands in the document of the other
        with the text around it. What no fingerprints are of yet is told by its words alone.
        """
        known = {one.id: one for one in self._library.highlights.by_id(highlight_ids)}
        ones = {key: known[key] for key in highlight_ids if key in known}
        pairs = alike_pairs({key: one.quote for key, one in ones.items()})
        within = {key: self._documents_around(one) for key, one in ones.items()}
        keys = list(ones)
        for at, key in enumerate(keys):
            pairs += [
                (key, other)
                for other in keys[at + 1 :]
                if ones[key].document_id != ones[other].document_id
                and ones[other].document_id in within[key]
                and ones[key].document_id in within[other]
                and self._stands_in(ones[key], ones[other].document_id)
                and self._stands_in(ones[other], ones[key].document_id)
            ]
        return _joined(keys, pairs)

    def _copies(
        self, words: Sequence[str], own: tuple[str, int, int], signs: tuple[str, str]
    ) -> Iterator[Elsewhere]:
        """Yield the copies of a passage, given as words, with the signs around them."""
        hashes = wanted_hashes(words)
        stored = self._library.documents.revisions()
        level = {i for i, number in self._file.revisions().items() if stored.get(i) == number}
        places = {
            key: found
            for key, found in self._file.places(hashes).items()
            if key in level and may_hold(hashes, (print_ for print_, _ in found))
        }
        likeliest = sorted(places, key=lambda key: (-len(places[key]), key))[:_MOST_READ]
        documents = {one.id: one for one in self._library.documents.all(likeliest)}
        contents = self._opened.contents.newest(documents)
        for key in documents.keys() & contents.keys():
            starts = [start for _, start in places[key]]
            for copy in copies_in(contents[key], words, starts):
                is_own = key == own[0] and copy.start < own[2] and copy.end > own[1]
                if not is_own:
                    yield _elsewhere(documents[key], contents[key], copy, signs)

    def _covering(self, copy: Elsewhere) -> Highlight | None:
        """Return the highlight that has most of a copy, None where there is none."""
        length = copy.end - copy.start
        shared = {
            one: min(one.end, copy.end) - max(one.start, copy.start)
            for one in self._library.highlights.all(document_id=copy.document_id)
            if one.placement.status.stands and one.end - one.start <= 2 * length
        }
        best = max(shared, key=lambda one: shared[one], default=None)
        return best if best is not None and shared[best] >= _OVERLAP * length else None

    def _stands_in(self, one: Highlight, document_id: str) -> bool:
        """Whether a highlight's own words stand in another document, which has those around it.

        In answers that are made to a pattern the words around are those of many.
        """
        words = [token.word for token in scan(one.quote)]
        content = self._opened.contents.newest({document_id}).get(document_id)
        if content is None or not words:
            return False
        hashes = wanted_hashes(words)
        if not hashes:
            there = f" {' '.join(token.word for token in tokens_in(content))} "
            return f" {' '.join(words)} " in there
        places = self._file.places(hashes).get(document_id, ())
        return any(
            says_the_same(one.quote, content.quoted(copy.start, copy.end).text)
            for copy in copies_in(content, words, [start for _, start in places])
        )

    def _documents_around(self, one: Highlight) -> frozenset[str]:
        """Return the documents that have the text around a highlight as well."""
        if not one.placement.status.stands:
            return frozenset()
        content = self._opened.contents.of(one.document_id)
        tokens = tokens_in(content, max(0, one.start - _AROUND), one.end + _AROUND)
        hashes = wanted_hashes([token.word for token in tokens])
        kept = [hashes[at] for at in winnowed(hashes)]
        return frozenset(
            key
            for key, found in self._file.places(kept).items()
            if kept and len({print_ for print_, _ in found}) >= _OVERLAP * len(set(kept))
        )


def _elsewhere(
    document: Document, content: Content, copy: Copy, signs: tuple[str, str]
) -> Elsewhere:
    """Return a copy with the signs around its words where they are those of the passage."""
    (start, end, alike), (before, after) = copy, signs
    start -= len(before) * content.text.endswith(before, 0, start)
    end += len(after) * content.text.startswith(after, end)
    words = content.quoted(start, end).text
    return Elsewhere(document.id, document.title, document.facts.date, start, end, words, alike)


def _joined(keys: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[frozenset[str]]:
    """Return the groups that pairs make, in the order of their first keys."""
    group = {key: frozenset((key,)) for key in keys}
    for first, second in pairs:
        together = group[first] | group[second]
        group.update(dict.fromkeys(together, together))
    return list(dict.fromkeys(group[key] for key in keys))
