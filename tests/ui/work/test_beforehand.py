from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from desktop.errors import NotFoundError
from desktop.ui.work.beforehand import Beforehand


@pytest.fixture
def home():
    return QObject()


def test_one_goes_on_here_once_it_is_ready(qtbot, home):
    before, done = Beforehand(home), []
    before.ask(
        lambda: done.append(threading.current_thread()),
        lambda: done.append(threading.current_thread()),
    )
    before.then(lambda: done.append("last"))
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done[0] is not threading.main_thread()
    assert done[1:] == [threading.main_thread(), "last"]


def test_what_follows_is_done_at_once_where_nothing_is_waited_for(home):
    done = []
    Beforehand(home).then(lambda: done.append(1))
    assert done == [1]


def test_only_what_was_asked_for_last_is_gone_on_with(qtbot, home):
    before, done, may = Beforehand(home), [], threading.Event()
    before.ask(may.wait, lambda: done.append("first"))
    before.then(lambda: done.append("after the first"))
    before.ask(lambda: None, lambda: done.append("second"))
    may.set()
    qtbot.waitUntil(lambda: done == ["second"])
    before.ask(lambda: None, lambda: done.append("third"))
    before.drop()
    before.ask(lambda: None, lambda: done.append("fourth"))
    qtbot.waitUntil(lambda: done[1:] == ["fourth"])


def test_one_goes_on_and_finds_out_what_could_not_be_done(qtbot, home):
    before, done = Beforehand(home), []

    def fail() -> None:
        raise NotFoundError("document", "x")

    before.ask(fail, lambda: done.append(1))
    qtbot.waitUntil(lambda: done == [1])


def test_nothing_is_being_done_after_the_end(home):
    before, done, begun, may = Beforehand(home), [], threading.Event(), threading.Event()

    def read() -> None:
        begun.set()
        may.wait()
        done.append("read")

    before.ask(read, lambda: done.append("gone on"))
    begun.wait()
    threading.Timer(0.01, may.set).start()
    before.stop()
    assert done == ["read"]
