"""Verbs about files whose documents are still to come: their pages, and what became of them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from shiboken6 import isValid

from desktop.errors import ManiculeError
from desktop.ui.remembered import ARRANGED
from desktop.ui.shown import Shown, of_arriving
from desktop.ui.tabs.other_tab import WAITING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop.ui.arriving.arriving_tab import ArrivingTab
    from desktop.ui.desk import Desk
    from desktop.ui.pages.pages_view import Stand
    from desktop.ui.tabs.document_pane import DocumentPane

_SOON_MS = 600
"""After which an import begins though no page is there yet."""
_STOPPED = "Stopped: nothing was brought into the library. The pages can be looked at."
_LOCKED = "The file opens with a password."


class ArrivingVerbs:
    """Opens a tab for the one file of an import, before anything of it is in the library."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tabs: list[ArrivingTab] = []
        self._paths: dict[Shown, Path] = {}
        desk.reading.pane_closed.connect(self._closed)
        desk.opened.connect(lambda: desk.tasks.progressed.connect(self._follow))

    # -- a file comes

    def is_coming(self, paths: Sequence[Path]) -> bool:
        """Turn to the tab of a file that is on its way already, and say whether it is."""
        found = [tab for tab in self._tabs if [tab.path] == list(paths) and not tab.is_over]
        for tab in found:
            self._desk.reading.show_tab(tab.shown)
            self._desk.reading.take_focus()
        return bool(found)

    def open(self, paths: Sequence[Path]) -> ArrivingTab | None:
        """Show the pages of the one file that is to be imported, should it have some."""
        if not self.has_pages(paths):
            return None
        shown = of_arriving(len(self._paths))
        self._paths[shown] = paths[0]
        self._desk.leave_here()
        self._desk.reading.show_tab(shown)
        self._desk.reading.take_focus()
        return self._tabs[-1]

    def has_pages(self, paths: Sequence[Path]) -> bool:
        """Whether this is one file whose pages can be looked at before it is imported."""
        suffixes = self._desk.workspace.imports.paged_suffixes()
        try:
            return [path.suffix.lower() in suffixes and path.is_file() for path in paths] == [True]
        except OSError:
            return False  # the import finds the words for it

    def made(self, shown: Shown) -> ArrivingTab:
        """Make the tab of a file that is to be imported."""
        from desktop.ui.arriving.arriving_tab import ArrivingTab  # after the first paint, as pages

        desk, path = self._desk, self._paths[shown]
        tab = ArrivingTab(shown, path, desk.drawing, desk.passwords.of(path))
        self._tabs.append(tab)
        desk.reading.pane_made.emit(tab.arriving)
        tab.stop_wanted.connect(lambda: desk.tasks.cancel(tab.job))
        tab.refused.connect(lambda: desk.status.say(WAITING))
        return tab

    def when_seen(self, tab: ArrivingTab | None, begin: Callable[[], object]) -> None:
        """Begin an import once a page of its file is seen, which would be later for it."""
        if tab is None:
            begin()
            return
        waiting = QTimer(self._desk, singleShot=True, interval=_SOON_MS)
        waiting.timeout.connect(begin)
        waiting.timeout.connect(waiting.deleteLater)

        def begin_now() -> None:
            if isValid(waiting):
                waiting.setInterval(0)

        tab.seen.connect(begin_now, Qt.ConnectionType.SingleShotConnection)
        waiting.start()

    def attend(self, tab: ArrivingTab | None, job: int, again: Callable[[], object]) -> None:
        """Have a tab wait for an import; `again` begins it once more."""
        if tab is not None and self._waits(tab):
            tab.attend(job, again)
            self._follow()

    def _waits(self, tab: ArrivingTab) -> bool:
        """Whether a tab has not been closed."""
        return isValid(tab) and tab in self._tabs

    def _follow(self) -> None:
        jobs = self._desk.tasks.jobs
        first = next(iter(jobs), 0)
        for tab in self._tabs:
            if (job := jobs.get(tab.job)) is not None:
                tab.follow(job, is_first=tab.job == first)

    def _closed(self, pane: DocumentPane) -> None:
        for tab in [tab for tab in self._tabs if tab.arriving is pane]:
            self._tabs.remove(tab)
            tab.let_go()

    # -- what became of it

    def stop(self, tab: ArrivingTab | None) -> None:
        """Say that an import was stopped before there was a document."""
        if tab is not None:
            self.fail(tab, _STOPPED)

    def break_off(self, tab: ArrivingTab | None, sentence: str) -> None:
        """Say that an import ended before anybody knows what became of it."""
        if tab is not None and tab.is_stopping:  # before its turn came
            self.stop(tab)
            return
        self._desk.tasks.broke.emit(sentence)
        self.fail(tab, sentence)

    def fail(self, tab: ArrivingTab | None, sentence: str) -> bool:
        """Say in a tab why there is no document; return whether there it can be read.

        Where there are no pages to look at, the tab is closed.
        """
        if tab is None or not self._waits(tab):
            return False
        has_pages = tab.pages is not None
        if has_pages:
            tab.fail(sentence)
        else:
            self._desk.reading.close_pane(tab)
        return has_pages

    def ask_password(self, tab: ArrivingTab | None) -> None:
        """Say in a tab why nothing is seen yet."""
        if tab is not None and self._waits(tab):
            tab.wait(_LOCKED)

    def unlock(self, tab: ArrivingTab | None, password: str) -> None:
        """Show the pages that a password opens."""
        if tab is not None and self._waits(tab):
            tab.look(self._desk.drawing, password)

    def show(self, document_id: str, tab: ArrivingTab | None) -> bool:
        """Show a document that came in, in the tab that waits for it or in one of its own.

        Where that tab was closed meanwhile, nobody looks for it: return whether it is shown.
        """
        if tab is not None and not self._waits(tab):
            return False
        if tab is None:
            self._desk.safely(self._desk.open_passage)(document_id)
        else:
            self._desk.safely(self._become)(tab, document_id)
        return True

    def _become(self, tab: ArrivingTab, document_id: str) -> None:
        """Let a tab be that of its document, whose pages stand as those of the file stood."""
        desk, stand = self._desk, tab.stand()
        is_front = desk.reading.on_show() is tab
        is_open = any(one.shown == Shown(document_id) for one in desk.reading.all_tabs())
        document = desk.catalogue.documents.get(document_id)
        if is_open or document is None:
            desk.reading.close_pane(tab)
            if is_front:
                desk.open_passage(document_id)
                _go_on(desk.reading.current(), stand)
            return
        try:
            self._fill(tab, document_id)
        except ManiculeError:
            desk.reading.close_pane(tab)
            raise
        self._tabs.remove(tab)
        pane = tab.give_up_pane()
        desk.reading.put(pane, tab)
        desk.reading.retitle(document)
        if is_front:
            pane.setFocus()
        left_off = desk.workspace.documents.reading_position(document_id)
        if not left_off or (stand is not None and not stand.is_at_top):
            _go_on(pane, stand)
        desk.reading.current_changed.emit()

    def _fill(self, tab: ArrivingTab, document_id: str) -> None:
        """Show the document in the page of a tab; what is seen of it stays to be seen."""
        desk = self._desk
        if tab.is_arranged and (pages := tab.pages) is not None:
            desk.settings.set_text(f"{ARRANGED}/{document_id}", pages.arrangement.told())
        # With no source at all there would be no process to go on with.
        with closing(desk.drawing.source(tab.path)), tab.going_on():
            desk.reading.fill(tab.pane, document_id)


def _go_on(pane: DocumentPane | None, stand: Stand | None) -> None:
    """Show a document where its file was looked at."""
    if pane is None or stand is None:
        return
    if (pages := pane.views.pages_view) is not None:
        pages.take_stand(stand)
    elif not stand.is_at_top:
        pane.views.go_to_page(stand.page)
