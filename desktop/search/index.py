"""The index: a cache of the store that answers searches."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sized
from contextlib import contextmanager, suppress
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.domain import Progress
from desktop.search.executor import Executor, Matches
from desktop.search.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from desktop.domain import Content
    from desktop.search.query import Query
    from desktop.search.segments import Segment
    from desktop.search.snapshot import Snapshot
    from desktop.search.storage import IndexFolder

    Scope = Mapping[str, Sequence[tuple[int, int]]] | Iterable[str]

_T = TypeVar("_T")
_log = logging.getLogger(__name__)
_CHEAP_MERGE = 2_000


class Index:
    """The search index of one library, in a folder that may be deleted at any time.

    Whatever is wrong with the folder, the index starts afresh, empty: `revisions` then says so, and
    `update` fills it. Safe to use from several threads; they take turns.
    """

    def __init__(self, folder: Path, library_id: str) -> None:
        self._path = folder
        self._library_id = library_id
        self._turn = RLock()
        self._opened: IndexFolder | None = None
        self._index: Any = None
        self._generation = -1
        self._segments: dict[str, Segment] = {}
        self._snapshot: Snapshot | None = None
        self._trusted: bool | None = None

    def revisions(self) -> dict[str, int]:
        """Return the revision that is indexed of each document."""
        return self._answer(lambda snapshot: snapshot.revisions(), {})

    def search(
        self,
        query: Query,
        *,
        limit: int = 50,
        within: Scope | None = None,
        excluded: Scope | None = None,
    ) -> Matches:
        """Return the best passages for a query.

        `within` and `excluded` are documents, or ranges of documents that a passage must or must
        not touch. A query without words returns the passages of `within` in order.
        """

        def run(snapshot: Snapshot) -> Matches:
            return Executor(snapshot).run(query, max(0, limit), _mask(snapshot, within, excluded))

        return self._answer(run, Matches(0, (), query))

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """Return the likeliest words that begin with the last word of `prefix`."""
        typed = [token.word for token in scan(prefix)][-1:]

        def likeliest(snapshot: Snapshot) -> list[str]:
            words = snapshot.beginning(typed[0]) if typed else Counter()
            return [word for word, _ in words.most_common(limit)]

        return self._answer(likeliest, [])

    def update(
        self,
        documents: Iterable[tuple[str, int, Content]],
        gone: Iterable[str] = (),
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Index new revisions of documents and forget those that are gone.

        Returns quietly when another process is writing, which then does this itself, and when
        the index had to be begun afresh: compare `revisions` afterwards.

        Raises:
            StorageError: The disk is full or cannot be written. The index is as it was.
        """
        with self._turn, self._writing() as index:
            if index is None:
                return
            from desktop.search.writing import Batch

            snapshot = self._current()
            known = snapshot.documents() if snapshot else set()
            batch = Batch(index, self._path, known)
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
            self._tidy(index, _CHEAP_MERGE)

    def merge(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Make the index smaller and faster, and check it. For idle times; can be stopped or killed.

        Raises:
            StorageError: The disk is full or cannot be written. The index is as it was.
        """
        with self._turn, self._writing() as index:
            if index is None:
                return
            self._folder().check()
            self._tidy(index, None, cancelled)

    def close(self) -> None:
        """Let go of all files."""
        with self._turn:
            self._forget()

    def _tidy(
        self, index: Any, largest: int | None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        from desktop.search.writing import LARGEST_MERGE, merge_step

        while merge_step(index, self._path, largest or LARGEST_MERGE):
            if cancelled is not None and cancelled():
                return

    def _folder(self) -> IndexFolder:
        if self._opened is None:
            from desktop.search.storage import IndexFolder

            self._opened = IndexFolder(self._path, self._library_id)
        return self._opened

    def _current(self) -> Snapshot | None:
        """Return a snapshot of the newest generation, or None when nothing is indexed yet."""
        folder = self._folder()
        if self._index is None or not folder.exists():
            self._forget()
            self._index = folder.open()
        if self._index is not None and self._index.latest_generation() != self._generation:
            self._read()
        return self._snapshot

    def _read(self) -> None:
        from desktop.search.segments import load
        from desktop.search.snapshot import Snapshot

        self._close_snapshot()
        generation = self._index.latest_generation()
        reader = self._index.reader()
        leaves = [pair for pair in reader.leaf_readers() if pair[0].segment() is not None]
        kept = {}
        for leaf, _ in leaves:
            name = leaf.segment().segment_id()
            kept[name] = self._segments.get(name) or load(leaf)
        self._segments = kept
        triples = [(leaf, offset, kept[leaf.segment().segment_id()]) for leaf, offset in leaves]
        self._snapshot = Snapshot(triples, self._posting_reader(triples))
        self._generation = generation

    def _posting_reader(self, leaves: Sequence[tuple[Any, int, Segment]]) -> Any:
        from desktop.search.postings import BlockReader, StepReader, agrees

        if self._trusted is None and leaves:
            reader, _, segment = max(leaves, key=lambda leaf: leaf[2].size)
            self._trusted = agrees(reader, segment.lexicon)
            if not self._trusted:
                _log.warning("reading whole blocks disagrees with Whoosh; using the slow way")
        return StepReader() if self._trusted is False else BlockReader()

    def _close_snapshot(self) -> None:
        snapshot, self._snapshot = self._snapshot, None
        self._generation = -1
        if snapshot is not None:
            with suppress(Exception):
                snapshot.close()

    def _forget(self) -> None:
        self._close_snapshot()
        self._index = None
        self._segments = {}

    def _answer(self, work: Callable[[Snapshot], _T], nothing: _T) -> _T:
        """Do something with the newest state of the index, which may be damaged."""
        with self._turn:
            try:
                snapshot = self._current()
                return work(snapshot) if snapshot else nothing
            except Exception:
                if not self._is_sound():
                    return nothing
            # Another process replaced the files at that moment; otherwise the error is a bug.
            snapshot = self._current()
            return work(snapshot) if snapshot else nothing

    def _is_sound(self) -> bool:
        """After an error: check all that is on disk, and put it aside if it is damaged."""
        self._forget()
        folder = self._folder()
        with suppress(OSError), folder.locked() as alone:
            if not alone:
                return False
            try:
                folder.open()
                folder.check()
            except Exception:
                self._begin_afresh()
                return False
            return True
        return False

    def _begin_afresh(self) -> None:
        _log.warning("the index in %s is put aside and will be rebuilt", self._path, exc_info=True)
        self._forget()
        self._folder().put_aside()

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        """Yield the Whoosh index for writing, or None when another process writes."""
        from desktop.search.storage import DamagedIndexError

        folder = self._folder()
        with folder.locked() as alone:
            if not alone:
                yield None
                return
            index = self._open_or_create()
            try:
                yield index
            except DamagedIndexError:
                self._begin_afresh()
                return
            finally:
                self._close_snapshot()
                if folder.exists():
                    folder.sweep(index)
            folder.stamp(index)

    def _open_or_create(self) -> Any:
        folder = self._folder()
        try:
            self._current()
        except Exception:
            self._begin_afresh()
        if self._index is None:
            self._index = folder.create()
        folder.sweep(self._index)
        return self._index


def _mask(snapshot: Snapshot, within: Scope | None, excluded: Scope | None) -> bytearray | None:
    if within is None and excluded is None:
        return None
    mask = snapshot.passages if within is None else snapshot.within(within)
    if excluded is not None:
        out = int.from_bytes(snapshot.within(excluded), "big")
        kept = int.from_bytes(mask, "big") & ~out
        mask = bytearray(kept.to_bytes(len(mask), "big"))
    return mask
