from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from desktop.domain.printed.page_wishes import Kind
from desktop.ui.look.reading_style import DARK, LIGHT
from desktop.ui.pages.thumbnails.thumbnail_model import ROOM
from desktop.ui.pages.thumbnails.thumbnail_strip import ThumbnailStrip
from tests.ui.pages.conftest import PAGES, AtOnce


@pytest.fixture
def source(data):
    return AtOnce(data)


@pytest.fixture
def strip(qtbot, parsed, source):
    made = ThumbnailStrip()
    qtbot.addWidget(made)
    made.resize(made.width(), 400)
    made.show()
    qtbot.waitExposed(made)
    made.show_pages(parsed.pages, source)
    return made


def point(strip, page: int):
    return strip.visualRect(strip.pages.index(page)).center()


def test_only_those_in_view_are_drawn_and_small(strip, source):
    wished = [wish.page for wish in source.wanted]
    assert wished[:2] == [0, 1]
    assert len(wished) < PAGES
    assert all(wish.kind is Kind.DRAW and wish.across <= ROOM.width() for wish in source.wanted)
    source.work()
    assert strip.pages.picture(0) is not None
    strip._wish()
    assert source.wanted == []


def test_what_scrolls_into_view_is_drawn_and_what_left_is_not(strip, source):
    bar = strip.verticalScrollBar()
    bar.setValue(bar.maximum())
    wished = {wish.page for wish in source.wanted}
    assert PAGES - 1 in wished
    assert 0 not in wished


def test_print_is_painted_on_paper(strip, source):
    source.work()
    QApplication.processEvents()
    image = strip.viewport().grab().toImage()
    row = strip.visualRect(strip.pages.index(0))
    shades = {
        image.pixelColor(x, y).lightness()
        for x in range(row.left(), row.right(), 2)
        for y in range(row.top(), row.bottom(), 2)
    }
    assert max(shades) > 240
    assert min(shades) < 200


def test_a_click_and_enter_want_a_page(strip, source, qtbot):
    with qtbot.waitSignal(strip.wanted) as told:
        qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=point(strip, 1))
    assert told.args == [1]
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    with qtbot.waitSignal(strip.wanted) as told:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert told.args == [2]


def test_the_page_that_is_read_is_marked_and_in_view(strip, source):
    strip.show_page(PAGES - 1)
    assert strip.painted.current == PAGES - 1
    assert strip.viewport().rect().contains(point(strip, PAGES - 1))


def test_pages_are_called_by_their_labels_for_screen_readers_too(strip):
    model = strip.pages
    assert model.index(1).data() == "ii"
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Page ii"
    assert QAccessible.queryAccessibleInterface(strip).text(QAccessible.Text.Name)


def test_by_night_they_are_drawn_anew(strip, source):
    source.work()
    strip.dress(DARK)
    assert strip.pages.picture(0) is None
    source.work()
    assert strip.pages.picture(0).pixelColor(1, 1).lightness() < 80
    strip.dress(LIGHT)
    assert source.wanted


def test_by_night_it_is_asked_first_what_is_a_picture(strip, source):
    strip.dress(DARK)
    strip._wish()
    assert [wish.kind for wish in source.wanted[:2]] == [Kind.READ, Kind.DRAW]
    source.work()
    strip.dress(LIGHT)
    strip.dress(DARK)
    strip._wish()
    assert {wish.kind for wish in source.wanted} <= {Kind.DRAW}


def test_without_pages_nothing_is_wished(strip, source):
    strip.show_pages(None, None)
    assert source.closed
    assert strip.pages.rowCount() == 0
