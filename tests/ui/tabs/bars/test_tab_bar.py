from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from desktop.ui.look.theme import ThemeChoice
from desktop.ui.tabs.bars.tab_bar import LEAST, TabBar


@pytest.fixture
def bar(qtbot) -> TabBar:
    ThemeChoice().choose("light")  # widths are the style sheet's
    made = TabBar(None)
    qtbot.addWidget(made)
    for title in ("One", "A title that is rather long", "Another title that is rather long"):
        made.addTab(title)
    made.resize(1000, 40)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_titles_are_as_long_as_there_is_room_for(bar) -> None:
    assert bar.tabRect(1).width() > bar.fontMetrics().horizontalAdvance(bar.tabText(1))
    bar.resize(3 * LEAST, 40)
    assert all(LEAST - 40 <= bar.tabRect(row).width() <= LEAST + 40 for row in (1, 2))


def test_a_long_title_makes_room_for_short_ones(bar) -> None:
    bar.setTabText(2, "Two words, no more")
    bar.setTabText(1, "A title that is very long indeed, and goes on, as headlines do")
    whole = [bar.tabRect(row).width() for row in (0, 2)]
    bar.resize(sum(whole) + 2 * LEAST, 40)
    assert [bar.tabRect(row).width() for row in (0, 2)] == whole
    bar.resize(1000, 40)
    assert bar.tabRect(1).width() > bar.fontMetrics().horizontalAdvance(bar.tabText(1))


@pytest.mark.parametrize("current", [0, 4, 9, 19])
def test_of_tabs_that_scroll_none_is_cut_by_the_arrows(bar, qtbot, current) -> None:
    for row in range(17):
        bar.addTab(f"Title {row} that goes on" if row % 2 else "Short")
    bar.resize(690, 40)
    bar.setCurrentIndex(current)
    arrows = [one for one in bar.findChildren(QToolButton) if one.isVisible()]
    room = min(one.x() for one in arrows)
    places = [bar.tabRect(row) for row in range(bar.count())]
    seen = [one for one in places if one.right() > 12 and one.left() < room - 12]
    assert len(seen) == room // LEAST
    assert all(one.left() >= 0 and one.right() <= room for one in seen)


def test_a_middle_click_asks_to_close_and_one_that_was_dragged_does_not(bar, qtbot) -> None:
    asked = []
    bar.close_requested.connect(asked.append)
    middle, spot = Qt.MouseButton.MiddleButton, bar.tabRect(1).center()
    qtbot.mouseClick(bar, middle, pos=spot)
    assert asked == [1]
    qtbot.mousePress(bar, middle, pos=spot)
    qtbot.mouseRelease(bar, middle, pos=bar.tabRect(2).center())
    assert asked == [1]


def test_a_tab_that_is_only_looked_into_looks_otherwise(bar) -> None:
    def pictures():
        return [bar.grab(bar.tabRect(row)).toImage() for row in range(3)]

    before = pictures()
    bar.set_preview(1)
    after = pictures()
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]
    bar.set_preview(-1)
    assert pictures() == before
