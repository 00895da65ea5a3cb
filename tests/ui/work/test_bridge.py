from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from desktop.domain import Changes
from desktop.errors import StorageError
from desktop.ui.work.bridge import SLICE, Bridge


class Library:
    """What the bridge asks of a workspace."""

    def __init__(self):
        self.listeners = []
        self.asked = 0

    def subscribe(self, listener):
        self.listeners.append(listener)

    def poll(self):
        self.asked += 1
        raise StorageError(Path("library"), "the disk reported an error")


@pytest.fixture
def heard(qtbot):
    parent = QObject()
    bridge = Bridge(Library(), parent)
    told: list[Changes] = []
    bridge.changed.connect(told.append)
    yield bridge, told
    bridge.stop()


def changes(*documents: str) -> Changes:
    return Changes(documents=frozenset(documents))


def test_what_the_window_did_is_told_at_once(heard):
    bridge, told = heard
    bridge.tell(changes("a"))
    bridge.tell(Changes())
    assert told == [changes("a")]


def test_what_a_worker_did_is_gathered(heard, qtbot):
    bridge, told = heard
    bridge.tell_soon(changes("a"))
    bridge.tell_soon(changes("b") | Changes(indexed=True))
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [changes("a", "b") | Changes(indexed=True)]


def test_very_many_documents_are_told_in_slices(heard, qtbot):
    bridge, told = heard
    many = changes(*(str(number) for number in range(3 * SLICE - 1)))
    few = frozenset(list(many.documents)[:2])
    others = Changes(tags=frozenset("t"), collections=frozenset("c"), texts=few)
    bridge.tell(many | others)
    assert told[0].collections == {"c"}, "the collections come before what is in them"
    assert len(told[0].documents) == SLICE
    qtbot.waitUntil(lambda: len(told) == 3)
    assert frozenset().union(*(one.documents for one in told)) == many.documents
    assert [bool(one.tags) for one in told] == [True, False, False]
    assert all(one.texts == few & one.documents for one in told)


def test_nothing_waits_when_somebody_is_about_to_look(heard):
    bridge, told = heard
    bridge.tell_soon(changes(*(str(number) for number in range(SLICE + 1))))
    bridge.tell_now()
    assert sum(len(one.documents) for one in told) == SLICE + 1


def test_the_window_settles_at_once_for_the_reader_and_once_for_a_worker(heard, qtbot):
    bridge, told = heard
    settled = []
    bridge.settled.connect(lambda: settled.append(len(told)))
    bridge.tell(changes("a"))
    assert settled == [1]
    for name in "bcd":
        with qtbot.waitSignal(bridge.changed):
            bridge.tell_soon(changes(name))
    assert (len(told), settled) == (4, [1])
    qtbot.waitUntil(lambda: len(settled) == 2)
    bridge.tell_soon(changes("e"))
    bridge.tell_now()
    assert settled == [1, 4, 5]


def test_a_disk_that_does_not_answer_is_asked_again_and_no_fault(qtbot, monkeypatch):
    monkeypatch.setattr("desktop.ui.work.bridge.POLL_MS", 1)
    parent, library, told = QObject(), Library(), []
    bridge = Bridge(library, parent)
    bridge.changed.connect(told.append)
    qtbot.waitUntil(lambda: library.asked > 2)
    assert told == []
    bridge.stop()


def test_the_last_words_of_a_worker_are_not_told_once_the_library_is_closed(heard, qtbot):
    bridge, told = heard
    bridge.stop()
    bridge.tell_soon(changes("a"))
    qtbot.wait(120)
    assert told == []
