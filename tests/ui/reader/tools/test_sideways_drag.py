import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest

from desktop.domain import BlockKind
from tests.ui.reader.conftest import LEFT, PLAIN, Draft, Hands, find_all


@pytest.fixture
def code(reading) -> Hands:
    draft = Draft()
    draft.add("Before")
    draft.add("first_word " + "name " * 60 + "last_word", BlockKind.CODE)
    return reading(draft.build())


def bar(hands: Hands, shift: int = 0) -> QPointF:
    view = hands.view
    shown = list(view.shown())[1]
    return shown.layout.thumb(shift).center() + QPointF(view.left, shown.y)


def test_dragging_the_bar_shows_the_end_of_a_long_line(code: Hands) -> None:
    view = code.view
    end = len(view.content.text)
    right = view.left + view.column.setter.width
    assert view.caret_rect(end).x() > right
    start = bar(code).toPoint()
    code.drag(start, start + QPointF(2000, 0).toPoint())
    assert view.left < view.caret_rect(end).x() < right
    assert view.selection() == (0, 0)
    back = bar(code, view.column.layout(1).overflow).toPoint()
    code.drag(back, back - QPointF(2000, 0).toPoint())
    assert view.caret_rect(end).x() > right


def test_a_press_beside_the_bar_selects_as_ever(code: Hands) -> None:
    view = code.view
    word = view.content.text.index("word")
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, code.point(word))
    assert view.caret() == pytest.approx(word, abs=1)
    code.drag(code.edge(word), code.edge(word + 9))
    assert view.selection() == (word, word + 9)


def test_what_is_gone_to_is_brought_into_view_sideways(code: Hands) -> None:
    view = code.view
    assert find_all(view, "last_word") == 1
    view.find_next()
    place = view.caret_rect(view.content.text.index("last_word")).x()
    assert view.left <= place <= view.left + view.column.setter.width


def test_the_thumb_runs_from_end_to_end(code: Hands) -> None:
    layout = code.view.column.layout(1)
    assert layout.thumb(0).left() == layout.track().left()
    assert layout.thumb(layout.overflow).right() == pytest.approx(layout.track().right())
