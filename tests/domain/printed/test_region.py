"""Parts of pages: turned with their page and back, and what of the text is in them."""

from __future__ import annotations

from array import array
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import Page, PageMap, TextRun
from desktop.domain.printed.page_map import NO_CHARACTERS
from desktop.domain.printed.page_wishes import MOST_PIXELS, Kind, Read, Wish, picture_of
from desktop.domain.printed.region import (
    Area,
    Enclosed,
    Rectangle,
    Region,
    beside,
    boxes_of,
    enclosed,
    inside,
)
from tests.domain.samples import content_of

sides = st.floats(0, 900, width=32).map(lambda side: round(side, 2))
turns = st.sampled_from((0, 90, 180, 270))
pages = st.builds(Page, st.floats(20, 1000), st.floats(20, 1000), turns, st.just(""), st.just(b""))
LINE = 10.0


@st.composite
def regions(draw, page):
    """Return a region on a page, whichever way that is turned."""
    width, height = page[:2] if page.rotation % 180 == 0 else page[1::-1]
    xs = sorted(draw(st.tuples(*[st.floats(0, width)] * 2)))
    ys = sorted(draw(st.tuples(*[st.floats(0, height)] * 2)))
    return Region(3, xs[0], ys[0], xs[1], ys[1]).on(page)


@given(st.data(), pages)
def test_a_region_is_seen_on_its_page_and_kept_as_it_is_seen(data, page):
    region = data.draw(regions(page))
    seen = region.rectangle(page)
    assert -0.01 <= seen.x0 <= seen.x1 <= page.width + 0.01
    assert -0.01 <= seen.y0 <= seen.y1 <= page.height + 0.01
    again = Region.shown_at(3, page, seen)
    assert again == pytest.approx(region, abs=0.011)


@given(st.data(), pages)
def test_a_turned_page_shows_the_same_part(data, page):
    """A point in the middle goes round with the page, a quarter at a time."""
    region = data.draw(regions(page))
    width, height = page[:2] if page.rotation % 180 == 0 else page[1::-1]
    x, y = (region.x0 + region.x1) / 2, (region.y0 + region.y1) / 2
    for _ in range(page.rotation // 90):
        x, y, width, height = height - y, x, height, width
    seen = region.rectangle(page)
    assert ((seen.x0 + seen.x1) / 2, (seen.y0 + seen.y1) / 2) == pytest.approx((x, y), abs=0.02)


@given(st.integers(0, 10**6), st.tuples(sides, sides), st.tuples(sides, sides))
def test_a_region_is_packed_and_unpacked(page, xs, ys):
    region = Region(page, min(xs), min(ys), max(xs), max(ys))
    assert Region.unpack(region.pack()) == region


@pytest.mark.parametrize(
    "text",
    ["", "x", "[]", "[0,1,2,3]", "[-1,0,0,1,1]", "[0,5,0,1,1]", "[0.5,0,0,1,1]", "{}",
     "[0,0,0,1,NaN]", "[true,0,0,1,1]", '["0",0,0,1,1]', "[0,0,0,1,1e999]"],
)  # fmt: skip
def test_what_is_no_region_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        Region.unpack(text)


@given(st.text(max_size=40))
def test_no_text_brings_it_down(text):
    with suppress(ValueError):
        assert Region.unpack(text).page >= 0


def test_a_slip_of_the_hand_is_no_region():
    assert not Region(0, 10, 10, 12, 90).is_large_enough
    assert Region(0, 10, 10, 22, 90).is_large_enough


@given(st.data(), pages)
def test_a_picture_is_of_its_page_and_of_no_more_pixels_than_may_be(data, page):
    region = data.draw(regions(page))
    wish = picture_of(region, page)
    assert wish.kind is Kind.PICTURE
    assert 0 < wish.across * wish.down <= MOST_PIXELS
    assert 0 <= wish.left < wish.left + wish.across <= wish.width
    assert 0 <= wish.top < wish.top + wish.down <= wish.height


# What is in it

WORDS = "alpha beta gamma delta\nepsilon zeta eta theta\nHead"
"""Two lines of a page, ten points high and a letter ten points wide; then its running head."""


def printed():
    content = content_of(WORDS)
    second = WORDS.index("epsilon")
    head = WORDS.index("Head")
    runs = [
        TextRun(0, second - 1, 0, 0),
        TextRun(second, head - 1 - second, 0, second - 1),
        TextRun(head, 4, 0, head - 2),
    ]
    found = PageMap.of("engine", [Page(600, 800, 0, "1", b"12345678")], runs, head)
    boxes = array("f")
    for line, text in enumerate(WORDS.split("\n")):
        top = 700.0 if text == "Head" else 100 + line * LINE
        for at in range(len(text)):
            boxes.extend((at * 10.0, top, at * 10.0 + 10, top + LINE))
    return content, found, boxes


def said_in(x0, y0, x1, y1):
    content, found, boxes = printed()
    rectangle = Rectangle(x0, y0, x1, y1)
    return enclosed(content, found, 0, inside(boxes, rectangle), beside(boxes, rectangle))


def test_words_in_it_are_quoted_whole_and_others_left_out():
    start, end, words = said_in(55, 95, 165, 111)
    assert WORDS[start:end] == words == "beta gamma"
    assert said_in(55, 95, 175, 111).words == "beta gamma"
    assert said_in(86, 95, 165, 111).words == "gamma", "of beta there is but half"


def test_lines_that_do_not_follow_one_another_are_told_apart():
    start, end, words = said_in(-5, 95, 55, 121)
    assert words == "alpha\nepsilon"
    assert start == 0
    assert WORDS[start:end] == "alpha beta gamma delta\nepsilon"


def test_a_running_head_is_taken_where_there_is_nothing_else():
    assert said_in(-5, 690, 90, 720).words == "Head"
    assert said_in(-5, 90, 600, 790).words == "alpha beta gamma delta\nepsilon zeta eta theta"


def test_without_words_it_stands_by_the_word_beside_it():
    start, end, words = said_in(300, 95, 400, 115)
    assert (WORDS[start:end], words) == ("theta", "") or WORDS[start:end] == "delta"
    assert not words


def test_on_a_page_without_text_it_stands_for_the_page():
    content = content_of("Page 1, no text")
    runs = [TextRun(0, 15, 0, NO_CHARACTERS)]
    found = PageMap.of("engine", [Page(600, 800, 0, "1", bytes(8))], runs, 15)
    assert enclosed(content, found, 0, (), ()) == (0, 15, "")


def test_a_page_that_the_text_does_not_know_stands_after_the_one_before():
    content, found, _ = printed()
    more = PageMap.of("engine", [found[0], found[0]], list(found.runs()), found.set_aside)
    start, end, words = enclosed(content, more, 1, (), ())
    assert 0 <= start < end <= len(WORDS)
    assert words == ""


@given(st.tuples(sides, sides), st.tuples(sides, sides))
def test_wherever_it_is_it_has_a_place_and_quotes_what_is_there(xs, ys):
    content, found, boxes = printed()
    rectangle = Rectangle(min(xs), min(ys), max(xs), max(ys))
    start, end, words = enclosed(
        content, found, 0, inside(boxes, rectangle), beside(boxes, rectangle)
    )
    assert 0 <= start < end <= len(WORDS)
    for part in words.replace(" … ", "\n").split("\n"):
        assert part in WORDS
    made = Area(Region(0, *rectangle), Enclosed(start, end, words), b"").anchor(content, 1, "")
    assert made.quotation == WORDS[start:end]
    assert (made.quotation if made.words is None else made.words) == words


def test_another_count_of_the_characters_is_of_no_use():
    _, found, boxes = printed()
    wish = Wish(Kind.READ, b"", 0)
    assert boxes_of(found, Read(wish, b"12345678", boxes, array("f"))) == boxes
    assert not boxes_of(found, Read(wish, b"87654321", boxes, array("f")))
