"""Pages one by one and in pairs: what is where, and how one gets from one to the next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.pages.arranging.arrangement import Arrangement, Fit, Layout
from desktop.ui.pages.arranging.page_places import PagePlaces, reads_leftwards
from desktop.ui.pages.arranging.page_stack import GAP
from tests.ui.pages.conftest import PAGES
from tests.ui.reader.conftest import find_all, quoted

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def single(hands):
    hands.view.arrange(Layout.SINGLE, has_cover=False)
    hands.work()
    return hands


@pytest.fixture
def pairs(hands):
    hands.view.arrange(Layout.TWO_UP, has_cover=False)
    hands.work()
    return hands


class TestOneByOne:
    def test_only_one_page_is_seen_and_the_bar_is_of_it_alone(self, single):
        single.view.jump_to_page(2)
        single.work()
        assert list(single.view.places.shown()) == [2]
        bar = single.view.verticalScrollBar()
        height = single.view.places.rect(2).height()
        assert bar.maximum() - bar.minimum() == height + 2 * GAP - single.view.viewport().height()

    def test_a_whole_page_stands_in_the_middle(self, single):
        single.view.fit(Fit.PAGE)
        single.view.jump_to_page(3)
        single.work()
        rect, room = single.view.places.rect(3), single.view.viewport().rect()
        assert abs(rect.center().y() - room.center().y()) <= 1
        assert abs(rect.center().x() - room.center().x()) <= 1

    def test_at_the_end_of_a_page_the_next_is_turned_to_and_back(self, single):
        for _ in range(6):
            single.key(Key.Key_PageDown)
            if single.view.page():
                break
        assert single.view.page() == 1
        assert single.view.places.rect(1).top() == GAP
        single.key(Key.Key_PageUp)
        assert single.view.page() == 0
        bottom = single.view.viewport().height() - single.view.places.rect(0).bottom()
        assert bottom == pytest.approx(GAP, abs=2)

    def test_a_little_push_does_not_turn_a_page_several_do(self, single):
        bar = single.view.verticalScrollBar()
        bar.setValue(bar.maximum())
        single.view.scroll_by(30)
        single.view.scroll_by(30)
        assert single.view.page() == 0
        single.view.scroll_by(30)
        assert single.view.page() == 1

    def test_beyond_the_last_there_is_none(self, single):
        single.view.jump_to_page(PAGES - 1)
        for _ in range(10):
            single.view.scroll_by(500)
        assert single.view.page() == PAGES - 1

    def test_a_place_on_another_page_is_shown_exactly(self, single):
        place = single.goto("right-oak-c0")
        assert list(single.view.places.shown()) == [PAGES - 1]
        assert single.view.is_in_view(place)
        assert single.view.glyph_at(QPointF(single.point(place))) == place

    def test_the_caret_takes_its_page_along(self, single):
        last = single.goto("right-ash-d1")
        single.view.set_selection(last, last)
        single.key(Key.Key_Down, Modifier.ShiftModifier)
        single.work()
        assert single.view.caret() >= single.at("left-birch-a0")
        assert list(single.view.places.shown()) == [1]
        assert "right-ash-d1" in single.view.selected_text()

    def test_what_lies_on_a_page_that_is_not_seen_is_nowhere(self, single):
        assert single.view.rects_of(single.at("left-birch-a0"), single.at("left-birch-b0")) == []
        assert single.view.caret_rect(single.at("left-birch-a0")) is None

    def test_finding_turns_to_the_page(self, single):
        assert find_all(single.view, "left-elm-e0") == 1
        single.view.find_next()
        single.work()
        assert list(single.view.places.shown()) == [3]


class TestPairs:
    def test_two_pages_fill_the_width(self, pairs):
        left, right = pairs.view.places.rect(0), pairs.view.places.rect(1)
        assert left.top() == right.top()
        assert left.left() == pytest.approx(GAP, abs=2)
        assert right.right() == pytest.approx(pairs.view.viewport().width() - GAP, abs=2)

    def test_a_drag_from_the_left_page_to_the_right_one_takes_what_is_between(self, pairs):
        start, end = pairs.at("right-ash-c1"), pairs.at("left-birch-b0")
        pairs.drag(pairs.edge(start), pairs.edge(end))
        assert pairs.view.selection() == (start, end)

    def test_a_highlight_is_found_where_it_is_painted_on_the_right_page(self, pairs):
        content = pairs.view.content
        made = quoted(content, "one", "left-birch-c0 was")
        pairs.view.set_highlights([made], {})
        QApplication.processEvents()
        image = pairs.view.viewport().grab().toImage()
        (rect,) = pairs.view.rects_of(made.start, made.end)
        assert rect.left() > pairs.view.viewport().width() / 2
        inside = image.pixelColor(QPoint(int(rect.left()) + 1, int(rect.top()) + 1))
        assert inside.saturation() > 40

    def test_a_page_that_is_asked_for_is_the_one_being_read(self, pairs):
        pairs.view.jump_to_page(3)
        pairs.work()
        assert pairs.view.page() == 3
        pairs.view.scroll_by(5)
        assert pairs.view.page() == 3
        pairs.view.step_page(1)
        assert pairs.view.page() == 4

    def test_a_cover_stands_alone(self, pairs):
        pairs.view.arrange(Layout.TWO_UP, has_cover=True)
        pairs.work()
        assert pairs.view.places.rect(1).top() > pairs.view.places.rect(0).bottom()

    def test_turned_pages_stand_in_pairs_too(self, pairs):
        pairs.view.turn_pages()
        pairs.work()
        assert pairs.view.places.rect(0).top() == pairs.view.places.rect(1).top()
        place = pairs.goto("left-birch-c0")
        assert pairs.view.glyph_at(QPointF(pairs.point(place))) == place


@pytest.mark.parametrize("layout", [Layout.SINGLE, Layout.TWO_UP, Layout.CONTINUOUS])
def test_the_place_stays_in_view_however_pages_stand(hands, layout):
    place = hands.goto("left-elm-c0", 0.0)
    hands.view.arrange(Layout.TWO_UP if layout is Layout.CONTINUOUS else Layout.CONTINUOUS,
                       has_cover=True)  # fmt: skip
    hands.view.arrange(layout, has_cover=False)
    hands.work()
    assert hands.view.is_in_view(place)


def test_what_the_reader_arranges_is_told_to_be_remembered(hands, qtbot):
    told: list[Arrangement] = []
    hands.view.arranged.connect(told.append)
    hands.view.arrange(Layout.TWO_UP, has_cover=True)
    hands.view.fit(Fit.PAGE)
    hands.view.zoom(1)
    assert told[0].layout is Layout.TWO_UP
    assert [one.fit for one in told] == [Fit.WIDTH, Fit.PAGE, Fit.PERCENT]


def test_what_is_remembered_is_how_pages_stand_at_first(hands, parsed, data):
    arrangement = Arrangement(Layout.TWO_UP, True, Fit.PERCENT, 50)  # its fields
    hands.view.show_document(parsed.content, parsed.pages, hands.source, arrangement)
    assert hands.view.arrangement == arrangement
    assert hands.view.places.stack.scale == pytest.approx(0.5 * 96 / 72)
    assert hands.view.places.stack.rows == 1 + PAGES // 2


def test_pages_of_a_text_that_runs_leftwards_are_found_where_they_stand(parsed):
    places = PagePlaces(parsed.pages, None, Arrangement(Layout.TWO_UP), leftwards=True)
    places.room = QSize(900, 600)
    for page in range(len(parsed.pages)):
        places.corner = QPoint(0, places.stack.top(page))
        assert places.on_page(QPointF(places.rect(page).center()))[0] == page


@pytest.mark.parametrize(
    ("text", "leftwards"), [("The boats", False), ("סירות 12", True), ("12", False), ("", False)]
)
def test_which_way_a_text_is_read_is_told_by_most_of_its_letters(text, leftwards):
    assert reads_leftwards(text) is leftwards


def test_in_view_are_the_lines_whose_middles_are(hands):
    view = hands.view
    view.fit(Fit.PAGE)
    hands.work()
    text = view.content.text
    seen = [text[start:end] for start, end in view.in_view()]
    assert "left-ash-a0 was held for days" in " ".join(seen)
    assert "right-ash-d1" in " ".join(seen)
    view.fit(Fit.WIDTH)
    hands.work()
    seen = " ".join(text[start:end] for start, end in view.in_view())
    assert "left-ash-a0 was held for days" in seen
    assert "left-ash-d1" not in seen  # it is below the window


def test_nothing_is_in_view_of_a_page_that_has_not_come(hands):
    hands.source.held = True
    hands.view.jump_to_page(PAGES - 1)
    assert hands.view.in_view() == []
