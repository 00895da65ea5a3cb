"""The pages of a document under the hands of a reader."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, SignalInstance
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain import HighlightStyle
from desktop.domain.noted.bookmarks import Bookmark, line_at
from desktop.domain.printed.page_wishes import Kind
from desktop.ui.look.reading_style import DARK, ReadingStyle
from desktop.ui.pages.arranging.arrangement import Fit
from desktop.ui.pages.arranging.page_stack import GAP
from desktop.ui.reader import protocol
from tests.formats.pdf.samples import WIDTH
from tests.ui.pages.conftest import HEAD, PAGES
from tests.ui.reader.conftest import find_all, quoted

Key, Modifier = Qt.Key, Qt.KeyboardModifier
FIRST = "left-ash-c0 was held for days"
PARTS = [
    protocol.ReaderPlace,
    protocol.ReaderPassage,
    protocol.ReaderHighlights,
    protocol.ReaderFind,
    protocol.ReaderLook,
]


def colour_at(hands, point: QPoint) -> QColor:
    return hands.view.viewport().grab().toImage().pixelColor(point)


def beside(hands, words: str) -> QPoint:
    """Return a point in the line of some words where there is no ink: above its small letters."""
    (rect,) = hands.view.rects_of(hands.at(words), hands.at(words) + len(words))
    return QPointF(rect.left() + 1, rect.top() + 1).toPoint()


@pytest.mark.parametrize("part", PARTS)
def test_it_is_a_reader_like_that_of_texts(hands, part):
    for name, member in vars(part).items():
        if not name.startswith("_"):
            found = getattr(hands.view, name)
            assert isinstance(found, SignalInstance if isinstance(member, property) else object)


def test_pages_fill_the_width_and_only_those_near_are_drawn(hands):
    places = hands.view.places
    assert places.rect(0).width() == hands.view.viewport().width() - 2 * GAP
    assert places.rect(0).top() == GAP
    drawn = {wish.page for wish in hands.source.granted if wish.kind is Kind.DRAW}
    assert drawn < set(range(PAGES))
    assert 0 in drawn


def test_what_is_printed_is_painted(hands):
    image = hands.view.viewport().grab().toImage()
    (rect,) = hands.view.rects_of(hands.at(FIRST), hands.at(FIRST) + 4)
    area = rect.toRect()
    dark = [
        image.pixelColor(x, y).lightness() < 140
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    ]
    assert sum(dark) > 20


class TestSelecting:
    def test_a_drag_takes_what_lies_between_in_the_order_of_the_text(self, hands):
        start, end = hands.at("left-ash-c0"), hands.at("right-ash-b0 was")
        hands.drag(hands.edge(start), hands.edge(end))
        assert hands.view.selection() == (start, end)
        assert hands.view.selected_text().startswith(FIRST)

    def test_a_drag_goes_on_over_the_page_break_and_over_no_running_head(self, hands):
        start = hands.goto("right-ash-c1", 0.2)
        end = hands.at("left-birch-b0")
        hands.drag(hands.edge(start), hands.edge(end))
        assert hands.view.selection() == (start, end)
        assert HEAD not in hands.view.selected_text()

    def test_a_running_head_can_be_taken_by_itself(self, hands):
        hands.view.jump_to_page(2)
        hands.work()
        head = hands.view.feed.letters(2).aside[0].start
        hands.double_click(head + HEAD.index("Registers"))
        assert hands.view.selected_text() == "Registers"

    def test_a_double_click_takes_a_word_and_one_more_its_paragraph(self, hands):
        place = hands.at("held for days")
        hands.double_click(place)
        assert hands.view.selected_text() == "held"

    def test_keys_move_from_line_to_line_and_to_the_next_column(self, hands):
        last = hands.at("left-ash-d1")
        hands.view.goto(last)
        hands.work()
        hands.key(Key.Key_End, Modifier.ShiftModifier)
        assert hands.view.selected_text() == "left-ash-d1 was held for days"
        hands.view.set_selection(last, last)
        hands.key(Key.Key_Down)
        assert hands.view.caret() == hands.at("right-ash-a0")
        hands.key(Key.Key_Up)
        assert hands.view.caret() == hands.at("left-ash-d1 ") or hands.view.caret() > last

    def test_a_copy_is_the_words_and_no_lines(self, hands):
        hands.select("left-ash-c0 was held for days left-ash-d0")
        hands.key(Key.Key_C, Modifier.ControlModifier)
        copied = QGuiApplication.clipboard().text()
        assert copied == "left-ash-c0 was held for days left-ash-d0"

    def test_everything_is_the_text_without_running_heads(self, hands):
        hands.view.select_all()
        assert hands.view.selection() == (0, hands.view.content.body_end)


class TestHighlights:
    @pytest.fixture
    def marked(self, hands):
        content = hands.view.content
        hands.view.set_highlights(
            [
                quoted(content, "h", FIRST, colour="green"),
                quoted(content, "u", "right-ash-c0 was", style=HighlightStyle.UNDERLINE),
            ],
            {},
        )
        hands.work()
        return hands

    def test_it_is_drawn_as_with_a_pen(self, marked):
        colour = colour_at(marked, beside(marked, FIRST))
        assert colour.green() > colour.red() + 20
        assert colour.green() > colour.blue() + 20

    def test_an_underline_is_a_line_only(self, marked):
        colour = colour_at(marked, beside(marked, "right-ash-c0 was"))
        assert colour.lightness() > 240

    def test_a_click_picks_it_and_a_number_asks_for_another_colour(self, marked, qtbot):
        with qtbot.waitSignal(marked.view.highlight_clicked) as told:
            marked.click(marked.at(FIRST))
        assert told.args == ["h"]
        with qtbot.waitSignal(marked.view.recolour_requested) as told:
            marked.key(Key.Key_3)
        assert told.args == ["h", "blue"]

    def test_a_number_asks_for_one_on_the_selection(self, hands, qtbot):
        hands.select(FIRST)
        with qtbot.waitSignal(hands.view.highlight_requested) as told:
            hands.key(Key.Key_1)
        assert told.args == ["yellow"]

    def test_one_that_is_changed_is_drawn_anew(self, marked):
        content = marked.view.content
        before = colour_at(marked, beside(marked, FIRST))
        marked.view.update_highlights([quoted(content, "h", FIRST, colour="pink")], [])
        QApplication.processEvents()
        after = colour_at(marked, beside(marked, FIRST))
        assert after != before
        assert after.red() > after.green()
        marked.view.update_highlights([], ["h"])
        QApplication.processEvents()
        assert colour_at(marked, beside(marked, FIRST)).lightness() > 240

    def test_the_next_one_is_gone_to(self, hands):
        content = hands.view.content
        hands.view.set_highlights([quoted(content, "far", "right-fir-a0 was")], {})
        assert hands.view.next_highlight() == "far"
        hands.work()
        assert hands.view.is_in_view(hands.at("right-fir-a0"))


class TestPlace:
    def test_a_place_whose_page_was_never_seen_is_shown_exactly(self, hands):
        place = hands.at("right-fir-c0")
        hands.view.goto(place)
        hands.work()
        rect = hands.view.caret_rect(place)
        assert rect.top() == pytest.approx(0.25 * hands.view.viewport().height(), abs=3)

    def test_the_place_is_the_first_line_in_view(self, hands):
        place = hands.goto("left-cedar-d0", 0.0)
        assert hands.view.position() == place

    def test_where_a_page_begins_it_is_shown_from_its_top(self, hands):
        place = hands.goto("left-cedar-a0", 0.0)
        assert hands.view.places.rect(2).top() == GAP
        assert hands.view.position() == place

    def test_the_place_is_known_before_the_page_is(self, hands):
        place = hands.at("left-fir-c0")
        hands.source.held = True
        hands.view.goto(place, 0.0)
        assert hands.view.position() == place
        hands.source.held = False
        hands.work()
        assert hands.view.position() == place

    def test_who_scrolls_meanwhile_is_not_brought_back(self, hands):
        hands.source.held = True
        hands.view.goto(hands.at("left-fir-c0"), 0.0)
        hands.view.scroll_by(-3000)
        hands.source.held = False
        where = hands.view.verticalScrollBar().value()
        hands.work()
        assert hands.view.verticalScrollBar().value() == where

    def test_page_down_and_up(self, hands):
        hands.key(Key.Key_PageDown)
        assert hands.view.verticalScrollBar().value() > 400
        hands.key(Key.Key_PageUp)
        assert hands.view.verticalScrollBar().value() == 0

    def test_a_page_is_gone_to_and_told(self, hands, qtbot):
        with qtbot.waitSignal(hands.view.jumped) as told:
            hands.view.jump_to_page(4)
        hands.work()
        assert hands.view.page() == 4
        assert hands.view.places.rect(4).top() == GAP
        assert told.args[0] == 0

    def test_sections_are_told_as_one_reads(self, hands, qtbot):
        with qtbot.waitSignal(hands.view.position_changed):
            hands.view.jump_to_page(2)
            hands.work()


class TestSize:
    def test_steps_and_back_to_the_width(self, hands):
        wide = hands.view.places.rect(0).width()
        assert "%" in hands.view.zoom(1)
        assert hands.view.places.rect(0).width() > wide
        hands.view.zoom(0)
        assert hands.view.places.rect(0).width() == wide

    def test_a_place_stays_where_it_was(self, hands):
        place = hands.goto("left-cedar-d0", 0.4)
        before = hands.view.caret_rect(place).top()
        hands.view.zoom(1)
        hands.work()
        assert hands.view.caret_rect(place).top() == pytest.approx(before, abs=60)

    def test_with_control_the_wheel_enlarges_what_is_under_the_pointer(self, hands):
        place = hands.goto("left-cedar-d0", 0.4)
        point = QPointF(hands.edge(place))
        globally = QPointF(hands.view.viewport().mapToGlobal(point.toPoint()))
        event = QWheelEvent(
            point, globally, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Modifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,  # Qt takes no name
        )  # fmt: skip
        QApplication.sendEvent(hands.view.viewport(), event)
        hands.work()
        assert QPointF(hands.edge(place) - point.toPoint()).manhattanLength() < 6

    def test_at_eight_hundred_percent_only_what_is_seen_is_drawn(self, hands):
        for _ in range(20):
            hands.view.zoom(1)
        hands.source.granted.clear()
        hands.work()
        sharp = [wish for wish in hands.source.granted if wish.width > 10 * WIDTH]
        assert sharp
        drawn = sum(wish.across * wish.down for wish in sharp)
        assert drawn < 0.5 * sharp[0].width * sharp[0].height
        assert hands.view.feed.tiles.size < 100 << 20

    def test_until_it_is_sharp_something_rougher_stands_in(self, hands):
        hands.source.held = True
        for _ in range(8):
            hands.view.zoom(1)
        QApplication.processEvents()
        image = hands.view.viewport().grab().toImage()
        places = [(x, y) for x in range(0, image.width(), 3) for y in range(0, 500, 3)]
        shades = {image.pixelColor(x, y).lightness() for x, y in places}
        assert min(shades) < 160, "letters, if not sharp ones"

    def test_a_whole_page(self, hands):
        hands.view.jump_to_page(1)
        hands.view.fit(Fit.PAGE)
        rect = hands.view.places.rect(1)
        assert rect.top() >= 0
        assert rect.bottom() <= hands.view.viewport().height()

    def test_turned_pages_are_selected_on_as_they_are_seen(self, hands):
        hands.view.turn_pages()
        hands.work()
        assert hands.view.places.rect(0).width() > hands.view.places.rect(0).height()
        rects = hands.view.rects_of(hands.at(FIRST), hands.at(FIRST) + len(FIRST))
        assert rects[0].height() > rects[0].width()
        start = hands.at(FIRST)
        hands.view.reveal(start)
        hands.work()
        assert hands.view.glyph_at(QPointF(hands.point(start))) == start


def test_hits_are_drawn_on_pages(hands):
    assert find_all(hands.view, "left-ash-e0") == 1
    QApplication.processEvents()
    colour = colour_at(hands, beside(hands, "left-ash-e0"))
    assert colour.blue() < colour.red() - 30


def test_by_night_pages_are_dark_and_marks_are_seen(hands):
    content = hands.view.content
    hands.view.set_style(ReadingStyle(theme=DARK))
    hands.work()
    paper = colour_at(hands, QPoint(40, 300))
    assert paper.lightness() < 60
    hands.view.set_highlights([quoted(content, "h", FIRST, colour="green")], {})
    QApplication.processEvents()
    marked = colour_at(hands, beside(hands, FIRST))
    assert marked.green() > paper.green() + 25


def test_a_page_that_cannot_be_drawn_says_so_and_the_others_are_read(hands):
    before = hands.view.viewport().grab().toImage()
    hands.source.broken.emit(0)
    QApplication.processEvents()
    after = hands.view.viewport().grab().toImage()
    assert after != before
    hands.goto("left-birch-c0")
    assert hands.view.is_in_view(hands.at("left-birch-c0"))
    hands.source.granted.clear()
    hands.view.jump_to_page(0)
    hands.work()
    assert 0 not in {wish.page for wish in hands.source.granted}


def test_a_page_that_another_engine_counts_otherwise_bears_no_letters(show, parsed, data):
    from dataclasses import replace

    pages = replace(parsed.pages, digests=bytes(len(parsed.pages.digests)))
    hands = show(replace(parsed, pages=pages), data)
    assert hands.view.rects_of(0, 500) == []
    QTest.mouseClick(
        hands.view.viewport(), Qt.MouseButton.LeftButton, Modifier.NoModifier, QPoint(200, 200)
    )
    assert hands.view.selection()[0] <= len(parsed.content.text)


def test_recognised_words_are_selected_where_they_were_found(show, parsed, data):
    from dataclasses import replace

    from desktop.domain.printed.recognised import (
        WHOLE,
        RecognisedPage,
        RecognisedPages,
        RecognisedWord,
    )

    run = parsed.pages.runs_on(0)[0]
    word = RecognisedWord("x" * (run.first + run.length), 0, WHOLE // 4, WHOLE, WHOLE // 3, 90)
    found = RecognisedPages.of("t", {0: RecognisedPage([word])})
    hands = show(replace(parsed, pages=replace(parsed.pages, recognised=found)), data)
    (rect,) = hands.view.rects_of(run.start, run.start + run.length)
    page = hands.view.places.rect(0)
    assert rect.right() == pytest.approx(page.right(), abs=3)
    assert rect.top() == pytest.approx(page.top() + page.height() / 4, abs=3)


def test_screen_readers_are_told_what_is_on_the_pages(hands):
    node = QAccessible.queryAccessibleInterface(hands.view)
    assert node.childCount() == len(hands.view.content.blocks)
    child = node.child(0)
    start = hands.view.content.blocks[0].start
    words = child.textInterface().text(0, 11)
    assert words == hands.view.content.text[start : start + 11]
    assert not child.rect().isEmpty()
    inside = child.rect().center()
    assert node.childAt(inside.x(), inside.y()) is not None


def test_screen_readers_follow_the_caret_and_the_keys_on_a_page(hands):
    node = QAccessible.queryAccessibleInterface(hands.view)
    start = hands.at("right-ash-b0")
    block = next(n for n, b in enumerate(hands.view.content.blocks) if b.start <= start < b.end)
    begin = hands.view.content.blocks[block].start
    hands.view.set_selection(start, start)
    hands.key(Key.Key_Right, Modifier.ShiftModifier | Modifier.ControlModifier)
    text = node.child(block).textInterface()
    assert text.cursorPosition() == hands.view.selection()[1] - begin > start - begin
    hands.key(Key.Key_1)
    text.setCursorPosition(start - begin)
    assert hands.view.caret() == start
    assert text.offsetAtPoint(text.characterRect(start - begin).center()) == start - begin


def test_another_document_ends_the_drawing_of_this_one(hands):
    hands.view.let_go()
    assert hands.source.closed
    QApplication.processEvents()
    assert hands.view.position() == 0


def test_a_bookmark_stands_beside_its_line_on_the_page(hands):
    content, start = hands.view.content, hands.at("right-ash-c0")
    line = line_at(content, start)
    hands.view.set_bookmarks([Bookmark("b", "d", 1, start, line, "Here", datetime.now(UTC))])
    rect = hands.view.caret_rect(start)
    beside_it = [QPointF(rect.left() - x, rect.center().y()) for x in range(4, 24)]
    assert "Here" in {hands.view.bookmarking.tip_at(place) for place in beside_it}
    other = hands.view.caret_rect(hands.at("left-ash-c0"))
    beside_other = [QPointF(other.left() - x, other.center().y()) for x in range(4, 24)]
    assert {hands.view.bookmarking.tip_at(place) for place in beside_other} == {""}
