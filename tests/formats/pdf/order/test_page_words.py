"""What of a page is read."""

from __future__ import annotations

from desktop.formats.pdf.order.page_words import is_any_beyond, printed
from desktop.pdf import Box, PrintedPage, Run


def run(text: str, x: float, y: float = 50, *, parted: str = " ", **about) -> Run:
    return Run(text, 0, Box(x, y, x + 5 * len(text), y + 10), y + 8, 10, parted, **about)


def seen(*runs: Run):
    return printed(PrintedPage(400, 600, list(runs), [], 0))


def read(*runs: Run) -> list[str]:
    return [word.text for word in seen(*runs).words]


def test_runs_without_a_space_are_one_word():
    assert read(run("tw", 50), run("o", 60, parted=""), run("three", 80)) == ["two", "three"]


def test_a_gap_or_another_line_parts_all_the_same():
    assert read(run("a", 50), run("b", 90, parted="")) == ["a", "b"]
    assert read(run("a", 50), run("b", 55, 100, parted="")) == ["a", "b"]


def test_what_is_printed_twice_on_a_spot_is_read_once():
    assert read(run("bold", 50), run("bold", 50.4), run("bold", 90)) == ["bold", "bold"]


def test_unseen_text_behind_print_is_left_out_and_behind_a_scan_read():
    assert read(run("printed", 50), run("unseen", 100, hidden=True)) == ["printed"]
    assert read(run("scan", 50, hidden=True)) == ["scan"]


def test_stamps_at_the_side_stand_apart_and_text_beside_the_page_is_left_out():
    words = run("words" * 4, 50), run("stamp", 5, turned=True), run("far", 900)
    assert read(*words) == ["words" * 4]
    assert [word.text for word in seen(*words).stamps] == ["stamp"]
    assert seen(run("all", 5, turned=True)).stamps == []
    assert read(run("all", 5, turned=True)) == ["all"]


def test_words_beyond_the_edge_of_a_page_are_told_of():
    assert not is_any_beyond(PrintedPage(400, 600, [run("word", 50)], [], 0))
    assert is_any_beyond(PrintedPage(400, 600, [run("word", 50), run("slug", 900)], [], 0))
