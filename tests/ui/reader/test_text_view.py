import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain import BlockKind
from desktop.ui.reader.style import ReadingStyle
from tests.ui.reader.conftest import LEFT, PLAIN, SCRIPTS, Draft, Hands, long_content

K, M = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def mixed(reading) -> Hands:
    draft = Draft()
    for text in SCRIPTS.values():
        draft.add(text)
    return reading(draft.build())


ANY = st.integers(0, sum(len(text) + 1 for text in SCRIPTS.values()) - 2)


@given(ANY, ANY)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_drag_over_any_scripts_takes_exactly_what_lies_between(
    mixed: Hands, one: int, other: int
) -> None:
    view = mixed.view
    cells = [_drawn(mixed, offset) for offset in (one, other)]
    if None in cells:
        return
    (first, start), (last, end) = cells
    view.set_selection(0, 0)
    mixed.drag(start, end)
    if (end - start).manhattanLength() >= 3:
        assert view.selection() == (min(first, last), max(first, last))
        assert view.selected_text() == view.content.text[slice(*view.selection())]


def _drawn(hands: Hands, offset: int) -> tuple[int, QPoint] | None:
    """Return a place where a character begins, one quarter into it, if it is drawn."""
    box = hands.view.column.layout(hands.view.content.blocks.at(offset)).box_of(offset)
    if offset >= box.end or box.text[offset - box.start].isspace():
        return None
    utf16 = box.layout
    units = box.units(offset)
    if not utf16.isValidCursorPosition(units):
        return None
    after = box.offset(utf16.nextCursorPosition(units))
    rect = hands.view.rects_of(offset, after)[0]
    line = box.line_of(offset)
    from_right = box.mixed and _is_rtl(box, line, units)
    share = 0.75 if from_right else 0.25
    point = QPointF(rect.left() + rect.width() * share, rect.center().y()).toPoint()
    if not rect.contains(QPointF(point)) or hands.view.offset_at(QPointF(point)) != offset:
        # Narrower than a few pixels: there is no pixel that is surely in its first half.
        return None if rect.width() < 4 else (offset, point)
    return offset, point


def _is_rtl(box, line, units: int) -> bool:
    return next((run.isRightToLeft() for run in line.glyphRuns(units, 1)), False)


def test_double_click_takes_a_word_and_triple_click_a_paragraph(mixed: Hands) -> None:
    view = mixed.view
    text = view.content.text
    mixed.double_click(text.index("register") + 3)
    assert view.selected_text() == "register"
    QTest.mousePress(view.viewport(), LEFT, PLAIN, mixed.point(text.index("register") + 3))
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, mixed.point(text.index("register") + 3))
    assert view.selected_text() == SCRIPTS["latin"]


def test_a_drag_after_a_double_click_goes_on_by_words(mixed: Hands) -> None:
    view, text = mixed.view, mixed.view.content.text
    start = mixed.point(text.index("register") + 3)
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, start)
    QTest.mouseDClick(view.viewport(), LEFT, PLAIN, start)
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, start)
    mixed.view._mouse.held = True
    mixed.slide(mixed.point(text.index("held") + 1))
    assert view.selected_text() == "register says 𝒳 was held"
    mixed.slide(mixed.point(0))
    assert view.selected_text() == "The register"
    view._mouse.release()


def test_shift_click_extends(mixed: Hands) -> None:
    view, text = mixed.view, mixed.view.content.text
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, mixed.edge(4))
    QTest.mouseClick(view.viewport(), LEFT, M.ShiftModifier, mixed.edge(text.index("days")))
    assert view.selection() == (4, text.index("days"))
    QTest.mouseClick(view.viewport(), LEFT, M.ShiftModifier, mixed.edge(1))
    assert view.selection() == (1, 4)


def test_a_drag_beyond_the_edge_scrolls_on(reading, qtbot) -> None:
    hands = reading(long_content(200))
    view = hands.view
    start = view.viewport().rect().center()
    QTest.mousePress(view.viewport(), LEFT, PLAIN, start)
    hands.slide(QPoint(start.x(), view.viewport().height() + 90))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 200, timeout=3000)
    first = view.selection()[1]
    qtbot.waitUntil(lambda: view.selection()[1] > first, timeout=3000)
    QTest.mouseRelease(view.viewport(), LEFT, PLAIN, start)
    stopped = view.verticalScrollBar().value()
    QTest.qWait(60)
    assert view.verticalScrollBar().value() == stopped


def test_a_click_does_not_select(mixed: Hands) -> None:
    mixed.view.set_selection(3, 9)
    mixed.click(20)
    start, end = mixed.view.selection()
    assert start == end
    assert start in {20, 21}


def test_selecting_is_told_once_for_each_change(mixed: Hands, qtbot) -> None:
    with qtbot.waitSignal(mixed.view.selection_changed) as told:
        mixed.view.set_selection(9, 3)
    assert told.args == [3, 9]
    with qtbot.assertNotEmitted(mixed.view.selection_changed):
        mixed.view.set_selection(9, 3)


def test_copy_gives_plain_text_and_html(reading) -> None:
    draft = Draft()
    draft.add("Title", BlockKind.HEADING, 1)
    draft.add("a\tb\x1ec\td", BlockKind.TABLE)
    hands = reading(draft.build())
    hands.key(K.Key_A, M.ControlModifier)
    hands.key(K.Key_C, M.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Title\na\tb\nc\td"
    assert "<h1>Title</h1><table>" in data.html()
    assert hands.view.selected_html() in data.html()


def test_nothing_selected_leaves_the_clipboard_alone(mixed: Hands) -> None:
    QGuiApplication.clipboard().setText("kept")
    mixed.view.copy()
    assert QGuiApplication.clipboard().text() == "kept"


def test_arrow_keys_move_and_shift_extends(mixed: Hands) -> None:
    view = mixed.view
    mixed.key(K.Key_Right)
    mixed.key(K.Key_Right)
    assert view.caret() == 2
    for _ in range(3):
        mixed.key(K.Key_Right, M.ShiftModifier)
    assert view.selected_text() == view.content.text[2:5]
    mixed.key(K.Key_Left)
    assert view.selection() == (2, 2)
    mixed.key(K.Key_Right, M.ControlModifier | M.ShiftModifier)
    assert view.selected_text() == view.content.text[2:4]
    mixed.key(K.Key_End)
    mixed.key(K.Key_Home, M.ShiftModifier)
    assert view.selection()[0] == 0


@pytest.mark.parametrize(
    ("key", "modifier", "words"),
    [
        (K.Key_Down, M.AltModifier, "One two. "),
        (K.Key_Down, M.ControlModifier, "One two. Three four.\n"),
        (K.Key_PageDown, M.AltModifier, "One two. Three four.\n"),
        (K.Key_End, M.ControlModifier, "One two. Three four.\nHead\nFive."),
        (K.Key_Right, M.ControlModifier, "One "),
        (K.Key_Down, PLAIN, None),
    ],
)
def test_the_selection_grows_by_each_unit(reading, key, modifier, words) -> None:
    draft = Draft()
    draft.add("One two. Three four.")
    draft.add("Head", BlockKind.HEADING, 1)
    draft.add("Five.")
    hands = reading(draft.build())
    hands.key(key, modifier | M.ShiftModifier)
    if words is not None:
        assert hands.view.selected_text() == words
    assert hands.view.selection()[1] > 0


def test_left_goes_on_in_right_to_left_text(reading) -> None:
    draft = Draft()
    draft.add("שלום לכולם")
    hands = reading(draft.build())
    hands.key(K.Key_Left)
    hands.key(K.Key_Left)
    assert hands.view.caret() == 2
    hands.key(K.Key_Right)
    assert hands.view.caret() == 1


def test_the_caret_comes_into_view_and_can_be_hidden(reading) -> None:
    hands = reading(long_content(300))
    view = hands.view
    assert view.marks.caret is None
    view.scroll_by(9000)
    place = view.position()
    hands.key(K.Key_F7)
    assert view.marks.caret == place
    hands.key(K.Key_F7)
    assert view.marks.caret is None
    for _ in range(80):
        hands.key(K.Key_Down)
    rect = view.caret_rect(view.caret())
    assert 0 <= rect.top() < view.viewport().height()
    hands.key(K.Key_Home, M.ControlModifier)
    assert view.position() == 0


def test_the_caret_stands_still_where_motion_is_unwanted(reading) -> None:
    hands = reading(long_content(3))
    hands.view.set_style(ReadingStyle(reduced_motion=True))
    hands.key(K.Key_F7)
    assert not hands.view._blink.isActive()


def test_pages_turn_by_keys_and_the_selection_grows_by_them(reading) -> None:
    hands = reading(long_content(200))
    view = hands.view
    hands.key(K.Key_Space)
    after = view.position()
    assert after > 0
    hands.key(K.Key_Space, M.ShiftModifier)
    assert view.position() == 0
    hands.key(K.Key_PageDown, M.ShiftModifier)
    assert view.selection()[0] == 0
    assert view.selection()[1] > after - 400


def test_selecting_repaints_only_what_changed(reading) -> None:
    view = reading(long_content(60)).view
    view.set_selection(100, 300)
    QApplication.processEvents()
    changed = view.viewport().grab().toImage()
    view.viewport().update()
    QApplication.processEvents()
    assert view.viewport().grab().toImage() == changed


def test_the_caret_is_drawn_only_where_it_is(mixed: Hands) -> None:
    view = mixed.view
    first, second = view.content.text.index("register"), view.content.blocks.starts[2]
    view._blink.setInterval(10**6)
    view.set_selection(first, first)
    mixed.key(K.Key_F7)
    view._blink.stop()
    repainted = []
    view.repaint_range = lambda start, _end: repainted.append(start)
    view.set_selection(second, second)
    assert view.marks.caret == second
    assert {first, second} <= set(repainted)
