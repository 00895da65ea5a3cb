import itertools
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from desktop.ui.actions import (
    MENUS,
    Action,
    ActionSet,
    Separator,
    actions,
    menu_rows,
    plain,
    shown_keys,
    slots,
)
from desktop.ui.look import tag_colours


@pytest.fixture(scope="module")
def made(qapp):
    owner = QObject()
    yield ActionSet(owner)
    owner.deleteLater()


def test_an_action_tells_its_name(made, qtbot):
    with qtbot.waitSignal(made.triggered) as told:
        made["palette"].trigger()
    assert told.args == ["palette"]


def test_a_tip_says_the_key(made):
    assert made["find"].toolTip() == "Find in Document (Ctrl+F)"
    assert made["backup"].toolTip() == "Back Up Library"


def test_every_shortcut_is_understood(made):
    for row in actions():
        for keys in row.keys:
            assert not QKeySequence(keys).isEmpty(), keys
            assert QKeySequence(keys) in made[row.name].shortcuts()


def test_what_can_be_checked_shows_its_mark_and_not_its_icon(made):
    checkable = {row.name for row in actions() if row.checkable}
    assert checkable == {n for n, action in made.by_name.items() if action.isCheckable()}
    assert not any(made[name].isIconVisibleInMenu() for name in checkable)


def test_menus_hold_all_actions_in_the_order_of_the_table():
    listed = [row.name for menu in MENUS for row in menu_rows(menu) if isinstance(row, Action)]
    assert listed == [row.name for row in actions()]


def test_no_menu_begins_or_ends_with_a_line():
    for menu in MENUS:
        lines = [isinstance(row, Separator) for row in menu_rows(menu)]
        assert not lines[0], menu
        assert not lines[-1], menu
        assert (True, True) not in set(itertools.pairwise(lines)), menu


def test_actions_that_share_a_verb_give_it_their_argument():
    shared = [row for row in actions() if row.slot == "view.show_theme"]
    assert [row.argument for row in shared] == ["system", "light", "sepia", "dark"]


def test_a_verb_that_is_missing_is_told_at_the_start():
    with pytest.raises(AttributeError):
        slots(SimpleNamespace())


def test_a_colour_is_shown_anew_in_another_theme(made, monkeypatch):
    shown = []
    for name in ("light", "dark"):
        monkeypatch.setattr(tag_colours, "current_name", lambda name=name: name)
        shown.append(made["highlight_green"].icon().pixmap(16, 16).toImage())
    assert shown[0] != shown[1]


def test_a_colour_has_the_name_that_the_reader_gave_it(made):
    tag_colours.call({"green": "claim"})
    try:
        made.name_colours()
        assert made["highlight_green"].text().endswith("– claim")
    finally:
        tag_colours.call({})
        made.name_colours()
    assert made["highlight_green"].text() == "&Green"


def test_texts_are_read_without_their_marks():
    assert plain("&Begin a Section Here…") == "Begin a Section Here"
    assert shown_keys(next(row for row in actions() if row.name == "backup")) == ""
