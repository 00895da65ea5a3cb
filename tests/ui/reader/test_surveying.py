from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.look.reading_style import DARK, ReadingStyle
from tests.ui.reader.conftest import LEFT, PLAIN, Hands, find_all, long_content, make_highlight

CONTENT = long_content(400)


def the_map(hands: Hands) -> QWidget:
    return hands.view.findChild(QWidget, "documentMap")


def drawn(hands: Hands) -> QImage:
    for _ in range(10):  # highlights are drawn a slice at a time
        QApplication.processEvents()
    return the_map(hands).grab().toImage()


def colours(image: QImage) -> set[str]:
    """Return the colours in the middle of the map."""
    return {image.pixelColor(7, y).name() for y in range(image.height())}


def test_a_click_on_the_map_jumps(reading, qtbot) -> None:
    content = long_content(400)
    view = reading(content).view
    strip = view.findChild(QWidget, "documentMap")
    assert strip.height() > 700
    with qtbot.waitSignal(view.jumped) as told:
        QTest.mouseClick(strip, LEFT, PLAIN, QPoint(5, strip.height() // 2))
    assert told.args[1] == pytest.approx(len(content.text) / 2, rel=0.02)


def test_highlights_are_on_the_map_as_they_come_and_go(reading, qtbot) -> None:
    hands = reading(CONTENT)
    with qtbot.waitSignal(hands.view.picking.highlights_changed):
        pass  # those it was shown with have been indexed
    ink = hands.view.reading_style().theme.ink("green").name()
    middle = len(CONTENT.text) // 2
    made = make_highlight(CONTENT, "h", middle, middle + 200, colour="green")
    assert ink not in colours(drawn(hands))
    hands.view.update_highlights([made])
    assert ink in colours(drawn(hands))
    hands.view.update_highlights([], ["h"])
    assert ink not in colours(drawn(hands))


def test_hits_are_on_the_map_until_they_are_forgotten(reading) -> None:
    hands = reading(CONTENT)
    shade = QColor(hands.view.reading_style().theme.current_find).name()
    find_all(hands.view, "register")
    assert shade in colours(drawn(hands))
    hands.view.finding.clear()
    assert shade not in colours(drawn(hands))


def test_the_part_in_view_moves_with_the_page_and_its_scroll_bar(reading) -> None:
    hands = reading(CONTENT)
    bar = hands.view.verticalScrollBar()
    pictures = [drawn(hands)]
    hands.view.goto(len(CONTENT.text) // 2)
    pictures.append(drawn(hands))
    bar.setValue(bar.maximum())
    pictures.append(drawn(hands))
    assert all(one != other for one, other in pairwise(pictures))


def test_the_map_follows_the_theme(reading) -> None:
    hands = reading(CONTENT)
    hands.view.set_style(ReadingStyle(theme=DARK))
    assert QColor(DARK.base).name() in colours(drawn(hands))
