"""A picture that is kept shows its region, upright, and is never too large."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.printed.page_map import Page
from desktop.domain.printed.page_wishes import MOST_PIXELS, Kind, picture_of
from desktop.domain.printed.region import Region

SIDES = st.floats(1, 20_000)
PARTS = st.tuples(st.floats(0, 1), st.floats(0, 1))


def test_a_picture_has_two_pixels_for_each_point():
    wish = picture_of(Region(3, 100, 50, 200, 80), Page(600, 800, 0, "iv", b""))
    assert (wish.kind, wish.page, wish.turns) == (Kind.PICTURE, 3, 0)
    assert (wish.width, wish.height) == (1200, 1600)
    assert (wish.left, wish.top, wish.across, wish.down) == (200, 100, 200, 60)


def test_a_region_of_a_turned_page_is_shown_as_the_page_is():
    wish = picture_of(Region(0, 100, 50, 200, 80), Page(800, 600, 90, "", b""))
    assert (wish.across, wish.down) == (60, 200)
    assert (wish.left, wish.top) == (2 * (800 - 80), 200)


@given(SIDES, SIDES, PARTS, PARTS, st.sampled_from([0, 90, 180, 270]))
def test_no_picture_is_larger_than_it_may_be_or_beyond_its_page(width, height, xs, ys, rotation):
    page = Page(width, height, rotation, "", b"")
    across, down = (width, height) if rotation % 180 == 0 else (height, width)
    (x0, x1), (y0, y1) = sorted(xs), sorted(ys)
    region = Region(0, x0 * across, y0 * down, x1 * across, y1 * down)
    wish = picture_of(region, page)
    assert wish.across * wish.down <= MOST_PIXELS
    assert wish.across >= 1
    assert wish.down >= 1
    assert 0 <= wish.left < wish.left + wish.across <= wish.width
    assert 0 <= wish.top < wish.top + wish.down <= wish.height
