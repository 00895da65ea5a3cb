"""How much of documents has been read."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop import annotate
from desktop.domain import Changes
from desktop.errors import DamagedLibraryError, LibraryBusyError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain.noted.reading_progress import Range, Reading, ReadingState
    from desktop.workspace.opened import Opened

_LOG = logging.getLogger(__name__)


class Readings:
    """What was read of documents; what is read on the screen is no step and tells nobody."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def all(self, only: Iterable[str] | None = None) -> dict[str, Reading]:
        """Return of each document that was read, or marked, what is known of that."""
        return self._library.readings.all(only)

    def stretches(self, document_id: str) -> list[Range]:
        """Return what of the newest text of a document was read."""
        return self._library.readings.stretches(document_id)

    def add(self, document_id: str, revision: int, ranges: Iterable[Range]) -> bool:
        """Note that some of a revision was read; False where others write just now: ask again."""
        if self._library.read_only:
            return True
        whole = self._opened.contents.of(document_id, revision).body_end
        try:
            self._library.readings.add(document_id, revision, ranges, whole)
        except LibraryBusyError:
            return False
        except NotFoundError:  # it went to the trash meanwhile
            return True
        return True

    def mark(self, document_ids: Iterable[str], state: ReadingState) -> None:
        """Say of documents that they are read, or unread: what was read before counts no longer."""
        with self._opened.changing() as library:
            library.readings.mark(document_ids, state)

    def follow(self, document_id: str) -> None:
        """Find in the newest text of a document what was read of those before.

        Words that are new in it count as unread. Large texts take seconds.
        """
        try:
            self._follow(document_id)
        except (DamagedLibraryError, NotFoundError) as error:  # then it is read anew
            _LOG.warning("What was read could not follow: %s", type(error).__name__)

    def _follow(self, document_id: str) -> None:
        left = self._library.readings.left_behind(document_id)
        if not left:
            return
        newest = self._library.documents.newest_revision(document_id)
        content = self._opened.contents.of(document_id, newest)
        found = {
            since: annotate.carried(
                self._opened.contents.of(document_id, revision), content, ranges
            )
            for revision, since, ranges in left
        }
        self._library.readings.carry_over(document_id, newest, found, content.body_end)
        self._opened.tell(Changes(readings=frozenset((document_id,))))
