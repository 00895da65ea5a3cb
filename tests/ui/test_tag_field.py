from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain import Tag
from desktop.ui.tag_field import TagField, normal, suggestions

Key = Qt.Key
PATHS = ["detention/data not held", "figures", "figures/disputed", "refiguring", "police"]


@pytest.mark.parametrize(
    ("typed", "path"),
    [(" a / b ", "a/b"), ("a//b/", "a/b"), ("two  words", "two words"), (" / ", ""), ("", "")],
)
def test_paths_are_tidied(typed, path):
    assert normal(typed) == path


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


def test_enter_takes_the_first_suggestion(field, qtbot):
    qtbot.keyClicks(field, "disp")
    qtbot.keyClick(field, Key.Key_Return)
    assert field.chosen == ["figures/disputed"]
    assert field.text() == ""


def test_down_reaches_the_new_tag(field, qtbot):
    qtbot.keyClicks(field, "polic")
    assert field.suggested() == ["police", "polic  (new tag)"]
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)
    assert field.chosen == ["polic"]


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
