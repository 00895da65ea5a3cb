from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from desktop.domain import BlockKind, SpanKind
from desktop.ui.reader.reader_view import ReaderView
from tests.ui.reader.conftest import Draft, Hands, long_content, quoted


@pytest.fixture
def hands(reading) -> Hands:
    draft = Draft()
    draft.add("Counting people", BlockKind.HEADING, 1)
    draft.add("The office has a table and a bold word.")
    draft.span("table", SpanKind.LINK, "#0")
    draft.span("bold", SpanKind.BOLD)
    draft.add("In it", BlockKind.HEADING, 2)
    draft.add("Remand prisoners are not.")
    return reading(draft.build())


def test_a_point_on_a_letter_is_that_letter_and_beside_the_text_it_is_none(hands: Hands) -> None:
    place = hands.at("office")
    assert hands.view.glyph_at(QPointF(hands.point(place))) == place
    beside = QPointF(hands.view.viewport().width() - 3, hands.point(place).y())
    assert hands.view.glyph_at(beside) is None
    assert hands.view.offset_at(beside) == hands.at("\nIn it")


def test_above_is_the_beginning_and_below_the_end(hands: Hands) -> None:
    left = hands.view.left
    assert hands.view.offset_at(QPointF(left, -500)) == 0
    below = QPointF(left + 5000, hands.view.viewport().height() + 500)
    assert hands.view.offset_at(below) == len(hands.view.content.text)


def test_the_rectangles_of_a_range_are_one_for_each_line_of_each_block(hands: Hands) -> None:
    text = hands.view.content.text
    rects = hands.view.rects_of(0, len(text))
    assert len(rects) == 4
    assert [r.top() for r in rects] == sorted(r.top() for r in rects)
    assert hands.view.rects_of(5, 5) == []


def test_what_is_not_on_screen_has_no_place(reading) -> None:
    hands = reading(long_content(400))
    far = len(hands.view.content.text) - 10
    assert hands.view.caret_rect(far) is None
    assert hands.view.rects_of(far, far + 5) == []
    hands.view.goto(far)
    assert hands.view.caret_rect(far) is not None


def test_a_span_is_found_over_its_letters_only(hands: Hands) -> None:
    table = hands.at("table")
    assert hands.view.span_at(table, SpanKind.LINK).target == "#0"
    assert hands.view.span_at(table + 4, SpanKind.LINK) is not None
    assert hands.view.span_at(table + 5, SpanKind.LINK) is None
    assert hands.view.span_at(hands.at("bold"), SpanKind.LINK) is None
    assert hands.view.span_at(None, SpanKind.LINK) is None


def test_the_section_is_the_one_that_began_last(hands: Hands) -> None:
    assert hands.view.section_at(hands.at("office")) == 0
    assert hands.view.section_at(hands.at("In it")) == 1
    assert hands.view.section_at(hands.at("Remand")) == 1


def test_without_a_text_nothing_is_anywhere(qtbot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    assert view.offset_at(QPointF(5, 5)) == 0
    assert view.glyph_at(QPointF(5, 5)) is None
    assert view.caret_rect(0) is None
    assert view.section_at(0) == -1
    view.repaint_range(0, 9)


def test_in_view_are_the_lines_on_screen_and_none_that_is_folded_away(reading) -> None:
    view = reading(long_content(60)).view
    ranges = view.in_view()
    assert ranges[0][0] == 0
    last = ranges[-1][1]
    assert not view.is_in_view(last + 200)
    assert last < len(view.content.text)
    view.scroll_by(view.line_step // 2 + 60)
    moved = view.in_view()
    assert moved[0][0] > 0
    assert all(view.rects_of(start, end) for start, end in moved if start < end)
    view.bring_to(len(view.content.text))
    assert view.in_view()[-1][1] == len(view.content.text)


def test_what_is_folded_away_is_not_in_view(reading) -> None:
    content = long_content(60)
    view = reading(content, quoted(content, "one", content.text[content.blocks.starts[30] :][:40]))
    view = view.view
    view.condensing.keep_marked("", "")
    blocks = {content.blocks.at(start) for start, _ in view.in_view()}
    assert 30 in blocks
    assert len(blocks) < 20
    assert not any(view.coverage.fold_at(number) for number in blocks)
