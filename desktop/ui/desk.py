"""What the verbs work with: the open library and the panes of the window."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.errors import ManiculeError
from desktop.ui.locked.passwords import Passwords
from desktop.ui.shown import Shown
from desktop.ui.tabs.trail import Place, Trail
from desktop.ui.work.beforehand import Beforehand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QMainWindow

    from desktop.domain import Highlight
    from desktop.domain.asking.which import Which
    from desktop.ui.actions import ActionSet
    from desktop.ui.cards.sidebar import Sidebar
    from desktop.ui.fields.highlight_choice import Asking
    from desktop.ui.left_pane import LeftPane
    from desktop.ui.look.theme import ThemeChoice
    from desktop.ui.pages.drawing import Drawing
    from desktop.ui.remembered import WindowSettings
    from desktop.ui.room import Room
    from desktop.ui.subject import Subject
    from desktop.ui.tabs.reading_area import ReadingArea
    from desktop.ui.tree.catalogue import Catalogue
    from desktop.ui.work.bridge import Bridge
    from desktop.ui.work.own_turn import PaintedLater
    from desktop.ui.work.status import StatusLine
    from desktop.ui.work.tasks import Tasks
    from desktop.workspace import Workspace

P = ParamSpec("P")
T = TypeVar("T")
LARGE = 500_000
"""Characters of a text that takes longer to read than a fifth of a frame."""


class Desk(QObject):
    """The panes, and the library once it is open. Verbs hold a desk, never each other's widgets."""

    opened = Signal()
    places_changed = Signal()

    window: QMainWindow
    actions: ActionSet
    left: LeftPane
    reading: ReadingArea
    room: Room
    sidebar: Sidebar
    subject: Subject
    """What is in hand."""
    status: StatusLine
    settings: WindowSettings
    look: ThemeChoice

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.places = Trail()
        self._workspace: Workspace | None = None
        self.catalogue: Catalogue
        self.tasks: Tasks
        self._painted_later: PaintedLater
        self.bridge: Bridge
        self.passwords = Passwords(window)
        self._beforehand = Beforehand(self)
        self.afterwards = self._beforehand.then
        """Does something once the document is open that was asked for last, or at once."""
        self.drawing: Drawing
        """Has the pages of documents drawn."""

    @property
    def workspace(self) -> Workspace:
        """The open library. Verbs that need one are disabled until it is there."""
        if self._workspace is None:
            message = "no library is open yet"
            raise RuntimeError(message)
        return self._workspace

    @property
    def is_open(self) -> bool:
        """Whether a library is open."""
        return self._workspace is not None

    def attach(self, workspace: Workspace, catalogue: Catalogue) -> None:
        """Work with this library from now on; the catalogue lists what is in it."""
        from desktop.ui.pages.drawing import Drawing  # after the first paint, as below
        from desktop.ui.work.bridge import Bridge
        from desktop.ui.work.others_turn import OthersTurn
        from desktop.ui.work.own_turn import PaintedLater
        from desktop.ui.work.tasks import Tasks

        self._workspace = workspace
        self.catalogue = catalogue
        workspace.history.wait_with(OthersTurn(workspace.folder, self.window))
        self.tasks = Tasks(workspace.folder, workspace.window, self)
        self.bridge = Bridge(workspace, self)
        # The tree is painted whole when it loses the keyboard to a page.
        self._painted_later = PaintedLater(self.reading, self.left.tree.view)
        self.drawing = Drawing(workspace.documents.page_process, self)
        self.tasks.changed.connect(self.bridge.tell_soon)
        self.tasks.finishing.connect(self.bridge.tell_now)
        self.tasks.died.connect(lambda: self.bridge.tell_soon(catalogue.missed()))
        self.tasks.broke.connect(self.status.say)
        self.status.progress.watch(self.tasks)
        self.opened.emit()
        panes = self.reading.panes
        self.reading.spare.may_go_on = lambda: not any(pane.is_partial for pane in panes())
        self.reading.spare.begin()

    def detach(self) -> None:
        """End the workers and close the library."""
        workspace = self._workspace
        self.let_go()
        if workspace is not None:
            workspace.close()

    def let_go(self) -> None:
        """End the workers, and leave the library open for whoever opened it."""
        if self._workspace is not None:
            self._beforehand.stop()
            self.reading.spare.stop()
            self.drawing.stop()
            self.bridge.stop()
            self.tasks.stop()
            self._workspace = None

    def safely(self, act: Callable[P, T]) -> Callable[P, T | None]:
        """Return `act` with the reader's failures said in the status line."""

        @wraps(act)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> T | None:
            try:
                return act(*args, **kwargs)
            except ManiculeError as error:
                self.status.say(str(error))
                return None

        return guarded

    def asking(self, within: Which | None = None, without: str = "") -> Asking:
        """Return what looks up highlights that answer a question, all but one, to choose among."""
        from desktop.domain.asking.which import ANYTHING  # after the first paint
        from desktop.ui.work.tasks import call

        def ask(typed: str, then: Callable[[Sequence[Highlight]], None]) -> None:
            among = ANYTHING if within is None else within
            asked = call(self.workspace.questions.choosable, typed, among, without)
            self.tasks.search(asked, then=then, failed=self.status.say)

        return ask

    def here(self) -> Place | None:
        """Return the place being read, or the note in front."""
        pane, tab = self.reading.current(), self.reading.on_show()
        if tab is not None and tab.shown.note_id:
            return Place("", 0, note_id=tab.shown.note_id)
        return Place(pane.document_id, pane.reader.position(), pane.revision) if pane else None

    def leave_here(self, *, walking: bool = False) -> None:
        """Remember the place being read before jumping away from it."""
        here = self.here()
        if here is not None:
            self.places.leave(here, walking=walking)
            self.places_changed.emit()

    @contextmanager
    def walking(self) -> Iterator[None]:
        """Remember where a walk from one highlight to the next began."""
        self.leave_here(walking=True)
        yield
        self.afterwards(lambda: self.places.arrive(self.here()))

    def open_beside(self, highlight: Highlight) -> None:
        """Show a highlight on the other side, so that what is in front stays in sight."""
        self.reading.go_beside(Shown(highlight.document_id))
        self.open_passage(highlight.document_id, highlight.start, highlight.end)
        self.subject.take(highlight.id)

    def open_passage(
        self,
        document_id: str,
        start: int = -1,
        end: int = -1,
        *,
        revision: int = 0,
        leave: bool = True,
        keep: bool = True,
        beside: bool = False,
    ) -> None:
        """Show a document, at a passage or where the reader left off; with a revision, that one.

        Not to `keep` it is to look into it only: the next one takes its tab. `beside` shows it on
        the other side. A large text is read first; whoever does something to the page that is then
        in front does it `afterwards`.
        """
        act = partial(
            self._open, document_id, start, end, revision=revision, leave=leave, keep=keep,
            beside=beside,
        )  # fmt: skip
        self._beforehand.drop()
        if self._is_slow(document_id, revision):
            number = revision or self.catalogue.documents[document_id].revision
            read = partial(self.workspace.documents.content, document_id, number)
            self._beforehand.ask(read, self.safely(act))
        else:
            act()

    def _is_slow(self, document_id: str, revision: int) -> bool:
        """Whether the text has to be read, which takes its time."""
        document = self.catalogue.documents.get(document_id)
        if document is None or document.characters < LARGE:
            return False
        shown, number = Shown(document_id, revision), revision or document.revision
        if any(pane.shown == shown for pane in self.reading.panes()):
            return False
        return not self.workspace.documents.is_at_hand(document_id, number)

    def _open(
        self,
        document_id: str,
        start: int,
        end: int,
        *,
        revision: int,
        leave: bool,
        keep: bool,
        beside: bool,
    ) -> None:
        if document_id not in self.catalogue.documents:
            self.status.say("That document is no longer in the library.")
            return
        if leave:
            self.leave_here()
        self._painted_later.ask()
        pane = self.reading.open(document_id, revision, keep=keep, beside=beside)
        if start >= 0:
            pane.reader.goto(start, flash=(start, end) if end > start else None)
        pane.setFocus()
