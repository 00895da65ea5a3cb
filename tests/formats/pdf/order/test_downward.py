"""Pages that are written from top to bottom."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from desktop import formats
from desktop.domain import BlockKind
from desktop.formats.door.source import Source
from desktop.formats.pdf import read as read_source
from desktop.formats.pdf.order.downward import views
from desktop.pdf import Box, PrintedPage, Run
from tests.formats.pdf.vertical import HEIGHT, SIZE, WIDTH, across, column, vertical

TIERS = (
    ("わたくしといふ現象は", "假定された有機交流の", "ひとつの青い照明です。"),
    ("これらは二十二箇月の", "過去とかんずる方角へ", "紙とインクをつらね。"),
)


def tier(texts, y: float, x: float = 540) -> list[str]:
    return [column(text, x - 16 * number, y) for number, text in enumerate(texts)]


@pytest.fixture
def read(tmp_path):
    def read(*drawn: str):
        path = tmp_path / "file.pdf"
        path.write_bytes(vertical(*drawn))
        return formats.read(path)

    return read


def body(parsed) -> str:
    return parsed.content.body().text.replace("\n", "")


@pytest.mark.parametrize("drawn", list(permutations(tier(TIERS[0], 60))))
def test_columns_are_read_from_the_right_however_they_were_written(drawn):
    content = read_source(Source(Path("a.pdf"), vertical(*drawn))).content
    assert content.text == "".join(TIERS[0])


def test_tiers_are_read_one_after_the_other(read):
    upper, lower = ([f"{text[:9]}といふ{sign}" for text in TIERS[0] * 4] for sign in "甲乙")
    rows = zip(tier(upper, 60), tier(lower, 240), strict=True)
    assert body(read(*(one for row in rows for one in row))) == "".join(upper + lower)


def test_figures_set_side_by_side_stand_in_their_column(read):
    drawn = [column("大正", 540, 60), across("13", 540, 88, 5), column("年一月廿日に", 540, 90)]
    assert body(read(*drawn, *tier(TIERS[0], 60, 524))) == "大正13年一月廿日に" + "".join(TIERS[0])


def test_what_runs_across_is_read_by_itself(read):
    head, foot = across("見出しの行である", 200, 30), across("奥付の行である", 200, 380)
    parsed = read(foot, *tier(TIERS[0], 60), head)
    assert [parsed.content.text[b.start : b.end] for b in parsed.content.blocks] == [
        "見出しの行である",
        "".join(TIERS[0]),
        "奥付の行である",
    ]
    assert {block.kind for block in parsed.content.blocks} == {BlockKind.PARAGRAPH}


def test_a_reading_stands_after_its_letters(read):
    reading = column("みぎ", 551, 80, 5)
    assert body(read(column("この右岸は左岸より", 540, 60), reading, *tier(TIERS[0], 60, 520))) == (
        "この右（みぎ）岸は左岸より" + "".join(TIERS[0])
    )


def test_letters_that_are_put_by_themselves_are_a_column_too(read):
    drawn = [
        across(letter, 540 - 16 * number, 60 + 11 * at)
        for number, text in enumerate(TIERS[0])
        for at, letter in enumerate(text)
    ]
    assert body(read(*drawn)) == "".join(TIERS[0])


def test_every_letter_is_known_by_its_place(read):
    parsed = read(*tier(TIERS[0], 60))
    start = parsed.content.text.index("現象")
    found = parsed.pages.characters(start, start + 2)
    assert [(part.page, part.last - part.first) for part in found] == [(0, 2)]


def test_a_page_with_a_few_words_turned_is_one_across():
    runs = [
        Run("words " * 20, 0, Box(50, 50, 300, 60), 58, SIZE, ""),
        Run("上下", 200, Box(20, 50, 30, 70), 30, SIZE, "\n", turned=True, down=True),
    ]
    assert views(PrintedPage(WIDTH, HEIGHT, runs, [], 0)) is None
