"""The folders of the document tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import InvalidValueError

if TYPE_CHECKING:
    from desktop.domain import Collection
    from desktop.workspace.opened import Opened


class Collections:
    """What can be done with collections."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def all(self) -> list[Collection]:
        """Return all collections."""
        return self._library.collections.all()

    def add(self, name: str, parent_id: str | None = None) -> Collection:
        """Make a collection."""
        if not name.strip():
            raise InvalidValueError("collection name", name, "at least one character")
        with self._opened.changing() as library:
            return library.collections.add(name.strip(), parent_id)

    def rename(self, collection_id: str, name: str) -> None:
        """Give a collection another name."""
        if not name.strip():
            raise InvalidValueError("collection name", name, "at least one character")
        with self._opened.changing() as library:
            library.collections.rename(collection_id, name.strip())

    def move(self, collection_id: str, parent_id: str | None) -> None:
        """Put a collection inside another, or at the top when None."""
        with self._opened.changing() as library:
            library.collections.move(collection_id, parent_id)

    def remove(self, collection_id: str) -> None:
        """Remove a collection; what it holds moves to its parent."""
        with self._opened.changing() as library:
            library.collections.remove(collection_id)

    def paths(self) -> dict[str | None, str]:
        """Return the name of each collection, with those around it ('A/B'), by id."""
        collections = {collection.id: collection for collection in self.all()}

        def path(collection: Collection) -> str:
            parent = collections.get(collection.parent_id or "")
            return f"{path(parent)}/{collection.name}" if parent else collection.name

        return {collection.id: path(collection) for collection in collections.values()}
