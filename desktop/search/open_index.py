"""Whoosh's index as it is on disk now: open it, read it, write it, begin it afresh."""

from __future__ import annotations

import logging
from collections.abc import Sized
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

from desktop.domain import Progress
from desktop.errors import StorageError
from desktop.search.disk.postings import BlockReader, PostingReader, StepReader, agrees
from desktop.search.disk.segments import Leaf, Segment, load
from desktop.search.disk.storage import DamagedIndexError, IndexFolder
from desktop.search.disk.writing import LARGEST_MERGE, Batch, merge_step
from desktop.search.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from whoosh.index import FileIndex
    from whoosh.reading import IndexReader, SegmentReader

    from desktop.domain import Content

_T = TypeVar("_T")
_logger = logging.getLogger(__name__)
# Passages: what is merged along with a commit has to stay short.
_CHEAP_MERGE = 2_000


class OpenedIndex:
    """Follows the index from generation to generation, whoever writes them."""

    def __init__(self, path: Path, library_id: str) -> None:
        self._path = path
        self._folder = IndexFolder(path, library_id)
        self._index: FileIndex | None = None
        self._generation = -1
        self._segments: dict[str, Segment] = {}
        self._snapshot: Snapshot | None = None
        self._postings: PostingReader | None = None

    def answer(self, work: Callable[[Snapshot], _T], nothing: _T) -> _T:
        """Do something with the newest state of the index, which may be damaged."""
        try:
            snapshot = self._current()
            return work(snapshot) if snapshot else nothing
        except Exception:
            _logger.exception("the index in %s could not be read", self._path)
            if not self._is_sound():
                return nothing
        # Another process replaced the files at that moment; if not, the error is a bug.
        snapshot = self._current()
        return work(snapshot) if snapshot else nothing

    def update(
        self,
        documents: Iterable[tuple[str, int, Content]],
        gone: Iterable[str],
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        """Index new revisions of documents and forget those that are gone."""
        with self._writing() as index:
            if index is None:
                return
            batch = Batch(index, self._path, self._snapshot.documents() if self._snapshot else ())
            for document_id in gone:
                batch.remove(document_id)
            total = len(documents) if isinstance(documents, Sized) else 0
            for done, (document_id, revision, content) in enumerate(documents):
                if cancelled is not None and cancelled():
                    break
                if progress is not None:
                    progress(Progress(done, total, document_id))
                batch.add(document_id, revision, content)
            batch.commit()
            merge_step(index, self._path, _CHEAP_MERGE)

    def merge(self, cancelled: Callable[[], bool] | None) -> None:
        """Check all files, then merge segments until there is nothing to gain."""
        with self._writing() as index:
            if index is None:
                return
            self._folder.check()
            while merge_step(index, self._path, LARGEST_MERGE):
                self._folder.stamp(index)
                if cancelled is not None and cancelled():
                    return

    def forget(self) -> None:
        """Let go of all files."""
        self._close_snapshot()
        self._index = None
        self._segments = {}

    def _current(self) -> Snapshot | None:
        """Return a snapshot of the newest generation, or None when nothing is indexed yet."""
        if self._index is None or not self._folder.exists():
            self.forget()
            self._index = self._folder.open()
        if self._index is not None:
            self._follow(self._index)
        return self._snapshot

    def _follow(self, index: FileIndex) -> None:
        generation = index.latest_generation()
        if generation == self._generation:
            return
        self._close_snapshot()
        reader = index.reader()
        leaves = [Leaf(leaf, offset, self._segment(leaf)) for leaf, offset in _leaves(reader)]
        self._segments = {leaf.reader.segment().segment_id(): leaf.segment for leaf in leaves}
        self._snapshot = Snapshot(leaves, self._posting_reader(leaves))
        self._generation = generation

    def _segment(self, leaf: SegmentReader) -> Segment:
        return self._segments.get(leaf.segment().segment_id()) or load(leaf)

    def _posting_reader(self, leaves: Sequence[Leaf]) -> PostingReader:
        if self._postings is None and leaves:
            largest = max(leaves, key=lambda leaf: leaf.segment.size)
            self._postings = BlockReader()
            if not agrees(largest):
                _logger.warning("reading whole blocks disagrees with Whoosh; using the slow way")
                self._postings = StepReader()
        return self._postings or BlockReader()

    def _close_snapshot(self) -> None:
        snapshot, self._snapshot, self._generation = self._snapshot, None, -1
        if snapshot is not None:
            with suppress(Exception):
                snapshot.close()

    def _is_sound(self) -> bool:
        """After an error: check all that is on disk, and put it aside if it is damaged."""
        self.forget()
        with suppress(StorageError), self._folder.locked() as alone:
            if not alone:
                return False
            try:
                self._current()
                self._folder.check()
            except Exception:
                _logger.exception("the index in %s will be rebuilt", self._path)
                self._begin_afresh()
                return False
            return True
        return False

    def _begin_afresh(self) -> None:
        self.forget()
        self._folder.put_aside()

    @contextmanager
    def _writing(self) -> Iterator[FileIndex | None]:
        """Yield the index for writing, or None when another process writes."""
        with self._folder.locked() as alone:
            if not alone:
                yield None
                return
            fresh = not self._folder.exists()
            index = self._open_or_create()
            try:
                yield index
                self._folder.stamp(index)
            except DamagedIndexError as error:
                _logger.exception("the index in %s will be rebuilt", self._path)
                self._begin_afresh()
                if fresh and not isinstance(error.__cause__, OSError):
                    raise  # What has just been begun is not damaged: this is a bug.
            except BaseException:
                self._close_snapshot()
                with suppress(Exception):
                    self._folder.sweep(index)
                raise

    def _open_or_create(self) -> FileIndex:
        try:
            self._current()
        except Exception:
            _logger.exception("the index in %s will be rebuilt", self._path)
            self._begin_afresh()
        if self._index is None:
            self._index = self._folder.create()
        self._folder.sweep(self._index)
        return self._index


def _leaves(reader: IndexReader) -> list[tuple[SegmentReader, int]]:
    return [pair for pair in reader.leaf_readers() if pair[0].segment() is not None]
