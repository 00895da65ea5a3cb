"""What is kept in memory of one segment of the index. A segment never changes once written."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop.search.schema import FACTS, IS_RECORD, RECORD, WORDS, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoosh.reading import SegmentReader, TermInfo

_HIGHEST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring passages of one document; `first` is the number of the first in its segment."""

    document_id: str
    revision: int
    complete: bool
    first: int
    starts: array[int]
    ends: array[int]
    lengths: bytes

    @property
    def number(self) -> int:
        """The number of the run's record, which follows its last passage."""
        return self.first + len(self.lengths)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of a segment in order, with how many passages have each, and the first and last."""

    words: list[str]
    counts: array[int]
    firsts: array[int]
    lasts: array[int]
    odd: tuple[int, ...]
    """Words with an apostrophe or a point, whose other forms need not begin alike."""

    def find(self, word: str) -> int:
        """Return the index of `word`, or -1."""
        found = bisect_left(self.words, word)
        return found if found < len(self.words) and self.words[found] == word else -1

    def beginning(self, prefix: str) -> range:
        """Return the indices of the words that begin with `prefix`."""
        if not prefix:
            return range(len(self.words))
        low = bisect_left(self.words, prefix)
        return range(low, bisect_left(self.words, prefix + _HIGHEST, low))


@dataclass(frozen=True, slots=True)
class Segment:
    """The words and passages of one segment."""

    size: int
    lexicon: Lexicon
    runs: tuple[Run, ...]


class Leaf(NamedTuple):
    """A segment in its place: its reader, and the number of its first passage in the index."""

    reader: SegmentReader
    offset: int
    segment: Segment


def load(reader: SegmentReader) -> Segment:
    """Read what is kept of a segment through its Whoosh reader."""
    runs = tuple(_runs(reader)) if _has_words(reader, RECORD) else ()
    terms = reader.iter_field(WORDS) if _has_words(reader, WORDS) else ()
    return Segment(reader.doc_count_all(), _lexicon(terms), runs)


def _has_words(reader: SegmentReader, field: str) -> bool:
    return field in reader.indexed_field_names()


def _lexicon(terms: Iterable[tuple[bytes, TermInfo]]) -> Lexicon:
    words: list[str] = []
    counts, firsts, lasts = array("I"), array("I"), array("I")
    for word, info in terms:
        words.append(word.decode())
        counts.append(info.doc_frequency())
        firsts.append(info.min_id())
        lasts.append(info.max_id())
    odd = tuple(i for i, word in enumerate(words) if "'" in word or "." in word)
    return Lexicon(words, counts, firsts, lasts, odd)


def _runs(reader: SegmentReader) -> Iterable[Run]:
    for number in reader.postings(RECORD, IS_RECORD).all_ids():
        record = Record(*reader.stored_fields(number)[FACTS])
        first = number - len(record.lengths)
        starts, ends = array("I", record.starts), array("I", record.ends)
        if not len(starts) == len(ends) == len(record.lengths) <= number:
            raise ValueError(record.document_id)
        yield Run(record.document_id, record.revision, record.complete, first, starts, ends,
                  record.lengths)  # fmt: skip
