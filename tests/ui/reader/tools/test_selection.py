from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.domain.samples import marked
from tests.ui.reader.conftest import LEFT, PLAIN, SCRIPTS, Hands, long_content

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
    mixed.view.selecting.mouse.held = True
    mixed.slide(mixed.point(text.index("held") + 1))
    assert view.selected_text() == "register says 𝒳 was held"
    mixed.slide(mixed.point(0))
    assert view.selected_text() == "The register"
    view.selecting.mouse.release()


def test_shift_click_extends(mixed: Hands) -> None:
    view, text = mixed.view, mixed.view.content.text
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, mixed.edge(4))
    QTest.mouseClick(
        view.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, mixed.edge(text.index("days"))
    )
    assert view.selection() == (4, text.index("days"))
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, mixed.edge(1))
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


def test_a_double_click_takes_a_figure_without_its_note_and_with_its_exponent(reading) -> None:
    hands = reading(marked("In all 544{n1} were held in 10{^6} cases of H{_2}O."))
    text = hands.view.content.text

    def taken(words: str, inside: int) -> str:
        hands.double_click(text.index(words) + inside)
        return hands.view.selected_text()

    assert taken("5441", 1) == "544"
    assert hands.view.selection() == (text.index("5441"), text.index("5441") + 3)
    assert taken("5441", 3) == "[1]"
    assert taken("106", 0) == "10⁶"
    assert taken("H2O", 2) == "H₂O"
