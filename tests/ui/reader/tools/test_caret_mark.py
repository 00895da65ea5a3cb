from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.look.reading_style import ReadingStyle
from tests.ui.reader.conftest import long_content

K = Qt.Key


@pytest.fixture
def flashing() -> Iterator[Callable[[int], None]]:
    """Return a function that sets how long the caret takes to come and go, in milliseconds."""
    before = QApplication.cursorFlashTime()
    yield QApplication.setCursorFlashTime
    QApplication.setCursorFlashTime(before)


def test_the_caret_blinks_but_stands_still_where_motion_is_unwanted(
    reading, flashing, qtbot
) -> None:
    hands = reading(long_content(3))
    marks = hands.view.marks
    flashing(20)
    hands.key(K.Key_F7)
    qtbot.waitUntil(lambda: marks.caret is None)
    qtbot.waitUntil(lambda: marks.caret is not None)
    hands.key(K.Key_F7)
    hands.view.set_style(ReadingStyle(reduced_motion=True))
    hands.key(K.Key_F7)
    for _ in range(12):
        qtbot.wait(5)
        assert marks.caret is not None


def test_the_caret_is_drawn_only_where_it_is(reading, flashing) -> None:
    hands = reading(long_content(3))
    view = hands.view
    first, second = view.content.text.index("register"), view.content.blocks.starts[2]
    flashing(0)
    view.set_selection(first, first)
    hands.key(K.Key_F7)
    repainted = []
    view.repaint_range = lambda start, _end: repainted.append(start)
    view.set_selection(second, second)
    assert view.marks.caret == second
    assert {first, second} <= set(repainted)
