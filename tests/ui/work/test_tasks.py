"""Work in real worker processes: answers, failures, a death, the latest search."""

from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtCore import QObject

from desktop.errors import NotFoundError
from desktop.ui.work.tasks import Call, Tasks, call
from desktop.ui.work.worker_process import WorkerProcess


@pytest.fixture
def tasks(qtbot, workspace):
    parent = QObject()
    made = Tasks(workspace.folder, workspace.window, parent)
    yield made
    made.stop()


@pytest.fixture
def soon_idle(monkeypatch):
    """Let workers rest soon; asked for before the tasks themselves."""
    monkeypatch.setattr("desktop.ui.work.tasks.REST_MS", 300)


def workers(tasks: Tasks) -> list[WorkerProcess]:
    """Return the slow worker and the one that searches."""
    return tasks.findChildren(WorkerProcess)


def test_the_slow_worker_answers_and_tells_what_changed(qtbot, tasks, workspace, tmp_path):
    source = tmp_path / "third.txt"
    source.write_text("A third document\n\nWith a paragraph.\n", encoding="utf-8")
    answers, changes, failures = [], [], []
    tasks.changed.connect(changes.append)
    tasks.run(
        call(workspace.imports.files, [source]),
        text="Importing",
        then=answers.append,
        failed=failures.append,
    )
    assert [job.text for job in tasks.jobs.values()] == ["Importing"]
    qtbot.waitUntil(lambda: bool(answers or failures), timeout=30_000)
    assert failures == []
    assert answers[0][0].document_id in set().union(*(change.documents for change in changes))
    assert tasks.jobs == {}


def test_a_failure_is_a_sentence(qtbot, tasks, workspace):
    failures = []
    tasks.run(
        call(workspace.originals.reimport, "no such id"),
        text="Reading again",
        failed=failures.append,
    )
    qtbot.waitUntil(lambda: bool(failures), timeout=30_000)
    assert "There is no" in failures[0]


def test_a_fault_in_the_program_says_so_without_details(qtbot, tasks):
    failures = []
    tasks.run(Call("no_such_method", (), {}), text="Tidying", failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures), timeout=30_000)
    assert failures[0].startswith("Tidying failed")
    assert "Traceback" not in failures[0]


def test_a_worker_that_dies_is_said_and_started_again(qtbot, tasks, workspace):
    answers, failures = [], []
    tasks.run(call(workspace.documents.all), text="Listing", then=answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
    slow, _ = workers(tasks)
    first = slow.pid
    tasks.run(
        call(workspace.search.reindex), text="Indexing", then=answers.append, failed=failures.append
    )
    os.kill(first, signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(failures) or len(answers) > 1, timeout=30_000)
    assert failures == [] or "ended unexpectedly" in failures[0]
    qtbot.waitUntil(lambda: slow.pid != first, timeout=5_000)
    tasks.run(call(workspace.documents.all), text="Listing", then=answers.append)
    qtbot.waitUntil(lambda: bool(answers) and len(answers[-1]) == 2, timeout=30_000)
    assert slow.pid not in (None, first)


class Still(WorkerProcess):
    """Takes what it is asked and does nothing; it can be told to have died."""

    dismissed = False

    def dismiss(self):
        self.dismissed = True

    def send(self, message):
        self.generation = max(1, self.generation)
        self.last = message


@pytest.fixture
def still(qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr("desktop.ui.work.tasks.WorkerProcess", Still)
    parent = QObject()
    made = Tasks(tmp_path, "w", parent)
    made.parent_kept = parent
    return made


def test_a_death_ends_only_what_that_process_was_asked(still):
    slow, search = workers(still)
    failures = []
    for text in ("Before", "After"):
        still.run(Call("documents", (), {}), text=text, failed=failures.append)
        still.search(Call("search", (text,), {}), then=failures.append, failed=failures.append)
        slow.generation = search.generation = 2  # started again meanwhile
    slow.died.emit(1)
    search.died.emit(1)
    assert [one.partition(" ")[0] for one in failures] == ["Before"]
    assert [job.text for job in still.jobs.values()] == ["After"]
    slow.died.emit(2)
    search.died.emit(2)
    assert len(failures) == 3
    assert still.jobs == {}


def test_a_failure_of_what_follows_on_a_job_is_a_sentence(still):
    said = []
    still.broke.connect(said.append)

    def then(_value):
        raise NotFoundError("document", "gone")

    number = still.run(Call("documents", (), {}), text="Listing", then=then)
    workers(still)[0].replied.emit(("done", number, []))
    assert said == [str(NotFoundError("document", "gone"))]
    assert still.jobs == {}


def test_only_the_latest_search_is_answered(qtbot, tasks, workspace):
    workspace.search.sync()
    answers = []
    for words in ("ministry", "table", "remand"):
        tasks.search(call(workspace.search.find, words, limit=10), then=answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
    qtbot.wait(200)
    assert [answer.query for answer in answers] == ["remand"]


def test_questions_of_two_kinds_are_both_answered(still):
    _, search = workers(still)
    answers = []
    for method in ("search.find", "reviews.of", "search.find"):
        still.search(Call(method, (), {}), then=answers.append)
        if method == "search.find":
            search.replied.emit(("done", search.last[0] + 100, "of another"))
    last = search.last[0]
    for number in (last - 2, last - 1, last):
        search.replied.emit(("done", number, number))
    assert answers == [last - 1, last]


def test_workers_without_work_are_let_go_and_come_back(qtbot, soon_idle, tasks, workspace):
    workspace.search.sync()
    answers = []
    slow, search = workers(tasks)
    tasks.run(call(workspace.documents.all), text="Listing", then=answers.append)
    tasks.search(call(workspace.search.find, "ministry", limit=10), then=answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=30_000)
    died = []
    tasks.died.connect(lambda: died.append(True))
    qtbot.waitUntil(lambda: slow.pid is None and search.pid is None, timeout=10_000)
    tasks.run(call(workspace.documents.all), text="Listing", then=answers.append)
    qtbot.waitUntil(lambda: len(answers) == 3, timeout=30_000)
    assert died == []


def test_a_worker_at_work_is_not_let_go(qtbot, soon_idle, still):
    _, search = workers(still)
    answers = []
    still.search(Call("search", ("words",), {}), then=answers.append)
    qtbot.wait(700)
    assert not search.dismissed
    search.replied.emit(("done", search.last[0], "found"))
    assert answers == ["found"]
    qtbot.waitUntil(lambda: search.dismissed)


def test_a_question_tells_how_far_it_has_come_and_can_be_given_up(
    qtbot, tasks, workspace, tmp_path
):
    draft = tmp_path / "draft.md"
    draft.write_text("He said “that nothing of this stands anywhere”.\n\n" * 40, "utf-8")
    told, answers = [], []
    asked = call(workspace.proofs.draft, draft)
    tasks.search(asked, then=answers.append, failed=answers.append, told=told.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=60_000)
    assert len(answers[0].proofs) == 40
    assert told[0].total == 40
    tasks.search(asked, then=answers.append, failed=answers.append)
    tasks.give_up(workspace.proofs.draft)
    tasks.search(call(workspace.search.find, "detention"), then=answers.append)
    qtbot.waitUntil(lambda: len(answers) > 1, timeout=60_000)
    assert answers[1].query == "detention"
    qtbot.wait(200)
    assert len(answers) == 2, "nothing is heard of what was given up"
