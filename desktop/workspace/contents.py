"""Contents: the texts that were read last, so that they need not be unpacked again."""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.domain import Blocks, Content
from desktop.errors import DamagedLibraryError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from desktop.library import Library

# Texts of a day's tabs.
CONTENTS_KEPT = 24
NOTHING = Content("", Blocks(array("I", [0, 1]), bytes(1), bytes(1)))
"""Stands for a text that cannot be read."""


class Contents:
    """A few revisions of the library, kept until their document changes; for any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, int], Content] = OrderedDict()
        self._drops = 0

    def of(self, document_id: str, revision: int | None = None) -> Content:
        """Return one revision, the newest unless told. Raises NotFoundError."""
        if revision is None:
            revision = self._library.documents.newest_revision(document_id)
        key = document_id, revision
        with self._lock:
            drops = self._drops
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        content = self._library.documents.content(document_id, revision)
        self._keep({key: content}, drops)
        return content

    def has(self, document_id: str, revision: int) -> bool:
        """Whether a revision need not be read."""
        with self._lock:
            return (document_id, revision) in self._kept

    def newest(self, document_ids: Iterable[str]) -> dict[str, Content]:
        """Return the newest revisions of documents: at most two queries, however many they are.

        Documents that are not there, or whose text is damaged, are left out.
        """
        numbers = self._library.documents.revisions(set(document_ids))
        with self._lock:
            drops = self._drops
            found = {key[0]: self._kept[key] for key in numbers.items() if key in self._kept}
        missing = numbers.keys() - found.keys()
        if missing:
            read = self._library.documents.newest_contents(missing)
            self._keep({(i, number): content for i, (number, content) in read.items()}, drops)
            found |= {i: content for i, (_, content) in read.items()}
        return found

    def drop(self, document_ids: Collection[str]) -> None:
        """Forget what these documents said: they have changed."""
        with self._lock:
            self._drops += 1
            for key in [key for key in self._kept if key[0] in document_ids]:
                del self._kept[key]

    def _keep(self, contents: dict[tuple[str, int], Content], drops: int) -> None:
        with self._lock:
            if drops != self._drops:  # what was read meanwhile may be what has just changed
                return
            self._kept.update(contents)
            while len(self._kept) > CONTENTS_KEPT:
                self._kept.popitem(last=False)


class Texts:
    """Documents for a cache, read one at a time, since all of them may not fit into memory."""

    def __init__(self, library: Library, revisions: Mapping[str, int]) -> None:
        self._library = library
        self._revisions = revisions

    def __len__(self) -> int:
        return len(self._revisions)

    def __iter__(self) -> Iterator[tuple[str, int, Content]]:
        for document_id, revision in self._revisions.items():
            # One that is damaged has no words to be found; a check names it.
            with suppress(DamagedLibraryError, NotFoundError):
                content = self._library.documents.content(document_id, revision)
                yield document_id, revision, content
