"""The store: one folder with one SQLite file and the original bytes of every import."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Self

from desktop.errors import LibraryBusyError, StorageError
from desktop.library.arguing.claims import Claims
from desktop.library.arguing.outlines import Outlines
from desktop.library.asking.answering import Answers
from desktop.library.asking.smart_tags import SmartTags
from desktop.library.asking.spoken import Speakers
from desktop.library.asking.whereabouts import Whereabouts
from desktop.library.backups import Backups
from desktop.library.care import Care
from desktop.library.citation_keys import make_missing
from desktop.library.codebook.link_kinds import LinkKinds
from desktop.library.collections import Collections
from desktop.library.documents import Documents
from desktop.library.drafts import Drafts
from desktop.library.exchange.brought import Brought
from desktop.library.exporting.export_targets import ExportTargets
from desktop.library.file.store import LIBRARY_ID, Store
from desktop.library.highlights import Highlights
from desktop.library.imports import Imports
from desktop.library.links import Links
from desktop.library.moments import Moments
from desktop.library.noted.bookmarks import Bookmarks
from desktop.library.noted.free_notes import FreeNotes
from desktop.library.noted.reading_progress import Readings
from desktop.library.revising.reviews import Reviews
from desktop.library.revising.revisions import Revisions
from desktop.library.settings import Settings
from desktop.library.steps.excerpt import Chain
from desktop.library.steps.history import History
from desktop.library.steps.past import Past
from desktop.library.tagging.alike import HighlightsAlike
from desktop.library.tagging.document_tags import DocumentTags
from desktop.library.tagging.given_tags import GivenTags
from desktop.library.tags import Tags
from desktop.library.trash import Trash

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

__all__ = ["Library"]


class Library:
    """All that is kept. Several processes may have one folder open at the same time.

    Every method of its nouns that changes something is one durable transaction, or part of the one
    that `history.step` opens, and leaves what it changed for `history.take_changes`.
    """

    def __init__(self, store: Store, window: str = "") -> None:
        self._store = store
        self.folder = store.folder
        self.path = store.path
        self.is_new = store.is_new
        """Whether this open created the library."""
        self.read_only = store.read_only
        """Whether it can be read but not changed."""
        self.history = History(store, window)
        self.settings = Settings(self.history)
        self.collections = Collections(self.history)
        self.documents = Documents(self.history)
        self.revisions = Revisions(self.history)
        self.reviews = Reviews(self.history)
        self.trash = Trash(self.history)
        self.imports = Imports(self.history)
        self.tags = Tags(self.history)
        self.highlights = Highlights(self.history)
        self.alike = HighlightsAlike(self.history)
        self.links = Links(self.history)
        self.brought = Brought(self.history)
        self.link_kinds = LinkKinds(self.history)
        self.document_tags = DocumentTags(self.history)
        self.given_tags = GivenTags(self.history)
        self.notes = FreeNotes(self.history)
        self.bookmarks = Bookmarks(self.history)
        self.readings = Readings(self.history)
        self.whereabouts = Whereabouts(self.history)
        self.speakers = Speakers(self.history)
        self.answers = Answers(self.history)
        self.smart_tags = SmartTags(self.history)
        self.claims, self.outlines = Claims(self.history), Outlines(self.history)
        self.export_targets = ExportTargets(self.history)
        self.moments, self.chain = Moments(self.history), Chain(self.history)
        self.past = Past(self.history)
        self.care = Care(self.history)
        self.backups = Backups(self.history, self.trash)
        self.id = self.settings.get(LIBRARY_ID)
        self.drafts = self._drafts("")
        self.wanted = self._drafts("wanted")
        """Imports that were asked for and are not done."""

    def _drafts(self, kind: str) -> Drafts:
        return Drafts(self.folder, self.id, self.history.window, kind, read_only=self.read_only)

    @classmethod
    def open(cls, folder: Path, window: str = "", *, begin_anew: bool = False) -> Self:
        """Open the library in a folder, creating or migrating it.

        `window` is that of another Library whose changes are not foreign here, nor ours there.
        Where a library has lost its database an empty one is begun only if `begin_anew` says so.
        Raises NewerLibraryError, DamagedLibraryError, LibraryBusyError or StorageError.
        """
        store = Store(folder, begin_anew=begin_anew)
        try:
            library = cls(store, window)
            if not library.read_only:
                # Where another window writes, or the disk is full, whoever opens it next does so.
                with suppress(LibraryBusyError, StorageError):
                    make_missing(library.history)
        except BaseException:
            store.close()
            raise
        return library

    def version(self) -> object:
        """Return what stays the same while nobody writes, not here and not elsewhere."""
        return self._store.version()

    def close(self) -> None:
        """Let go of the folder; the library cannot be used afterwards."""
        self.drafts.close()
        self.wanted.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
