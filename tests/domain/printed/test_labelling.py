from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import Page, PageMap
from desktop.domain.printed import labelling
from desktop.domain.printed.page_map import TextRun, relabelled

pages_from = st.lists(st.integers(1, 500), min_size=1, max_size=6, unique=True).map(sorted)
names = st.sampled_from(["i", "XL", "1", "737", "A-3"])


@given(pages_from, st.data())
def test_ranges_are_told_and_understood(pages, data):
    ranges = [(page, data.draw(names)) for page in pages]
    assert labelling.ranges(labelling.told(ranges)) == ranges
    relabelled(("",) * 500, labelling.told(ranges))


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("i", "ii", "iii", "1", "2"), "1–3: i–iii, 4–5: 1–2"),
        (("1", "2", "7", "8"), "1–2: 1–2, 3–4: 7–8"),
        (("A-1", "A-2", "B-3"), "1–2: A-1–A-2, 3: B-3"),
        (("", "", "1"), "1–2: none, 3: 1"),
        (("I", "ii"), "1: I, 2: ii"),
        ((), ""),
    ],
)
def test_labels_are_summed_up(labels, told):
    assert labelling.summed(labels) == told


def printed(*heads: str) -> str:
    """Return what pages with a word of text each and such heads tell."""
    text = "x\n" * len(heads)
    runs = [TextRun(2 * number, 1, number, 0) for number in range(len(heads))]
    aside = len(text)
    for number, head in enumerate(heads):
        if head:
            runs.append(TextRun(len(text), len(head), number, 1))
            text += head + "\n"
    sheets = [Page(100, 100, 0, "", bytes(8)) for _ in heads]
    return labelling.printed(text, PageMap.of("engine", sheets, runs, aside))


def test_numbers_that_count_with_the_pages_tell_what_they_are_called():
    assert printed("", "", "1", "2", "3") == "3=1"
    assert printed("737", "738", "739") == "737"
    assert printed("Page 4 of 9", "Page 5 of 9", "– 6 –") == "4"


def test_roman_ones_come_before_the_others():
    assert printed("", "ii", "iii", "iv", "1", "2", "3") == "i, 5=1"


def test_too_few_or_what_does_not_count_tells_nothing():
    assert printed("1", "2") == ""
    assert printed("4", "19", "23", "26") == ""
    assert printed("On page 1", "of law 2", "read 3") == ""
    assert printed() == ""


@given(st.integers(3, 30), st.integers(1, 900), st.integers(0, 20))
def test_what_is_printed_is_what_pages_would_be_called(count, first, empty):
    numbers = [str(first + n) for n in range(count)]
    told = printed(*[""] * empty, *numbers)
    labels = relabelled(("",) * (empty + count), told)
    assert labels[empty:] == tuple(numbers)
