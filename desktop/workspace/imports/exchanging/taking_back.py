"""An import that the reader stops leaves nothing: what it has written is taken back."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.workspace.imports.exchanging.homes import Housed
    from desktop.workspace.opened import Opened

_LOG = logging.getLogger(__name__)


class TakingBack:
    """Knows what was there before an import, and so what came with it."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library
        self._before = self._library.documents.revisions().keys()
        self._collections = {one.id for one in self._library.collections.all()}
        self._made: set[str] = set()
        self.step: int | None = None
        """The step that marks were written in, as far as any was."""

    def note_documents(self, housed: Iterable[Housed]) -> None:
        """Note the documents of sources; those that were here before are none of the import's."""
        self._made |= {one.document_id for one in housed if one.document_id} - self._before

    @property
    def is_needed(self) -> bool:
        """Whether the import has left anything in the library so far."""
        return (
            self.step is not None or not self._library.documents.revisions().keys() <= self._before
        )

    def run(self, told: Callable[[int, int], None]) -> int:
        """Take all back; return how many documents stay, as somebody has worked in them since."""
        if self.step is not None:
            with self._opened.changing() as library:
                library.history.take_back(self.step, told)
        used = self._library.brought.worked_in(self._made)
        fresh = self._made - used
        if fresh:
            with self._opened.changing() as library:
                library.trash.forget(fresh, library.trash.tag_ids())
        self._remove_collections()
        _LOG.info("Import taken back; %d documents stay", len(used))
        return len(used)

    def _remove_collections(self) -> None:
        """Take away the collections that came, where nothing else was put into them."""
        library = self._library
        everything = {one.id: one for one in library.collections.all()}
        filled = {one.collection_id for one in library.documents.all()}
        filled |= {one.home.collection_id for one in library.notes.all()}
        for key in tuple(filled):
            while key in everything:
                filled.add(key := everything[key].parent_id)
        with self._opened.step(StepCode.REMOVE_COLLECTION, undoable=False):
            for key in everything.keys() - self._collections - filled:
                with suppress(NotFoundError):  # another window was faster
                    library.collections.remove(key)
