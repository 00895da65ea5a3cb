"""The trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain import Document
    from desktop.workspace.opened import Opened


class Trash:
    """Where documents wait, with their highlights, to come back or to be deleted for good."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def put(self, document_id: str) -> None:
        """Move a document and its highlights to the trash."""
        with self._opened.changing() as library:
            library.trash.put(document_id)

    def restore(self, document_id: str) -> None:
        """Bring a document back from the trash."""
        with self._opened.changing() as library:
            library.trash.restore(document_id)

    def all(self) -> list[Document]:
        """Return the documents in the trash."""
        return self._library.trash.all()

    def empty(self, *, from_backups: bool = False) -> None:
        """Delete for good what is in the trash.

        With `from_backups` it is noted that backups are to forget it too: see `backups.forget`.
        """
        with self._opened.changing() as library:
            library.trash.empty()
        if from_backups:
            self._library.backups.forget_soon()
