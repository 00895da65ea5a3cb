from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.domain import Placement, PlacementStatus
from desktop.ui.cards.card_heights import (
    HEAD,
    LEFT,
    MARGIN,
    NOTE_INDENT,
    NOTE_LINES,
    PAD,
    QUOTATION_LINES,
    CardHeights,
)
from desktop.ui.cards.narrowing import Grouping
from desktop.ui.cards.sidebar_model import SidebarModel
from desktop.ui.look.card_painting import Text, draw_text
from tests.ui.dialogs.samples import highlight


@pytest.fixture
def model(qapp):
    return SidebarModel()


@pytest.fixture
def heights(model, qapp):
    made = CardHeights(model, qapp.font())
    made.dress(qapp.font(), 260)
    return made


def height(heights, model, one) -> int:
    model.show_highlights([one])
    return heights.size(0).height()


def test_each_thing_on_a_card_makes_it_higher(heights, model):
    plain = highlight(1, "Short words")
    doubtful = replace(plain, placement=Placement(2, 0, 0, PlacementStatus.REVIEW))
    alone = height(heights, model, plain)
    assert height(heights, model, highlight(2, "Long words " * 30)) > alone
    assert height(heights, model, highlight(3, "Short words", "A note.")) > alone
    assert height(heights, model, replace(plain, id="h4", tags=("a",))) > alone
    assert height(heights, model, replace(doubtful, id="h5")) > alone


def test_a_long_quotation_and_a_longer_one_are_cut_alike(heights, model):
    assert height(heights, model, highlight(1, "words " * 60)) == height(
        heights, model, highlight(2, "words " * 600)
    )


def all_heights(heights, model):
    return [heights.size(row).height() for row in range(len(model.shown))], heights.rows.total


@pytest.mark.parametrize("is_grouped", [False, True])
def test_one_row_that_comes_goes_or_changes_leaves_the_others_right(
    heights, model, qapp, is_grouped
):
    rows = [replace(highlight(n, "words " * n), tags=("a" if n < 6 else "b",)) for n in range(12)]
    model.show_highlights([*rows[:5], *rows[6:]])
    if is_grouped:
        model.group(Grouping.TAG)
    all_heights(heights, model)
    noted = replace(rows[3], note="A note.")
    for shown in (rows, [*rows[:3], noted, *rows[4:]], rows[1:], [rows[1], *rows[3:]]):
        model.show_highlights(shown)
        fresh = CardHeights(model, qapp.font())
        fresh.dress(qapp.font(), 260)
        assert all_heights(heights, model) == all_heights(fresh, model)


def test_a_narrow_card_is_higher(heights, model, qapp):
    one = highlight(1, "Some words that take two lines or more")
    wide = height(heights, model, one)
    heights.dress(qapp.font(), 120)
    assert heights.size(0).height() > wide
    assert heights.size(0).width() == 120


def test_the_card_in_hand_has_room_for_its_fields_and_a_rim(heights, model):
    model.show_highlights([highlight(1, "One"), highlight(2, "Two")])
    closed = heights.size(1)
    assert heights.open("h2", 100)
    assert not heights.open("h2", 100), "nothing changed"
    assert heights.size(1).height() == heights.top_of_fields(1) + 100 + PAD
    assert heights.size(0) == closed
    heights.open("", 0)
    assert heights.size(1) == closed


def test_a_note_that_was_written_is_reckoned_with(heights, model):
    one = highlight(1, "One")
    before = height(heights, model, one)
    assert height(heights, model, replace(one, note="Much to say.")) > before


def test_a_card_is_as_high_as_what_is_painted_on_it(heights, model, qapp):
    one = highlight(1, "Some words that take two lines or more in a narrow card", "*Said* so.")
    painted = QImage(260, 300, QImage.Format.Format_RGB32)
    painter = QPainter(painted)
    text = Text(one.anchor.quotation, qapp.font(), QColor(), QUOTATION_LINES)
    below = draw_text(painter, QRectF(0, 0, 260 - LEFT - MARGIN, 300), text)
    note = Text("Said so.", qapp.font(), QColor(), NOTE_LINES)
    below += 4 + draw_text(painter, QRectF(0, 0, 260 - LEFT - MARGIN - NOTE_INDENT, 300), note)
    painter.end()
    assert height(heights, model, one) == round(2 * PAD + below + 1)


def test_cards_are_estimated_until_they_are_looked_at(heights, model):
    model.show_highlights([highlight(n, "iiii " * 20) for n in range(2000)])
    guess, rows = heights.rows.total, heights.rows
    exact = heights.settle(1000)
    assert rows[1000] == exact != rows[999]
    assert heights.rows is rows
    assert abs(heights.rows.total - guess) <= rows[999]


def test_what_is_known_of_a_card_outlasts_others_that_come(heights, model):
    many = [highlight(n, "iiii " * 20) for n in range(10)]
    model.show_highlights(many)
    exact = heights.settle(4)
    model.show_highlights([highlight(99, "One more"), *many])
    assert heights.rows[5] == exact != heights.rows[6]


def test_a_group_has_room_for_its_heading(heights, model):
    gone = replace(highlight(9, "Gone"), placement=Placement(2, 3, 3, PlacementStatus.LOST))
    model.show_gone(wanted=True)
    model.show_highlights([highlight(1, "Here"), gone, replace(gone, id="h10")])
    first, second = heights.size(1).height(), heights.size(2).height()
    assert first == second + HEAD
    assert heights.top_of_fields(1) == heights.top_of_fields(2) + HEAD
    assert heights.head(0) == 0


def test_a_card_has_a_line_for_its_page_where_there_are_pages(model, qapp):
    heights = CardHeights(model, qapp.font())
    model.show_highlights([highlight(1, "words")])
    bare = heights.settle(0)
    model.page_of = lambda _one: "iv"
    heights.forget()
    assert heights.settle(0) > bare
    assert heights.caption(model.shown[0]).text == "p. iv"
