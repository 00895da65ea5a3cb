"""The window: makes the panes, puts the verbs to work on them, remembers where things were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from desktop import APP_NAME
from desktop.ui.actions import ActionSet, Needs, actions, slots
from desktop.ui.desk import Desk
from desktop.ui.left_pane import LeftPane
from desktop.ui.look.drops import accept_copy
from desktop.ui.look.icons import app_icon
from desktop.ui.look.theme import ThemeChoice
from desktop.ui.remembered import WindowSettings
from desktop.ui.restoring import Restoring
from desktop.ui.room import Room
from desktop.ui.search.search_field import SearchField
from desktop.ui.tabs.reading_area import ReadingArea
from desktop.ui.toolbar import build_head
from desktop.ui.work.status import StatusLine

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from desktop.ui.possible import Possible
    from desktop.ui.tabs.document_pane import DocumentPane
    from desktop.ui.tree.catalogue import Catalogue
    from desktop.ui.verbs import Verbs
    from desktop.workspace import Workspace

SIZE, LARGEST, SHARE, FRAME = (1280, 800), (1600, 1000), 0.8, 40
"""Of the first window, which leaves room for its title bar on the screen."""
READ_ONLY = "This library is read-only: it can be read, searched and exported, but not changed."


class MainWindow(QMainWindow):
    """Painted empty first; then `prepare` puts the verbs to work and `open_library` fills it."""

    painted = Signal()
    """Once, after the window was first on the screen."""

    verbs: Verbs
    possible: Possible

    def __init__(self, settings: WindowSettings | None = None) -> None:
        super().__init__()
        self.setObjectName("manicule")
        self.setWindowTitle(APP_NAME)
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self._was_painted = False
        self._is_prepared = False
        self.desk = self._made_desk(settings or WindowSettings())
        self._lay_out()
        self.restoring = Restoring(self, self.desk)
        self.restoring.restore()
        self.desk.left.tree.view.setFocus()

    def _made_desk(self, settings: WindowSettings) -> Desk:
        desk = Desk(self)
        desk.settings = settings
        desk.look = ThemeChoice(self)
        desk.look.choose(settings.preferences().theme)
        desk.actions = ActionSet(self)
        for row in actions():
            desk.actions[row.name].setEnabled(row.needs is Needs.NOTHING)
        desk.status = StatusLine(self)
        desk.left = LeftPane(SearchField(self), self)
        desk.reading = ReadingArea(self)
        return desk

    def _lay_out(self) -> None:
        desk = self.desk
        desk.room = Room(desk.left, desk.reading, self)
        self.setCentralWidget(desk.room.splitter)
        desk.left.field.setEnabled(False)  # until there is a library to search
        self.setMenuWidget(build_head(self, desk.actions, desk.left.field))
        room = self.screen().availableGeometry().adjusted(0, 0, 0, -FRAME).size()
        wanted = (room * SHARE).boundedTo(QSize(*LARGEST)).expandedTo(QSize(*SIZE))
        self.resize(wanted.boundedTo(room))

    def prepare(self) -> None:
        """Put the verbs to work, once; the first paint would be late if it waited for them."""
        if self._is_prepared:
            return
        self._is_prepared = True
        from desktop.ui.cards.sidebar import Sidebar
        from desktop.ui.possible import Possible  # after the first paint: all five
        from desktop.ui.refresher import Refresher
        from desktop.ui.subject import Subject
        from desktop.ui.verbs import Verbs

        self.desk.sidebar = Sidebar(self)
        self.desk.room.put_right(self.desk.sidebar)
        desk = self.desk
        desk.subject = Subject(desk.reading, desk.sidebar, desk.left.tree)
        desk.subject.afterwards = desk.afterwards
        self.verbs = Verbs(self.desk)
        self._slots = slots(self.verbs)
        Refresher(self.desk, self.verbs)
        self.possible = Possible(self.desk, self.verbs)
        self._connect(self.desk)
        self.enable()

    def _connect(self, desk: Desk) -> None:
        from desktop.ui.focus_order import order_focus

        desk.actions.triggered.connect(self.do)
        desk.reading.current_changed.connect(self.enable)
        desk.reading.pane_made.connect(self._connect_pane)
        desk.reading.pane_closed.connect(self._keep_place)
        desk.reading.empty.chosen.connect(lambda: self.do("import_files"))
        desk.look.changed.connect(self._retint)
        desk.reading.current_changed.connect(lambda: order_focus(desk))
        desk.reading.current_changed.connect(self._fit)
        desk.reading.current_changed.connect(desk.status.settle)

    def do(self, name: str) -> None:
        """Do what an action of the table says."""
        self.desk.safely(self._slots[name])()

    # The library

    def open_library(self, workspace: Workspace, catalogue: Catalogue | None = None) -> None:
        """Show a library that was just opened, with the tabs it had."""
        from desktop.ui.tree.catalogue import Catalogue  # after the first paint

        self.prepare()
        desk = self.desk
        desk.attach(workspace, catalogue or Catalogue(workspace))
        self.restoring.restore_tabs()
        self.enable()
        if workspace.read_only:
            desk.status.say(READ_ONLY)

    def start_background(self) -> None:
        """Install the sample documents at the first start, and level the index."""
        from desktop.ui.work.tasks import call  # after the first paint

        tasks, workspace = self.desk.tasks, self.desk.workspace
        if not self.desk.catalogue.documents and not self.desk.workspace.read_only:
            tasks.run(
                call(workspace.starter.install),
                text="Preparing sample documents",
                then=lambda installed: self._greet() if installed else None,
            )
        else:
            tasks.run(call(workspace.search.sync), text="Bringing the search up to date")
        self.verbs.imports.take_up()
        self.verbs.reviews.looking.look()
        self.verbs.backups.make_daily()

    def _greet(self) -> None:
        if not self.desk.reading.panes():
            first = next(iter(self.desk.catalogue.documents), None)
            if first is not None:
                self.desk.open_passage(first)
            self.desk.status.say("These are sample documents. The File menu can remove them.")

    def show_problem(self, title: str, text: str) -> None:
        """Say in the window why there is no library."""
        self.desk.reading.empty.say(title, text)
        self.desk.status.say(text)

    def open_path(self, path: Path) -> None:
        """Import a file if need be, and show it."""
        self.verbs.imports.import_paths([path])

    def _connect_pane(self, pane: DocumentPane) -> None:
        pane.position_settled.connect(lambda _id, _offset: self._keep_place(pane))
        pane.section_reached.connect(lambda *place: self._follow(pane, *place))
        pane.views.with_readers(
            lambda reader: reader.search_requested.connect(
                lambda _words: self.do("search_selection")
            )
        )

    def _follow(self, pane: DocumentPane, document_id: str, section: int) -> None:
        if pane is self.desk.reading.current():
            self.desk.left.tree.follow(document_id, -1 if pane.revision else section)

    def _keep_place(self, pane: DocumentPane) -> None:
        """Remember where the reader is in a document, in its newest revision."""
        desk, key = self.desk, pane.document_id
        if desk.is_open and key in desk.catalogue.documents and not pane.revision:
            keep = desk.safely(desk.workspace.documents.set_reading_position)
            keep(key, position := pane.reader.position())
            desk.catalogue.read(key, position)

    # What can be done now

    def enable(self) -> None:
        """Enable the actions that mean something now."""
        self.possible.look_soon()
        self.desk.left.field.setEnabled(self.desk.is_open)
        self.verbs.view.show_toggles()

    def _retint(self) -> None:
        self.desk.sidebar.retint()
        self.update()

    def _remember_places(self) -> None:
        for pane in self.desk.reading.panes():
            self._keep_place(pane)

    # Qt's own

    @override
    def event(self, event: QEvent) -> bool:
        """Bring the actions level before a key is looked up among them."""
        if event.type() is QEvent.Type.ShortcutOverride:
            self.desk.actions.bring_level()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.restoring.keep_soon()

    def _fit(self) -> None:
        if self.desk.room.fit(self.width()) and self._is_prepared:
            self.verbs.view.show_room()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.setFocus()  # whatever is being written hands itself over
        self.restoring.keep()
        self._remember_places()
        if self._is_prepared:
            self.verbs.end()
        self.hide()  # the workers may take a moment to end
        self.desk.detach()
        super().closeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say why nothing happens when the key of an action is pressed that means nothing now."""
        from desktop.ui.possible import WHY

        if self.desk.is_open and self.verbs.tagging.take_key(event):
            return
        keys = QKeySequence(event.keyCombination())
        for name in WHY:
            action = self.desk.actions[name]
            if not action.isEnabled() and keys in action.shortcuts() and self.desk.is_open:
                self.desk.status.say(self.possible.why(name))
                return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)
            QTimer.singleShot(0, self, self.prepare)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.desk.is_open and (said := _said_of(event.mimeData())):
            accept_copy(event)
            self.desk.status.say(said)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        accept_copy(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self.desk.is_open and self.verbs.imports.take(event.mimeData()):
            accept_copy(event)


def _said_of(dragged: QMimeData) -> str:
    """Return what dropping something does; '' where it is nothing that can be read."""
    if dragged.hasUrls():
        return "Drop it to make a document of it. What a draft quotes is checked with Ctrl+Shift+P."
    is_text = dragged.hasHtml() or dragged.hasText()
    return "Drop it to make a document of it." if is_text else ""
