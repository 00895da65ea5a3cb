"""A file that is opened: its pages are there at once, and its tab becomes that of its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from desktop.ui.work.tasks import Job
from tests.formats.pdf.samples import Made, lines

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain import Progress

PAGES = 12


@pytest.fixture(scope="module")
def data() -> bytes:
    """Return a file of some pages."""
    return Made([lines(f"Page {n} of the register") for n in range(PAGES)]).data()


class Slow:
    """An import that is done when the test says so."""

    def __init__(self, window, workspace, path: Path) -> None:
        self.window, self.workspace, self.path = window, workspace, path
        self.calls: list[dict] = []

    def run(self, asked, **known) -> int:
        self.calls.append(known | {"method": asked.method, "kwargs": dict(asked.kwargs)})
        number = len(self.calls)
        job = Job(number, asked.method, known["text"], known.get("then"), known.get("failed"))
        self.window.desk.tasks.jobs[number] = job
        return number

    @property
    def line(self):
        return self.tab.arriving.bar.arrival

    def tell(self, progress: Progress) -> None:
        """Say how far the import has come."""
        jobs = self.window.desk.tasks.jobs
        next(iter(jobs.values())).progress = progress
        self.window.desk.tasks.progressed.emit()

    @property
    def tab(self):
        return self.window.desk.reading.on_show()

    @property
    def pages(self):
        return self.tab.arriving.views.pages_view

    def finish(self, outcomes=None):
        """Be done: by the importer, or with what the test says became of it."""
        if outcomes is None:
            outcomes = self.workspace.imports.files([self.path])
            self.window.desk.bridge.tell_now()
        jobs = self.window.desk.tasks.jobs
        jobs.pop(next(iter(jobs))).then(outcomes)
        return outcomes[0] if outcomes else None


@pytest.fixture
def slow(window, workspace, monkeypatch, tmp_path, data) -> Slow:
    path = tmp_path / "register.pdf"
    path.write_bytes(data)
    made = Slow(window, workspace, path)
    monkeypatch.setattr(window.desk.tasks, "run", made.run)
    yield made
    window.desk.tasks.jobs.clear()


@pytest.fixture
def opened(qtbot, slow) -> Slow:
    """Return a file that was opened and is looked at, while its text is still to come."""
    slow.window.open_path(slow.path)
    qtbot.waitUntil(lambda: slow.pages is not None and is_sharp(slow.pages), timeout=30_000)
    return slow


def is_sharp(view) -> bool:
    shown, _ = view.places.in_view(view.devicePixelRatioF())
    return not any(wish for one in shown for wish in view.feed._undrawn(one, 0))


def test_its_pages_are_there_before_anything_is_imported(opened):
    assert (
        opened.workspace.documents.revisions().keys()
        == opened.window.desk.catalogue.documents.keys()
    )
    assert len(opened.window.desk.catalogue.documents) == 2
    assert opened.tab.title == "register.pdf"
    assert opened.window.windowTitle().startswith("register.pdf")
    assert opened.pages.hasFocus()


def test_its_tab_becomes_that_of_the_document_where_it_was_looked_at(qtbot, opened):
    pages, reading = opened.pages, opened.window.desk.reading
    opened.window.do("zoom_in")
    pages.go_to_page(7)
    pages.scroll_by(33)
    qtbot.waitUntil(lambda: is_sharp(pages))
    stand, image = pages.stand(), pages.viewport().grab().toImage()
    corner = QPoint(pages.places.corner)
    outcome = opened.finish()
    pane = reading.current()
    assert pane.document_id == outcome.document_id
    assert pane.views.pages_view is pages
    assert (pages.stand(), pages.places.corner) == (stand, corner)
    assert pages.viewport().grab().toImage() == image, "nothing is blank for a moment"
    qtbot.waitUntil(lambda: is_sharp(pages) and pages.feed.letters(7) is not None, timeout=30_000)
    assert (pages.stand(), pages.places.corner) == (stand, corner)
    assert reading.tabs()[-1].document_id == outcome.document_id
    assert pages.feed.letters(7).lines
