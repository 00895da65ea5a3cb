from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton

from desktop.ui.fields.tag_popup import TagPopup
from desktop.ui.tagging.pin_bar import PinBar
from desktop.ui.verbs.marking.tagging_verbs import own_words
from tests.ui.hands import QUOTATION, focused, offered, open_in_tree, select

Key, Mod = Qt.Key, Qt.KeyboardModifier


def tags_of(workspace, report):
    return [one.tags for one in workspace.highlights.all(report.id)]


def test_a_tag_thought_better_of_leaves_no_highlight(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_T)
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert workspace.highlights.all(report.id) == []
    assert pane.reader.selected_text() == QUOTATION


def test_tags_for_a_selection_are_one_step(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_T)
    qtbot.keyClicks(focused(), "figures")
    qtbot.keyClick(focused(), Key.Key_Return, Mod.ShiftModifier)
    qtbot.keyClicks(focused(), "police")
    qtbot.keyClick(focused(), Key.Key_Return)
    assert tags_of(workspace, report) == [("figures", "police")]
    window.do("undo")
    assert workspace.highlights.all(report.id) == []


def test_tags_go_onto_and_off_all_that_are_in_hand(window, workspace, report):
    for start in (0, 40):
        workspace.highlights.add(report.id, start, start + 8)
    window.desk.open_passage(report.id)
    window.desk.sidebar.view.selectAll()
    ids = window.desk.sidebar.selected_ids()
    window.verbs.tagging.add(ids, ["figures"])
    assert tags_of(workspace, report) == [("figures",)] * 2
    window.do("undo")
    assert tags_of(workspace, report) == [()] * 2
    window.do("redo")
    window.verbs.tagging.remove(ids, ["figures"])
    assert tags_of(workspace, report) == [()] * 2


def test_new_tags_beside_each_other_have_other_colours(window, workspace, report):
    window.verbs.tagging.add([], [])
    for path in ("asylum", "police", "prison"):
        workspace.highlights.add(report.id, 0, 8, tags=[path])
    colours = [tag.colour for tag in workspace.tags.all()]
    assert len(set(colours)) == 3
    assert "" not in colours


def test_the_popup_is_not_over_the_passage(qtbot, window, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_T)
    popup = next(one for one in window.findChildren(TagPopup) if one.isVisible())
    start, end = pane.selection()
    passage = pane.rect_between(start, end)
    passage.moveTopLeft(window.mapFromGlobal(passage.topLeft()))
    assert not popup.geometry().intersects(passage)


def test_alt_and_a_digit_give_a_tag_given_before(qtbot, window, workspace, report):
    workspace.highlights.add(report.id, 0, 8, tags=["figures"])
    workspace.highlights.add(report.id, 0, 9, tags=["police"])
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_2, Mod.AltModifier)
    assert workspace.highlights.all(report.id)[-1].tags == ("figures",)
    select(qtbot, pane, "police cells")
    qtbot.keyClick(focused(), Key.Key_9, Mod.AltModifier)
    assert "no tag yet" in window.desk.status.text()


def test_a_passage_is_tagged_with_its_own_words(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_V)
    assert tags_of(workspace, report) == [(QUOTATION,)]


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("police cells.", "police cells"),
        ("and/or", "and or"),
        ("one two\nthree,", "one two three"),
        ("a " * 50 + "end", ("a " * 30).strip()),
        ("x" * 300, "x" * 200),
        (" … ", ""),
    ],
)
def test_own_words_make_a_tag(words, path):
    assert own_words(words) == path


def test_ticks_change_several_tags_of_several_highlights_in_one_step(
    qtbot, window, workspace, report
):
    for start, tags in ((0, ["a", "b"]), (40, ["b"])):
        workspace.highlights.add(report.id, start, start + 8, tags=tags)
    workspace.tags.ensure("c")
    open_in_tree(qtbot, window, report.title)
    window.desk.sidebar.view.selectAll()
    window.do("tick_tags")
    field = focused()
    assert field.objectName() == "tickFilter"
    for path in ("b", "c"):
        qtbot.keyClicks(field, path)
        qtbot.keyClick(field, Key.Key_Space)
        qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClick(field, Key.Key_Return)
    assert tags_of(workspace, report) == [("a", "c"), ("c",)]
    window.do("undo")
    assert tags_of(workspace, report) == [("a", "b"), ("b",)]


@pytest.fixture
def coding(qtbot, window, report):
    """Return the page, with a tag in hand that P asked for."""
    pane = open_in_tree(qtbot, window, report.title)
    qtbot.waitActive(window)
    pane.reader.setFocus()
    qtbot.waitUntil(lambda: focused() is pane.reader)
    qtbot.keyClick(focused(), Key.Key_P)
    qtbot.keyClicks(focused(), "figures")
    qtbot.keyClick(focused(), Key.Key_Return)
    return pane


def chips(window):
    bar = window.findChild(PinBar)
    return [one for one in bar.findChildren(QToolButton, "chip") if one.isVisible()]


def drag(qtbot, pane, words):
    start = pane.content.text.index(words)
    view = pane.reader
    first, last = view.caret_rect(start), view.caret_rect(start + len(words))
    hand, port = Qt.MouseButton.LeftButton, view.viewport()
    qtbot.mousePress(port, hand, pos=first.center().toPoint())
    qtbot.mouseMove(port, last.center().toPoint())
    qtbot.mouseRelease(port, hand, pos=last.center().toPoint())


def test_with_a_tag_in_hand_enter_tags_what_the_keys_selected(qtbot, workspace, report, coding):
    for words in (QUOTATION, "police cells"):
        select(qtbot, coding, words)
        qtbot.keyClick(focused(), Key.Key_Return)
    assert tags_of(workspace, report) == [("figures",)] * 2


def test_two_keys_tag_each_sentence_after_the_other(qtbot, workspace, report, coding):
    coding.reader.set_selection(0, 0)
    qtbot.keyClick(focused(), Key.Key_F7)
    for _ in range(4):
        qtbot.keyClick(focused(), Key.Key_Down, Mod.AltModifier | Mod.ShiftModifier)
        qtbot.keyClick(focused(), Key.Key_Return)
    assert tags_of(workspace, report) == [("figures",)] * 4
    made = sorted(workspace.highlights.all(report.id), key=lambda one: one.start)
    between = pairwise(made)
    assert not any(coding.content.text[a.end : b.start].strip() for a, b in between)


def test_with_a_tag_in_hand_the_mouse_tags_when_it_lets_go(qtbot, workspace, report, coding):
    drag(qtbot, coding, "police cells")
    qtbot.waitUntil(lambda: tags_of(workspace, report) == [("figures",)])


def test_tags_in_hand_are_chips_that_can_be_put_back(qtbot, window, workspace, report, coding):
    qtbot.keyClick(focused(), Key.Key_P)
    qtbot.keyClicks(focused(), "police")
    qtbot.keyClick(focused(), Key.Key_Return)
    assert [one.text() for one in chips(window)] == ["figures  ×", "police  ×"]
    select(qtbot, coding, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_Return)
    assert tags_of(workspace, report) == [("figures", "police")]
    qtbot.mouseClick(chips(window)[1], Qt.MouseButton.LeftButton)
    assert window.verbs.tagging.pinned == ["figures"]


def test_escape_lets_go_once_nothing_else_is_to_be_left(qtbot, window, coding):
    select(qtbot, coding, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert window.verbs.tagging.pinned == ["figures"]
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert window.verbs.tagging.pinned == []
    assert chips(window) == []
    offered(window.desk.status).click()
    assert window.verbs.tagging.pinned == ["figures"]


def test_a_tag_that_is_removed_is_no_longer_in_hand(qtbot, window, workspace, report, coding):
    select(qtbot, coding, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.desk.catalogue.tags) == 1)
    workspace.tags.remove(workspace.tags.all()[0].id)
    qtbot.waitUntil(lambda: not window.verbs.tagging.pinned)


def test_without_a_tag_in_hand_the_bar_of_actions_comes_as_before(qtbot, window, report, coding):
    window.do("unpin")
    drag(qtbot, coding, "police cells")
    assert coding.reader.findChild(object, "selectionPopup").isVisible()
    assert QGuiApplication.focusWindow() is not None
