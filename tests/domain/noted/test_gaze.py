from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.noted.gaze import CELL, FASTEST, LEAST, Gaze
from desktop.domain.noted.reading_progress import letters, merged

TEXT = ("words of a plain text " * 2_000)[: 300 * CELL]
SCREEN = 20 * CELL
LONG_ENOUGH = SCREEN / FASTEST


def looks(gaze, ranges, seconds):
    for _ in range(round(seconds)):
        gaze.look(ranges, 1.0)


def test_a_screen_counts_once_it_was_there_as_long_as_a_fast_reader_takes():
    gaze = Gaze(TEXT)
    looks(gaze, [(0, SCREEN)], LONG_ENOUGH - 3)
    assert gaze.take() == []
    looks(gaze, [(0, SCREEN)], 4)
    assert gaze.take() == [(0, SCREEN)]
    looks(gaze, [(0, SCREEN)], 100)
    assert gaze.take() == []  # it is told once


def test_a_jump_to_the_end_reads_no_more_than_is_there():
    gaze = Gaze(TEXT)
    last = (len(TEXT) - SCREEN, len(TEXT))
    looks(gaze, [last], 600)
    assert gaze.take() == [last]


def test_leafing_through_reads_nothing():
    gaze = Gaze(TEXT)
    for start in range(0, len(TEXT), SCREEN):
        looks(gaze, [(start, start + SCREEN)], 3)
    assert gaze.take() == []


def test_scrolling_evenly_as_fast_as_one_reads_leaves_no_hole():
    gaze = Gaze(TEXT)
    for top in range(0, len(TEXT) - SCREEN, 40):  # 40 letters a second
        gaze.look([(top, top + SCREEN)], 1.0)
    (read,) = gaze.take()
    assert read[0] <= SCREEN
    assert read[1] >= len(TEXT) - 2 * SCREEN


def test_a_few_words_have_to_be_there_for_a_moment():
    gaze = Gaze("Only this.")
    gaze.look([(0, 10)], LEAST / 2)
    assert gaze.take() == []
    gaze.look([(0, 10)], LEAST / 2)
    assert gaze.take() == [(0, 10)]


def test_letters_that_are_syllables_take_longer():
    english, chinese = Gaze("a" * SCREEN), Gaze("\u5b57" * SCREEN)
    for gaze in (english, chinese):
        looks(gaze, [(0, SCREEN)], LONG_ENOUGH + 1)
    assert english.take() == [(0, SCREEN)]
    assert chinese.take() == []


def test_paragraphs_and_cells_of_tables_are_read_together():
    gaze = Gaze(TEXT)
    looks(gaze, [(at, at + 9) for at in range(0, SCREEN, 10)], LONG_ENOUGH + 1)
    assert letters(gaze.take()) >= SCREEN - CELL


def test_what_could_not_be_kept_is_told_again():
    gaze = Gaze(TEXT)
    looks(gaze, [(0, SCREEN)], LONG_ENOUGH + 1)
    gaze.give_back(gaze.take())
    assert gaze.take() == [(0, SCREEN)]


@given(st.integers(1, 3_000), st.lists(st.integers(0, 3_000), max_size=6))
def test_screens_that_follow_one_another_read_all_of_a_text(length, cuts):
    gaze = Gaze("a" * length)
    ends = sorted({0, length, *(min(cut, length) for cut in cuts)})
    for start, end in itertools.pairwise(ends):
        gaze.look([(start, end)], 600.0)
    assert merged(gaze.take()) == [(0, length)]


@given(st.integers(1, 3_000), st.tuples(st.integers(0, 3_000), st.integers(0, 3_000)))
def test_no_more_is_read_than_was_in_view_and_half_a_cell_beside(length, view):
    gaze = Gaze("a" * length)
    gaze.look([view], 600.0)
    for start, end in gaze.take():
        assert view[0] - CELL / 2 <= start < end <= min(length, view[1] + CELL / 2)
