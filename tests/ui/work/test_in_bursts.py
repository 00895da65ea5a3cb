from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from desktop.ui.work.in_bursts import InBursts


@pytest.fixture
def shown():
    return []


@pytest.fixture
def bursts(qapp, shown):
    parent = QObject(qapp)
    chosen = iter(range(100))
    yield InBursts(lambda: shown.append(next(chosen)), parent)
    parent.deleteLater()


def test_what_is_chosen_is_shown_at_once(bursts, shown):
    bursts.choose()
    assert shown == [0]


def test_of_many_choices_in_a_row_the_first_and_the_last_are_shown(bursts, shown, qtbot):
    for _ in range(5):
        bursts.choose()
    assert shown == [0]
    qtbot.waitUntil(lambda: len(shown) == 2)
    qtbot.wait(150)
    assert shown == [0, 1]


def test_who_needs_it_catches_up_and_nothing_is_shown_twice(bursts, shown, qtbot):
    bursts.choose()
    bursts.choose()
    bursts.catch_up()
    bursts.catch_up()
    assert shown == [0, 1]
    qtbot.wait(150)
    assert shown == [0, 1]
