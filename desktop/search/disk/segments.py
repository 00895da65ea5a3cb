"""What is kept in memory of one segment of the index. A segment never changes once written."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.search.disk.lexicon import EXTENSION, Lexicon, read
from desktop.search.disk.schema import FACTS, IS_RECORD, RECORD, WORDS, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoosh.reading import SegmentReader


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
class Segment:
    """The words and passages of one segment."""

    size: int
    lexicon: Lexicon
    runs: tuple[Run, ...]


class Leaf:
    """A segment in its place: its reader, and the number of its first passage in the index."""

    def __init__(self, reader: SegmentReader, offset: int, segment: Segment) -> None:
        self.reader = reader
        self.offset = offset
        self.segment = segment
        self._postings: mmap | None = None

    @property
    def postings(self) -> mmap:
        """Whoosh's file of postings."""
        if self._postings is None:
            name = self.reader.segment().make_filename(".pst")
            with Path(self.reader.storage().folder, name).open("rb") as file:
                self._postings = mmap(file.fileno(), 0, access=ACCESS_READ)
        return self._postings

    def close(self) -> None:
        """Let go of the files."""
        if self._postings is not None:
            self._postings.close()
        self.reader.close()


def load(reader: SegmentReader) -> Segment:
    """Read what is kept of a segment through its Whoosh reader."""
    runs = tuple(_runs(reader)) if _has_words(reader, RECORD) else ()
    return Segment(reader.doc_count_all(), _lexicon(reader), runs)


def _has_words(reader: SegmentReader, field: str) -> bool:
    return field in reader.indexed_field_names()


def _lexicon(reader: SegmentReader) -> Lexicon:
    """Read the words from the file beside the segment, or, slowly, from Whoosh."""
    segment, storage = reader.segment(), reader.storage()
    if storage.file_exists(segment.make_filename(EXTENSION)):
        with segment.open_file(storage, EXTENSION) as file:
            return read(file.read())
    lexicon = Lexicon.empty()
    for word, info in reader.iter_field(WORDS) if _has_words(reader, WORDS) else ():
        lexicon.add(word.decode(), info)
    return lexicon


def _runs(reader: SegmentReader) -> Iterable[Run]:
    for number in reader.postings(RECORD, IS_RECORD).all_ids():
        record = Record(*reader.stored_fields(number)[FACTS])
        first = number - len(record.lengths)
        starts, ends = array("I", record.starts), array("I", record.ends)
        if not len(starts) == len(ends) == len(record.lengths) <= number:
            raise ValueError(record.document_id)
        yield Run(record.document_id, record.revision, record.complete, first, starts, ends,
                  record.lengths)  # fmt: skip
