"""Letters and their characters, gathered into runs."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.printed.page_map import NO_CHARACTERS
from desktop.formats.pdf.page_runs import PageRuns


@given(
    st.lists(
        st.tuples(
            st.integers(0, 2),
            st.lists(st.integers(0, 9) | st.just(NO_CHARACTERS), min_size=1, max_size=9),
        )
    )
)
def test_each_letter_keeps_its_character(pieces):
    runs, start, truth = PageRuns(), 0, []
    for page, characters in pieces:
        runs.add(start, page, array("I", characters))
        truth += [(at, page, c) for at, c in enumerate(characters, start) if c != NO_CHARACTERS]
        start += len(characters)
    found = [(r.start + n, r.page, r.first + n) for r in runs.found for n in range(r.length)]
    assert found == truth


def test_what_goes_on_is_one_run():
    runs = PageRuns()
    runs.add(0, 0, array("I", [4, 5, 6]))
    runs.add(3, 0, array("I", [7, 8]))
    runs.add(6, 0, array("I", [9]))
    runs.add(7, 1, array("I", [10]))
    assert [run[:2] for run in runs.found] == [(0, 5), (6, 1), (7, 1)]


def test_a_block_that_is_dropped_takes_its_letters_along():
    runs = PageRuns()
    runs.add(0, 0, array("I", [4, 5, 6]))
    runs.add_page(4, 15, 1)
    runs.forget_from(4)
    assert [run.start for run in runs.found] == [0]
