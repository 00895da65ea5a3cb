"""What the program can do, in words. Window, command line and worker all call this."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from desktop import paths
from desktop.library import Library
from desktop.workspace.arguing.claims import Claims
from desktop.workspace.arguing.figures import Figures
from desktop.workspace.arguing.outlines import Outlines
from desktop.workspace.arguing.witnesses import Witnesses
from desktop.workspace.backups import Backups
from desktop.workspace.care import Care
from desktop.workspace.citing.citations import Citations
from desktop.workspace.citing.deep_links import DeepLinks
from desktop.workspace.citing.proofs import Proofs
from desktop.workspace.codebook.codebooks import Codebooks
from desktop.workspace.collections import Collections
from desktop.workspace.documents import Documents
from desktop.workspace.exporting.exporting import Exporting
from desktop.workspace.exporting.keeping_up import Keeping
from desktop.workspace.exporting.templates import Templates
from desktop.workspace.exports import Exports
from desktop.workspace.highlights import Highlights
from desktop.workspace.history import History
from desktop.workspace.imports.imports import Imports
from desktop.workspace.imports.originals import Originals
from desktop.workspace.imports.scans import Scans
from desktop.workspace.links import Links
from desktop.workspace.noted.bookmarks import Bookmarks
from desktop.workspace.noted.free_notes import Notes
from desktop.workspace.noted.reading_progress import Readings
from desktop.workspace.opened import Opened
from desktop.workspace.receipts.receipts import Receipts
from desktop.workspace.revising.comparing import Comparisons
from desktop.workspace.revising.reviews import Reviews
from desktop.workspace.revising.revisions import Revisions
from desktop.workspace.searching.highlight_questions import Questions
from desktop.workspace.searching.search import Search
from desktop.workspace.searching.similar import Similar
from desktop.workspace.searching.speakers import Speakers
from desktop.workspace.sections import Sections
from desktop.workspace.starter import Starter
from desktop.workspace.tags import Colours, Tags
from desktop.workspace.trash import Trash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.domain import Changes
    from desktop.domain.steps import StepCode

__all__ = ["Workspace"]


class Workspace:
    """One open library and, noun by noun, everything that can be done with it.

    Every change is stored before the method returns; then all listeners are told what changed.
    """

    def __init__(self, library: Library) -> None:
        opened = self.opened = Opened(library)
        """The library, the index and the listeners, which all the nouns share."""
        self.folder = library.folder
        self.library_id = library.id
        """Stays the same when the folder moves."""
        self.read_only = library.read_only
        """Whether the library cannot be changed: its disk or its owner forbids it."""
        self.window = library.history.window
        """Whose changes these are, among all who have the library open."""
        self.settings = library.settings
        self.drafts, self.wanted = library.drafts, library.wanted
        self.documents = Documents(opened)
        self.trash = Trash(opened)
        self.collections = Collections(opened)
        self.sections = Sections(opened)
        self.tags = Tags(opened)
        self.codebooks = Codebooks(opened)
        self.colours = Colours(opened)
        self.highlights = Highlights(opened)
        self.reviews = Reviews(opened)
        self.revisions = Revisions(opened)
        self.links = Links(opened)
        self.speakers = Speakers(opened)
        self.questions = Questions(opened, self.collections)
        self.search = Search(opened)
        self.similar = Similar(opened)
        self.imports = Imports(opened, self.search)
        self.originals = Originals(opened, self.search)
        self.scans = Scans(opened, self.originals)
        self._begin_to_hand_on(opened)
        self.citations = Citations(opened)
        self._begin_to_note(opened)
        self._begin_to_argue(opened)
        self.comparisons = Comparisons(opened)
        self.receipts = Receipts(opened)
        self.history = History(opened)
        self.care = Care(opened)
        self.backups = Backups(opened)
        self.starter = Starter(self)

    def _begin_to_hand_on(self, opened: Opened) -> None:
        self.exports = Exports(opened, self.questions)
        self.exporting = Exporting(opened, self.questions, self.links, self.collections)
        self.templates = Templates(opened, self.questions)
        self.keeping = Keeping(opened, self.questions, self.collections, self.templates)

    def _begin_to_note(self, opened: Opened) -> None:
        self.notes = Notes(opened, self.citations)
        self.bookmarks = Bookmarks(opened)
        self.readings = Readings(opened)

    def _begin_to_argue(self, opened: Opened) -> None:
        witnesses = Witnesses(opened, self.citations, self.speakers)
        self.claims = Claims(opened, witnesses, self.similar)
        self.outlines = Outlines(opened, witnesses)
        self.figures = Figures(opened, self.questions, self.links)
        self.proofs = Proofs(opened)
        self.deeplinks = DeepLinks(opened)

    @classmethod
    def open(
        cls, folder: Path | None = None, window: str = "", *, begin_anew: bool = False
    ) -> Self:
        """Open the library in `folder`, or the reader's own; it is created when missing.

        One that has lost its database raises LostLibraryError, unless told to begin anew there.
        With the `window` of another Workspace neither tells of the other's changes in `poll`.
        Raises NewerLibraryError, DamagedLibraryError, LibraryBusyError or StorageError.
        """
        folder = folder or paths.default_library()
        return cls(Library.open(folder, window, begin_anew=begin_anew))

    def close(self) -> None:
        """Let go of the library; nothing needs saving."""
        self.originals.close()
        self.similar.close()
        self.opened.close()

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` after every change, in the thread that made it."""
        self.opened.subscribe(listener)

    def poll(self) -> None:
        """Tell listeners what other windows and commands have changed since the last call."""
        self.opened.tell(self.opened.library.history.foreign_changes())

    @contextmanager
    def step(self, code: StepCode, *, undoable: bool = True) -> Iterator[None]:
        """Group the changes made inside into one that is undone as a whole."""
        with self.opened.step(code, undoable=undoable):
            yield
