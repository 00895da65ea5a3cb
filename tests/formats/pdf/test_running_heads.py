"""What runs through the pages, and what only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.pdf.order.page_lines import Line, Piece
from desktop.formats.pdf.running_heads import printed_numbers, set_aside, value
from desktop.pdf import Box

HEIGHT = 600.0


def line(text: str, page: int, y: float = 20) -> Line:
    return Line(page, page, [Piece(text)], Box(50, y, 150, y + 10), y + 8, 10)


def aside(*tops: str, y: float = 20) -> list[str]:
    pages = [[line(text, n, y), line(f"Body {n}", n, 300)] for n, text in enumerate(tops)]
    found = set_aside(pages, [HEIGHT] * len(pages))
    return [one.text for lines in pages for one in lines if id(one) in found]


def test_the_same_words_at_the_tops_of_pages_run():
    assert aside("Annual report", "Annual report", "Annual report") == ["Annual report"] * 3


def test_words_with_a_number_run_where_it_counts_with_the_pages():
    heads = ["Report 7", "Report 8", "Report 9", "Report 10"]
    assert aside(*heads) == heads


def test_words_with_a_number_that_does_not_count_stay():
    assert aside("Article 4", "Article 19", "Article 23", "Article 26") == []


def test_what_stands_in_the_middle_of_pages_stays():
    assert aside("Annual report", "Annual report", "Annual report", y=250) == []


def test_left_and_right_pages_have_heads_of_their_own():
    heads = ["Left", "Right"] * 4
    assert aside(*heads) == heads


def test_the_foot_of_a_page_runs_too():
    assert aside("A/12", "A/12", "A/12", y=580) == ["A/12"] * 3


@given(st.lists(st.integers(1, 999), min_size=4, max_size=6, unique=True))
def test_bare_numbers_run_only_as_they_count(numbers):
    found = {int(text) for text in aside(*map(str, numbers))}
    steps = {number - at for at, number in enumerate(numbers)}
    alone = len(steps) == len(numbers)
    assert not (alone and found)
    if len(steps) == 1:
        assert found == set(numbers)


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("- xiv -", 14), ("A-3", 3), ("*", 0)])
def test_numbers_are_read(text, number):
    assert value(text) == number


def test_printed_numbers_are_those_that_count_with_most_pages():
    lines = [line(str(number), page) for page, number in enumerate((5, 6, 99, 8))]
    assert printed_numbers(lines) == {0: 5, 1: 6, 3: 8}
    assert printed_numbers(lines[:2]) == {}


def test_a_number_below_a_small_type_area_is_that_of_its_page():
    assert aside("3", "4", "5", y=470) == ["3", "4", "5"]
    assert aside("3", y=470) == []


def test_a_number_with_text_below_it_stays():
    pages = [[line(f"{n}", n, 400), line("Body", n, 440)] for n in range(4)]
    assert set_aside(pages, [HEIGHT] * 4) == set()


def test_a_line_that_stands_as_often_between_the_edges_is_text_at_them_too():
    pages = [[line("Harbours", n), line(f"B {n}", n, 200)] for n in range(4)]
    assert len(set_aside(pages, [HEIGHT] * 4)) == 4
    for lines in pages:
        lines += [line("Harbours", lines[0].page, y) for y in (150, 250, 350, 450)]
        lines += [line(f"Body {y}", lines[0].page, y) for y in range(50, 550, 40)]
    assert set_aside(pages, [HEIGHT] * 4) == set()


def test_the_end_of_a_sentence_does_not_run():
    assert aside("of the harbour.", "of the harbour.", "of the harbour.", y=570) == []
    assert len(aside("The harbour.", "The harbour.", "The harbour.", y=570)) == 3


CHAPTERS = ["Quays", "Ships", "Ships", "Ropes", "Ropes", "Masts"]


def with_numbers(*tops: str, text: float) -> list[str]:
    """Return what is aside of heads, beside the numbers of their pages, above a text."""
    pages = [
        [line(top, n), line(f"{n + 1}", n), line("In all, " + top[::-1], n, text)]
        for n, top in enumerate(tops)
    ]
    found = set_aside(pages, [HEIGHT] * len(pages))
    return [one.text for lines in pages for one in lines if id(one) in found]


def test_heads_of_chapters_run_where_others_do():
    assert set(CHAPTERS) <= set(with_numbers(*CHAPTERS, text=60))


def test_what_text_follows_at_once_is_a_line_of_it():
    assert set(with_numbers(*CHAPTERS, text=32)).isdisjoint(set(CHAPTERS) - {"Ships", "Ropes"})


def test_pages_may_count_by_chapters():
    numbers = ["1-1", "1-2", "1-3", "2-1", "2-2"]
    assert aside(*numbers, y=580) == numbers


def below_heads(*seconds: str, y: float = 120, gaps: int = 0) -> list[str]:
    """Return what is aside of lines below the heads of pages with a small type area."""
    made = [line(text, n, y) for n, text in enumerate(seconds)]
    for one in made:
        one.gaps = gaps
    pages = [[line("Reports", n, 90), one, line(f"It {n}", n, 300)] for n, one in enumerate(made)]
    found = set_aside(pages, [HEIGHT] * len(pages))
    return [one.text for one in made if id(one) in found]


def test_a_second_head_below_others_runs_too():
    assert below_heads(*["Opinion of the Court"] * 4) == ["Opinion of the Court"] * 4


def test_below_heads_other_words_the_heads_of_tables_and_what_is_far_below_stay():
    assert below_heads("The ships", "They were", "A council", "In June") == []
    assert below_heads(*["Ships Crews"] * 4, gaps=1) == []
    assert below_heads(*["Opinion of the Court"] * 4, y=200) == []


def test_what_has_text_beyond_it_stays():
    pages = [
        [
            line(f"Table of {word}", n, 5), line(word, n, 40), line(f"{n + 1}", n, 40),
            line("In all, " + word[::-1], n, 100),
        ]
        for n, word in enumerate(CHAPTERS)
    ]  # fmt: skip
    found = set_aside(pages, [HEIGHT] * len(pages))
    assert not any(id(one) in found for lines in pages for one in lines if one.text == "Quays")
