from __future__ import annotations

import gc
from time import monotonic
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.ui.work.collecting import LONG, SHORT, Collecting


class Loop:
    """A value that only the collector can take away."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collecting(qapp, monkeypatch):
    made = Collecting(qapp)
    monkeypatch.setattr(made, "is_in_front", lambda: True)
    made._turn.stop()  # looks when the test says so
    yield made
    made.stop()
    made.deleteLater()


def gather():
    """Have the young collected so often that all would be looked through."""
    for _ in range(12):
        gc.collect(1)


def test_what_is_young_is_collected_as_before_and_the_rest_not_by_itself(qapp):
    before = gc.get_threshold()
    made = Collecting(qapp)
    assert gc.get_threshold()[:2] == before[:2]
    assert gc.get_threshold()[2] > 1000 * before[2]
    made.stop()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_everything_is_looked_through_only_while_the_window_is_left_alone(collecting):
    lost = ref(holder := Loop())
    gc.collect(1)  # old enough not to be young
    del holder
    gather()
    collecting.look(collecting._touched)
    assert lost() is not None, "the reader is at work"
    collecting.look(collecting._touched + SHORT + 1)
    assert lost() is None


def test_a_key_puts_it_off(collecting, qtbot, qapp):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    qtbot.waitActive(field)
    qtbot.keyClick(field.windowHandle(), Qt.Key.Key_A)
    collecting._touched = began = monotonic() - 2 * SHORT
    qtbot.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert field.text() == "aa"
    assert collecting._touched > began + SHORT
    lost = ref(holder := Loop())
    gc.collect(1)
    del holder
    gather()
    collecting.look(collecting._touched)
    assert lost() is not None


def test_what_was_put_aside_is_collected_once_the_reader_is_away(collecting):
    lost = ref(holder := Loop())
    gather()
    collecting.look(collecting._touched + SHORT + 1)
    del holder
    gather()
    collecting.look(collecting._touched + SHORT + 1)
    assert lost() is not None, "put aside when it was still needed"
    collecting.look(collecting._touched + LONG + 1)
    assert lost() is None


def test_so_it_is_while_the_reader_is_at_another_program(collecting, monkeypatch):
    lost = ref(holder := Loop())
    gather()
    collecting.look(collecting._touched + SHORT + 1)
    del holder
    monkeypatch.setattr(collecting, "is_in_front", lambda: False)
    collecting.look(collecting._touched)
    assert lost() is not None, "just gone"
    collecting.look(collecting._touched + SHORT + 1)
    assert lost() is None
