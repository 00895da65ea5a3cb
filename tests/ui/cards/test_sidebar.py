from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from desktop.domain import Placement, PlacementStatus
from desktop.ui.cards.sidebar import CROWD, Sidebar
from tests.ui.dialogs.samples import highlight
from tests.ui.hands import words_of

Key = Qt.Key
DOUBT = Placement(2, 3, 8, PlacementStatus.REVIEW)


@pytest.fixture
def sidebar(qtbot):
    made = Sidebar()
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    rows = [highlight(n, f"Passage {n}", f"note {n}") for n in range(4)]
    made.show_highlights([*rows, replace(rows[0], id="h4", placement=DOUBT)], [])
    return made


def choose(sidebar, *rows: int) -> None:
    choice = sidebar.view.selectionModel()
    choice.clearSelection()
    for row in rows:
        choice.select(sidebar.model.index(row), QItemSelectionModel.SelectionFlag.Select)


def test_one_chosen_card_opens_and_several_are_counted(sidebar):
    choose(sidebar, 1)
    assert sidebar.card.id == "h1"
    assert sidebar.editor.isVisible()
    choose(sidebar, 1, 3)
    assert sidebar.selected_ids() == ["h1", "h3"]
    assert sidebar.head.title.text() == "Highlights · 2 of 5 selected"
    assert not sidebar.editor.isVisible()


def test_only_those_to_review_are_shown_when_they_are_wanted(sidebar):
    sidebar.head.unsure.click()
    assert [one.id for one in sidebar.model.shown] == ["h4"]
    assert sidebar.head.title.text() == "Highlights · 1 of 5"
    sidebar.show_highlights([replace(one, placement=highlight(9, "x").placement)
                             for one in sidebar.model.shown], [])  # fmt: skip
    assert not sidebar.head.unsure.isVisible()
    assert len(sidebar.model.shown) == 1


def test_words_narrow_and_the_card_in_hand_stays_when_it_is_among_them(sidebar):
    choose(sidebar, 2)
    sidebar.filter.setText("note 2")
    assert sidebar.card.id == "h2"
    sidebar.filter.setText("note 3")
    assert sidebar.card.id == ""


def test_a_card_in_doubt_is_not_put_back_by_a_selection_in_the_page(sidebar):
    sidebar.select("h4")
    sidebar.clear_selection()
    assert sidebar.selected_ids() == ["h4"]
    sidebar.select("h1")
    sidebar.clear_selection()
    assert sidebar.selected_ids() == []


def test_choosing_by_the_program_does_not_move_the_page(sidebar, qtbot):
    told = []
    sidebar.chosen.connect(told.append)
    sidebar.view.setFocus()
    sidebar.select("h2")
    assert told == []
    qtbot.keyClick(sidebar.view, Key.Key_Down)
    assert told == ["h3"]


def test_what_is_written_is_told_with_its_highlight(sidebar):
    told = []
    sidebar.note_changed.connect(lambda *both: told.append(both))
    sidebar.select("h1")
    sidebar.edit_note()
    sidebar.editor.note.setPlainText("Written.")
    choose(sidebar, 3)
    assert told == [("h1", "Written.")]


def test_nothing_to_show_is_said(sidebar):
    sidebar.show_highlights([], [])
    assert sidebar.pages.currentWidget() is sidebar.empty
    sidebar.say_empty("No document open", "Open one.")
    assert words_of(sidebar.empty) == ("No document open", "Open one.")


@pytest.fixture
def with_gone(sidebar):
    """Add a passage that is no longer in the text."""
    gone = replace(highlight(7, "Gone words"), placement=Placement(2, 3, 3, PlacementStatus.LOST))
    sidebar.show_highlights([gone, *sidebar.model.shown], [])
    return sidebar


def test_what_is_gone_has_a_group_at_the_end_closed_at_first(qtbot, with_gone):
    bar = with_gone.gone
    assert bar.isVisible()
    assert bar.accessibleName() == "No longer in the text · 1"
    assert "h7" not in [one.id for one in with_gone.model.shown]
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)
    assert with_gone.model.shown[-1].id == "h7"
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)
    assert "h7" not in [one.id for one in with_gone.model.shown]


def test_the_group_opens_for_a_card_that_is_asked_for(with_gone):
    with_gone.select("h7")
    assert with_gone.gone.isChecked()
    assert with_gone.card.id == "h7"


def test_closing_the_group_puts_its_card_back(qtbot, with_gone):
    with_gone.select("h7")
    qtbot.mouseClick(with_gone.gone, Qt.MouseButton.LeftButton)
    assert with_gone.card.id == ""


def test_without_any_there_is_no_group(with_gone):
    with_gone.show_highlights([highlight(1, "Passage")], [])
    assert not with_gone.gone.isVisible()


def test_what_changed_is_asked_for_once_the_card_is_open(sidebar):
    asked = []
    sidebar.review_wanted.connect(asked.append)
    choose(sidebar, 1)
    assert asked == []
    sidebar.select("h4")
    sidebar._open_card()
    assert asked == ["h4"]


def test_a_card_leads_to_its_passage_once_it_is_let_go(sidebar, qtbot):
    sidebar.view.setFocus()
    told = []
    sidebar.chosen.connect(told.append)
    place = sidebar.view.visualRect(sidebar.model.index(2)).center()
    qtbot.mousePress(sidebar.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sidebar.card.id == "h2"
    assert told == []
    qtbot.mouseRelease(sidebar.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == ["h2"]
    qtbot.keyClick(sidebar.view, Key.Key_Down)
    assert told == ["h2", "h3"]


def test_the_cards_of_a_crowded_document_are_painted_in_a_turn_of_their_own(sidebar, qtbot):
    rows = [highlight(n, f"Passage {n}", "wide") for n in range(CROWD + 2)]
    sidebar.show_highlights(rows, [])
    assert not sidebar.view.updatesEnabled()
    qtbot.waitUntil(sidebar.view.updatesEnabled)
    sidebar.show_highlights(rows[1:], [])
    assert not sidebar.view.updatesEnabled()
    qtbot.waitUntil(sidebar.view.updatesEnabled)
    sidebar.filter.setText("Passage 7")
    assert sidebar.view.updatesEnabled()
