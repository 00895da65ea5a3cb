import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain import HighlightStyle, PlacementStatus
from tests.ui.reader.conftest import LEFT, PLAIN, Draft, Hands, long_content, make_highlight, quoted

K, M = Qt.Key, Qt.KeyboardModifier
TEXT = "The department said that 1,204 people were held. A second answer said 1,391 were held."


@pytest.fixture
def overlapping(reading) -> Hands:
    draft = Draft()
    draft.add(TEXT)
    content = draft.build()
    return reading(
        content,
        quoted(content, "long", "said that 1,204 people were held"),
        quoted(content, "middle", "1,204 people were", colour="blue"),
        quoted(content, "short", "people", colour="green", tags=["figures"], note="Check"),
    )


def test_a_click_picks_the_shortest_and_another_the_one_below(overlapping: Hands, qtbot) -> None:
    told: list[str] = []
    overlapping.view.highlight_clicked.connect(told.append)
    place = TEXT.index("people") + 2
    for _ in range(4):
        overlapping.click(place)
        QTest.qWait(1)
    assert told == ["short", "middle", "long", "short"]
    assert overlapping.view.selected_highlight() == "short"


def test_a_click_beside_highlights_picks_none(overlapping: Hands) -> None:
    overlapping.click(TEXT.index("people") + 2)
    overlapping.click(TEXT.index("second"))
    assert overlapping.view.selected_highlight() == ""


def test_overlapping_highlights_are_blended_not_covered(overlapping: Hands) -> None:
    view = overlapping.view
    image = view.viewport().grab().toImage()

    def colour(words: str) -> str:
        rect = view.rects_of(TEXT.index(words), TEXT.index(words) + 1)[0]
        return image.pixelColor(int(rect.left()) + 1, int(rect.top()) + 1).name()

    shades = [colour(words) for words in ("department", "that", "1,204", "people")]
    assert len(set(shades)) == 4


def test_hovering_is_told(overlapping: Hands, qtbot) -> None:
    with qtbot.waitSignal(overlapping.view.highlight_hovered) as told:
        overlapping.hover(overlapping.point(TEXT.index("people") + 1))
    assert told.args == ["short"]
    with qtbot.waitSignal(overlapping.view.highlight_hovered) as told:
        overlapping.hover(overlapping.point(3))
    assert told.args == [""]


def test_an_end_is_dragged_and_told_once(overlapping: Hands, qtbot) -> None:
    view = overlapping.view
    view.select_highlight("middle")
    start = TEXT.index("1,204")
    handle = view._handles._points()[1].toPoint()
    told: list[tuple[str, int, int]] = []
    view.ends_moved.connect(lambda *args: told.append(args))
    target = overlapping.edge(TEXT.index("held"))
    overlapping.drag(handle, target)
    assert told == [("middle", start, TEXT.index("held"))]
    assert view.selected_highlight() == "middle"


def test_the_start_is_dragged_but_never_past_the_end(overlapping: Hands, qtbot) -> None:
    view = overlapping.view
    view.select_highlight("middle")
    handle = view._handles._points()[0].toPoint()
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


def test_going_through_highlights_and_those_of_a_tag(reading) -> None:
    content = long_content(200)
    made = [
        make_highlight(content, str(n), n * 3000 + 50, n * 3000 + 80, tags=["odd"] if n % 2 else [])
        for n in range(6)
    ]
    view = reading(content, *made).view
    assert [view.next_highlight() for _ in range(7)] == ["0", "1", "2", "3", "4", "5", "0"]
    assert [view.next_highlight("odd") for _ in range(4)] == ["1", "3", "5", "1"]
    assert [view.previous_highlight() for _ in range(3)] == ["0", "5", "4"]
    rect = view.caret_rect(made[4].start)
    assert 0 <= rect.top() < view.viewport().height()
    assert view.next_highlight("no such tag") == ""


def test_one_change_shows_and_costs_no_new_layout(overlapping: Hands) -> None:
    view = overlapping.view
    before = view.viewport().grab().toImage()
    laid_out = view.column.layout(0)
    added = quoted(view.content, "new", "second answer", colour="pink")
    view.update_highlights([added])
    QApplication.processEvents()
    assert view.viewport().grab().toImage() != before
    view.update_highlights([], ["new"])
    QApplication.processEvents()
    assert view.viewport().grab().toImage() == before
    assert view.column.layout(0) is laid_out


@pytest.mark.parametrize(
    "change",
    [
        {"style": HighlightStyle.UNDERLINE},
        {"status": PlacementStatus.REVIEW},
        {"status": PlacementStatus.LOST},
        {"colour": "pink"},
    ],
)
def test_style_status_and_colour_can_be_told_apart(overlapping: Hands, change) -> None:
    view = overlapping.view
    words = "second answer"
    view.update_highlights([quoted(view.content, "new", words)])
    before = view.viewport().grab().toImage()
    view.update_highlights([quoted(view.content, "new", words, **change)])
    assert view.viewport().grab().toImage() != before


def test_a_picked_highlight_that_is_removed_is_no_longer_picked(overlapping: Hands) -> None:
    overlapping.click(TEXT.index("people") + 2)
    overlapping.view.set_highlights([])
    assert overlapping.view.selected_highlight() == ""
    overlapping.view.select_highlight("no such id")
    assert overlapping.view.selected_highlight() == ""


def test_a_highlight_over_several_blocks_is_picked_in_each(reading) -> None:
    content = long_content(6)
    starts = content.blocks.starts
    hands = reading(content, make_highlight(content, "h", starts[1] + 9, starts[4] + 9))
    for block in (1, 2, 3, 4):
        hands.view.select_highlight("")
        hands.click(starts[block] + (12 if block < 4 else 4))
        assert hands.view.selected_highlight() == "h"


def test_the_ends_of_a_picked_highlight_have_handles(overlapping: Hands) -> None:
    view = overlapping.view
    assert view._handles.at(QPointF(100, 100)) is None
    view.select_highlight("long")
    first, last = view._handles._points()
    assert view._handles.at(first) == 0
    assert view._handles.at(last) == 1
    QTest.mousePress(view.viewport(), LEFT, PLAIN, QPoint(2, 700))
    assert not view._handles.held
