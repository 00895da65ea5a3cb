"""Bookmarks: put one, find them, let them follow into new revisions."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop.domain.noted.bookmarks import line_at, line_from, usual_name
from desktop.errors import DamagedLibraryError, InvalidValueError, NotFoundError
from desktop.workspace.revising.placing import Placing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain.noted.bookmarks import Bookmark
    from desktop.workspace.opened import Opened

_LOG = logging.getLogger(__name__)


class Bookmarks:
    """What can be done with bookmarks."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def all(self, document_ids: Iterable[str] | None = None) -> list[Bookmark]:
        """Return the bookmarks of these documents, or of all, each document's by place."""
        return self._library.bookmarks.all(document_ids)

    def add(self, document_id: str, offset: int, name: str = "") -> Bookmark:
        """Put a bookmark before the word at an offset of the newest revision.

        Unless it is named it is called by the words there.
        """
        content = self._opened.contents.of(document_id)
        if not content.text:
            raise InvalidValueError("place for a bookmark", "", "a document with text")
        start, _ = line_from(content, offset)
        name = name.strip() or usual_name(content, start) or f"Place {start}"
        with self._opened.changing() as library:
            return library.bookmarks.add(document_id, start, line_at(content, start), name)

    def rename(self, bookmark_id: str, name: str) -> None:
        """Give a bookmark another word."""
        with self._opened.changing() as library:
            library.bookmarks.rename(bookmark_id, name)

    def remove(self, bookmark_id: str) -> None:
        """Take a bookmark out."""
        with self._opened.changing() as library:
            library.bookmarks.remove(bookmark_id)

    def follow(self, document_id: str) -> None:
        """Put the bookmarks of a document where their lines stand in its newest revision.

        Where a line is not surely there, it is the place nearest to where it stood, as the words
        there tell. Large texts take seconds.
        """
        try:
            self._follow(document_id)
        except (DamagedLibraryError, NotFoundError) as error:  # they stay in the old revision
            _LOG.warning("Bookmarks could not follow: %s", type(error).__name__)

    def _follow(self, document_id: str) -> None:
        left = self._library.bookmarks.left_behind(document_id)
        if not left:
            return
        newest = self._library.documents.newest_revision(document_id)
        content = self._opened.contents.of(document_id, newest)
        places = Placing(self._opened).places(document_id, newest)
        found: dict[str, int] = {}
        for one in left:
            old = self._opened.contents.of(document_id, one.revision)
            start, end = line_from(old, one.start)
            is_same = old.text == content.text or start >= end
            anchor = None if is_same else old.anchor(one.revision, start, end)
            place = one.start if anchor is None else places.of(anchor).start
            found[one.id] = max(0, min(place, len(content.text) - 1))
        with self._opened.changing() as library:
            library.bookmarks.put(newest, found)
