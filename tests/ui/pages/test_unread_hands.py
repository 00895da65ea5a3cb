"""Pages whose text is still to be read, under the hands of a reader."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from desktop.domain.printed.unread_pages import unread
from tests.formats.pdf.samples import HEIGHT, WIDTH, Made, lines
from tests.ui.pages.conftest import AtOnce
from tests.ui.reader.conftest import LEFT, PLAIN

CTRL = Qt.KeyboardModifier.ControlModifier
LINKS = {
    0: "<</Type /Annot /Subtype /Link /Rect [50 400 350 420] /Dest [18 0 R /Fit]>>"
    "<</Type /Annot /Subtype /Link /Rect [50 450 350 470] "
    "/A <</S /URI /URI (https://a.example/\\033b)>>>>"
}


class Unread:
    """Somebody who looks at such pages."""

    def __init__(self, hands) -> None:
        self.hands, self.view = hands, hands.view
        self.refused: list[int] = []
        self.view.unread.refused.connect(lambda: self.refused.append(1))

    def place(self, x: float, y: float) -> QPoint:
        """Return where a point of the first page is, with y upwards as in its file."""
        return self.view.places.transform(0).map(QPointF(x, HEIGHT - y)).toPoint()

    def click(self, x: float, y: float) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, pos=self.place(x, y))
        self.hands.work()


@pytest.fixture(scope="module")
def register() -> bytes:
    return Made([lines("Page of the register", y=300) for _ in range(6)], links=LINKS).data()


@pytest.fixture
def looked(show, register) -> Unread:
    class Counted:
        content, pages = unread(array("f", [WIDTH, HEIGHT] * 6), ("",) * 6)

    return Unread(show(Counted, register))


def test_links_lead_where_they_lead(looked):
    told = []
    looked.view.link_activated.connect(told.append)
    looked.click(100, 460)
    assert told == ["https://a.example/b"], "what a stranger wrote is a line without controls"
    looked.click(100, 410)
    assert looked.view.page() == 4
    assert not looked.refused


def test_the_pointer_tells_a_link_from_what_cannot_be_selected(looked):
    unread_hands, shapes = looked.view.unread, Qt.CursorShape
    assert unread_hands.cursor_at(looked.place(100, 410)) is shapes.PointingHandCursor
    assert unread_hands.cursor_at(looked.place(100, 380)) is shapes.ArrowCursor
    assert unread_hands.tip_at(looked.place(100, 460)).startswith("https://a.example/")


def test_a_drag_and_a_double_click_are_refused_and_a_click_is_not(looked):
    looked.click(100, 380)
    assert not looked.refused
    looked.hands.drag(looked.place(60, 380), looked.place(260, 380))
    assert looked.refused == [1]
    QTest.mouseDClick(looked.view.viewport(), LEFT, pos=looked.place(100, 380))
    assert looked.refused == [1, 1]
    assert looked.view.selection() == (0, 0)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F, CTRL),
        (Qt.Key.Key_A, CTRL),
        (Qt.Key.Key_C, CTRL),
        (Qt.Key.Key_1, PLAIN),
        (Qt.Key.Key_T, PLAIN),
    ],
)
def test_keys_that_need_letters_are_refused(looked, key, modifier):
    looked.hands.key(key, modifier)
    assert looked.refused == [1]
    assert looked.view.selection() == (0, 0)


def test_keys_that_scroll_do(looked):
    bar, key = looked.view.verticalScrollBar(), looked.hands.key
    key(Qt.Key.Key_Down)
    line = bar.value()
    assert 0 < line < 200
    key(Qt.Key.Key_Up)
    assert bar.value() == 0
    key(Qt.Key.Key_Space)
    assert bar.value() > line
    key(Qt.Key.Key_End, CTRL)
    assert looked.view.page() == 5
    key(Qt.Key.Key_Home, CTRL)
    assert looked.view.page() == 0
    assert not looked.refused


def test_with_the_text_all_hands_are_back(looked, parsed, data):
    view = looked.view
    assert view.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    view.show_document(parsed.content, parsed.pages, AtOnce(data))
    looked.hands.key(Qt.Key.Key_A, CTRL)
    assert view.selection()[1] > 0
    assert not looked.refused
    assert view.contextMenuPolicy() is Qt.ContextMenuPolicy.DefaultContextMenu
