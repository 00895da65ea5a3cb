"""A map of pages leads from letters to characters and back, and takes any other bytes for none."""

from __future__ import annotations

import pickle
import zlib
from array import array
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import (
    Blocks,
    Characters,
    Content,
    Locator,
    LocatorKind,
    Page,
    PageMap,
    TextRun,
)
from desktop.domain.printed.page_map import (
    DIGEST,
    NO_CHARACTERS,
    relabelled,
    roman,
    with_labels,
)
from desktop.domain.printed.recognised import RecognisedPage, RecognisedPages, RecognisedWord

PAGES = [Page(595.0, 842.0, 90 * (number % 4), f"p {number}", bytes([number] * 8))
         for number in range(4)]  # fmt: skip
BLOCKS = Blocks(array("I", [0, 9]), bytes(1), bytes(1))


@st.composite
def maps(draw):
    """Return a map, the length of its text, and page and character of each letter that has one."""
    pieces = draw(
        st.lists(st.tuples(st.integers(-1, 3), st.integers(1, 9), st.integers(0, 3)), max_size=30)
    )
    runs, truth, at, used = [], {}, 0, [0] * len(PAGES)
    for page, length, skipped in pieces:
        if page >= 0:
            first = used[page] + skipped
            used[page] = first + length
            runs.append(TextRun(at, length, page, first))
            truth |= {at + step: (page, first + step) for step in range(length)}
        at += length
    set_aside = draw(st.integers(0, at))
    return PageMap.of("engine 1", PAGES, runs, set_aside), at, truth


@given(maps())
def test_every_letter_of_a_page_leads_there_and_back(drawn):
    made, length, truth = drawn
    assert made.fits(length)
    for offset in range(length):
        found = made.characters(offset, offset + 1)
        if offset not in truth:
            assert found == []
            continue
        page, character = truth[offset]
        assert found == [Characters(page, character, character + 1)]
        assert made.offset(page, character) == made.nearest(page, character) == offset
        assert made.page_of(offset) == page


@given(maps(), st.data())
def test_a_passage_has_the_characters_of_its_letters_in_their_order(drawn, data):
    made, length, truth = drawn
    start, end = sorted(data.draw(st.tuples(st.integers(0, length), st.integers(0, length))))
    found = [(c.page, n) for c in made.characters(start, end) for n in range(c.first, c.last)]
    assert found == [truth[offset] for offset in range(start, end) if offset in truth]


@given(maps())
def test_within_a_run_letters_and_characters_ascend_together(drawn):
    made, _, _ = drawn
    for run in made.runs():
        found = [made.offset(run.page, run.first + step) for step in range(run.length)]
        assert found == list(range(run.start, run.start + run.length))
    assert all(a.start + a.length <= b.start for a, b in pairwise(made.runs()))


@given(maps(), st.integers(0, 5), st.integers(0, 300))
def test_the_nearest_character_is_no_farther_than_any_other(drawn, page, character):
    made, _, truth = drawn
    there = {n: offset for offset, (on, n) in truth.items() if on == page}
    found = made.nearest(page, character)
    if not there:
        assert found is None
    else:
        least = min(abs(n - character) for n in there)
        assert found in {there.get(character - least), there.get(character + least)}
    assert made.offset(page, character) == there.get(character)


@given(maps())
def test_the_range_of_a_page_holds_its_letters_but_for_what_is_set_aside(drawn):
    made, _, truth = drawn
    for page in range(len(PAGES)):
        runs = [run for run in made.runs() if run.page == page]
        body = [run for run in runs if run.start < made.set_aside] or runs
        found = made.range_of(page)
        if not body:
            assert found is None
            continue
        assert found == (body[0].start, body[-1].start + body[-1].length)
        assert truth[found[0]][0] == truth[found[1] - 1][0] == page


@settings(deadline=None)
@given(maps())
def test_packed_and_pickled_it_stays_the_same(drawn):
    made, _, _ = drawn
    assert PageMap.unpack(made.pack()) == made
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own
    assert [page._replace(digest=b"") for page in made] == [
        page._replace(digest=b"") for page in PAGES
    ]


@given(st.binary(max_size=200), st.booleans())
def test_other_bytes_are_refused(data, compressed):
    with pytest.raises(ValueError, match=r".+"):
        PageMap.unpack(zlib.compress(data) if compressed else data)


@given(maps(), st.data())
def test_one_that_was_cut_short_is_refused(drawn, data):
    packed = drawn[0].pack()
    with pytest.raises(ValueError, match=r".+"):
        PageMap.unpack(packed[: data.draw(st.integers(0, len(packed) - 1))])


def test_one_that_would_fill_the_memory_is_refused():
    with pytest.raises(ValueError, match="too long"):
        PageMap.unpack(zlib.compress(bytes((1 << 28) + 1)))


def test_a_page_without_characters_has_a_place_all_the_same():
    runs = [TextRun(0, 4, 0, 0), TextRun(5, 16, 1), TextRun(22, 3, 2, 7)]
    made = PageMap.of("engine 1", PAGES, runs, 25)
    assert made.fits(25)
    assert made.page_of(7) == 1
    assert made.range_of(1) == (5, 21)
    assert made.characters(0, 25) == [Characters(0, 0, 4), Characters(2, 7, 10)]
    assert made.offset(1, 0) is None
    assert made.offset(1, NO_CHARACTERS) is None
    assert made.nearest(1, 3) == 5


def test_between_pages_a_place_is_on_the_one_before():
    made = PageMap.of("engine 1", PAGES, [TextRun(2, 3, 1, 0), TextRun(6, 3, 3, 0)], 9)
    assert [made.page_of(offset) for offset in (0, 5, 6, 100)] == [1, 1, 3, 3]


def test_labels_are_those_of_the_page_that_begins_where_they_do():
    """A table's first cell may be empty: the page begins before the first letter on it."""
    pages = [page._replace(label=f"A-{number}") for number, page in enumerate(PAGES)]
    made = PageMap.of("engine 1", pages, [TextRun(0, 3, 0, 0), TextRun(5, 3, 1, 0)], 9)
    begun = (Locator(0, LocatorKind.PAGE, "1"), Locator(4, LocatorKind.PAGE, "2"))
    renamed = with_labels(Content("abc..def", BLOCKS, locators=begun), made)
    found = [renamed.locator(at, LocatorKind.PAGE) for at in (0, 3, 5, 7)]
    assert found == ["A-0", "A-0", "A-1", "A-1"]


@pytest.mark.parametrize(
    "runs",
    [
        [TextRun(0, 3, 0, 0), TextRun(2, 3, 0, 5)],  # a letter twice
        [TextRun(0, 3, 0, 0), TextRun(3, 3, 0, 2)],  # a character twice
        [TextRun(0, 3, 4, 0)],
        [TextRun(0, 0, 0, 0)],
        [TextRun(0, 11, 0, 0)],
        [TextRun(0, 3, 0, NO_CHARACTERS - 2)],
    ],
)
def test_a_map_that_cannot_be_fits_no_text(runs):
    assert not PageMap.of("engine 1", PAGES, runs, 0).fits(10)


@pytest.mark.parametrize(
    "page",
    [
        Page(0.0, 10.0, 0, "", bytes(DIGEST)),
        Page(float("nan"), 10.0, 0, "", bytes(DIGEST)),
        Page(1e9, 10.0, 0, "", bytes(DIGEST)),
        Page(10.0, 10.0, 0, "", b"short"),
    ],
)
def test_a_page_that_cannot_be_fits_no_text(page):
    assert not PageMap.of("engine 1", [page], [], 0).fits(10)


class TestPlaceInAnotherText:
    """The same pages, read by another version: a heading first, and a hyphen less."""

    old = PageMap.of("1", PAGES, [TextRun(0, 20, 0, 0), TextRun(21, 10, 1, 0)], 31)
    new = PageMap.of(
        "2", PAGES, [TextRun(8, 6, 0, 0), TextRun(14, 13, 0, 7), TextRun(28, 10, 1, 0)], 38
    )

    def test_a_passage_is_found_by_its_characters(self):
        assert self.old.place_in(self.new, 2, 20) == (10, 27)
        assert self.old.place_in(self.new, 3, 25) == (11, 32)
        assert self.old.place_in(self.old, 3, 25) == (3, 25)

    def test_one_that_ends_on_no_character_of_both_is_not(self):
        assert self.old.place_in(self.new, 6, 9) is None
        assert self.old.place_in(self.new, 2, 21) is None
        assert self.old.place_in(self.new, 4, 4) is None

    def test_nor_is_one_on_pages_that_bear_something_else(self):
        other = [PAGES[0]._replace(digest=bytes([9] * DIGEST)), *PAGES[1:]]
        changed = PageMap.of("2", other, list(self.new.runs()), 38)
        assert self.old.place_in(changed, 2, 20) is None
        assert self.old.place_in(changed, 22, 25) == (29, 32)

    def test_nor_one_that_would_run_backwards(self):
        turned = PageMap.of("2", PAGES, [TextRun(0, 10, 1, 0), TextRun(11, 20, 0, 0)], 31)
        assert self.old.place_in(turned, 3, 25) is None


PRINTED = ("1", "2", "3", "4", "5")


@pytest.mark.parametrize(
    ("told", "labels"),
    [
        ("737", ("737", "738", "739", "740", "741")),
        ("i, 3=1", ("i", "ii", "1", "2", "3")),
        ("1=XIII, 4=A-9", ("XIII", "XIV", "XV", "A-9", "A-10")),
        ("3=1", ("1", "2", "1", "2", "3")),
        (" 2 = 10 ", ("1", "10", "11", "12", "13")),
        ("9=1", PRINTED),
        ("4998, 2=mmmmcmxcix", ("4998", "mmmmcmxcix", "5000", "5001", "5002")),
        ("Plate 1", ("Plate 1", "Plate 2", "Plate 3", "Plate 4", "Plate 5")),
    ],
)
def test_pages_count_on_from_what_is_told(told, labels):
    assert relabelled(PRINTED, told) == labels


@pytest.mark.parametrize(
    "told", ["", "cover", "0=1", "3=1, 2=5", "1=1, 1=2", "1=2=3", "iix", "iV", ",", "1," * 600]
)
def test_what_cannot_be_counted_on_is_refused(told):
    with pytest.raises(ValueError, match=r".+"):
        relabelled(PRINTED, told)


@given(st.integers(1, 4999))
def test_roman_numbers_are_read_as_they_are_written(number):
    assert relabelled(("", ""), roman(number))[0] == roman(number)
    assert relabelled(("", ""), roman(number).lower())[0] == roman(number).lower()


@given(st.text(max_size=20))
def test_whatever_is_told_is_understood_or_refused(told):
    try:
        found = relabelled(PRINTED, told)
    except ValueError:
        return
    assert len(found) == len(PRINTED)


@given(maps())
def test_what_stands_on_a_page_comes_in_the_order_of_the_text(drawn):
    pages, _, _ = drawn
    for page in range(len(pages)):
        found = pages.runs_on(page)
        assert found == [
            run for run in pages.runs() if run.page == page and run.first != NO_CHARACTERS
        ]


def recognised(words: str) -> RecognisedPages:
    made = [RecognisedWord(word, 0, 0, 9, 9, 90, not at) for at, word in enumerate(words.split())]
    return RecognisedPages.of("tesseract 5", {0: RecognisedPage(tuple(made))})


def test_the_words_of_a_page_that_is_a_picture_are_kept_with_it():
    runs = [TextRun(0, 9, 0, 0)]
    made = PageMap.of("engine 1", PAGES, runs, 9, recognised("nine boats"))
    assert PageMap.unpack(made.pack()) == made
    assert made.fits(9)
    assert PageMap.of("engine 1", PAGES, runs, 9).recognised is None
    other = RecognisedPages.of("t", {4: recognised("a").page(0)})
    assert not PageMap.of("engine 1", PAGES, runs, 9, other).fits(9)
    with pytest.raises(ValueError, match=r"."):
        PageMap.unpack(zlib.compress(zlib.decompress(made.pack())[:-1]))


def test_a_page_that_was_recognised_anew_bears_other_characters():
    runs = [TextRun(0, 10, 0, 0)]
    first, same, other = (
        PageMap.of("engine 1", PAGES, runs, 10, recognised(words))
        for words in ("nine boats", "nine boats", "nine coats")
    )
    assert first.place_in(same, 0, 4) == (0, 4)
    assert first.place_in(other, 0, 4) is None


def test_a_place_on_a_page_without_text_is_known_as_such():
    made = PageMap.of("engine 1", PAGES, [TextRun(0, 4, 0, 0), TextRun(5, 15, 1)], 20)
    assert [made.blank_page(offset) for offset in (0, 3, 4, 5, 19, 20)] == [
        None, None, None, 1, 1, None,
    ]  # fmt: skip
