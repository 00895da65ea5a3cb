import pytest
from PySide6.QtCore import Qt

from desktop import words
from desktop.ui.actions import Needs, actions
from desktop.ui.possible import RULES, WHY, Situation
from desktop.ui.tree.tree_nodes import Kind
from tests.ui.dialogs.samples import highlight
from tests.ui.hands import QUOTATION, open_in_tree, select

OPEN = Situation(reached=Needs.DOCUMENT)


@pytest.fixture
def enabled(shared):
    return lambda name: shared.desk.actions[name].isEnabled()


def test_rules_are_of_actions_that_there_are():
    names = {row.name for row in actions()}
    assert set(RULES) <= names
    assert set(WHY) <= set(RULES), "only what can be disabled needs a reason"


@pytest.mark.parametrize(
    ("name", "no", "yes"),
    [
        ("tag", OPEN, Situation(Needs.DOCUMENT, passage=True)),
        ("highlight_green", OPEN, Situation(Needs.DOCUMENT, highlights=(highlight(1, "x"),))),
        ("link", Situation(Needs.DOCUMENT, passage=True),
         Situation(Needs.DOCUMENT, highlights=(highlight(1, "x"),))),
        ("accept_review", Situation(Needs.DOCUMENT, highlights=(highlight(1, "x"),)), None),
        ("remove", Situation(rows=(Kind.SECTION,)), Situation(rows=(Kind.TAG,))),
        ("rename", OPEN, Situation(row=Kind.SECTION)),
        ("facts", Situation(Needs.LIBRARY), Situation(Needs.LIBRARY, rows=(Kind.DOCUMENT,))),
        ("move_to", Situation(Needs.LIBRARY), Situation(Needs.LIBRARY, rows=(Kind.COLLECTION,))),
        ("move_tab", Situation(tabs=1), Situation(tabs=1, is_split=True)),
        ("split", Situation(tabs=1), Situation(tabs=2)),
        ("split", Situation(), OPEN),
        ("section_join", OPEN, Situation(rows=(Kind.SECTION,))),
        ("next_tab", Situation(tabs=1), Situation(tabs=2)),
        ("next_highlight", OPEN, Situation(listed=1)),
        ("highlight_green", Situation(Needs.DOCUMENT, passage=True, is_old=True),
         Situation(Needs.DOCUMENT, highlights=(highlight(1, "x"),), is_old=True)),
        ("section_begin", Situation(Needs.DOCUMENT, is_old=True), OPEN),
        ("section_facts", Situation(has_section=True, is_old=True), Situation(has_section=True)),
        ("compare", Situation(revisions=1), Situation(revisions=2)),
        ("next_change", OPEN, Situation(is_comparison=True)),
        ("close_tab", Situation(), Situation(tabs=1)),
        ("made_on", Situation(highlights=(highlight(1, "x"),), revision=1),
         Situation(highlights=(highlight(1, "x"),), revision=2)),
    ],
)  # fmt: skip
def test_what_an_action_wants(name, no, yes):
    assert not RULES[name](no)
    assert yes is None or RULES[name](yes)


def test_actions_follow_what_is_chosen(shared, enabled):
    desk = shared.desk
    report = desk.workspace.documents.find("Counting people in detention")
    desk.open_passage(report.id)
    assert not enabled("tag")
    assert not enabled("next_highlight")
    pane = desk.reading.current()
    pane.reader.set_selection(0, 8)
    assert enabled("tag")
    assert not enabled("link")
    shared.do("highlight_yellow")
    assert enabled("link")
    assert enabled("next_highlight")
    assert enabled("undo")
    assert not enabled("accept_review")
    shared.do("undo")
    assert not enabled("next_highlight")
    assert enabled("redo")


def test_a_key_without_effect_is_explained(shared, qtbot, enabled):
    desk = shared.desk
    desk.open_passage(desk.workspace.documents.all()[0].id)
    desk.reading.current().reader.set_selection(0, 0)
    desk.sidebar.clear_selection()
    assert not enabled("link")
    qtbot.keyClick(desk.reading.current().reader, Qt.Key.Key_L)
    assert desk.status.text() == WHY["link"]


def test_steps_are_named(shared):
    desk = shared.desk
    desk.workspace.collections.add("Named")
    assert desk.actions["undo"].text() == f"&Undo {words.step(desk.workspace.history.next_undo())}"
    shared.do("undo")


def test_nothing_is_possible_without_a_library(window):
    window.desk.let_go()
    window.possible.look()
    by_name = {row.name: row for row in actions()}
    for name, action in window.desk.actions.by_name.items():
        assert action.isEnabled() is (by_name[name].needs is Needs.NOTHING), name


def test_the_menu_tells_whether_the_article_or_the_whole_page_is_shown(shared, monkeypatch):
    actions = shared.desk.actions

    def marks() -> tuple[bool, bool]:
        shared.possible.look()
        return actions["read_article"].isChecked(), actions["read_page"].isChecked()

    assert marks() == (False, False)
    for is_whole in (True, False):
        now = Situation(Needs.DOCUMENT, is_page=True, is_whole=is_whole)
        monkeypatch.setattr(shared.possible, "situation", lambda now=now: now)
        assert marks() == (not is_whole, is_whole)
        actions["read_article"].setChecked(is_whole)
        assert marks() == (not is_whole, is_whole)


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_one_key_press_is_looked_at_once(window, qtbot, monkeypatch, key, held):
    pane = open_in_tree(qtbot, window, "Counting people in detention")
    select(qtbot, pane, QUOTATION)
    qtbot.wait(1)
    looks = []
    situation = window.possible.situation
    monkeypatch.setattr(window.possible, "situation", lambda: looks.append(1) or situation())
    qtbot.keyClick(pane.reader, key, held)
    qtbot.wait(1)
    assert len(looks) == 1


def test_a_key_pressed_at_once_finds_its_action_enabled(window, qtbot):
    pane = open_in_tree(qtbot, window, "Counting people in detention")
    qtbot.wait(1)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(pane.reader, Qt.Key.Key_1)
    assert len(pane.highlights) == 1
