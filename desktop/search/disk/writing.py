"""Write passages into the index, and merge its segments."""

from __future__ import annotations

import errno
import gc
import shutil
from array import array
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from whoosh.reading import SegmentReader
from whoosh.searching import Searcher

from desktop.errors import StorageError
from desktop.search.disk.codec import Codec, WordPool
from desktop.search.disk.schema import DOCUMENT, FACTS, IS_RECORD, RECORD, WORDS, Record
from desktop.search.disk.storage import CANNOT_WRITE, failing_as_storage
from desktop.search.words.compounds import names
from desktop.search.words.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from whoosh.codec.base import Segment
    from whoosh.index import FileIndex
    from whoosh.writing import SegmentWriter

    from desktop.domain import Content
    from desktop.search.words.passages import Passage

BATCH = 5_000
"""Passages in one commit: more would take memory and, once sorted on disk, time."""
# Before Whoosh sorts postings on disk.
_MEMORY_MB = 128
# Of disk, while a batch is sorted and written.
_BYTES_PER_WORD = 60
# Each is asked in every search.
_MOST_SEGMENTS = 16
# As many segments of about the same size become one, so that a passage is written again seldom.
_TIER = 8
# Passages in a merge that others may have to wait for; larger ones only where segments are too
# many.
LARGEST_MERGE = 20_000
# Of a segment: from there on it is worth writing without them.
_MOST_DELETED = 0.2


@contextmanager
def writer_of(index: FileIndex, folder: Path) -> Iterator[SegmentWriter]:
    """Open a writer for a commit; whatever goes wrong, the index stays as it was.

    Raises:
        StorageError: The disk is full or cannot be written.
        DamagedIndexError: Anything else failed, so what is on disk cannot be trusted.
    """
    with failing_as_storage(folder):
        writer = index.writer(codec=Codec(), compound=False, limitmb=_MEMORY_MB)
        try:
            yield writer
        except BaseException:
            _abandon(writer)
            raise


def _abandon(writer: SegmentWriter) -> None:
    """Cancel. After a failed commit Whoosh keeps its lock and its files open."""
    with suppress(Exception):
        writer.cancel()
    if writer.writelock is not None:
        with suppress(Exception):
            writer.writelock.release()
    gc.collect()


def _without_emptied(_writer: SegmentWriter, segments: Sequence[Segment]) -> list[Segment]:
    """Merge nothing, and drop segments all of whose passages were deleted."""
    return [segment for segment in segments if segment.doc_count()]


class _Run(NamedTuple):
    document_id: str
    revision: int
    complete: bool
    passages: Sequence[Passage]
    compounds: Sequence[tuple[str, ...]]


class Batch:
    """Documents gathered for one commit; a long document fills several."""

    def __init__(self, index: FileIndex, folder: Path, known: Iterable[str]) -> None:
        self._index = index
        self._folder = folder
        self._known = set(known)
        """Documents of which the index may already hold passages."""
        self._removed: list[str] = []
        self._runs: list[_Run] = []
        self._size = 0

    def remove(self, document_id: str) -> None:
        """Remove what the index holds of a document."""
        if any(run.document_id == document_id for run in self._runs):
            self.commit()
        if document_id in self._known:
            self._removed.append(document_id)
            self._known.discard(document_id)

    def add(self, document_id: str, revision: int, content: Content) -> None:
        """Replace what the index holds of a document."""
        self.remove(document_id)
        run: list[Passage] = []
        for passage in passages(content):
            if self._size >= BATCH:
                self._runs.append(_run(document_id, revision, content, run, complete=False))
                run = []
                self.commit()
            run.append(passage)
            self._size += 1
        self._runs.append(_run(document_id, revision, content, run, complete=True))
        self._known.add(document_id)
        if self._size >= BATCH:
            self.commit()

    def commit(self) -> None:
        """Write what was gathered, in one step."""
        if not self._runs and not self._removed:
            return
        self._require_space()
        with writer_of(self._index, self._folder) as writer:
            writer.pool = WordPool()
            _delete(writer, self._removed)
            for run in self._runs:
                _write(writer, run)
            writer.commit(mergetype=_without_emptied)
        self._removed, self._runs, self._size = [], [], 0

    def _require_space(self) -> None:
        """A full disk is noticed before it is made full, as far as that can be foreseen."""
        words = sum(len(passage.words) for run in self._runs for passage in run.passages)
        with failing_as_storage(self._folder):
            free = shutil.disk_usage(self._folder).free
        if free < _BYTES_PER_WORD * words:
            raise StorageError(self._folder, CANNOT_WRITE[errno.ENOSPC])


def _delete(writer: SegmentWriter, document_ids: Sequence[str]) -> None:
    """Delete all passages of documents. Left to itself, Whoosh would not close what it opens."""
    if not document_ids:
        return
    with closing(writer.reader()) as reader:
        searcher = Searcher(reader)
        for document_id in document_ids:
            writer.delete_by_term(DOCUMENT, document_id, searcher)


def _run(
    document_id: str, revision: int, content: Content, run: Sequence[Passage], *, complete: bool
) -> _Run:
    compounds = [names(content, passage.start, passage.end) for passage in run]
    return _Run(document_id, revision, complete, run, compounds)


def _write(writer: SegmentWriter, run: _Run) -> None:
    for passage, compounds in zip(run.passages, run.compounds, strict=True):
        words = (*passage.words, *compounds)
        writer.add_document(**{WORDS: words, DOCUMENT: run.document_id})
    record = Record(
        run.document_id,
        run.revision,
        run.complete,
        array("I", [passage.start for passage in run.passages]).tobytes(),
        array("I", [passage.end for passage in run.passages]).tobytes(),
        bytes(len(passage.words) for passage in run.passages),
    )
    writer.add_document(**{DOCUMENT: run.document_id, RECORD: IS_RECORD, FACTS: tuple(record)})


def merge_step(index: FileIndex, folder: Path, largest: int = LARGEST_MERGE) -> bool:
    """Merge one group of segments of at most `largest` passages; return whether there was one."""
    chosen = _group(index._segments(), largest)  # noqa: SLF001
    if not chosen:
        return False
    names = {segment.segment_id() for segment in chosen}

    def policy(writer: SegmentWriter, segments: Sequence[Segment]) -> list[Segment]:
        for segment in segments:
            if segment.segment_id() in names:
                reader = SegmentReader(writer.storage, writer.schema, segment)
                writer.add_reader(reader)
                reader.close()
        return [segment for segment in segments if segment.segment_id() not in names]

    with writer_of(index, folder) as writer:
        writer.commit(mergetype=policy)
    return True


def _group(segments: Sequence[Segment], largest: int) -> list[Segment]:
    """Choose segments to merge: full of deletions, or eight of a size, or the smallest of many."""
    for segment in segments:
        if segment.deleted_count() > _MOST_DELETED * segment.doc_count_all() > 0:
            return [segment] if segment.doc_count() <= largest else []
    by_size = sorted(segments, key=lambda segment: segment.doc_count())
    for low in range(len(by_size) - _TIER + 1):
        tier = by_size[low : low + _TIER]
        alike = tier[-1].doc_count() <= _TIER * max(1, tier[0].doc_count())
        if alike and sum(segment.doc_count() for segment in tier) <= largest:
            return tier
    surplus = len(by_size) - _MOST_SEGMENTS
    return by_size[: surplus + 1] if surplus > 0 and largest >= LARGEST_MERGE else []
