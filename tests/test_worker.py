from __future__ import annotations

import inspect
import multiprocessing
import sqlite3
from contextlib import closing
from operator import attrgetter
from threading import Event

import pytest

from desktop.domain import Changes, ImportStatus, SearchResult
from desktop.domain.differences import ChangeKind
from desktop.errors import CancelledError, NotFoundError
from desktop.library import Library
from desktop.worker import LATEST_WINS, name_of, serve
from desktop.workspace import Workspace
from desktop.workspace.opened import Opened
from tests.quick_workers import CAN_FORK, QuickContext

PATIENCE = 60
"""Seconds to wait for a reply before the test fails."""
SPAWN = multiprocessing.get_context("spawn")
QUICK = QuickContext if CAN_FORK else SPAWN


class Parent:
    """The window's side of a worker."""

    def __init__(self, folder, context=QUICK):
        self.connection, theirs = context.Pipe()
        asked = {"args": (theirs, folder), "kwargs": {}, "name": "worker"}
        self.process = context.Process(target=serve, **asked)
        self.process.start()
        theirs.close()
        self.heard = []

    def ask(self, identity, method, *args, **kwargs):
        self.connection.send((identity, method, args, kwargs))

    def answer(self, identity):
        while self.connection.poll(PATIENCE):
            message = self.connection.recv()
            self.heard.append(message)
            if message[0] in {"done", "failed"} and message[1] == identity:
                return message[0], message[2]
        pytest.fail("the worker said nothing")

    def close(self):
        self.connection.close()
        self.process.join(PATIENCE)
        assert self.process.exitcode == 0


@pytest.fixture
def worker(tmp_path):
    parent = Parent(tmp_path / "library")
    yield parent
    parent.close()


@pytest.fixture
def spawned(tmp_path):
    """Return a worker that is started as the window starts it."""
    parent = Parent(tmp_path / "library", SPAWN)
    yield parent
    parent.close()


def test_an_import_reports_progress_changes_and_outcomes(spawned, tmp_path):
    path = tmp_path / "survey.txt"
    path.write_text("The survey counted 902 applications.")
    spawned.ask(1, "imports.files", [path])
    kind, outcomes = spawned.answer(1)
    assert kind == "done"
    assert [outcome.status for outcome in outcomes] == [ImportStatus.IMPORTED]
    told = [message[2] for message in spawned.heard if message[0] == "changes"]
    assert any(outcomes[0].document_id in changes.documents for changes in told)
    assert Changes(indexed=True) in told
    assert any(message[0] == "progress" for message in spawned.heard)
    spawned.ask(2, "search.find", "applications")
    kind, result = spawned.answer(2)
    assert isinstance(result, SearchResult)
    assert result.total == 1


def test_the_readers_failures_come_back_as_they_were(worker):
    worker.ask(1, "documents.get", "nothing")
    kind, error = worker.answer(1)
    assert kind == "failed"
    assert isinstance(error, NotFoundError)
    assert error.name == "nothing"


def test_a_comparison_comes_from_the_worker_as_it_was_made(worker, tmp_path):
    path = tmp_path / "survey.txt"
    path.write_text("The survey counted 902 applications.")
    worker.ask(1, "imports.files", [path])
    (outcome,) = worker.answer(1)[1]
    path.write_text("The survey counted 912 applications.")
    worker.ask(2, "imports.files", [path])
    worker.answer(2)
    worker.ask(3, "comparisons.compare", outcome.document_id, 1, 2)
    kind, found = worker.answer(3)
    assert kind == "done"
    (change,) = found.changes
    assert (change.kind, change.figures) == (ChangeKind.EDITED, (("902", "912"),))
    assert any(message[0] == "progress" and message[1] == 3 for message in worker.heard)


def test_a_bug_is_reported_and_the_worker_goes_on(worker):
    worker.ask(1, "highlights.add", 3)
    kind, error = worker.answer(1)
    assert kind == "failed"
    assert "Traceback" in error
    worker.ask(2, "documents.all")
    assert worker.answer(2) == ("done", [])


def test_waiting_work_can_be_cancelled(worker, tmp_path):
    worker.ask(1, "documents.all")
    worker.connection.send(("cancel", 2))
    worker.ask(2, "imports.files", [tmp_path])
    kind, error = worker.answer(2)
    assert kind == "failed"
    assert isinstance(error, CancelledError)


class Busy:
    """A window that takes back what it asked for, while something before that is not yet done."""

    def __init__(self):
        self.answered, self.done = Event(), Event()
        self.said = [(1, "documents.all", self, {}), (2, "documents.all", (), {}), ("cancel", 2)]
        self.heard = []

    def __iter__(self):
        """Return what the first thing is to be done with, once the second is answered."""
        self.answered.wait(PATIENCE)
        return iter(())

    def recv(self):
        if self.said:
            return self.said.pop(0)
        self.done.wait(PATIENCE)
        return None

    def send(self, message):
        self.heard.append(message[:2])
        (self.done if message[:2] == ("done", 1) else self.answered).set()


def test_a_change_waits_for_another_window_until_it_is_cancelled(worker, tmp_path):
    worker.ask(1, "tags.all")
    assert worker.answer(1) == ("done", [])
    with Library.open(tmp_path / "library") as other:
        with closing(sqlite3.connect(other.path, isolation_level=None)) as raw:
            raw.execute("BEGIN IMMEDIATE")
            worker.ask(2, "tags.ensure", "a")
            worker.connection.send(("cancel", 2))
            kind, error = worker.answer(2)
            assert kind == "failed"
            assert isinstance(error, CancelledError)
            worker.ask(3, "tags.ensure", "b")
        assert worker.answer(3)[0] == "done"
        assert [tag.path for tag in other.tags.all()] == ["b"]


def test_waiting_work_that_is_cancelled_is_answered_at_once(tmp_path):
    window = Busy()
    serve(window, tmp_path)
    assert window.heard == [("failed", 2), ("done", 1)]


def test_long_work_lets_others_be_answered_between(spawned):
    spawned.ask(1, "figures.compared")
    spawned.ask(2, "documents.get", "nothing")
    assert spawned.answer(1)[0] == "done"
    assert [message[1] for message in spawned.heard if message[0] != "changes"] == [2, 1]


def test_a_newer_search_supersedes_those_that_wait(spawned):
    for identity in range(1, 30):
        spawned.ask(identity, "search.find", "x" * identity)
    assert spawned.answer(29)[0] == "done"
    failed = [message for message in spawned.heard if message[0] == "failed"]
    assert failed
    assert all(isinstance(message[2], CancelledError) for message in failed)


def test_it_ends_when_it_is_told_even_in_the_middle_of_an_import(tmp_path):
    parent = Parent(tmp_path / "library")
    files = [tmp_path / f"{number}.txt" for number in range(300)]
    for path in files:
        path.write_text(f"The survey of {path.name} counted 902 applications.")
    parent.ask(1, "imports.files", files)
    while parent.connection.recv()[0] != "progress":
        pass
    parent.connection.send(None)
    parent.process.join(PATIENCE)
    assert parent.process.exitcode == 0
    with Library.open(tmp_path / "library") as library:
        assert 0 < len(library.documents.all()) < len(files)


def test_every_method_of_every_noun_is_found_by_its_name(tmp_path):
    workspace = Workspace.open(tmp_path / "library")
    nouns = {name: noun for name, noun in vars(workspace).items() if _is_noun(noun)}
    named = {
        name_of(method): method
        for noun in nouns.values()
        for _, method in inspect.getmembers(noun, inspect.ismethod)
        if not method.__name__.startswith("_")
    }
    assert len(named) > 60
    assert {name: attrgetter(name)(workspace) for name in named} == named
    assert named.keys() >= LATEST_WINS
    workspace.close()


def _is_noun(value: object) -> bool:
    return type(value).__module__.startswith("desktop.workspace") and type(value) is not Opened
