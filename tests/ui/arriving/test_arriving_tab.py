"""What a tab shows of a file whose document is still to come."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui.look.reading_style import THEMES
from tests.formats.pdf.samples import Made, lines


def test_it_looks_like_all_others(opened):
    opened.window.do("theme_dark")
    (text, pages) = opened.tab.readers()
    assert text.reading_style().theme is pages.reading_style().theme is THEMES["dark"]


def test_what_is_wanted_too_early_is_told(opened):
    refused = []
    opened.tab.refused.connect(lambda: refused.append(1))
    opened.pages.unread.refused.emit()
    assert refused == [1]
    assert opened.desk.status.text().startswith("The text is still being read")


def test_the_line_goes_and_pages_below_do_not_move(opened):
    port = opened.pages.viewport()
    before = port.mapToGlobal(port.rect().topLeft()), port.size()
    assert not opened.line.isHidden()
    assert not opened.tab.arriving.bar.more.isEnabled(), "nothing is known yet"
    opened.bring()
    opened.work()
    assert (port.mapToGlobal(port.rect().topLeft()), port.size()) == before
    bar = opened.reading.current().bar
    assert bar.arrival.isHidden()
    assert bar.more.isEnabled()


def test_nothing_can_be_framed_before_the_text_is_there(opened):
    assert opened.pages.framing.is_fixed
    opened.bring()
    assert not opened.pages.framing.is_fixed


def test_it_has_the_keyboard_for_scrolling(qtbot, opened):
    qtbot.keyClick(opened.pages, Qt.Key.Key_PageDown)
    assert opened.pages.verticalScrollBar().value() > 0


@pytest.mark.parametrize("rotate", [90, 180])
def test_pages_that_are_turned_stand_as_they_will(slow, rotate):
    slow.path.write_bytes(Made([lines("Turned")] * 3, rotate=rotate, box="20 30 320 630").data())
    slow.open()
    slow.pages.scroll_by(40)
    sizes, corner = list(slow.pages.places.pages.sizes), slow.pages.places.corner
    slow.bring()
    assert list(slow.pages.places.pages.sizes) == sizes
    assert slow.pages.places.corner == corner


def test_pages_of_a_scan_do_not_move_as_its_line_offers_to_recognise_them(slow):
    slow.path.write_bytes(Made([[], []], drawn="20 20 100 100 re f").data())
    slow.open()
    port = slow.pages.viewport()
    before = port.mapToGlobal(port.rect().topLeft()), port.size()
    slow.bring()
    slow.work()
    assert not slow.reading.current().bar.recognise.isHidden()
    assert (port.mapToGlobal(port.rect().topLeft()), port.size()) == before
