"""Revisions: what a document said before, and what was kept of it then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from desktop.domain import Content, Document, Highlight
    from desktop.domain.reviews import Revision
    from desktop.workspace.opened import Opened


class Revisions:
    """What can be read of the revisions of a document; none is ever changed."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def all(self, document_id: str) -> list[Revision]:
        """Return the revisions of a document, the newest first. Raises NotFoundError."""
        return self._library.revisions.all(document_id)

    def get(self, document_id: str, number: int) -> Revision:
        """Return one revision. Raises NotFoundError."""
        return self._library.revisions.get(document_id, number)

    def document(self, document_id: str, number: int) -> Document:
        """Return a document as it was: with the facts, bytes and length of a revision."""
        return self._library.revisions.document(document_id, number)

    def content(self, document_id: str, number: int) -> Content:
        """Return the text and structure of a revision. Raises NotFoundError."""
        return self._opened.contents.of(document_id, number)

    def places(self, document_id: str, number: int) -> list[tuple[int, str]]:
        """Return where the highlights of a revision begin, with their ids, in that order."""
        return self._library.revisions.places(document_id, number)

    def highlights(
        self, document_id: str, number: int, ids: Iterable[str] | None = None
    ) -> list[Highlight]:
        """Return the highlights that have a place in a revision, in reading order.

        `start`, `end` and status are those in the revision. One that was made on it has the
        anchor, and so the words, of that time. With `ids`, only of those.
        """
        return self._library.revisions.highlights(document_id, number, ids)

    def source_path(self, document_id: str, number: int) -> Path:
        """Return the file that holds the original bytes of a revision; never write to it."""
        return self._library.revisions.source_path(document_id, number)
