from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain import Tag
from desktop.ui.fields.tag_field import TagField

Key, Mod = Qt.Key, Qt.KeyboardModifier
PATHS = ["detention/data not held", "figures", "figures/disputed", "refiguring", "police"]


@pytest.fixture
def field(qtbot):
    made = TagField()
    made.set_tags([Tag(path, path, count=n + 1) for n, path in enumerate(PATHS)], ["police"])
    qtbot.addWidget(made)
    made.resize(240, 30)
    made.show()
    made.setFocus()
    made.chosen, made.more, made.closings = [], [], []
    made.tag_chosen.connect(made.chosen.append)
    made.one_more.connect(made.more.append)
    made.closed.connect(lambda: made.closings.append("closed"))
    made.finished.connect(lambda: made.closings.append("finished"))
    return made


def offered(field):
    rows = field.list.model()
    return [rows.index(row).data() for row in range(rows.rowCount())]


def test_enter_takes_the_first_that_answers(field, qtbot):
    qtbot.keyClicks(field, "disp")
    qtbot.keyClick(field, Key.Key_Return)
    assert field.chosen == ["figures/disputed"]
    assert field.text() == ""


def test_control_and_enter_make_what_was_typed(field, qtbot):
    qtbot.keyClicks(field, "polic")
    assert offered(field) == ["police", "Create “polic”"]
    qtbot.keyClick(field, Key.Key_Return, Mod.ControlModifier)
    assert field.chosen == ["polic"]


def test_enter_makes_a_tag_only_when_none_answers(field, qtbot):
    qtbot.keyClicks(field, "Asylum / refused")
    assert offered(field) == ["Create “Asylum/refused”"]
    qtbot.keyClick(field, Key.Key_Return)
    assert field.chosen == ["Asylum/refused"]


def test_enter_takes_the_tag_that_is_called_so_in_other_letters(field, qtbot):
    qtbot.keyClicks(field, "Police")
    qtbot.keyClick(field, Key.Key_Return)
    assert field.chosen == ["police"]


def test_up_goes_to_the_end_of_the_list(field, qtbot):
    qtbot.keyClicks(field, "fig")
    qtbot.keyClick(field, Key.Key_Up)
    qtbot.keyClick(field, Key.Key_Up)
    qtbot.keyClick(field, Key.Key_Return)
    assert field.chosen == ["refiguring"]


def test_tab_completes_a_level_and_never_leaves_what_is_typed(field, qtbot):
    qtbot.keyClicks(field, "det")
    qtbot.keyClick(field, Key.Key_Tab)
    assert field.text() == "detention/"
    qtbot.keyClick(field, Key.Key_Tab)
    assert field.text() == "detention/data not held"
    qtbot.keyClick(field, Key.Key_Tab)
    assert (field.text(), field.hasFocus()) == ("detention/data not held", True)


def test_shift_and_enter_take_one_and_go_on(field, qtbot):
    qtbot.keyClicks(field, "pol")
    qtbot.keyClick(field, Key.Key_Return, Mod.ShiftModifier)
    qtbot.keyClicks(field, "disp")
    qtbot.keyClick(field, Key.Key_Return)
    assert (field.more, field.chosen) == (["police"], ["figures/disputed"])


def test_alt_and_a_digit_take_the_tag_given_last(field, qtbot):
    qtbot.keyClick(field, Key.Key_1, Mod.AltModifier)
    assert field.chosen == ["police"]
    qtbot.keyClick(field, Key.Key_2, Mod.AltModifier)
    assert field.chosen == ["police"]


def test_escape_closes_the_list_first_and_keeps_what_is_typed(field, qtbot):
    qtbot.keyClicks(field, "fig")
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.closings == []
    qtbot.keyClick(field, Key.Key_Escape)
    assert (field.closings, field.text(), field.chosen) == (["closed"], "fig", [])


def test_enter_with_nothing_typed_finishes(field, qtbot):
    qtbot.keyClick(field, Key.Key_Return)
    assert (field.closings, field.chosen) == (["finished"], [])


def test_a_click_takes_a_row(field, qtbot):
    qtbot.keyClicks(field, "fig")
    rows = field.list
    place = rows.visualRect(rows.model().index(1, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert field.chosen == ["figures"]
