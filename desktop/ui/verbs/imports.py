"""Verbs that bring documents in, all in the background, and say what became of them."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop import words
from desktop.domain import ImportOutcome, ImportStatus
from desktop.ui import dialogs
from desktop.ui.arriving.arriving_verbs import ArrivingVerbs
from desktop.ui.arriving.asked_imports import AskedImports
from desktop.ui.arriving.locked_imports import LockedImports
from desktop.ui.arriving.wanted_imports import WantedImports
from desktop.ui.bringing.bringing_verbs import BringingVerbs, name_filter
from desktop.ui.revisions.version_making import VersionMaking
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData

    from desktop.ui.arriving.arriving_tab import ArrivingTab
    from desktop.ui.desk import Desk
    from desktop.ui.work.telling import Tell

_KEPT = {
    ImportStatus.IMPORTED: "imported",
    ImportStatus.REVISED: "updated",
    ImportStatus.UNCHANGED: "already here",
    ImportStatus.FAILED: "failed",
}


REST_MS = 120_000
"""How long after an import the search index is made smaller, if nothing else is to be done."""


class ImportVerbs:
    """The worker reads files; what it says is told in the status line, or in a report."""

    def __init__(self, desk: Desk, tell: Tell, review: Callable[[], None]) -> None:
        """`tell` says what was read, and how passages stand in it; `review` goes through these."""
        self._desk = desk
        wanted = self.wanted = WantedImports(desk)
        self.bringing = BringingVerbs(desk, wanted, self.report, review)
        self.arriving = ArrivingVerbs(desk)
        self._asked = AskedImports(desk, self.arriving, wanted, self.report)
        self._locked = LockedImports(desk, self.arriving, wanted, self.report, self._refuse)
        self.versions = VersionMaking(desk, tell)
        self._tell = tell
        self._rest = QTimer(desk, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._tend_index)
        desk.left.tree.model.files_dropped.connect(self._drop_files)

    def choose_files(self) -> None:
        """Ask for files and import them."""
        # While they are being chosen, what draws pages gets ready.
        with closing(self._desk.drawing.source(Path())):
            names, _ = QFileDialog.getOpenFileNames(
                self._desk.window,
                "Import Files",
                self._desk.settings.folder("import_folder"),
                self.name_filter(),
            )
            if names:
                self._desk.settings.set_text("import_folder", str(Path(names[0]).parent))
                self.import_paths([Path(name) for name in names])

    def name_filter(self) -> str:
        """Return what a file dialog offers to choose from: files that can be read, or all."""
        return name_filter(self._desk.workspace.imports)

    def choose_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        name = QFileDialog.getExistingDirectory(
            self._desk.window, "Import Folder", self._desk.settings.folder("import_folder")
        )
        if name:
            self._desk.settings.set_text("import_folder", name)
            self.import_paths([Path(name)])

    def import_paths(self, paths: Sequence[Path], collection: str = "") -> None:
        """Import files and folders in the background; a file alone is looked at meanwhile."""
        self._asked.files(paths, collection)

    def take_up(self) -> None:
        """Go on with what was being imported when the program ended."""
        self._asked.take_up()

    def import_quietly(
        self, paths: Sequence[Path], done: Callable[[Sequence[ImportOutcome]], None]
    ) -> None:
        """Import what can be read of files that nobody is waiting for: no page turns for them."""
        readable = self._desk.workspace.imports.readable_suffixes()
        asked = [path for path in paths if path.suffix.lower() in readable]
        if not asked:
            return

        def then(outcomes: list[ImportOutcome]) -> None:
            done(outcomes)
            outcomes = self.bringing.offer(outcomes)
            if any(one.status is not ImportStatus.UNCHANGED for one in outcomes):
                sentence = f"From the watched folder: {_sum(outcomes)}"
                standing = _standing(outcomes)
                news = words.kept_changed(standing, self._changed_titles(outcomes))
                if _doubtful(outcomes):
                    show = partial(self._show_report, outcomes)
                    self._desk.status.offer(f"{sentence} {news}".strip(), "Show", show)
                else:
                    self._tell(sentence, standing, news)

        # What the reader put in the trash stays there: nobody has asked for it again.
        importing = call(self._desk.workspace.imports.files, asked, from_trash=False, asks=True)
        self._desk.tasks.run(importing, text="Importing", then=then)

    def paste(self) -> None:
        """Make a document of what is on the clipboard: files, a copied web page, or text."""
        # Where whoever copied is gone there may be no data at all, whatever its type says.
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is None or not self.take(data):
            self._desk.status.say("There is no text on the clipboard to make a document of.")

    def take(self, data: QMimeData) -> bool:
        """Import dropped or pasted data; return whether there was anything to import."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.import_paths(paths)
        elif data.hasHtml():
            self._asked.text(data.html(), html=True)
        elif data.text().strip():
            self._asked.text(data.text(), html=False)
        else:
            return False
        return True

    def _drop_files(self, paths: list[str], collection_id: str | None) -> None:
        name = self._desk.catalogue.collection_name(collection_id)
        self.import_paths([Path(path) for path in paths], name)

    def _tend_index(self) -> None:
        if self._desk.is_open and not self._desk.tasks.jobs:
            tending = call(self._desk.workspace.search.tend)
            self._desk.tasks.run(tending, text="Making the search faster", gives_way=True)

    # What became of it

    def report(
        self,
        outcomes: list[ImportOutcome],
        tab: ArrivingTab | None = None,
        tried: str = "",
        *,
        is_awaited: bool = True,
    ) -> None:
        """Say what became of an import; show what could not be read and what is here twice.

        What is locked did not open with what was `tried`: its password is found out first. The
        `tab` in which the file was looked at meanwhile becomes that of its document, which is only
        offered unless it `is_awaited`.
        """
        outcomes = self.bringing.take(outcomes)
        if not outcomes:
            self.arriving.stop(tab)
            return
        locked = [one for one in outcomes if one.needs_password]
        if locked:
            self._locked.unlock(locked, tried, tab)
            outcomes = [one for one in outcomes if not one.needs_password]
            if not outcomes:
                return
        self._tell(_sum(outcomes), _standing(outcomes))
        # Cheap when the import has done so; otherwise it says why it cannot.
        levelling = call(self._desk.workspace.search.sync)
        self._desk.tasks.run(levelling, text="Bringing the search up to date")
        self._rest.start()
        kept = [one for one in outcomes if one.document_id]
        if len(kept) == 1:
            is_shown = is_awaited and self.arriving.show(kept[0].document_id, tab)
            (self._offer_comparison if is_shown else self._offer_to_open)(kept[0])
        elif self.arriving.fail(tab, outcomes[0].error):
            return  # it is said where it was looked at
        if _doubtful(outcomes):
            self._show_report(outcomes)

    def _refuse(self, locked: Sequence[ImportOutcome]) -> None:
        """Say that these stay out, since nobody knows what opens them."""
        self._tell(_sum(locked), {})
        self._show_report(locked)

    def _offer_comparison(self, outcome: ImportOutcome) -> None:
        """Offer to see what changed in the one document that did, unless passages come first."""
        if outcome.status is ImportStatus.REVISED and not words.is_news(outcome.standing):
            status, compare = self._desk.status, self._desk.actions["compare"]
            status.offer(status.text(), "Compare", compare.trigger)

    def _offer_to_open(self, outcome: ImportOutcome) -> None:
        """Offer the one document that came, unless passages come first."""
        if not words.is_news(outcome.standing):
            desk = self._desk
            show = partial(desk.safely(desk.open_passage), outcome.document_id)
            desk.status.offer(desk.status.text(), "Open", show)

    def _show_report(self, outcomes: Sequence[ImportOutcome]) -> None:
        report = dialogs.ImportReport(outcomes, self._desk.catalogue.title, self._desk.window)
        report.retry_requested.connect(lambda paths: self._retry(paths, outcomes))
        report.version_requested.connect(self.versions.make)
        report.open()

    def _changed_titles(self, outcomes: Sequence[ImportOutcome]) -> list[str]:
        """Return the titles of documents in which passages are not as they were."""
        changed = {one.document_id for one in outcomes if words.is_news(one.standing)}
        return sorted(map(self._desk.catalogue.title, changed))

    def _retry(self, paths: Sequence[Path], outcomes: Sequence[ImportOutcome]) -> None:
        places = {Path(one.path): one.collection for one in outcomes}
        for place in dict.fromkeys(places[path] for path in paths):
            self.import_paths([path for path in paths if places[path] == place], place)

    # Reading again

    def read_article(self) -> None:
        """Read the open web page again, without what surrounds its article."""
        self._read_again(whole_page=False)

    def read_page(self) -> None:
        """Read the open web page again, with everything on it."""
        self._read_again(whole_page=True)

    def _read_again(self, *, whole_page: bool) -> None:
        pane = self._desk.reading.current()
        if pane is not None:
            self._desk.tasks.run(
                call(
                    self._desk.workspace.originals.reimport, pane.document_id, whole_page=whole_page
                ),
                text="Reading again",
                then=lambda outcome: self._read(outcome, whole_page=whole_page),
            )

    def _read(self, outcome: ImportOutcome, *, whole_page: bool) -> None:
        if outcome.status is ImportStatus.FAILED:
            self._desk.status.say(outcome.error)
        else:
            what = "the whole page" if whole_page else "the article"
            self._tell(f"This is {what} now.", outcome.standing)


def _sum(outcomes: Sequence[ImportOutcome]) -> str:
    counts = [
        f"{number} {word}"
        for status, word in _KEPT.items()
        if (number := sum(outcome.status is status for outcome in outcomes))
    ]
    return (", ".join(counts) or "Nothing to import") + "." + _back(outcomes)


def _standing(outcomes: Sequence[ImportOutcome]) -> dict[str, int]:
    """Return how the highlights of all new revisions stand; a document counts once."""
    return words.summed({one.document_id: one.standing for one in outcomes}.values())


def _back(outcomes: Sequence[ImportOutcome]) -> str:
    """Return what to say of documents that were in the trash."""
    number = sum(outcome.from_trash for outcome in outcomes)
    if not number:
        return ""
    if number == 1:
        what = "It was" if len(outcomes) == 1 else "One was"
        return f" {what} in the trash and is back."
    return f" {number} were in the trash and are back."


def _doubtful(outcomes: Sequence[ImportOutcome]) -> bool:
    return any(one.status is ImportStatus.FAILED or one.same_text_as for one in outcomes)
