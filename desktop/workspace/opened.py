"""An open library, and telling listeners what changes in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop import paths
from desktop.search import Index
from desktop.workspace.contents import Contents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.domain import Changes, Highlight
    from desktop.domain.steps import StepCode
    from desktop.library import Library


class Opened:
    """The library, its index and the listeners: what every noun of a Workspace is given."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.index_folder = paths.writable_index_folder(library.id)
        self.index = Index(self.index_folder, library.id)
        self.contents = Contents(library)
        self.told: Highlight | None = None
        """The highlight that listeners are being told of, as it was stored, when it is but one."""
        self._listeners: list[Callable[[Changes], None]] = []

    def close(self) -> None:
        """Let go of index and library."""
        self.index.close()
        self.library.close()

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` after every change, in the thread that made it."""
        self._listeners.append(listener)

    @contextmanager
    def changing(self) -> Iterator[Library]:
        """Give the library to be changed; listeners are told afterwards, of a failure too."""
        try:
            yield self.library
        finally:
            self.tell(self.library.history.take_changes())

    def store(self, change: Callable[[Library], Highlight]) -> Highlight:
        """Change one highlight; who is told and asks for it need not have it read again."""
        try:
            stored = change(self.library)
        except BaseException:
            self.tell(self.library.history.take_changes())
            raise
        changes = self.library.history.take_changes()
        # In a step with other changes it may yet become another one.
        self.told = stored if changes.highlights == {stored.id} else None
        try:
            self.tell(changes)
        finally:
            self.told = None
        return stored

    @contextmanager
    def step(self, code: StepCode, *, undoable: bool = True) -> Iterator[Library]:
        """Give the library for changes that are undone as a whole."""
        with self.changing() as library, library.history.step(code, undoable=undoable):
            yield library

    def tell(self, changes: Changes) -> None:
        """Tell all listeners, and forget the texts of documents that changed."""
        if changes.texts:
            self.contents.drop(changes.texts)
        if changes:
            for listener in tuple(self._listeners):
                listener(changes)
