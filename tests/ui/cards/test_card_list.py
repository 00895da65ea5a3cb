from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHoverEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from desktop.ui.cards.card import CardDelegate
from desktop.ui.cards.card_heights import CardHeights
from desktop.ui.cards.card_list import CardList
from desktop.ui.cards.sidebar_model import SidebarModel
from desktop.ui.look.card_painting import text_height
from tests.ui.dialogs.samples import highlight

Key = Qt.Key
Hint = QAbstractItemView.ScrollHint
SHIFT = Qt.KeyboardModifier.ShiftModifier
COUNT = 1000


def cards(numbers=range(COUNT)):
    """Return highlights of one to three lines, some with a note; by letters all look alike."""
    return [
        highlight(n, ("wide MW " if n % 3 else "i l .  ") * (n % 11 + 1), "Said." * (n % 2))
        for n in numbers
    ]


@pytest.fixture(scope="module")
def view(qapp):
    model = SidebarModel()
    heights = CardHeights(model, qapp.font())
    made = CardList(heights)
    made.setModel(model)
    delegate = CardDelegate(heights, made)
    made.setItemDelegate(delegate)
    made.resize(260, 500)
    made.show()
    yield made
    made.close()


@pytest.fixture
def fresh(view):
    """Return the list with all its cards, at its beginning."""
    view.model().show_highlights([])
    view.model().show_highlights(cards())
    view.clearSelection()
    view.setFocus()
    return view


def bar(view):
    return view.verticalScrollBar()


def index(view, row):
    return view.model().index(row, 0)


def in_view(view):
    """Return rows in view with where they are."""
    page = view.viewport().rect()
    rects = {row: view.visualRect(index(view, row)) for row in range(view.count)}
    return {row: rect for row, rect in rects.items() if rect.intersects(page)}


def chosen(view):
    return sorted(one.row() for one in view.selectionModel().selectedRows())


@given(st.lists(st.integers(0, COUNT * 120), min_size=1, max_size=6), st.integers(0, 499))
@settings(max_examples=40, deadline=None)
def test_a_place_and_its_card_agree_wherever_one_scrolls(view, offsets, y):
    view.model().show_highlights(cards())
    y = min(y, view.viewport().height() - 1)  # a list that is not dressed has a frame
    for offset in offsets:
        bar(view).setValue(offset)
        found = view.indexAt(QPoint(30, y))
        assert found.isValid()
        assert view.visualRect(found).contains(QPoint(30, y))
        beside = view.visualRect(index(view, found.row() + 1))
        if beside.isValid():
            assert beside.top() == view.visualRect(found).bottom() + 1


def test_the_cards_in_view_fill_it_without_gaps(fresh):
    bar(fresh).setValue(bar(fresh).maximum() // 2)
    rects = list(in_view(fresh).values())
    assert rects[0].top() <= 0
    assert rects[-1].bottom() >= fresh.viewport().height() - 1
    assert all(a.bottom() + 1 == b.top() for a, b in pairwise(rects))


def test_scrolling_by_pixels_moves_every_card_by_as_many(fresh):
    bar(fresh).setValue(bar(fresh).maximum() // 2)
    for step in (-24, -72, 24, -300, 300, -24):
        before = in_view(fresh)
        bar(fresh).setValue(bar(fresh).value() + step)
        after = {row: fresh.visualRect(index(fresh, row)) for row in before}
        assert all(after[row].top() == before[row].top() - step for row in before)


def test_the_wheel_turns_by_pixels(fresh):
    at = QPointF(30, 30)
    turn = QWheelEvent(
        at, fresh.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(fresh.viewport(), turn)
    assert bar(fresh).value() == QApplication.wheelScrollLines() * bar(fresh).singleStep()


def test_the_end_of_the_list_is_the_end_of_the_bar(fresh):
    for _ in range(2):
        bar(fresh).setValue(bar(fresh).maximum())
        last = fresh.visualRect(index(fresh, COUNT - 1))
        assert last.bottom() == fresh.viewport().height() - 1
        assert bar(fresh).value() == bar(fresh).maximum() > 0
        bar(fresh).setValue(0)
        assert fresh.visualRect(index(fresh, 0)).top() == 0


def test_cards_that_come_and_go_above_leave_those_in_view_where_they_are(fresh):
    bar(fresh).setValue(9000)
    before = {fresh.model().shown[row].id: rect.top() for row, rect in in_view(fresh).items()}

    def tops():
        found = in_view(fresh).items()
        return {fresh.model().shown[row].id: rect.top() for row, rect in found}

    for numbers in ((5000, *range(COUNT)), range(COUNT), range(3, COUNT), range(COUNT)):
        fresh.model().show_highlights(cards(numbers))
        fresh.doItemsLayout()
        assert tops() == before


def test_only_cards_in_view_are_reckoned_exactly(fresh, monkeypatch):
    reckoned = []
    monkeypatch.setattr(
        "desktop.ui.cards.card_heights.text_height",
        lambda *text: reckoned.append(text) or text_height(*text),
    )
    fresh.setCurrentIndex(index(fresh, COUNT // 2))
    fresh.selectAll()
    QApplication.processEvents()
    assert 0 < len(reckoned) < 80, "of a quotation and a note each"


@pytest.mark.parametrize("row", [0, 1, 300, 299, COUNT - 1, 5])
def test_a_card_is_brought_into_view_whole(fresh, row):
    page = fresh.viewport().rect()
    for hint in (Hint.EnsureVisible, Hint.PositionAtCenter, Hint.PositionAtBottom):
        fresh.scrollTo(index(fresh, row), hint)
        assert page.contains(fresh.visualRect(index(fresh, row)))
    fresh.scrollTo(index(fresh, 400), Hint.PositionAtTop)
    assert fresh.visualRect(index(fresh, 400)).top() == 0


def test_a_card_in_view_stays_where_it_is(fresh):
    bar(fresh).setValue(5000)
    row = next(row for row, rect in in_view(fresh).items() if rect.top() > 100)
    fresh.scrollTo(index(fresh, row))
    assert bar(fresh).value() == 5000


def test_keys_go_from_card_to_card(fresh, qtbot):
    def press(key, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(fresh, key, modifier)
        assert fresh.viewport().rect().contains(fresh.visualRect(fresh.currentIndex()))
        return fresh.currentIndex().row()

    fresh.setCurrentIndex(index(fresh, 0))
    assert [press(Key.Key_Down), press(Key.Key_Down), press(Key.Key_Up)] == [1, 2, 1]
    assert press(Key.Key_End) == COUNT - 1
    assert press(Key.Key_Down) == COUNT - 1
    up = press(Key.Key_PageUp)
    assert COUNT - 15 < up < COUNT - 3
    assert press(Key.Key_PageDown) > up
    assert press(Key.Key_Home) == 0
    assert 3 < press(Key.Key_PageDown) < 15
    assert chosen(fresh) == [fresh.currentIndex().row()]


def test_keys_with_shift_choose_all_between(fresh, qtbot):
    fresh.setCurrentIndex(index(fresh, 500))
    for _ in range(3):
        qtbot.keyClick(fresh, Key.Key_Down, SHIFT)
    assert chosen(fresh) == [500, 501, 502, 503]
    for _ in range(5):
        qtbot.keyClick(fresh, Key.Key_Up, SHIFT)
    assert chosen(fresh) == [498, 499, 500]
    qtbot.keyClick(fresh, Key.Key_Home, SHIFT)
    assert chosen(fresh) == list(range(501))
    qtbot.keyClick(fresh, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert chosen(fresh) == list(range(COUNT))


def test_clicks_choose_one_more_or_all_between(fresh, qtbot):
    rects = in_view(fresh)

    def click(row, modifier=Qt.KeyboardModifier.NoModifier):
        left = Qt.MouseButton.LeftButton
        qtbot.mouseClick(fresh.viewport(), left, modifier, rects[row].center())

    click(1)
    click(3, SHIFT)
    assert chosen(fresh) == [1, 2, 3]
    click(2, Qt.KeyboardModifier.ControlModifier)
    assert chosen(fresh) == [1, 3]
    click(0)
    assert chosen(fresh) == [0]


def test_nothing_is_below_the_last_card(fresh, qtbot):
    fresh.model().show_highlights(cards(range(2)))
    assert not fresh.indexAt(QPoint(30, 490)).isValid()
    fresh.selectAll()
    qtbot.mouseClick(fresh.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 490))
    assert chosen(fresh) == []
    assert bar(fresh).maximum() == 0
    fresh.model().show_highlights([])
    assert not fresh.indexAt(QPoint(30, 30)).isValid()
    assert fresh.grab().size() == fresh.size()


def test_the_region_of_a_selection_is_what_is_seen_of_it(fresh):
    fresh.selectAll()
    region = fresh.visualRegionForSelection(fresh.selectionModel().selection())
    assert region.boundingRect() == fresh.viewport().rect()


def test_the_card_under_the_mouse_is_marked(fresh):
    rects = in_view(fresh)
    before = fresh.grab().toImage()
    spot = rects[1].bottomRight() - QPoint(6, 6)
    at = QPointF(spot)
    hover = QHoverEvent(QEvent.Type.HoverMove, at, fresh.mapToGlobal(at), QPointF())
    QApplication.sendEvent(fresh.viewport(), hover)
    assert fresh.grab().toImage().pixelColor(spot) != before.pixelColor(spot)
    QApplication.sendEvent(fresh.viewport(), QEvent(QEvent.Type.Leave))
    assert fresh.grab().toImage().pixelColor(spot) == before.pixelColor(spot)


def test_a_screen_reader_finds_every_card(fresh):
    list_ = QAccessible.queryAccessibleInterface(fresh)
    assert list_.role() is QAccessible.Role.List
    assert list_.childCount() == COUNT
    card = list_.child(2)
    assert "blue highlight" in card.text(QAccessible.Text.Name)
    top_left = fresh.viewport().mapToGlobal(fresh.visualRect(index(fresh, 2)).topLeft())
    assert card.rect().topLeft() == top_left
