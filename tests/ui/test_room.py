from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.room import BARE, LEAST, Room
from desktop.ui.shown import ANNOTATIONS, Shown
from desktop.ui.tabs.other_tab import OtherTab

NEEDED = 480


class Reading(QWidget):
    """What a room asks of the middle of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.split = False
        self.asked = 0
        self.front = None
        self.open = [SimpleNamespace(reader=SimpleNamespace(width_for=lambda _least: NEEDED))]

    def panes(self):
        return self.open

    def on_show(self):
        return self.front

    def is_split(self) -> bool:
        return self.split

    def take_focus(self) -> None:
        self.asked += 1


@pytest.fixture
def parts(qtbot):
    left, reading, right = QWidget(), Reading(), QWidget()
    room = Room(left, reading)
    splitter = room.splitter
    qtbot.addWidget(splitter)
    room.put_right(right)
    for pane, width in ((left, 260), (right, 300)):
        pane.setFixedWidth(width)
        QVBoxLayout(pane).addWidget(QLineEdit())
    splitter.resize(1280, 600)
    splitter.show()
    return SimpleNamespace(left=left, reading=reading, right=right, splitter=splitter, room=room)


def shown(parts) -> list[bool]:
    return [not parts.left.isHidden(), not parts.right.isHidden()]


@pytest.mark.parametrize(
    ("width", "split", "expected"),
    [
        (1280, False, [True, True]),
        (1039, False, [True, False]),
        (739, False, [False, False]),
        (1280, True, [True, False]),
        (1200, True, [False, False]),
        (1520, True, [True, True]),
    ],
)
def test_the_highlights_fold_before_the_documents_and_none_needlessly(
    parts, width, split, expected
):
    parts.reading.split = split
    parts.room.fit(width)
    assert shown(parts) == expected
    assert all(parts.room.is_wanted(place) for place in (0, 2))


def test_a_wide_pane_gives_way_before_it_folds_and_is_as_wide_again(parts):
    for pane, width in ((parts.left, 360), (parts.right, 300)):
        pane.setMinimumWidth(200)
        pane.setMaximumWidth(2_000)
        pane.resize(width, 600)
    parts.room.show(parts.right, shown=False)
    parts.splitter.setSizes([360, 920, 0])
    parts.reading.split = True
    parts.room.fit(1280)
    assert shown(parts) == [True, False]
    assert 1280 - parts.left.width() >= 2 * NEEDED
    parts.reading.split = False
    parts.room.fit(1280)
    assert parts.left.width() == 360


def test_what_folded_comes_back_as_wide_as_it_was(parts, qtbot):
    for pane in (parts.left, parts.right):
        pane.setMinimumWidth(200)
        pane.setMaximumWidth(2_000)
    parts.splitter.setSizes([360, 580, 340])
    qtbot.waitUntil(lambda: parts.right.width() == 340)
    for split in (True, False):
        parts.reading.split = split
        parts.room.fit(1280)
        assert shown(parts) == [True, not split]
    qtbot.waitUntil(lambda: (parts.left.width(), parts.right.width()) == (360, 340))


def test_of_what_folds_for_two_pages_is_said_which_keys_bring_it_back(parts):
    parts.reading.split = True
    parts.room.fit(1280)
    assert parts.room.folded() == (
        "The Highlights pane is folded: two pages need the room. Ctrl+Shift+B brings it back."
    )
    parts.room.fit(1200)
    assert "Ctrl+B and Ctrl+Shift+B bring them back." in parts.room.folded()


def test_what_folded_comes_back_and_what_was_sent_away_does_not(parts):
    parts.room.show(parts.left, shown=False)
    parts.room.fit(700)
    assert shown(parts) == [False, False]
    assert not parts.room.is_wanted(0)
    assert parts.room.fit(1280)
    assert shown(parts) == [False, True]


def test_a_pane_that_is_called_stays_in_a_small_window(parts):
    parts.room.fit(1000)
    parts.room.show(parts.right, shown=True)
    assert not parts.room.fit(1000)
    assert shown(parts) == [True, True]
    parts.room.fit(990)
    assert shown(parts) == [False, True], "room is made elsewhere"


def test_beside_the_list_of_all_highlights_none_are_listed_unless_called(parts):
    listed, page = OtherTab(None, ANNOTATIONS), OtherTab(None, Shown("d1"))
    parts.reading.front = listed
    assert parts.room.fit(1280)
    assert shown(parts) == [True, False]
    assert parts.room.is_wanted(2)
    parts.room.show(parts.right, shown=True)
    parts.room.fit(1270)
    assert shown(parts) == [True, True]
    parts.reading.front = page
    parts.room.fit(1270)
    assert shown(parts) == [True, True]
    parts.reading.front = listed
    parts.room.fit(1270)
    assert shown(parts) == [True, False]
    parts.reading.front = page
    parts.room.fit(1270)
    assert shown(parts) == [True, True], "it comes back with a page"


def test_without_a_page_a_guess_will_do(parts):
    parts.reading.open = []
    parts.room.fit(BARE + 260)
    assert shown(parts) == [True, False]


def test_the_keyboard_goes_to_the_page_when_its_pane_goes(parts):
    parts.left.findChild(QLineEdit).setFocus()
    parts.room.show(parts.right, shown=False)
    assert parts.reading.asked == 0
    parts.room.show(parts.left, shown=False)
    assert parts.reading.asked == 1


def test_a_page_asks_for_lines_of_so_many_characters(shared):
    window = shared
    document = next(iter(window.desk.catalogue.documents))
    window.desk.open_passage(document)
    reader = window.desk.reading.current().reader
    line = reader.column.setter.width_for(LEAST)
    assert line < reader.width_for(LEAST) < line + 200


def test_what_is_put_right_is_as_large_and_as_visible_as_what_stood_there(qtbot):
    room = Room(QWidget(), Reading())
    qtbot.addWidget(room.splitter)
    room.splitter.resize(1280, 600)
    room.splitter.show()
    before, sizes = room.right, room.splitter.sizes()
    before.hide()
    pane = QWidget()
    room.put_right(pane)
    assert room.right is pane
    assert pane.isHidden()
    pane.show()
    assert room.splitter.sizes() == sizes
    assert pane.minimumWidth() == before.minimumWidth() > 0


class Below(QWidget):
    """A pane that wants a height of 200."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 200)


def test_what_is_put_below_leaves_the_page_its_room(qtbot, parts):
    room = parts.room
    pane = Below()
    assert room.below is None
    assert room.stops_below() == []
    room.put_below(pane)
    field = QLineEdit(pane)
    assert room.below is pane
    assert room.stops_below() == [field]
    room.splitter.resize(1200, 800)
    room.splitter.show()
    qtbot.waitUntil(lambda: 0 < pane.height() < 300)
