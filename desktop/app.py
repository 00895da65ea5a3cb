"""The window's wiring: one application, one window, one library."""

from __future__ import annotations

import gc
import importlib
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QFileOpenEvent, QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QDialog
from typing_extensions import override

from desktop import APP_ID, APP_NAME, __version__
from desktop.errors import LostLibraryError, ManiculeError
from desktop.logs import open_log
from desktop.paths import default_library
from desktop.ui.look.icons import app_icon
from desktop.ui.remembered import WindowSettings
from desktop.ui.window import MainWindow
from desktop.ui.work.collecting import Collecting
from desktop.ui.work.crash import CrashHook, log

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPixmap

    from desktop.domain.backups import Backup, BackupOutcome
    from desktop.ui.tree.catalogue import Catalogue
    from desktop.workspace import Workspace


_QUIET_MS, _LONGEST_MS = 400, 60_000
"""How long nothing may have come before a picture is taken, and how long it waits for that."""
_DIMMED = 60
"""How dark a window is behind its dialog in a picture, of 255."""
BREATH_MS = 50
"""Between showing the library and starting to work on it: the window is painted."""


def make_application() -> QApplication:
    """Return the one QApplication, set up; made if there is none."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    app = QApplication([APP_NAME])
    app.setApplicationName(APP_NAME.lower())
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName(APP_ID)
    app.setWindowIcon(app_icon())
    # The same drawing on every system, so that the style sheet looks the same everywhere.
    app.setStyle("Fusion")
    return app


class Opening(QObject):
    """Opens the library in a thread once the window is painted, then hands it to the window."""

    _opened = Signal(object, object, str)
    _failed = Signal(str)
    _lost = Signal(object, object)

    def __init__(
        self,
        window: MainWindow,
        library: Path | None,
        path: Path | None,
        *,
        link: str = "",
        begin_anew: bool = False,
    ) -> None:
        super().__init__(window)
        self._link = link
        self._window = window
        self._library = library
        self._path = path
        self._begin_anew = begin_anew
        self._opened.connect(self._show)
        self._failed.connect(self._say)
        self._lost.connect(self._ask)
        self._restoring: Backup | None = None
        self._restored: BackupOutcome | None = None
        window.painted.connect(self._begin)

    def _begin(self) -> None:
        threading.Thread(target=self._open, daemon=True).start()

    def _open(self) -> None:
        # Importing takes longer than painting the window, and long lists longer still: all of it
        # happens here, so that the window answers meanwhile.
        gc.disable()  # it would look through all that is being made, and everybody would wait
        try:
            from desktop.ui.tree.catalogue import Catalogue
            from desktop.workspace import Workspace

            for module in ("desktop.worker", "desktop.ui.tabs.document_pane"):
                importlib.import_module(module)  # the window needs them a moment later
            if self._restoring is not None:
                self._restored = self._restore(self._restoring)
            workspace = Workspace.open(self._library, begin_anew=self._begin_anew)
            catalogue = Catalogue(workspace)
            known = workspace.imports.known(self._path) if self._path is not None else ""
            if known:
                with suppress(ManiculeError):  # the window says so where it is damaged
                    workspace.documents.content(known)
            workspace.documents.rehearse()
            workspace.highlights.rehearse()
        except LostLibraryError as error:
            from desktop.workspace import backups

            log.warning("the library is lost: %d sources", error.sources)
            self._lost.emit(error, backups.listed(error.folder))
        except ManiculeError as error:
            log.warning("%s", error)
            self._failed.emit(str(error))
        except ImportError:
            log.exception("the library's packages cannot be imported")
            raise
        else:
            self._opened.emit(workspace, catalogue, known)
        finally:
            gc.freeze()  # what is kept for the whole session is never looked through
            gc.enable()

    def _say(self, sentence: str) -> None:
        self._window.show_problem("The library could not be opened", sentence)

    def _restore(self, backup: Backup) -> BackupOutcome:
        from desktop.workspace.backups import restore

        folder = self._library or default_library()
        return restore(backup.path, folder, folder)

    def _ask(self, error: LostLibraryError, backups: Sequence[Backup]) -> None:
        """Ask what to do where the library is lost, and do it."""
        from desktop.ui import dialogs
        from desktop.ui.dialogs.backups.lost import WhenLost

        self._say(str(error))
        dialog = dialogs.LostDialog(error, backups, self._window)
        ways: dict[WhenLost, Callable[[], object]] = {
            WhenLost.NEWEST: lambda: self._go_on(dialog.newest),
            WhenLost.CHOOSE: lambda: self._choose(error, backups),
            WhenLost.ANEW: lambda: self._go_on(None, begin_anew=True),
            WhenLost.QUIT: self._window.close,
        }
        dialog.accepted.connect(lambda: ways[dialog.choice]())  # noqa: PLW0108 - chosen later
        dialog.open()  # not exec: whatever ends the window ends this too

    def _choose(self, error: LostLibraryError, backups: Sequence[Backup]) -> None:
        from desktop.ui import dialogs
        from desktop.workspace.backups import found

        dialog = dialogs.RestoreDialog(backups, found, self._window, target=None)
        dialog.accepted.connect(lambda: self._go_on(dialog.chosen()))
        dialog.rejected.connect(lambda: self._ask(error, backups))
        dialog.open()

    def _go_on(self, backup: Backup | None, *, begin_anew: bool = False) -> None:
        """Open the library after all, with what a backup holds, or empty."""
        self._restoring, self._begin_anew = backup, begin_anew
        self._window.show_problem("One moment", "The library is being opened.")
        self._begin()

    def _show(self, workspace: Workspace, catalogue: Catalogue, known: str) -> None:
        self._window.open_library(workspace, catalogue)
        if self._restored is not None:
            wrong = " ".join(self._restored.problems)
            self._window.desk.status.say(f"The backup was restored. {wrong}".rstrip())
        if known:
            self._window.desk.safely(self._window.desk.open_passage)(known)
        if self._link:
            self._window.verbs.deep_links.follow(self._link)
        new = self._path if not known else None
        QTimer.singleShot(BREATH_MS, self._window, lambda: self._begin_work(new))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the system has the program open while it runs: a link, or a file."""
        if not isinstance(event, QFileOpenEvent):
            return super().eventFilter(watched, event)
        from desktop.domain.exchanged.deep_link import SCHEME  # not for the first paint

        url, desk = event.url(), self._window.desk
        if url.scheme() == SCHEME:
            self._link = url.toString()
            if desk.is_open:
                self._window.verbs.deep_links.follow(self._link)
        elif url.isLocalFile():
            self._path = Path(url.toLocalFile())
            if desk.is_open:
                self._window.open_path(self._path)
        return True

    def _begin_work(self, new: Path | None) -> None:
        if not self._window.desk.is_open:  # closed again while it took breath
            return
        self._window.start_background()
        threading.Thread(target=_import_ahead, daemon=True).start()
        if new is not None:
            self._window.open_path(new)


def _import_ahead() -> None:
    """Import what the first document of pages needs: it would be late if it waited for that."""
    for module in ("desktop.ui.pages.pages_view", "desktop.ui.pages.arranging.arrangement"):
        importlib.import_module(module)


def run(
    library: Path | None = None,
    open_path: Path | None = None,
    *,
    link: str = "",
    begin_anew: bool = False,
) -> int:
    """Show the window on a library, or the reader's own, and return when it is closed."""
    open_log()
    app = make_application()
    hook = CrashHook(app)
    hook.install()
    window = MainWindow()
    app.installEventFilter(Opening(window, library, open_path, link=link, begin_anew=begin_anew))
    window.show()
    collecting = Collecting(app)
    try:
        return app.exec()
    finally:
        collecting.stop()
        window.desk.detach()
        sys.excepthook = sys.__excepthook__


def render_screenshot(
    workspace: Workspace,
    path: Path,
    size: tuple[int, int] = (1280, 800),
    *,
    theme: str = "light",
    begin: Callable[[MainWindow], None] | None = None,
) -> Path:
    """Write a picture of the window on an open library; works without a display.

    In front is the document with most highlights, at one of them that has a note; or else what
    `begin` opens, with its dialog.
    """
    make_application()
    window = MainWindow(WindowSettings(path.with_suffix(".ini")))
    window.resize(QSize(*size))
    window.prepare()
    window.verbs.view.show_theme(theme)
    window.open_library(workspace)
    documents = window.desk.catalogue.documents.values()
    chosen = max(documents, key=lambda document: document.highlights, default=None)
    window.show()
    if chosen is not None:
        _open_at_a_note(window, workspace, chosen.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    if begin is not None:  # in the event loop, as a dialog may have one of its own
        QTimer.singleShot(0, lambda: begin(window))
    _when_quiet(window, lambda: _pictured(window).save(str(path)))
    window.desk.let_go()
    window.close()
    window.deleteLater()
    path.with_suffix(".ini").unlink(missing_ok=True)
    return path


def _open_at_a_note(window: MainWindow, workspace: Workspace, document_id: str) -> None:
    noted = [one for one in workspace.highlights.all(document_id) if one.note]
    window.desk.open_passage(document_id)
    if noted:
        chosen = noted[len(noted) // 2]
        window.desk.open_passage(document_id, chosen.start)
        window.desk.sidebar.select(chosen.id)


def _pictured(window: MainWindow) -> QPixmap:
    """Return a picture of a window, with its dialog in the middle."""
    picture = window.grab()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            place = dialog.rect()
            place.moveCenter(window.rect().center())
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), QColor(0, 0, 0, _DIMMED))
            painter.drawPixmap(place, dialog.grab())
            painter.end()
            dialog.close()
    return picture


def _when_quiet(window: MainWindow, then: Callable[[], object]) -> None:
    """Do something once a window is dressed and its workers have answered, and return then."""
    loop, watch, seen = QEventLoop(), QTimer(interval=_QUIET_MS), list[bool]()

    def look() -> None:
        seen.append(window.updatesEnabled() and window.desk.tasks.is_at_rest)
        if (all(seen[-2:]) and len(seen) > 1) or len(seen) > _LONGEST_MS // _QUIET_MS:
            watch.stop()
            then()
            loop.quit()

    watch.timeout.connect(look)
    watch.start()
    loop.exec()
