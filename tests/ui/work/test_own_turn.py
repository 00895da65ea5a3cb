from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.ui.work.own_turn import OwnTurn


def test_it_is_done_once_and_not_in_the_turn_in_which_it_was_asked_for(qtbot):
    done, home = [], QObject()
    later = OwnTurn(lambda: done.append(1), home)
    later.ask()
    later.ask()
    QApplication.processEvents()
    assert done == []
    qtbot.waitUntil(lambda: done == [1])
    QApplication.processEvents()
    QApplication.processEvents()
    assert done == [1]


def test_who_looks_sooner_has_it_done_at_once():
    done, home = [], QObject()
    later = OwnTurn(lambda: done.append(1), home)
    later.catch_up()
    assert done == []
    later.ask()
    later.catch_up()
    QApplication.processEvents()
    QApplication.processEvents()
    assert done == [1]
