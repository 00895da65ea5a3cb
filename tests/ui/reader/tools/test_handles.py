from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from tests.ui.reader.conftest import LEFT, PLAIN, Draft, Hands, quoted
from tests.ui.reader.conftest import OVERLAPPED as TEXT

K, M = Qt.Key, Qt.KeyboardModifier


def handles(hands: Hands, words: str) -> tuple[QPointF, QPointF]:
    """Return where the handles of a highlight over some words are: where its letters end."""
    start = hands.at(words)
    first, last = (hands.view.caret_rect(end) for end in (start, start + len(words)))
    return first.topLeft(), last.bottomLeft()


def test_an_end_is_dragged_and_told_once(overlapping: Hands, qtbot) -> None:
    view = overlapping.view
    view.select_highlight("middle")
    start = TEXT.index("1,204")
    handle = handles(overlapping, "1,204 people were")[1].toPoint()
    told: list[tuple[str, int, int]] = []
    view.ends_moved.connect(lambda *args: told.append(args))
    target = overlapping.edge(TEXT.index("held"))
    overlapping.drag(handle, target)
    assert told == [("middle", start, TEXT.index("held"))]
    assert view.selected_highlight() == "middle"


def test_the_start_is_dragged_but_never_past_the_end(overlapping: Hands, qtbot) -> None:
    view = overlapping.view
    view.select_highlight("middle")
    handle = handles(overlapping, "1,204 people were")[0].toPoint()
    with qtbot.waitSignal(view.ends_moved) as told:
        overlapping.drag(handle, overlapping.edge(TEXT.index("second")))
    end = TEXT.index("1,204") + len("1,204 people were")
    assert told.args == ["middle", end - 1, end]


def test_ends_move_by_keys_and_are_told_when_they_rest(overlapping: Hands, qtbot) -> None:
    view = overlapping.view
    view.select_highlight("middle")
    start = TEXT.index("1,204")
    end = start + len("1,204 people were")
    with qtbot.waitSignal(view.ends_moved, timeout=2000) as told:
        for _ in range(3):
            overlapping.key(K.Key_Right, M.AltModifier | M.ShiftModifier)
        overlapping.key(K.Key_Left, M.AltModifier | M.ControlModifier)
    assert told.args == ["middle", start - 1, end + 3]


def test_ends_move_by_keys_no_desktop_takes(overlapping: Hands, qtbot) -> None:
    view = overlapping.view
    view.select_highlight("middle")
    start = TEXT.index("1,204")
    with qtbot.waitSignal(view.ends_moved, timeout=2000) as told:
        overlapping.key(K.Key_Period)
        overlapping.key(K.Key_Period)
        overlapping.key(K.Key_Comma)
        overlapping.key(K.Key_Period, M.AltModifier)
    assert told.args == ["middle", start + 1, start + len("1,204 people were") + 1]


def test_escape_puts_moved_ends_back(overlapping: Hands, qtbot) -> None:
    view = overlapping.view
    view.select_highlight("middle")
    overlapping.key(K.Key_Right, M.AltModifier | M.ShiftModifier)
    assert view.marks.moved is not None
    with qtbot.assertNotEmitted(view.ends_moved, wait=700):
        overlapping.key(K.Key_Escape)
    assert view.marks.moved is None
    assert view.selected_highlight() == "middle"


def test_moved_ends_are_not_forgotten_when_another_highlight_is_picked(
    overlapping: Hands, qtbot
) -> None:
    view = overlapping.view
    view.select_highlight("middle")
    overlapping.key(K.Key_Right, M.AltModifier | M.ShiftModifier)
    with qtbot.waitSignal(view.ends_moved) as told:
        view.select_highlight("long")
    assert told.args[0] == "middle"


def test_the_ends_of_a_picked_highlight_have_handles(overlapping: Hands) -> None:
    view = overlapping.view
    assert view.picking.handles.at(QPointF(100, 100)) is None
    view.select_highlight("long")
    first, last = handles(overlapping, "said that 1,204 people were held")
    assert view.picking.handles.at(first) == 0
    assert view.picking.handles.at(last) == 1
    QTest.mousePress(view.viewport(), LEFT, PLAIN, QPoint(2, 700))
    assert not view.picking.handles.held


def test_the_ends_are_where_the_letters_begin_and_end_in_text_from_the_right(reading) -> None:
    draft = Draft()
    draft.add("איש לא רשם את שמה.")
    content = draft.build()
    hands = reading(content, quoted(content, "h", "לא רשם"))
    hands.view.select_highlight("h")
    first, last = handles(hands, "לא רשם")
    assert last.x() < first.x()
    assert hands.view.picking.handles.at(first) == 0
    assert hands.view.picking.handles.at(last) == 1
    hands.key(K.Key_Comma)
    hands.key(K.Key_Comma)
    assert hands.view.marks.moved == (4, 12)


def test_both_handles_are_drawn_in_the_colour_of_the_highlight(overlapping: Hands) -> None:
    view = overlapping.view
    view.select_highlight("short")
    image = view.viewport().grab().toImage()
    ink = view.reading_style().theme.ink("green")
    for point in handles(overlapping, "people"):
        assert QColor(image.pixel(point.toPoint())) == ink
