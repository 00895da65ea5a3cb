from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.ui.cards.narrowing import Grouping
from desktop.ui.cards.sidebar import Sidebar
from desktop.ui.look.tag_colours import call
from tests.ui.dialogs.samples import highlight
from tests.ui.hands import words_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def sidebar(qtbot):
    made = Sidebar()
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.show()
    rows = [
        replace(highlight(n, f"Passage {n}"), colour=colour, tags=tags)
        for n, (colour, tags) in enumerate(
            [("yellow", ("b",)), ("green", ("a/x",)), ("yellow", ()), ("blue", ("b", "a"))]
        )
    ]
    made.show_highlights(rows, [])
    yield made
    call({})


def want_tag(narrowing, path):
    menu = narrowing.tags.menu()
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text().startswith(f"{path} ")).trigger()


def ids(sidebar):
    return [one.id for one in sidebar.model.shown]


def test_a_click_on_a_colour_wants_it_and_another_click_all(qtbot, sidebar):
    narrowing = sidebar.head.narrowing
    shown = [name for name, button in narrowing.colours.items() if button.isVisible()]
    assert shown == ["yellow", "green", "blue"]
    qtbot.mouseClick(narrowing.colours["yellow"], LEFT)
    assert ids(sidebar) == ["h0", "h2"]
    assert sidebar.head.title.text() == "Highlights · 2 of 4"
    qtbot.mouseClick(narrowing.colours["yellow"], LEFT)
    assert len(ids(sidebar)) == 4


def test_a_tag_is_wanted_with_those_below_it(qtbot, sidebar):
    narrowing = sidebar.head.narrowing
    narrowing.tags.menu().aboutToShow.emit()
    assert [action.text() for action in narrowing.tags.menu().actions()] == [
        "a   1", "a/x   1", "b   2",
    ]  # fmt: skip
    want_tag(narrowing, "a")
    assert ids(sidebar) == ["h1", "h3"]
    qtbot.mouseClick(narrowing.colours["blue"], LEFT)
    assert ids(sidebar) == ["h3"]


def test_it_says_when_all_are_hidden_and_shows_them_again(qtbot, sidebar):
    narrowing = sidebar.head.narrowing
    want_tag(narrowing, "a")
    qtbot.keyClicks(sidebar.filter, "nowhere")
    assert words_of(sidebar.hidden)[1] == "The filter hides all 4."
    qtbot.mouseClick(sidebar.hidden.findChild(QPushButton), LEFT)
    assert len(ids(sidebar)) == 4


def test_escape_empties_the_filter(qtbot, sidebar):
    qtbot.keyClicks(sidebar.filter, "nowhere")
    qtbot.keyClick(sidebar.filter, Qt.Key.Key_Escape)
    assert len(ids(sidebar)) == 4


def test_cards_stand_together_by_tag(sidebar):
    sidebar.head.narrowing.group(Grouping.TAG)
    assert ids(sidebar) == ["h1", "h0", "h3", "h2"]
    assert [sidebar.model.heading(row) for row in range(4)] == ["a/x", "b", "", "No tag"]


def test_cards_stand_together_by_section(sidebar):
    sidebar.model.section_of = lambda one: "First" if one.id < "h2" else ""
    sidebar.head.narrowing.group(Grouping.SECTION)
    headings = [sidebar.model.heading(row) for row in range(4)]
    assert headings == ["First", "", "Before the first section", ""]
    high = sidebar.heights.size(0).height() - sidebar.heights.size(1).height()
    assert high > 0
    sidebar.head.narrowing.group(Grouping.NONE)
    assert [sidebar.model.heading(row) for row in range(4)] == [""] * 4


def test_names_of_colours_are_shown_and_filtered_by(qtbot, sidebar):
    before = sidebar.heights.size(2).height()
    call({"yellow": "claim"})
    sidebar.show_names()
    assert sidebar.head.narrowing.colours["yellow"].text() == "claim"
    assert sidebar.heights.size(2).height() > before
    qtbot.keyClicks(sidebar.filter, "claim")
    assert ids(sidebar) == ["h0", "h2"]


def test_the_card_in_hand_shows_the_whole_passage(sidebar):
    long = replace(highlight(9, "word " * 200), id="long")
    sidebar.show_highlights([long], [])
    closed = sidebar.heights.top_of_fields(0)
    sidebar.select("long")
    assert sidebar.heights.top_of_fields(0) > 3 * closed
