from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.look.reading_style import DARK, LIGHT
from desktop.ui.reader.tools.document_map import DocumentMap, bands, bars
from tests.ui.reader.conftest import long_content, make_highlight

CONTENT = long_content(200)
LENGTH = len(CONTENT.text)


@pytest.fixture
def owner(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def strip(owner: QWidget) -> DocumentMap:
    made = DocumentMap(owner, LIGHT)
    made.resize(14, 600)
    return made


def shown(strip: DocumentMap) -> QImage:
    for _ in range(40):  # a slice is drawn each time that the event loop goes round
        QApplication.processEvents()
    return strip.grab().toImage()


def row(image: QImage, y: int) -> QColor:
    return image.pixelColor(7, y)


def test_a_mark_stands_where_its_text_is(strip: DocumentMap) -> None:
    middle = LENGTH // 2
    strip.map(LENGTH, [make_highlight(CONTENT, "h", middle, middle + 300, colour="green")])
    image = shown(strip)
    assert row(image, 301) == LIGHT.ink("green")
    assert row(image, 100) == QColor(LIGHT.base)


def test_hits_and_additions_are_shown_and_themes_followed(strip: DocumentMap) -> None:
    strip.map(LENGTH, [])
    strip.show_hits([LENGTH // 4])
    assert row(shown(strip), 150) == QColor(LIGHT.current_find)
    strip.add([make_highlight(CONTENT, "h", LENGTH // 2, LENGTH // 2 + 50)])
    assert row(shown(strip), 300) == LIGHT.ink("yellow")
    strip.dress(DARK)
    assert row(shown(strip), 500) == QColor(DARK.base)


def test_clicks_and_drags_ask_to_jump(strip: DocumentMap, qtbot) -> None:
    strip.map(LENGTH, [])
    with qtbot.waitSignal(strip.jump_requested) as told:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(7, 450))
    assert told.args[0] == pytest.approx(LENGTH * 0.75, rel=0.01)
    assert strip.offset_at(-9) == 0
    assert strip.offset_at(9999) == LENGTH - 1


def test_the_window_on_the_text_is_shown(strip: DocumentMap) -> None:
    strip.map(LENGTH, [])
    strip.show_window(LENGTH // 3, LENGTH // 2)
    image = shown(strip)
    assert row(image, 250) != QColor(LIGHT.base)
    assert row(image, 400) == QColor(LIGHT.base)


def test_ten_thousand_marks_become_few(strip: DocumentMap) -> None:
    places = [n % (LENGTH - 90) for n in range(10_000)]
    many = [make_highlight(CONTENT, str(n), a, a + 60) for n, a in enumerate(places)]
    assert len(bands(many, 600 / LENGTH)) <= 600
    strip.map(LENGTH, many)
    strip.show_hits(range(0, LENGTH, 10))
    blank = strip.grab().toImage()
    assert shown(strip) != blank
    start = process_time()
    for _ in range(10):
        strip.grab()
    # The goal is 5 ms on the slowest machine.
    assert (process_time() - start) / 10 < 0.02


def test_colours_that_meet_on_one_row_are_all_seen(strip: DocumentMap) -> None:
    colours = ("yellow", "blue", "green")
    marks = [make_highlight(CONTENT, c, 900, 960, colour=c) for c in colours]
    strip.map(LENGTH, marks)
    image = shown(strip)
    y = 900 * 600 // LENGTH
    seen = {image.pixelColor(x, y).name() for x in range(14)}
    assert {LIGHT.ink(colour).name() for colour in colours} <= seen


def test_an_empty_map_is_plain(strip: DocumentMap) -> None:
    strip.map(0, [])
    assert row(shown(strip), 3) == QColor(LIGHT.base)
    assert strip.offset_at(40) == 0


@given(st.sets(st.integers(0, 9999), max_size=40), st.integers(1, 500))
def test_the_bars_of_hits_cover_the_rows_a_plain_look_finds(places: set[int], height: int) -> None:
    hits = sorted(places)
    found = bars(hits, 10_000, height)
    covered = [row for top, size in found for row in range(top, top + size)]
    rows = {h * height // 10_000 for h in hits}
    assert covered == sorted(rows | {row + 1 for row in rows})
    assert all(one + size < other for (one, size), (other, _) in pairwise(found))


def test_a_short_text_uses_only_the_top_of_the_map(strip: DocumentMap, qtbot) -> None:
    strip.map(LENGTH, [make_highlight(CONTENT, "h", LENGTH // 2, LENGTH, colour="green")])
    strip.fit(600)
    image = shown(strip)
    assert row(image, 150) == row(image, 190) == LIGHT.ink("green")
    assert row(image, 240) == row(image, 590) != LIGHT.ink("green")
    with qtbot.waitSignal(strip.jump_requested) as told:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(7, 100))
    assert told.args[0] == pytest.approx(LENGTH / 2, rel=0.02)
    strip.fit(10_000_000)
    assert row(shown(strip), 590) == LIGHT.ink("green")
