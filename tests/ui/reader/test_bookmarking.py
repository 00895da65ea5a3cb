from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPointF

from desktop.domain.noted.bookmarks import Bookmark, line_at

NOW = datetime.now(UTC)


def bookmark(content, words: str, name: str = "Here") -> Bookmark:
    start = content.text.index(words)
    return Bookmark(name, "d", 1, start, line_at(content, start), name, NOW)


def tips(hands, offset: int) -> set[str]:
    """Return what is told in the margin beside a line."""
    line = hands.view.caret_rect(offset)
    places = [QPointF(x, line.center().y()) for x in range(int(line.left()))]
    return {hands.view.bookmarking.tip_at(place) for place in places} - {""}


@pytest.fixture
def told(hands):
    """Put a bookmark at a word of the second paragraph, and return it."""
    content = hands.view.content
    block = content.blocks[1]
    made = bookmark(content, content.text[block.start : block.end])
    hands.view.set_bookmarks([made])
    return made


def test_a_mark_in_the_margin_tells_its_word(hands, told):
    assert tips(hands, told.start) == {"Here"}
    line = hands.view.caret_rect(told.start)
    inside = QPointF(line.left() + 40, line.center().y())
    assert hands.view.bookmarking.tip_at(inside) == ""
    assert hands.view.bookmarking.cursor_at(inside) is None
    hands.view.set_bookmarks([])
    assert tips(hands, told.start) == set()


def test_one_that_is_only_near_its_line_says_so(hands, told):
    near = Bookmark("n", "d", 1, told.start, "other words", "Near", NOW)
    hands.view.set_bookmarks([near])
    (words,) = tips(hands, told.start)
    assert words.startswith("Near\n")
    assert "no longer in the text" in words


def test_the_mark_is_painted_and_gone_with_another_text(hands, told):
    line = hands.view.caret_rect(told.start)
    area = hands.view.viewport().grab().toImage()
    x = hands.view.left - 31
    with_mark = area.pixelColor(x, round(line.center().y()) - 3)
    hands.view.set_bookmarks([])
    without = hands.view.viewport().grab().toImage()
    assert with_mark != without.pixelColor(x, round(line.center().y()) - 3)


def test_the_menu_of_a_place_asks_for_one_there(hands):
    asked = []
    hands.view.bookmark_requested.connect(asked.append)
    (_, entry) = hands.view.bookmarking.menu(7)
    entry.do()
    assert asked == [7]
    hands.view.set_fixed(fixed=True)
    assert not hands.view.bookmarking.menu(7)[1].enabled
