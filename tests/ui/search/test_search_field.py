from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui.search.search_field import SearchField

Key = Qt.Key


@pytest.fixture
def field(qtbot):
    made = SearchField()
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_asks_once_for_what_was_typed_in_one_go(qtbot, field):
    asked = []
    field.wanted.connect(asked.append)
    qtbot.keyClicks(field, " det ")
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["det"]


def test_enter_does_not_wait(qtbot, field):
    told = []
    field.wanted.connect(told.append)
    field.entered.connect(lambda: told.append("entered"))
    qtbot.keyClicks(field, "det")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.keyClick(field, Key.Key_Return)
    assert told == ["det", "entered", "entered"]


def test_down_goes_to_the_results_and_escape_leaves(qtbot, field):
    field.setText("det")
    with qtbot.waitSignal(field.left_downwards):
        qtbot.keyClick(field, Key.Key_Down)
    assert field.text() == "det"
    with qtbot.waitSignal(field.closed):
        qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == ""
