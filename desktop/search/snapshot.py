"""One state of the index as a whole: its segments side by side."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, OrderedDict
from collections.abc import Mapping
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from desktop.search.matching import wildcard
from desktop.search.words.compounds import SIGN, word_of
from desktop.search.words.forms import CUT, keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.search.disk.postings import PostingReader
    from desktop.search.disk.segments import Leaf, Run

# For the words that one question after another has in common.
_CACHED_POSTINGS = 4_000_000
_SATURATION, _LENGTH = 1.2, 0.75
# Letters that an inflected form may be longer than its stem.
_LONGEST_ENDING = 6


class Snapshot:
    """Segments of one generation, their words and postings. For one thread at a time."""

    def __init__(self, leaves: Sequence[Leaf], postings: PostingReader) -> None:
        self._leaves = leaves
        self._postings = postings
        self.size = sum(leaf.segment.size for leaf in leaves)
        self.runs = [
            (leaf.offset, run)
            for leaf in leaves
            for run in leaf.segment.runs
            if not leaf.reader.is_deleted(run.number)
        ]
        self._by_document: dict[str, list[tuple[int, Run]]] = {}
        for place in self.runs:
            self._by_document.setdefault(place[1].document_id, []).append(place)
        self._firsts = [offset + run.first for offset, run in self.runs]
        self.passages = self._marked(self.runs)
        self._norms = self._length_norms()
        self._cache: OrderedDict[str, tuple[array[int], array[float]]] = OrderedDict()
        self._cached = 0

    def documents(self) -> set[str]:
        """Return the documents of which anything is indexed."""
        return set(self._by_document)

    def revisions(self) -> dict[str, int]:
        """Return the revision of each document that is indexed to its end."""
        return {run.document_id: run.revision for _, run in self.runs if run.complete}

    def _marked(self, runs: Iterable[tuple[int, Run]]) -> bytearray:
        marks = bytearray(self.size)
        for offset, run in runs:
            marks[offset + run.first : offset + run.number] = b"\x01" * len(run.lengths)
        return marks

    def _length_norms(self) -> array[float]:
        lengths = bytearray(self.size)
        for offset, run in self.runs:
            lengths[offset + run.first : offset + run.number] = run.lengths
        average = (sum(lengths) / max(1, sum(self.passages))) or 1.0
        norm = [_SATURATION * (1 - _LENGTH + _LENGTH * n / average) for n in range(256)]
        self.lengths = lengths
        return array("f", map(norm.__getitem__, lengths))

    def has_gaps(self) -> bool:
        """Whether postings may name passages that were deleted."""
        return any(leaf.reader.has_deletions() for leaf in self._leaves)

    def place(self, number: int) -> tuple[str, int, int]:
        """Return where a passage stands: document, start, end."""
        offset, run = self.runs[bisect_right(self._firsts, number) - 1]
        index = number - offset - run.first
        return run.document_id, run.starts[index], run.ends[index]

    def within(self, scope: Mapping[str, Sequence[tuple[int, int]]] | Iterable[str]) -> bytearray:
        """Mark the passages of documents, or those that touch ranges of documents."""
        places = self._by_document
        if not isinstance(scope, Mapping):
            return self._marked(chain.from_iterable(places.get(name, ()) for name in scope))
        marks = bytearray(self.size)
        for name, ranges in scope.items():
            for offset, run in places.get(name, ()):
                base = offset + run.first
                for start, end in ranges:
                    low = bisect_right(run.ends, start)
                    high = max(low, bisect_left(run.starts, max(end, start + 1)))
                    marks[base + low : base + high] = b"\x01" * (high - low)
        return marks

    def count(self, word: str) -> int:
        """Return in how many passages `word` stands, deleted ones included."""
        total = 0
        for leaf in self._leaves:
            found = leaf.segment.lexicon.find(word)
            if found >= 0:
                total += leaf.segment.lexicon.counts[found]
        return total

    def beginning(self, prefix: str) -> Counter[str]:
        """Return the words that begin with `prefix`, with their counts."""
        found: Counter[str] = Counter()
        for leaf in self._leaves:
            lexicon = leaf.segment.lexicon
            chosen = lexicon.beginning(prefix)
            words = lexicon.words[chosen.start : chosen.stop]
            counts = lexicon.counts[chosen.start : chosen.stop]
            if found:
                for word, count in zip(words, counts, strict=True):
                    found[word] += count
            else:
                found = Counter(dict(zip(words, counts, strict=True)))
        return found

    def compounds(self, prefix: str) -> Counter[str]:
        """Return the names of the compounds that make words that begin with `prefix`."""
        found: Counter[str] = Counter()
        for leaf in self._leaves:
            lexicon = leaf.segment.lexicon
            for index in lexicon.beginning(SIGN + prefix):
                found[lexicon.words[index]] += lexicon.counts[index]
        return found

    def spelt_apart(self, word: str) -> Counter[str]:
        """Return the names of the compounds that make `word`."""
        return self.compounds(f"{word} ")

    def matching(self, pattern: str) -> Counter[str]:
        """Return the words that match a pattern with * and ?, with their counts."""
        start = re.split(r"[*?]", pattern, maxsplit=1)[0]
        whole = wildcard(pattern).fullmatch
        return Counter({w: n for w, n in self.beginning(start).items() if whole(w)})

    def forms(self, word: str) -> Counter[str]:
        """Return the words that are forms of `word`, with their counts."""
        wanted = keys(word)
        found: Counter[str] = Counter()
        for key in wanted:
            for other, count in self.beginning(_root(key)).items():
                if len(other) <= len(key) + _LONGEST_ENDING and wanted & keys(other):
                    found[other] = count
        found.update(self._odd_forms(wanted))
        return found

    def _odd_forms(self, wanted: frozenset[str]) -> dict[str, int]:
        """Return the forms that need not begin like the word: beside apostrophes, with hyphens."""
        found: dict[str, int] = {}
        for leaf in self._leaves:
            lexicon = leaf.segment.lexicon
            for index in lexicon.odd:
                if wanted & keys(lexicon.words[index]):
                    found[lexicon.words[index]] = self.count(lexicon.words[index])
        for root in map(_root, wanted):
            made = self.compounds(root).items()
            found |= {name: count for name, count in made if wanted & keys(word_of(name))}
        return found

    def scored(self, word: str) -> tuple[array[int], array[float]]:
        """Return the passages that have `word`, in order, and the weight it has there (BM25)."""
        found = self._cache.get(word)
        if found is not None:
            self._cache.move_to_end(word)
            return found
        numbers, counts, total = array("I"), array("f"), 0
        for leaf in self._leaves:
            index = leaf.segment.lexicon.find(word)
            if index >= 0:
                total += leaf.segment.lexicon.counts[index]
                ids, weights = self._postings.weights(leaf, word)
                offset = leaf.offset
                numbers.extend([i + offset for i in ids] if offset else ids)
                counts.extend(weights)
        rarity = self.rarity(total) * (_SATURATION + 1)
        norms = map(self._norms.__getitem__, numbers)
        scores = array("f", [rarity * n / (n + k) for n, k in zip(counts, norms, strict=True)])
        self._remember(word, numbers, scores)
        return numbers, scores

    def glimpsed(self, word: str) -> list[int]:
        """Return the passages of a word that stands in at most two of each segment, unread."""
        numbers: list[int] = []
        for leaf in self._leaves:
            lexicon = leaf.segment.lexicon
            found = lexicon.find(word)
            if found >= 0:
                ends = {lexicon.firsts[found], lexicon.lasts[found]}
                numbers += [number + leaf.offset for number in ends]
        return numbers

    def rarity(self, count: int) -> float:
        """Return the weight of a word that stands in `count` passages."""
        return log(max(1, self.size) / (count + 1)) + 1

    def _remember(self, word: str, numbers: array[int], scores: array[float]) -> None:
        self._cache[word] = (numbers, scores)
        self._cached += len(numbers)
        while self._cached > _CACHED_POSTINGS and len(self._cache) > 1:
            _, (dropped, _scores) = self._cache.popitem(last=False)
            self._cached -= len(dropped)

    def places(self, words: Iterable[str], wanted: Sequence[int] | None) -> dict[int, int]:
        """Return where any of `words` stands, as bits, in those `wanted` passages that have one."""
        found: dict[int, int] = {}
        for word in words:
            for leaf in self._leaves:
                if leaf.segment.lexicon.find(word) < 0:
                    continue
                near = None if wanted is None else _shifted(wanted, leaf.offset, leaf.segment.size)
                for number, bits in self._postings.places(leaf, word, near).items():
                    there = number + leaf.offset
                    found[there] = found.get(there, 0) | bits
        return found

    def close(self) -> None:
        """Let go of the files."""
        for leaf in self._leaves:
            leaf.close()


def _root(key: str) -> str:
    """Return how all words with a key begin."""
    return key[:-1] if key.endswith(("i", "x", CUT)) else key


def _shifted(numbers: Sequence[int], offset: int, size: int) -> list[int]:
    low, high = bisect_left(numbers, offset), bisect_left(numbers, offset + size)
    return [number - offset for number in numbers[low:high]]
