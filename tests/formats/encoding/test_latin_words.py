from __future__ import annotations

import unicodedata

import pytest

from desktop.formats.encoding.guessing import guess
from desktop.formats.encoding.latin_words import WORDS

CODECS = {"English": "cp1252", "French": "cp1252", "German": "cp1252", "Polish": "cp1250"}


@pytest.mark.parametrize("language", WORDS)
def test_words_are_written_in_latin_letters_as_files_hold_them(language: str) -> None:
    words = WORDS[language]
    assert unicodedata.is_normalized("NFC", words)
    letters = {letter for letter in words if letter.isalpha()}
    assert all("LATIN" in unicodedata.name(letter) for letter in letters)
    assert any(not letter.isascii() for letter in letters)


@pytest.mark.parametrize(("language", "codec"), CODECS.items())
def test_the_words_tell_the_encoding_of_their_language(language: str, codec: str) -> None:
    beyond = " ".join(w for w in WORDS[language].split() if not w.isascii())
    assert guess(beyond.encode(codec, "ignore")).codec == codec
