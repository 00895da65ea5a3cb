"""Every popup over the page, and what Tab, Esc and Enter do there."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QToolButton

import desktop.ui
from desktop.domain import COLOURS
from desktop.ui.arguing.choice_popup import ChoicePopup, StancePopup
from desktop.ui.fields.field_popup import FieldPopup, NotePopup
from desktop.ui.fields.note_field import NoteField
from desktop.ui.fields.speaker_popup import SpeakerPopup
from desktop.ui.fields.tag_popup import TagPopup
from desktop.ui.fields.tick_popup import TickPopup
from desktop.ui.noted.bookmark_popup import BookmarkPopup
from desktop.ui.reader.tools.popup import Popup
from tests.ui.hands import QUOTATION, focused, offered, open_in_tree, select

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


class Walked(NamedTuple):
    """What opens a popup, what is typed there, and what then becomes of it."""

    action: str
    typed: str
    after_tab: str
    """What stands in the field: Tab throws nothing away, and the keyboard stays."""
    escapes: int
    """How often Esc is pressed until it is gone: once more where it asks first."""
    keeps: tuple[str, ...] | None
    """The tags that Enter gives the passage; None where it does not keep it."""


WALK = {
    "tag, one there is": Walked("tag", "fig", "figures", 1, ("figures",)),
    "tag, a new one": Walked("tag", "unheard of", "unheard of", 2, ("unheard of",)),
    "tick": Walked("tick_tags", "fig ", "fig", 2, ("figures",)),
    "bookmark": Walked("bookmark", "My place", "My place", 2, None),
    "palette": Walked("palette", "zzz", "zzz", 1, None),
    "a tag in hand": Walked("pin", "fig", "figures", 1, ("figures",)),
    "outline, a new one": Walked("add_to_outline", "My argument", "My argument", 2, ()),
}
POPUPS = {TagPopup, TickPopup, BookmarkPopup, NotePopup, SpeakerPopup, ChoicePopup, StancePopup}
"""All that open beside a passage, each of which is walked below."""


def test_none_is_left_out():
    for module in pkgutil.walk_packages(desktop.ui.__path__, "desktop.ui."):
        import_module(module.name)
    assert set(FieldPopup.__subclasses__()) == POPUPS


@pytest.fixture
def pane(qtbot, window, workspace, report):
    """Return the page with a highlight in it and a passage selected."""
    workspace.highlights.add(report.id, 0, 8, tags=["figures"])
    pane = open_in_tree(qtbot, window, report.title)
    qtbot.waitActive(window)
    select(qtbot, pane, QUOTATION)
    qtbot.waitUntil(lambda: focused() is pane.reader)
    return pane


@pytest.fixture(params=WALK.values(), ids=list(WALK))
def walked(request, qtbot, window, pane):
    """Return what is known of one of them, opened over a selected passage."""
    window.do(request.param.action)
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
    qtbot.keyClicks(focused(), request.param.typed)
    return request.param


def test_tab_throws_nothing_away_and_stays(walked, qtbot):
    field = focused()
    qtbot.keyClick(field, Key.Key_Tab)
    assert (focused(), field.text()) == (field, walked.after_tab)
    for _ in range(walked.escapes):
        qtbot.keyClick(field, Key.Key_Escape)


def test_escape_asks_only_where_something_is_new(walked, qtbot, window, workspace, report):
    field = focused()
    for _ in range(walked.escapes):
        assert field.isVisible()
        qtbot.keyClick(field, Key.Key_Escape)
    assert focused() is window.desk.reading.current().reader
    assert len(workspace.highlights.all(report.id)) == 1


def test_enter_does_what_was_chosen(walked, qtbot, window, workspace, report):
    qtbot.keyClick(focused(), Key.Key_Return)
    assert focused() is window.desk.reading.current().reader
    kept = [one.tags for one in workspace.highlights.all(report.id)[1:]]
    assert kept == ([] if walked.keeps is None else [walked.keeps])


@pytest.fixture
def claim(qtbot, window, pane):
    """Return what types a claim into the popup that asks for one, and is done with it."""

    def call(sentence: str) -> None:
        window.do("add_to_claim")
        qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
        qtbot.keyClicks(focused(), sentence)

    return call


def test_a_new_claim_is_made_by_two_enters_and_thrown_away_by_no_single_key(
    claim, qtbot, pane, workspace
):
    claim("Nobody counts them")
    qtbot.keyClick(focused(), Key.Key_Tab)
    assert focused().text() == "Nobody counts them"
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert focused().isVisible()
    qtbot.keyClick(focused(), Key.Key_Return)
    assert isinstance(focused(), StancePopup)
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert isinstance(focused(), StancePopup), "it asks first: the claim is not made yet"
    qtbot.keyClick(focused(), Key.Key_Tab)
    assert isinstance(focused(), StancePopup)
    qtbot.keyClick(focused(), Key.Key_Return)
    assert focused() is pane.reader
    assert [one.sentence for one in workspace.claims.all()] == ["Nobody counts them"]


def test_a_claim_that_is_there_is_left_at_once(claim, qtbot, pane, workspace, report):
    workspace.claims.add("Nobody counts them")
    claim("nob")
    qtbot.keyClick(focused(), Key.Key_Return)
    assert isinstance(focused(), StancePopup)
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert focused() is pane.reader
    assert len(workspace.highlights.all(report.id)) == 1


@pytest.fixture
def speaker(qtbot, window, pane, workspace, report):
    """Return the field that asks who says the highlight."""
    (kept,) = workspace.highlights.all(report.id)
    workspace.speakers.say([kept.id], "Leonora Vance")
    pane.reader.set_selection(0, 0)
    window.do("next_highlight")
    window.do("who_says")
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
    return focused()


def said(workspace, report) -> list[str]:
    return [one.said_by for one in workspace.highlights.all(report.id)]


def test_tab_completes_a_name_and_enter_takes_it(speaker, qtbot, workspace, report):
    qtbot.keyClicks(speaker, "leo")
    qtbot.keyClick(speaker, Key.Key_Tab)
    assert (focused(), speaker.text()) == (speaker, "Leonora Vance")
    qtbot.keyClick(speaker, Key.Key_Return)
    assert said(workspace, report) == ["Leonora Vance"]


def test_escape_asks_only_for_a_name_that_is_new(speaker, qtbot, pane, workspace, report):
    qtbot.keyClicks(speaker, "Colm Aldous")
    qtbot.keyClick(speaker, Key.Key_Tab)
    assert speaker.text() == "Colm Aldous"
    qtbot.keyClick(speaker, Key.Key_Escape)
    assert speaker.isVisible()
    qtbot.keyClick(speaker, Key.Key_Escape)
    assert focused() is pane.reader
    assert said(workspace, report) == ["Leonora Vance"]


@pytest.fixture
def note(qtbot, window, pane):
    """Return the field of the note popup, written in."""
    window.do("note")
    qtbot.waitUntil(lambda: isinstance(focused(), NoteField))
    field = focused()
    qtbot.keyClicks(field, "A thought")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.keyClicks(field, "of two lines")
    return field


WRITTEN = "A thought\nof two lines"


def test_tab_keeps_a_note_and_goes_on(note, qtbot, window, workspace, report):
    qtbot.keyClick(note, Key.Key_Tab)
    assert focused() is not note
    assert [one.note for one in workspace.highlights.all(report.id)] == ["", WRITTEN]


def test_control_enter_keeps_a_note_and_gives_the_keyboard_back(
    note, qtbot, pane, workspace, report
):
    qtbot.keyClick(note, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert focused() is pane.reader
    assert [one.note for one in workspace.highlights.all(report.id)] == ["", WRITTEN]


def test_escape_puts_a_note_aside_and_offers_it_again(note, qtbot, window, pane, workspace, report):
    qtbot.keyClick(note, Key.Key_Escape)
    assert focused() is pane.reader
    assert [one.note for one in workspace.highlights.all(report.id)] == ["", ""]
    qtbot.mouseClick(offered(window.desk.status), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(focused(), NoteField))
    assert focused().toPlainText() == WRITTEN
    qtbot.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def found(qtbot, window, pane):
    """Return the field of the find bar, opened on no words and typed in."""
    pane.reader.set_selection(0, 0)
    window.do("find")
    qtbot.waitUntil(lambda: focused().objectName() == "findField")
    qtbot.keyClicks(focused(), "the")
    count = window.findChild(QLabel, "findCount")
    qtbot.waitUntil(lambda: count.text().startswith("1 of "))
    return focused()


def test_tab_goes_through_the_find_bar_and_its_words_stay(found, qtbot):
    for name in ("findCase", "findWords", "findRegex", "findPrevious", "findNext", "findClose"):
        qtbot.keyClick(focused(), Key.Key_Tab)
        assert focused().objectName() == name
    assert found.text() == "the"


def test_enter_finds_on_and_back_and_stays(found, qtbot, window):
    count = window.findChild(QLabel, "findCount")
    for modifier, number in ((Qt.KeyboardModifier.NoModifier, "2"), (SHIFT, "1")):
        qtbot.keyClick(found, Key.Key_Return, modifier)
        assert count.text().startswith(f"{number} of ")
        assert focused() is found


def test_escape_closes_the_find_bar_and_gives_the_keyboard_back(found, qtbot, pane):
    qtbot.keyClick(found, Key.Key_Escape)
    assert not found.isVisible()
    assert focused() is pane.reader


@pytest.fixture
def bar(qtbot, window, pane):
    """Return the bar over the selection."""
    qtbot.keyClick(pane.reader, Key.Key_F10, SHIFT)
    shown = pane.findChild(Popup)
    qtbot.waitUntil(shown.isVisible)
    return shown


def test_tab_goes_through_the_bar_over_a_selection(bar, qtbot, pane):
    start, end = pane.reader.selection()
    here = [one for one in bar.findChildren(QToolButton) if one.isVisible()]
    reached = [focused()] if focused() in here else []
    while len(reached) < len(here):
        qtbot.keyClick(focused(), Key.Key_Tab)
        reached.append(focused())
    assert reached == here
    assert pane.reader.selection() == (start, end)


def test_enter_presses_the_button_that_has_the_keyboard(bar, qtbot, pane, workspace, report):
    if focused() is pane.reader:
        qtbot.keyClick(focused(), Key.Key_Tab)
    qtbot.keyClick(focused(), Key.Key_Return)
    kept = workspace.highlights.all(report.id)[1]
    assert (kept.quote, kept.colour) == (QUOTATION, COLOURS[0])
    assert focused() is pane.reader


def test_what_the_bar_opens_gives_the_keyboard_back_to_its_button(bar, qtbot, pane):
    button = bar.findChild(QToolButton, "popup_tag")
    while focused() is not button:
        qtbot.keyClick(focused(), Key.Key_Tab)
    qtbot.keyClick(button, Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
    qtbot.keyClick(focused(), Key.Key_Escape)
    qtbot.waitUntil(lambda: focused() is button)
    qtbot.keyClick(button, Key.Key_Escape)
    assert focused() is pane.reader


def test_escape_takes_the_bar_away_and_the_passage_stays_chosen(bar, qtbot, pane):
    if focused() is pane.reader:
        qtbot.keyClick(focused(), Key.Key_Tab)
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert not bar.isVisible()
    assert focused() is pane.reader
    assert pane.reader.selected_text() == QUOTATION


@pytest.mark.parametrize("action", ["tag", "pin", "tick_tags", "who_says"])
def test_a_long_list_shows_whole_rows(qtbot, window, workspace, report, action):
    for number in range(20):
        made = workspace.highlights.add(report.id, number, 8 + number, tags=[f"tag {number}"])
        workspace.speakers.say([made.id], f"Person {number}")
    open_in_tree(qtbot, window, report.title)
    qtbot.waitActive(window)
    window.do("next_highlight")
    window.do(action)
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
    (rows,) = [one for one in focused().parent().findChildren(QListView) if one.isVisible()]
    last = rows.indexAt(rows.viewport().rect().bottomLeft() + QPoint(20, -2))
    assert last.row() in range(5, 19)
    assert rows.viewport().rect().contains(rows.visualRect(last))
    qtbot.keyClick(focused(), Key.Key_Escape)
