"""Where a paragraph ends."""

from __future__ import annotations

import time

import pytest

from desktop.formats.pdf.order.page_lines import Line, Piece
from desktop.formats.pdf.paragraphs import paragraphs
from desktop.pdf import Box


def line(text: str, y: float, *, x: float = 50, end: float = 350, column: int = 0, **about) -> Line:
    return Line(column, column, [Piece(text)], Box(x, y, end, y + 10), y + 8, 10, **about)


def joined(*lines: Line) -> list[str]:
    return [" ".join(one.text for one in part) for part in paragraphs(lines)]


def test_lines_at_the_usual_distance_are_one_paragraph():
    assert joined(line("a", 0), line("b", 12), line("c", 24)) == ["a b c"]


def test_a_wider_gap_parts():
    assert joined(line("a", 0), line("b", 12), line("c", 24), line("d", 48)) == ["a b c", "d"]


def test_an_indented_line_begins_one():
    assert joined(line("a", 0), line("b", 12), line("c", 24, x=65)) == ["a b", "c"]


def test_a_short_line_that_ends_a_sentence_ends_one():
    assert joined(line("a", 0), line("b.", 12, end=150), line("c", 24)) == ["a b.", "c"]


def test_a_paragraph_goes_on_in_the_next_column():
    assert joined(line("a", 0), line("b", 12), line("c", 0, column=1)) == ["a b c"]


def test_a_paragraph_that_ended_does_not():
    lines = line("a", 0), line("b.", 12, end=100), line("c", 0, column=1)
    assert joined(*lines) == ["a b.", "c"]


def test_items_begin_paragraphs_and_years_in_a_sentence_do_not():
    assert joined(line("these:", 0), line("(a) one", 12), line("(b) two", 24)) == [
        "these:", "(a) one", "(b) two",
    ]  # fmt: skip
    years = line("it was made", 0), line("in the year", 12), line("19. So it was", 24)
    assert joined(*years) == ["it was made in the year 19. So it was"]


def test_what_is_set_off_at_the_beginning_of_a_paragraph_may_fill_its_first_line():
    text = line("have any", 12), line("then", 24)
    assert joined(line("Savings. If you", 0, bold=True), *text) == ["Savings. If you have any then"]
    assert joined(line("A heading", 0, bold=True, end=150), *text) == ["A heading", "have any then"]
    assert joined(line("Is it so?", 0, bold=True), *text) == ["Is it so?", "have any then"]
    told = line("Have any", 12), line("then", 24)
    assert joined(line("A heading", 0, bold=True), *told) == ["A heading", "Have any then"]


def test_a_paragraph_without_end_takes_no_longer_for_each_line():
    endless = [line("a", 12 * number) for number in range(40_000)]
    begun = time.process_time()
    assert len(paragraphs(endless[:4_000])) == 1
    short = time.process_time() - begun
    begun = time.process_time()
    assert len(paragraphs(endless)) == 1
    assert time.process_time() - begun < 40 * short + 1


def test_a_heading_is_one_paragraph_with_nothing_else():
    parts = line("a", 0, heading=1, part=1), line("b", 30, heading=1, part=1), line("c", 42)
    assert joined(*parts) == ["a b", "c"]


def test_no_paragraph_goes_on_across_a_page_that_is_unread():
    lines = [line("a", 0), line("b", 12, column=2)]
    assert [len(part) for part in paragraphs(lines)] == [2]
    assert [len(part) for part in paragraphs(lines, {1})] == [1, 1]


def test_a_date_by_itself_is_a_paragraph_as_on_a_cover():
    cover = line("Distr.: General", 0), line("27 December 2019", 12), line("Original: English", 24)
    assert joined(*cover) == ["Distr.: General", "27 December 2019", "Original: English"]
    prose = line("it was said on", 0), line("27 December 2019", 12), line("in the house", 24)
    assert joined(*prose) == ["it was said on 27 December 2019 in the house"]


def test_a_ragged_line_is_short_only_where_the_next_word_had_room():
    long = "notwithstanding the rest of the line that is here"
    ragged = line("It was so.", 12, end=290)
    assert len(joined(line("a " * 30, 0), ragged, line(long, 24))) == 1
    assert len(joined(line("a " * 30, 0), ragged, line("But " + "of it " * 9, 24))) == 2


def test_an_indented_line_below_a_paragraph_of_one_line_begins_one():
    first, second = line("One whole line.", 12, x=65), line("Another one", 24, x=65)
    above = [line("begun above", y) for y in (-24, -12, 0)]
    assert len(joined(*above, first, second, line("goes on", 36))) == 3
    assert len(joined(*above, first, second, line("indented", 36, x=65))) == 2


def test_rows_of_a_table_without_lines_stay_apart():
    rows = [line("Aden 1,300", 0, gaps=1), line("Basra 25", 12, gaps=1)]
    assert len(joined(*rows)) == 2
    assert len(joined(line("Aden 1,300", 0, gaps=1), line("Basra is a port", 12))) == 1


def test_lines_that_are_stretched_are_no_rows():
    assert len(joined(line("It was inter-", 0, gaps=2), line("National for", 12, gaps=2))) == 1
    assert len(joined(line("It was then", 0, gaps=2), line("said for it", 12, gaps=2))) == 1


def column(*tops: float, text: str = "Ships lay.") -> list[Line]:
    return [line(text, top) for top in tops]


def sizes(*lines: Line) -> list[int]:
    return [len(part) for part in paragraphs(lines)]


def test_a_little_room_parts_where_lines_stand_evenly_else():
    assert sizes(*column(0, 12, 24, 37, 49, 61, 74, 86)) == [3, 3, 2]
    assert sizes(*column(0, 12, 24, 37, 49, 61, 74, 86, text="Ships lay")) == [8]
    assert sizes(*column(0, 12, 24, 39, 51, 63, 78, 90, text="Ships lay")) == [3, 3, 2]
    assert sizes(*column(0, 12, 24, 39, 51, 63, 78, 90, text="ships lay")) == [8]


def test_a_little_room_says_nothing_where_lines_stand_unevenly():
    assert sizes(*column(0, 12, 25, 39, 50, 63.4, 75, 89)) == [8]


def test_raised_signs_make_room_for_themselves():
    lines = column(0, 12, 24, 37, 49, 61)
    lines[3].pieces.append(Piece("2", 1))
    assert sizes(*lines) == [6]


def test_an_entry_of_an_index_ends_with_its_pages():
    pages = [
        line("Refunds . . . . . 23", 0),
        line("Royalties ...... 4-6, 29", 12),
        line("Ships", 24),
    ]
    assert sizes(*pages) == [1, 1, 1]
    assert sizes(pages[0], line("and others", 12)) == [2]
    assert sizes(line("(1) Refunds . . . . . 23", 0), line("Others", 12, x=70)) == [2]


def test_a_figure_is_no_end_of_a_sentence():
    above = line("They said so", 0)
    assert sizes(above, line("and paid 107.34", 12, end=150), line("Euros", 24)) == [3]
    assert sizes(above, line("and paid. 34", 12, end=150), line("Euros", 24)) == [2, 1]


@pytest.mark.parametrize("number", ["[12]", "(12)", "12"])
def test_numbers_may_stand_in_the_margin(number):
    first = line(f"{number} The ships lay", 0, x=20)
    rest = [line("in port and the", 12), line("crews ashore.", 24)]
    again = line(f"{number} They were paid", 36, x=20)
    assert sizes(first, *rest, again, line("in the spring", 48)) == [3, 2]


def test_a_line_that_begins_with_a_number_is_none_in_the_margin():
    lines = [line(f"The rule {n}", 12 * n, x=70) for n in range(3)]
    assert sizes(*lines, line("13 governs it", 36)) == [4]


def test_a_short_line_at_the_end_of_a_column_ends_what_a_capital_follows():
    above = line("The Harbour Board", 0)
    last = line("Aden", 12, end=80)
    assert sizes(above, last, line("Mr Smith", 0, column=1)) == [2, 1]
    assert sizes(above, last, line("of old", 0, column=1)) == [3]
