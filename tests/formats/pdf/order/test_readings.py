"""Small kana beside a line."""

from __future__ import annotations

from desktop.formats.pdf.order.page_lines import lines
from desktop.formats.pdf.order.page_words import Word
from desktop.formats.pdf.order.readings import with_readings
from desktop.pdf import Box, Run


def word(text: str, x: float, y: float, number: int, size: float = 10) -> Word:
    box = Box(x, y, x + size * len(text), y + size)
    return Word([Run(text, 100 * number, box, y + 0.9 * size, size, "\n")], number)


def read(*words: Word) -> list[str]:
    return [line.text for line in lines(with_readings(words), (), 0, 0)]


def test_each_stands_after_its_letters():
    small = word("かんじ", 70, 45, 1, 5), word("よ", 102, 45, 2, 5)
    assert read(word("ある漢字を読む人", 50, 50, 0), *small) == ["ある漢字（かんじ）を読（よ）む人"]


def test_its_letters_keep_their_characters_and_brackets_have_none():
    (line,) = lines(with_readings([word("右岸", 50, 50, 0), word("みぎ", 50, 45, 1, 5)]), (), 0, 0)
    (piece,) = line.pieces
    nothing = piece.characters[1]
    assert piece.text == "右（みぎ）岸"
    assert list(piece.characters) == [0, nothing, 100, 101, nothing, 1]


def test_small_kana_of_their_own_are_left_where_they_are():
    assert read(word("漢字を", 50, 50, 0), word("かな", 200, 45, 1, 5)) == ["漢字を", "かな"]
    assert read(word("ひらがな", 50, 50, 0), word("かな", 50, 45, 1, 5)) == ["ひらがな", "かな"]
    assert read(word("漢字を", 50, 50, 0), word("かな", 50, 40, 1)) == ["漢字を", "かな"]
