from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain import Tag
from desktop.ui.fields.tag_field import TagField, suggestions

Key = Qt.Key
PATHS = ["detention/data not held", "figures", "figures/disputed", "refiguring", "police"]


def test_what_begins_so_comes_first():
    assert suggestions(PATHS, "fig") == ["figures", "figures/disputed", "refiguring"]
    assert suggestions(PATHS, "held det") == ["detention/data not held"]
    assert suggestions(PATHS, "dis") == ["figures/disputed"]


@pytest.fixture
def field(qtbot):
    made = TagField()
    made.set_tags([Tag("1", path, count=n) for n, path in enumerate(PATHS)])
    qtbot.addWidget(made)
    made.resize(240, 30)
    made.show()
    made.setFocus()
    made.chosen = []
    made.tag_chosen.connect(made.chosen.append)
    return made


def test_down_and_enter_take_the_first_suggestion(field, qtbot):
    qtbot.keyClicks(field, "disp")
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)
    assert field.chosen == ["figures/disputed"]
    assert field.text() == ""


def test_enter_makes_the_new_tag_that_was_typed(field, qtbot):
    qtbot.keyClicks(field, "polic")
    assert field.suggested() == ["police", "polic  (new tag)"]
    qtbot.keyClick(field, Key.Key_Return)
    assert field.chosen == ["polic"]


def test_enter_takes_the_tag_that_is_called_so_in_other_letters(field, qtbot):
    qtbot.keyClicks(field, "Police")
    qtbot.keyClick(field, Key.Key_Return)
    assert field.chosen == ["police"]


def test_up_begins_at_the_end_of_the_list(field, qtbot):
    qtbot.keyClicks(field, "fig")
    qtbot.keyClick(field, Key.Key_Up)
    qtbot.keyClick(field, Key.Key_Up)
    qtbot.keyClick(field, Key.Key_Return)
    assert field.chosen == ["refiguring"]


def test_a_new_path_is_made_as_typed(field, qtbot):
    qtbot.keyClicks(field, "Asylum / refused")
    qtbot.keyClick(field, Key.Key_Return)
    assert field.chosen == ["Asylum/refused"]


def test_escape_closes_the_list_first_and_then_the_field(field, qtbot):
    closed = []
    field.closed.connect(lambda: closed.append(1))
    qtbot.keyClicks(field, "fig")
    qtbot.keyClick(field, Key.Key_Escape)
    assert closed == []
    qtbot.keyClick(field, Key.Key_Escape)
    assert closed == [1]
    assert field.chosen == []


def test_enter_with_nothing_typed_closes(field, qtbot):
    closed = []
    field.closed.connect(lambda: closed.append(1))
    qtbot.keyClick(field, Key.Key_Return)
    assert closed == [1]
    assert field.chosen == []
