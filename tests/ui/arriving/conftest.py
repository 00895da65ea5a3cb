"""A window in which a file is opened, whose import is done when the test says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain import ImportOutcome, ImportStatus
from desktop.ui.work.tasks import Job
from tests.formats.pdf.samples import Made, lines
from tests.ui.pages.conftest import AtOnce

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.domain import Progress

PAGES = 12
LINKS = {
    0: "<</Type /Annot /Subtype /Link /Rect [50 400 350 420] /Dest [24 0 R /Fit]>>"
    "<</Type /Annot /Subtype /Link /Rect [50 300 350 320] "
    "/A <</S /URI /URI (https://example.org/register)>>>>"
}
"""To the eighth page, and to an address."""


class Drawn:
    """Has pages drawn at once, as far as a file opens without a password."""

    def __init__(self) -> None:
        self.sources: list[AtOnce] = []
        self.asked: list[dict[str, str]] = []

    def source(self, path: Path, password: str = "", **known) -> AtOnce:
        self.asked.append({"password": password, **known})
        self.sources.append(AtOnce(path.read_bytes(), password))
        return self.sources[-1]

    def stop(self) -> None:
        """Have nothing to end."""


class Slow:
    """Somebody who opens a file, and an importer that takes its time."""

    def __init__(self, window, path: Path) -> None:
        self.window, self.path = window, path
        self.desk, self.reading = window.desk, window.desk.reading
        self.drawn = Drawn()
        self.asked: list[tuple[str, list[Path]]] = []
        self.cancelled: list[int] = []

    def run(self, asked, *, text, then=None, failed=None, **_known) -> int:
        number = len(self.asked) + 1
        self.asked.append((asked.method, *asked.args))
        if asked.method == "imports.files":
            self.desk.tasks.jobs[number] = Job(number, asked.method, text, then, failed)
            self.desk.tasks.progressed.emit()
        return number

    @property
    def tab(self):
        """The tab in front."""
        return self.reading.on_show()

    @property
    def pages(self):
        """The pages in front, before there is a document or afterwards."""
        pane = self.reading.current() or self.tab.arriving
        return pane.views.pages_view

    @property
    def line(self):
        """What is said of the text that is still to come."""
        return self.tab.arriving.bar.arrival

    def open(self) -> None:
        """Open the file, and look at it."""
        self.window.open_path(self.path)
        self.work()

    def run_other(self) -> None:
        """Have something else to be done first."""
        self.desk.tasks.jobs[0] = Job(0, "search.sync", "Searching", print, print)

    def work(self) -> None:
        """Have all drawn."""
        for _ in range(3):
            QApplication.processEvents()
            for source in [one for one in self.drawn.sources if not one.closed]:
                source.work()
        QApplication.processEvents()

    def tell(self, progress: Progress) -> None:
        """Say how far the import has come."""
        next(iter(self.desk.tasks.jobs.values())).progress = progress
        self.desk.tasks.progressed.emit()

    def end(self, *outcomes: ImportOutcome) -> None:
        """Say what became of the import."""
        jobs = self.desk.tasks.jobs
        jobs.pop(next(iter(jobs))).then(list(outcomes))

    def fail(self, error: str, *, needs_password: bool = False) -> None:
        """Let the import have failed."""
        failed = ImportOutcome(str(self.path), ImportStatus.FAILED, error=error)
        self.end(replace(failed, needs_password=needs_password))

    def bring(self) -> ImportOutcome:
        """Import the file, and say so."""
        (outcome,) = self.desk.workspace.imports.files([self.path])
        self.desk.bridge.tell_now()
        self.end(outcome)
        return outcome


@pytest.fixture(scope="session")
def register() -> bytes:
    """Return a file of some pages."""
    return Made([lines(f"Page {n} of the register") for n in range(PAGES)], links=LINKS).data()


@pytest.fixture
def slow(window, monkeypatch, tmp_path, register) -> Iterator[Slow]:
    """Return a file that nobody has opened yet."""
    path = tmp_path / "register.pdf"
    path.write_bytes(register)
    made = Slow(window, path)
    monkeypatch.setattr(window.desk.tasks, "run", made.run)
    monkeypatch.setattr(window.desk.tasks, "cancel", made.cancelled.append)
    window.desk.drawing.stop()
    window.desk.drawing = made.drawn
    yield made
    window.desk.tasks.jobs.clear()


@pytest.fixture
def opened(slow) -> Slow:
    """Return a file that is looked at, while its text is still to come."""
    slow.open()
    return slow
