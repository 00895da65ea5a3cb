"""The index: a cache of the store that answers searches."""

from __future__ import annotations

from collections import Counter
from threading import RLock
from typing import TYPE_CHECKING

from desktop.search.executor import Executor, Matches
from desktop.search.resembling import resembling
from desktop.search.words.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from desktop.domain import Content, Progress
    from desktop.search.executor import Match
    from desktop.search.open_index import OpenedIndex
    from desktop.search.snapshot import Snapshot
    from desktop.search.words.query import Query

    Scope = Mapping[str, Sequence[tuple[int, int]]] | Iterable[str]


class Index:
    """The search index of one library, in a folder that may be deleted at any time.

    Whatever is wrong with the folder, the index starts afresh, empty: `revisions` then says so, and
    `update` fills it. Safe to use from several threads; they take turns.
    """

    def __init__(self, folder: Path, library_id: str) -> None:
        self._path = folder
        self._library_id = library_id
        self._turn = RLock()
        self._kept: OpenedIndex | None = None

    def revisions(self) -> dict[str, int]:
        """Return the revision that is indexed of each document."""
        with self._turn:
            return self._opened().answer(lambda snapshot: snapshot.revisions(), {})

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

        with self._turn:
            return self._opened().answer(run, Matches(0, (), query))

    def resembling(
        self,
        passage: str,
        *,
        limit: int,
        within: Scope | None = None,
        excluded: Scope | None = None,
    ) -> list[Match]:
        """Return the passages that share most rare words with one, the likeliest first.

        Of too many that share all, those with the words in their order come first. `within` and
        `excluded` are as in `search`.
        """
        words = [token.word for token in scan(passage)]

        def run(snapshot: Snapshot) -> list[Match]:
            return resembling(snapshot, words, limit, _mask(snapshot, within, excluded))

        with self._turn:
            return self._opened().answer(run, [])

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """Return the likeliest words that begin with the last word of `prefix`."""
        typed = [token.word for token in scan(prefix)][-1:]

        def likeliest(snapshot: Snapshot) -> list[str]:
            words = snapshot.beginning(typed[0]) if typed else Counter[str]()
            return [word for word, _ in words.most_common(limit)]

        with self._turn:
            return self._opened().answer(likeliest, [])

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
        with self._turn:
            self._opened().update(documents, gone, progress, cancelled)

    def merge(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Make the index smaller and faster, and check it. For idle times; may be killed.

        Raises:
            StorageError: The disk is full or cannot be written. The index is as it was.
        """
        with self._turn:
            self._opened().merge(cancelled)

    def close(self) -> None:
        """Let go of all files."""
        with self._turn:
            if self._kept is not None:
                self._kept.forget()

    def _opened(self) -> OpenedIndex:
        if self._kept is None:
            # Whoosh is imported at the first use: a window paints before that.
            from desktop.search.open_index import OpenedIndex

            self._kept = OpenedIndex(self._path, self._library_id)
        return self._kept


def _mask(snapshot: Snapshot, within: Scope | None, excluded: Scope | None) -> bytearray | None:
    """Mark the passages that may be found; None stands for all."""
    if within is None and excluded is None:
        return None
    mask = snapshot.passages if within is None else snapshot.within(within)
    if excluded is not None:
        out = int.from_bytes(snapshot.within(excluded), "big")
        kept = int.from_bytes(mask, "big") & ~out
        mask = bytearray(kept.to_bytes(len(mask), "big"))
    return mask
