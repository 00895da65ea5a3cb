from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import Page, PageMap
from desktop.ui.pages.arranging.arrangement import USUAL, Arrangement, Layout
from desktop.ui.pages.arranging.page_stack import GAP, PageStack

sides = st.floats(10, 3000, width=32)


def stack(sizes, turns: int = 0, arrangement: Arrangement = USUAL) -> PageStack:
    pages = [Page(width, height, 0, "", bytes(8)) for width, height in sizes]
    return PageStack(PageMap.of("engine", pages, [], 0), arrangement._replace(turns=turns))


@given(st.lists(st.tuples(sides, sides), min_size=1, max_size=30), st.floats(0.2, 11), st.data())
def test_what_is_on_a_page_is_found_there(sizes, scale, data):
    found = stack(sizes)
    found.scale = scale
    page = data.draw(st.integers(0, len(sizes) - 1))
    inside = data.draw(st.integers(0, found.size(page).height() - 1))
    assert list(found.pages_in(found.row_at(found.top(page) + inside))) == [page]
    assert page in found.between(found.top(page) + inside, found.top(page) + inside + 5)


@given(st.lists(st.tuples(sides, sides), min_size=2, max_size=30), st.floats(0.2, 11))
def test_pages_do_not_overlap_and_end_with_the_whole(sizes, scale):
    found = stack(sizes)
    found.scale = scale
    for page in range(len(sizes) - 1):
        end = found.top(page) + found.size(page).height()
        assert GAP - 1 <= found.top(page + 1) - end <= GAP + 1
    assert found.total >= found.top(len(sizes) - 1) + found.size(len(sizes) - 1).height()


def test_pages_stand_in_the_middle_of_the_room_or_of_the_widest():
    found = stack([(100, 200), (300, 200)])
    assert found.rect(0, 1000).center().x() == pytest.approx(500, abs=1)
    assert found.rect(0, 10).center().x() == pytest.approx(found.width / 2, abs=1)
    assert found.rect(1, 10).left() == GAP


def test_turned_by_a_quarter_width_and_height_change_places():
    assert stack([(100, 200)], 1).size(0).toTuple() == (200, 100)
    assert stack([(100, 200)], 2).size(0).toTuple() == (100, 200)


def test_nothing_is_between_the_pages_of_no_file():
    assert not stack([]).between(0, 100)


class TestPairs:
    @given(st.lists(st.tuples(sides, sides), min_size=1, max_size=15), st.booleans())
    def test_all_pages_stand_in_rows_and_none_on_another(self, sizes, has_cover):
        found = stack(sizes, 0, Arrangement(Layout.TWO_UP, has_cover))
        rows = [list(found.pages_in(row)) for row in range(found.rows)]
        assert [page for row in rows for page in row] == list(range(len(sizes)))
        assert all(found.row_of(page) == row for row in range(found.rows) for page in rows[row])
        rects = [found.rect(page, 0) for page in range(len(sizes))]
        for page, rect in enumerate(rects):
            assert not any(rect.intersects(other) for other in rects[page + 1 :])
            assert rect.left() >= 0
            assert rect.right() < found.width

    def test_a_cover_stands_alone_on_the_right_as_in_a_book(self):
        found = stack([(100, 200)] * 4, 0, Arrangement(Layout.TWO_UP, has_cover=True))
        assert [list(found.pages_in(row)) for row in range(found.rows)] == [[0], [1, 2], [3]]
        assert found.rect(0, 500).left() == found.rect(2, 500).left()
        assert found.rect(3, 500).left() == found.rect(1, 500).left()

    def test_without_a_cover_the_first_is_on_the_left(self):
        found = stack([(100, 200)] * 3, 0, Arrangement(Layout.TWO_UP))
        assert found.rect(0, 500).right() < 250 < found.rect(1, 500).left()
        assert found.top(0) == found.top(1) < found.top(2)

    def test_what_is_between_two_heights_are_whole_rows(self):
        found = stack([(100, 200)] * 6, 0, Arrangement(Layout.TWO_UP))
        assert list(found.between(found.top(2) + 5, found.top(2) + 10)) == [2, 3]

    @pytest.mark.parametrize("has_cover", [False, True])
    def test_where_one_reads_leftwards_the_first_of_a_pair_is_at_the_right(self, has_cover):
        pages = PageMap.of("engine", [Page(100, 200, 0, "", bytes(8))] * 4, [], 0)
        found = PageStack(pages, Arrangement(Layout.TWO_UP, has_cover), leftwards=True)
        first, second = (1, 2) if has_cover else (0, 1)
        assert found.rect(first, 500).left() > found.rect(second, 500).right()
        assert (found.rect(0, 500).center().x() < 250) is has_cover


class TestFitted:
    def test_a_map_among_pages_is_shrunk_to_their_width(self):
        found = stack([(100, 200), (400, 300), (100, 200)])
        found.shrink(fitted=True)
        found.scale = 3
        assert found.size(0).toTuple() == (300, 600)
        assert found.size(1).toTuple() == (300, 225)
        assert found.scale_of(1) == pytest.approx(0.75)
        assert found.width == 300 + 2 * GAP
        assert found.top(2) == 600 + 225 + 3 * GAP

    def test_as_large_as_they_are_printed_pages_stand_at_one_scale(self):
        found = stack([(100, 200), (400, 300)])
        found.shrink(fitted=True)
        found.shrink(fitted=False)
        assert found.size(1).toTuple() == (400, 300)
        assert found.scale_of(0) == found.scale_of(1) == 1

    @given(st.lists(st.tuples(sides, sides), min_size=1, max_size=30), st.floats(0.2, 11))
    def test_no_page_is_wider_than_most_and_none_loses_its_shape(self, sizes, scale):
        found = stack(sizes)
        found.shrink(fitted=True)
        found.scale = scale
        for page, (width, height) in enumerate(sizes):
            size = found.size(page)
            assert size.width() <= found.width
            assert size.width() == pytest.approx(width * found.scale_of(page), abs=1)
            assert size.height() == pytest.approx(height * found.scale_of(page), abs=1)
        assert 2 * sum(found.scale_of(page) == scale for page in range(len(sizes))) >= len(sizes)
