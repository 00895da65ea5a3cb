"""Gaps that part words although the file writes no space, and what only looks like some."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.pdf import PdfFile
from desktop.pdf.lettering.gaps import Gaps
from desktop.pdf.printed import Box, Run
from tests.formats.pdf.samples import HEIGHT, Made

SIZE, WIDTH = 10.0, 5.0


def boxes(gaps: list[float], angle: int = 0) -> list[Box]:
    """Return where letters stand that have these gaps between them, of the size."""
    found, at = [], 100.0
    for gap in [0.0, *gaps]:
        at += gap * SIZE
        along, across = (at, at + WIDTH), (50.0, 50 + 1.2 * SIZE)
        (x0, x1), (y0, y1) = (across, along) if angle in (90, 270) else (along, across)
        found.append(Box(x0, y0, x1, y1))
        at += WIDTH
    return found


def around(places: list[Box]) -> Box:
    return Box(places[0].x0, places[0].y0, places[-1].x1, places[-1].y1)


def inside(letters: str, gaps: list[float], angle: int = 0) -> list[str]:
    """Return the words that a run of letters is."""
    places = boxes(gaps, angle)
    looked_at = Gaps(lambda number: places[number - 7])
    ends = looked_at.inside([*letters], 7, around(places), (1, SIZE, angle))
    return [letters[a:b] for a, b in zip([0, *ends], [*ends, len(letters)], strict=True)]


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
@pytest.mark.parametrize("gap", [0.17, 0.23, 0.6])
def test_a_gap_of_a_sixth_of_the_size_parts_words(gap, angle):
    gaps = [0.0] * 6
    gaps[0] = gap
    assert inside("anetwor", gaps, angle) == ["a", "networ"]


@given(st.lists(st.floats(-0.1, 0.1), min_size=1, max_size=20))
def test_kerning_parts_nothing(gaps):
    letters = "a" * (len(gaps) + 1)
    assert inside(letters, gaps) == [letters]


@given(st.floats(0, 0.5), st.integers(2, 20))
def test_letters_that_are_spaced_out_are_one_word(gap, count):
    letters = "A" * (count + 1)
    assert inside(letters, [gap] * count) == [letters]


@pytest.mark.parametrize(("gap", "goes_on"), [(0.2, True), (0.25, True), (0.5, False), (0, False)])
def test_the_last_letter_of_a_spaced_out_word_is_known_by_its_gap(gap, goes_on):
    """It is by itself in text that was recognised on scans."""
    places, font = boxes([0.2, 0.2, 0.2, gap]), (1, SIZE, 0)
    looked_at = Gaps(lambda number: places[number])
    assert looked_at.inside("Vist", 0, around(places[:4]), font) == []
    assert looked_at.goes_on(places[3], 4, places[4], font) is goes_on


def test_a_letter_after_a_word_that_is_not_spaced_out_is_another_word():
    places, font = boxes([0, 0, 0.2]), (1, SIZE, 0)
    looked_at = Gaps(lambda number: places[number])
    looked_at.inside("was", 0, around(places[:3]), font)
    assert not looked_at.goes_on(places[2], 3, places[3], font)


def test_scripts_that_need_no_space_get_none():
    gaps = [0.0, 0.3, 0.0]
    assert inside("議会議事", gaps) == ["議会議事"]
    assert inside("دارد", gaps) == ["دارد"]


def runs(*parts: tuple[str, float], lift: float = 0.0) -> list[Run]:
    """Return the runs of a line, each with the gap before it, of the size."""
    found, at = [], 100.0
    for text, gap in parts:
        at += gap * SIZE
        end = at + WIDTH * len(text)
        base = 60 - (lift if found else 0)
        found.append(Run(text, len(found) * 20, Box(at, 50, end, 62), base, SIZE, ""))
        at = end
    return found


def parted(found: list[Run], angle: int = 0) -> list[str]:
    Gaps(lambda _number: None).part_words(found, [angle] * len(found))
    return "".join(run.parted + run.text for run in found).split()


def test_words_that_the_file_sets_apart_are_told_by_their_gap():
    line = runs(("w", 0), ("hich", 0.01), ("th", 0.19), ("is", 0), ("translation", 0.184))
    assert parted(line) == ["which", "this", "translation"]


def test_letters_set_one_by_one_and_spaced_out_are_one_word():
    assert parted(runs(("S", 0), ("e", 0.2), ("a", 0.21), ("l", 0.2), ("s", 0.19))) == ["Seals"]


def test_a_raised_mark_goes_with_what_it_marks():
    assert parted(runs(("held", 0), ("12", 0.2), lift=4)) == ["held12"]


def test_what_runs_askew_is_left_alone():
    assert parted(runs(("held", 0), ("back", 0.3)), angle=-1) == ["heldback"]


def test_words_of_a_justified_line_are_read_as_they_stand():
    """The gaps are kerning, of which the engine takes only some for spaces."""
    shown = "[(a) -170 (clari) 20 (net) -165 (is) -170 (optimized)]"
    drawn = f"BT /F1 10 Tf 50 {HEIGHT - 80} Td {shown} TJ ET"
    with PdfFile(Made([[]], drawn=drawn).data()) as file:
        found = file.page(0)
    assert "".join(run.parted + run.text for run in found.runs) == "a clarinet is optimized"


@pytest.mark.parametrize(
    ("parts", "gap", "read"),
    [
        (("In all 1", "234", "567 men"), 125, "In all 1 234 567 men"),
        (("12", "345"), 125, "12 345"),
        (("12", "345"), 60, "12345"),
        (("19", "99"), 125, "1999"),
        (("1", "234567"), 125, "1234567"),
        (("1", "2", "3", "4"), 125, "1234"),
    ],
)
def test_figures_that_stand_in_groups_of_thousands_are_read_so(parts, gap, read):
    shown = f" -{gap} ".join(f"({part})" for part in parts)
    apart = Made([[]], drawn=f"BT /F1 10 Tf 50 500 Td [{shown}] TJ ET")
    assert words_of(apart) == read.split()


def test_groups_that_the_file_draws_one_by_one_are_read_so():
    places = zip(("1", "234", "567"), (50, 56.81, 74.74), strict=True)
    drawn = " ".join(f"BT /F1 10 Tf {x} 500 Td ({part}) Tj ET" for part, x in places)
    assert words_of(Made([[]], drawn=drawn)) == ["1", "234", "567"]


def words_of(made: Made) -> list[str]:
    """Return the words of the first page, as they are parted."""
    with PdfFile(made.data()) as file:
        runs = file.page(0).runs
    return "".join(f"{run.parted}{run.text}" for run in runs).split()
