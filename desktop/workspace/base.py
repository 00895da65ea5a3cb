"""Open a library and tell listeners what changes in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from desktop import paths
from desktop.library import Library
from desktop.search import Index
from desktop.workspace.contents import Contents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.domain import Changes, Collection, Content


class Base:
    """The open library, its index, and the listeners."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.index = Index(paths.writable_index_folder(library.id), library.id)
        self._listeners: list[Callable[[Changes], None]] = []
        self._contents = Contents(library)
        self._revision_content = self._contents.of

    @classmethod
    def open(cls, folder: Path | None = None, window: str = "") -> Self:
        """Open the library in `folder`, or the reader's own; it is created when missing.

        With the `window` of another Workspace neither tells of the other's changes in `poll`.
        Raises NewerLibraryError, DamagedLibraryError, LibraryBusyError or StorageError.
        """
        return cls(Library.open(folder or paths.default_library(), window))

    def close(self) -> None:
        """Let go of the library; nothing needs saving."""
        self.index.close()
        self.library.close()

    @property
    def folder(self) -> Path:
        """The library's folder."""
        return self.library.folder

    @property
    def library_id(self) -> str:
        """The library's id, which stays the same when its folder moves."""
        return self.library.id

    @property
    def read_only(self) -> bool:
        """Whether the library can be read but not changed: its disk or its owner forbids it."""
        return self.library.read_only

    @property
    def window(self) -> str:
        """Whose changes these are, among all who have the library open."""
        return self.library.window

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` after every change, in the thread that made it."""
        self._listeners.append(listener)

    def poll(self) -> None:
        """Tell listeners what other windows and commands have changed since the last call."""
        self._tell(self.library.foreign_changes())

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        """Group the changes made inside into one that is undone as a whole."""
        with self._changing() as library, library.step(text):
            yield

    def undo(self) -> str | None:
        """Take back the last step and return its name, or None when there is none."""
        with self._changing() as library:
            return library.undo()

    def redo(self) -> str | None:
        """Make the last undone step again and return its name, or None when there is none."""
        with self._changing() as library:
            return library.redo()

    def undo_text(self) -> str:
        """Name the step that `undo` would take back, or ''."""
        return self.library.undo_text()

    def redo_text(self) -> str:
        """Name the step that `redo` would make again, or ''."""
        return self.library.redo_text()

    def collection_paths(self) -> dict[str | None, str]:
        """Return the name of each collection, with those around it ('A/B'), by id."""
        collections = {collection.id: collection for collection in self.library.collections()}

        def path(collection: Collection) -> str:
            parent = collections.get(collection.parent_id or "")
            return f"{path(parent)}/{collection.name}" if parent else collection.name

        return {collection.id: path(collection) for collection in collections.values()}

    def _newest_content(self, document_id: str) -> Content:
        return self._revision_content(document_id, self.library.newest_revision(document_id))

    @contextmanager
    def _changing(self) -> Iterator[Library]:
        try:
            yield self.library
        finally:
            self._tell(self.library.take_changes())

    def _tell(self, changes: Changes) -> None:
        if changes.documents:
            self._contents.drop(changes.documents)
        if changes:
            for listener in tuple(self._listeners):
                listener(changes)
