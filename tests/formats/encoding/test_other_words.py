from __future__ import annotations

import unicodedata

import pytest

from desktop.formats.encoding import other_words
from desktop.formats.encoding.guessing import guess

SIGNS = {
    "gb18030": other_words.SIMPLIFIED,
    "big5": other_words.TRADITIONAL,
    "cp932": other_words.JAPANESE,
    "cp949": other_words.KOREAN,
}


@pytest.mark.parametrize("language", other_words.WORDS)
def test_words_are_as_files_hold_them(language: str) -> None:
    assert unicodedata.is_normalized("NFC", other_words.WORDS[language])


@pytest.mark.parametrize(
    ("language", "codec"), [("Russian", "cp1251"), ("Greek", "cp1253"), ("Hebrew", "cp1255")]
)
def test_the_words_tell_the_encoding_of_their_language(language: str, codec: str) -> None:
    assert guess(other_words.WORDS[language].encode(codec, "ignore")).codec == codec


@pytest.mark.parametrize(("codec", "letters"), SIGNS.items())
def test_the_usual_letters_can_be_written_where_they_are_looked_for(codec, letters) -> None:
    assert letters.encode(codec).decode(codec) == letters
    assert not any(letter.isascii() or letter.isspace() for letter in letters)


def test_kana_are_the_two_syllabaries() -> None:
    names = {unicodedata.name(letter).split()[0] for letter in other_words.KANA}
    assert names >= {"HIRAGANA", "KATAKANA"}
    assert not set(other_words.KANA) & set(other_words.SIMPLIFIED + other_words.TRADITIONAL)
