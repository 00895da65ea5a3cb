from __future__ import annotations

import os
import signal
import time

import pytest
from PySide6.QtCore import QObject

from desktop.ui.work.worker_process import WorkerProcess


@pytest.fixture(autouse=True)
def _workers():
    """Start them as the program does."""


@pytest.fixture
def worker(qtbot, workspace):
    parent = QObject()
    made = WorkerProcess("slow", workspace.folder, workspace.window, parent, gives_way=True)
    yield made
    made.stop()


def asked(qtbot, worker, number: int) -> object:
    replies = []
    worker.replied.connect(replies.append)
    worker.send((number, "documents.revisions", (), {}))
    qtbot.waitUntil(lambda: bool(replies), timeout=30_000)
    worker.replied.disconnect()
    return replies[0]


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_it_starts_when_asked_and_again_after_it_died(qtbot, worker, workspace):
    assert worker.pid is None
    assert asked(qtbot, worker, 1) == ("done", 1, workspace.documents.revisions())
    first = worker.pid
    assert os.getpriority(os.PRIO_PROCESS, first) > os.getpriority(os.PRIO_PROCESS, 0)
    with qtbot.waitSignal(worker.died, timeout=10_000):
        os.kill(first, signal.SIGKILL)
    assert worker.pid is None
    assert worker.generation == 1
    assert asked(qtbot, worker, 2)[:2] == ("done", 2)
    assert worker.generation == 2
    assert worker.pid != first


def test_one_that_is_let_go_dies_without_a_word(qtbot, worker):
    worker.start()
    with qtbot.assertNotEmitted(worker.died, wait=200):
        worker.stop()
    assert worker.pid is None
    worker.stop()


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_what_is_asked_before_its_death_is_heard_of_is_asked_of_the_next(qtbot, worker):
    died, replies = [], []
    worker.died.connect(died.append)
    worker.replied.connect(replies.append)
    worker.start()
    os.kill(worker.pid, signal.SIGKILL)
    until = time.monotonic() + 10
    while worker.pid is not None and time.monotonic() < until:
        time.sleep(0.01)  # not waitUntil: the signal is to lie in its queue
    worker.send((1, "documents.revisions", (), {}))
    assert (died, worker.generation) == ([], 2)
    qtbot.waitUntil(lambda: bool(replies), timeout=30_000)
    assert died == [1]
    assert replies[0][:2] == ("done", 1)
