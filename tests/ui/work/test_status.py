from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from desktop.domain import Progress
from desktop.ui.work.status import StatusLine
from desktop.ui.work.tasks import Job


class Work(QObject):
    progressed = Signal()

    def __init__(self):
        super().__init__()
        self.jobs = {}
        self.cancelled = []

    def cancel(self, job_id):
        self.cancelled.append(job_id)


@pytest.fixture
def line(qtbot):
    parent = QWidget()
    made = StatusLine(parent)
    made.keep = parent
    qtbot.addWidget(parent)
    parent.resize(900, 60)
    made.resize(900, 40)
    parent.show()
    return made


def test_undo_is_offered_once_after_a_change(line, qtbot):
    asked = []
    line.undo_requested.connect(lambda: asked.append(1))
    line.say_undoable("Highlighted in blue.")
    button = line.findChild(QPushButton)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [1]
    assert not button.isVisible()
    line.say("Copied.")
    assert not button.isVisible()


def test_progress_is_shown_and_stopped_in_one_place(line, qtbot):
    work = Work()
    line.progress.watch(work)
    said = line.progress.findChild(QLabel)
    job = Job(7, "import_files", "Importing", print, print, progress=Progress(3, 12, "a.txt"))
    work.jobs[7] = job
    work.progressed.emit()
    assert line.progress.isVisible()
    assert "3 of 12" in said.text()
    job.progress = Progress(3, 12, "a.epub", 1, 4)
    work.progressed.emit()
    qtbot.waitUntil(lambda: said.text() == "Importing 3 of 12 · a.epub · 25%")
    bar = line.progress.findChild(QProgressBar)
    assert bar.value() / bar.maximum() == 3.25 / 12
    qtbot.mouseClick(line.progress.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert said.text() == "Stopping…"
    assert work.cancelled == [7]
    work.jobs.clear()
    work.progressed.emit()
    assert not line.progress.isVisible()


def test_what_is_no_longer_true_is_unsaid_and_nothing_else(line):
    line.say("Press F11 to bring everything back.")
    line.unsay("Press F11 to bring everything back.")
    assert line.text() == ""
    line.say("Note kept.")
    line.unsay("Press F11 to bring everything back.")
    assert line.text() == "Note kept."


def test_a_worker_that_tells_much_is_heard_now_and_then(line, qtbot):
    work, turned = Work(), []
    line.progress.watch(work)
    line.progress.turned.connect(lambda: turned.append(1))
    job = Job(7, "import_files", "Importing", print, print)
    work.jobs[7] = job
    for number in range(100):
        job.progress = Progress(number, 100, "")
        work.progressed.emit()
    assert len(turned) == 1
    said = line.progress.findChild(QLabel)
    qtbot.waitUntil(lambda: said.text() == "Importing 99 of 100")
    assert len(turned) == 2


def test_progress_is_as_wide_as_what_it_says(line, qtbot):
    work = Work()
    line.progress.watch(work)
    said = line.progress.findChild(QLabel)
    job = Job(7, "import_files", "Importing", print, print)
    work.jobs[7] = job
    for progress in (
        Progress(0, 1, ""),
        Progress(0, 1, "a.pdf"),
        Progress(0, 1, "a longer name.pdf", 9, 9),
    ):
        job.progress = progress
        work.progressed.emit()
        qtbot.waitUntil(lambda: not line.progress._soon.isActive())
        assert said.width() >= said.fontMetrics().horizontalAdvance(said.text())
