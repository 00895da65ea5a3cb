"""Documents and collections: look at them, put them in order, correct their facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import AmbiguousNameError, InvalidValueError, NotFoundError
from desktop.workspace.base import Base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from desktop.domain import Collection, Content, Document, DocumentKind, Facts

SHORTEST_PREFIX = 4


class Documents(Base):
    """What can be done with documents and collections."""

    def documents(self, only: Iterable[str] | None = None) -> list[Document]:
        """Return documents by title: all, or those of `only` these ids that are there."""
        return self.library.documents(only)

    def revisions(self) -> dict[str, int]:
        """Return the newest revision of every document."""
        return self.library.revisions()

    def document(self, document_id: str) -> Document:
        """Return one document. Raises NotFoundError."""
        return self.library.document(document_id)

    def find_document(self, name: str) -> Document:
        """Return the document with this id, unique start of an id, or title.

        Raises NotFoundError or AmbiguousNameError.
        """
        everything = self.library.documents()
        for test in _ways_to_name(name):
            found = [document for document in everything if test(document)]
            if len(found) == 1:
                return found[0]
            if found:
                choices = tuple(f"{d.title} ({d.id[:8]})" for d in found)
                raise AmbiguousNameError("documents", name, choices)
        raise NotFoundError("document", name)

    def content(self, document_id: str, revision: int | None = None) -> Content:
        """Return a document's text and structure, at its newest revision unless told."""
        if revision is None:
            return self._newest_content(document_id)
        return self._revision_content(document_id, revision)

    def asset(self, sha256: str) -> bytes | None:
        """Return the bytes of a picture, or None when it is not in the library."""
        return self.library.asset(sha256)

    def source_path(self, document_id: str) -> Path:
        """Return the file that holds the document's original bytes; never write to it."""
        return self.library.source_path(document_id)

    def update_facts(
        self, document_id: str, facts: Facts, kind: DocumentKind | None = None
    ) -> None:
        """Correct the facts of a document."""
        if not facts.title.strip():
            raise InvalidValueError("title", facts.title, "at least one character")
        with self._changing() as library:
            library.update_facts(document_id, facts, kind)

    def move_document(self, document_id: str, collection_id: str | None) -> None:
        """Put a document in a collection, or at the top when None."""
        with self._changing() as library:
            library.move_document(document_id, collection_id)

    def remove_document(self, document_id: str) -> None:
        """Move a document and its highlights to the trash."""
        with self._changing() as library:
            library.remove_document(document_id)

    def restore_document(self, document_id: str) -> None:
        """Bring a document back from the trash."""
        with self._changing() as library:
            library.restore_document(document_id)

    def trash(self) -> list[Document]:
        """Return the documents in the trash."""
        return self.library.trash()

    def empty_trash(self) -> None:
        """Delete for good what is in the trash."""
        with self._changing() as library:
            library.empty_trash()

    def reading_position(self, document_id: str) -> int:
        """Return the offset that stood at the top when the document was last read."""
        return self.library.reading_position(document_id)

    def set_reading_position(self, document_id: str, offset: int) -> None:
        """Remember the offset at the top of the reader."""
        if not self.read_only:
            self.library.set_reading_position(document_id, offset)

    def collections(self) -> list[Collection]:
        """Return all collections."""
        return self.library.collections()

    def add_collection(self, name: str, parent_id: str | None = None) -> Collection:
        """Make a collection."""
        if not name.strip():
            raise InvalidValueError("collection name", name, "at least one character")
        with self._changing() as library:
            return library.add_collection(name.strip(), parent_id)

    def rename_collection(self, collection_id: str, name: str) -> None:
        """Give a collection another name."""
        if not name.strip():
            raise InvalidValueError("collection name", name, "at least one character")
        with self._changing() as library:
            library.rename_collection(collection_id, name.strip())

    def move_collection(self, collection_id: str, parent_id: str | None) -> None:
        """Put a collection inside another, or at the top when None."""
        with self._changing() as library:
            library.move_collection(collection_id, parent_id)

    def remove_collection(self, collection_id: str) -> None:
        """Remove a collection; what it holds moves to its parent."""
        with self._changing() as library:
            library.remove_collection(collection_id)


def _ways_to_name(name: str) -> tuple[Callable[[Document], bool], ...]:
    """Return the tests for a document's name, the most exact first."""
    return (
        lambda document: document.id == name,
        lambda document: document.title == name,
        lambda document: len(name) >= SHORTEST_PREFIX and document.id.startswith(name.lower()),
        lambda document: document.title.casefold() == name.strip().casefold(),
    )
