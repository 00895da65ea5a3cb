from __future__ import annotations

from array import array
from itertools import pairwise

import pytest

from desktop.pdf import PdfFile
from desktop.ui.pages.page_letters import PageLetters, rows
from tests.ui.pages.conftest import HEAD


@pytest.fixture(scope="module")
def letters(parsed, data) -> PageLetters:
    with PdfFile(data) as file:
        page = file.opened(2)
        boxes = page.text().boxes
        page.close()
    return PageLetters(parsed.pages, 2, boxes)


def test_each_letter_is_found_where_it_is_printed(letters, parsed):
    seen = 0
    for line in letters.lines:
        for offset in range(line.start, line.end):
            (rect,) = letters.rects(offset, offset + 1)
            middle = rect.center()
            if parsed.content.text[offset].isspace() or rect.width() < 1:
                continue
            seen += 1
            assert letters.glyph(middle.x(), middle.y()) is not None
            near = letters.nearest(rect.left() + 0.1, middle.y(), aside=True)
            assert near == offset, parsed.content.text[offset : offset + 10]
            caret = letters.caret(offset)
            assert caret.x() == pytest.approx(rect.left(), abs=0.01)
    assert seen > 1000


def test_a_passage_is_one_rectangle_a_line(letters, parsed):
    start = parsed.content.text.index("left-cedar-d0")
    end = parsed.content.text.index("left-cedar-g0")
    rects = letters.rects(start, end)
    assert len(rects) == 3
    assert [rect.top() for rect in rects] == sorted(rect.top() for rect in rects)
    assert all(rect.left() == pytest.approx(50, abs=1) for rect in rects)


def test_from_one_column_to_the_next_a_passage_goes_in_the_order_of_the_text(letters, parsed):
    start = parsed.content.text.index("left-cedar-c1")
    end = parsed.content.text.index("right-cedar-b0 ")
    rects = letters.rects(start, end)
    assert [round(rect.left() / 10) for rect in rects] == [5, 5, 22]
    assert rects[2].top() < rects[1].top()


def test_a_place_beside_the_text_is_in_the_line_beside_it(letters, parsed):
    text = parsed.content.text
    row = (
        letters.rects(text.index("right-cedar-e0 "), text.index("right-cedar-e0 ") + 3)[0]
        .center()
        .y()
    )
    end = letters.nearest(395, row)
    assert text[:end].endswith("right-cedar-e0 was held for days")
    assert text[letters.nearest(5, row) :].startswith("left-cedar-e0 ")


def test_running_heads_are_met_only_where_they_are_meant(letters, parsed):
    aside = parsed.pages.set_aside
    assert letters.nearest(180, 38) < aside
    assert letters.nearest(180, 38, aside=True) >= aside
    assert letters.glyph(180, 38) >= aside
    head = letters.aside[0]
    assert parsed.content.text[head.start : head.end].startswith(HEAD)


def test_beside_all_print_there_is_no_letter(letters):
    assert letters.glyph(20, 300) is None
    assert letters.caret(0) is None


def test_lines_that_are_level_are_one_row(letters):
    found = rows(letters.body)
    assert len(found) == 60
    assert all(one.start < other.start for (one,), (other,) in pairwise(found))


def test_without_boxes_there_are_no_letters(parsed):
    blank = PageLetters(parsed.pages, 2, array("f"))
    assert blank.nearest(10, 10) is None
    assert blank.rects(0, len(parsed.content.text)) == []
    assert blank.first_below(0) is None
