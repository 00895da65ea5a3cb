import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain import HighlightStyle, PlacementStatus
from tests.ui.reader.conftest import OVERLAPPED as TEXT
from tests.ui.reader.conftest import Hands, long_content, make_highlight, quoted

K, M = Qt.Key, Qt.KeyboardModifier


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
