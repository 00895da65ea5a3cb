"""What of a page is read."""

from __future__ import annotations

from desktop.formats.pdf.order.page_words import is_any_beyond, printed
from desktop.pdf import Box, PrintedPage, Run
from desktop.pdf.printed import TaggedCell, TaggedTable


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


def test_what_is_stamped_askew_and_large_stands_apart():
    draft = run("DRAFT", 100, turned=True, slanted=True)
    draft.size = 30
    label = run("label", 200, turned=True, slanted=True)
    found = seen(run("words" * 8, 50), draft, label)
    assert [word.text for word in found.stamps] == ["DRAFT"]
    assert [word.text for word in found.words] == ["words" * 8, "label"]


def test_what_is_turned_is_no_part_of_a_word_that_is_not():
    assert read(run("words" * 4, 50), run("far", 150, parted="", turned=True)) == [
        "words" * 4, "far",
    ]  # fmt: skip


def test_words_of_two_cells_are_two_however_close():
    cells = tuple(TaggedCell(frozenset({tag})) for tag in (12, 18))
    runs = run("Correlation", 50, tag=12), run("p", 105.5, parted="", tag=18)
    page = PrintedPage(400, 600, list(runs), [], 0, tables=[TaggedTable((cells,))])
    assert [word.text for word in printed(page).words] == ["Correlation", "p"]
    assert read(*runs) == ["Correlationp"]


def test_a_word_that_goes_on_after_a_hyphen_on_the_next_line_is_two():
    """The engine takes them for one."""
    assert read(run("unregis-", 50), run("tered", 50, 59, parted="")) == ["unregis-", "tered"]


def test_letters_of_a_word_that_runs_down_are_one_word():
    letters = run("T", 50, 50, turned=True), run("able", 50, 58, parted="", turned=True)
    assert read(*letters) == ["Table"]
