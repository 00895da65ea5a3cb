from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from desktop.ui.locked.keyring_calls import KeyringCalls


@pytest.fixture
def parent(qapp):
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def calls(parent, keyring):
    keyring.usable = True
    return KeyringCalls(lambda: keyring, parent)


def test_calls_are_made_one_after_another(calls, qtbot):
    heard = []
    for number in range(3):
        calls.ask(lambda _keyring, number=number: number, heard.append)
    qtbot.waitUntil(lambda: heard == [0, 1, 2])


def test_whoever_asks_does_not_wait(calls, qtbot):
    heard = []
    calls.ask(lambda _keyring: threading.current_thread(), heard.append)
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard != [threading.current_thread()]


def test_a_failure_is_a_sentence(calls, keyring, qtbot):
    heard = []
    keyring.usable = False
    calls.ask(lambda one: one.names(), failed=heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert "could not be used: it was not unlocked" in heard[0]


def test_what_fails_in_a_way_of_its_own_fails_alone(calls, qtbot, caplog):
    heard = []
    calls.ask(lambda _keyring: 1 // 0, failed=heard.append)
    calls.ask(lambda _keyring: "next", heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert "ZeroDivisionError" in heard[0]
    assert heard[1] == "next"


def test_a_keyring_that_does_not_answer_is_given_up(parent, keyring, qtbot):
    keyring.usable = True
    calls, late, failed, then = KeyringCalls(lambda: keyring, parent, limit_ms=20), [], [], []
    keyring.held.clear()
    calls.ask(lambda one: one.names(), late.append, failed.append)
    calls.ask(lambda one: one.names(), late.append, failed.append)
    qtbot.waitUntil(lambda: len(failed) == 2)
    calls.ask(lambda one: one.names(), late.append, failed.append)
    assert len(failed) == 3
    with qtbot.waitSignal(calls._ended):
        keyring.held.set()
    calls.ask(lambda _keyring: "again", then.append)
    qtbot.waitUntil(lambda: then == ["again"])
    assert late == []
