from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate.worded_text import Vocabulary, WordedText
from desktop.domain import Quoted
from tests.domain.samples import marked


def worded(text: str, vocabulary: Vocabulary | None = None) -> WordedText:
    return WordedText(Quoted.plain(text), vocabulary or Vocabulary())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The 2nd BOAT’s oar_lock", ["the", "2nd", "boat", "s", "oar", "lock"]),
        ("sur-\nvivors, sur-\nVIVORS", ["survivors", "sur", "vivors"]),
        ("of\u00adfice cafe\u0301 ﬁre", ["office", "café", "fire"]),
        ("10⁶ ½", ["10⁶", "½"]),
        ("新しい本 x", ["新", "し", "い", "本", "x"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("🙂 — !", []),
    ],
)
def test_words_are_runs_of_letters_in_any_script(text, words):
    found = worded(text)
    assert found.said(0, len(found)) == words


def test_marks_of_notes_are_no_words():
    content = marked("Of 5{n1}000 and 544{n2} boats.")
    found = WordedText(content.quoted(), Vocabulary())
    assert found.said(0, len(found)) == ["of", "5", "000", "and", "544", "boats"]


def test_numbers_of_lines_are_known():
    text = "Article 12 a\nIn 1999 it was 5 or 6\niv. Boats\nthe year of 1999"
    found = worded(text)
    numbering = [found.said(n, n + 1)[0] for n in range(len(found)) if found.numbering[n]]
    assert numbering == ["12", "1999", "iv"]


def test_words_are_found_again():
    shared = Vocabulary()
    text, wanted = worded("a b c d e f a b c d x a b c d", shared), worded("A b c d", shared)
    assert text.places(wanted.words, 4) == ([11, 6, 0], True)
    assert text.places(worded("a b c d e", shared).words, 4) == ([0], True)


def test_what_is_said_everywhere_is_not_all_listed():
    shared = Vocabulary()
    found = worded("a b c d " * 2000, shared).places(worded("a b c d", shared).words, 4)
    assert not found.are_all
    assert len(found.words) < 2000


@given(st.text("ab 1-\n\u0301\u00adé🙂新", max_size=40))
def test_words_stand_where_they_are_said_to(text):
    found = worded(text)
    ends = [0, *found.ends]
    for word in range(len(found)):
        assert ends[word] <= found.starts[word] < found.ends[word] <= len(text)
        assert found.range(found.starts[word], found.ends[word]) == (word, word + 1)
    between = "".join(found.between(word) for word in range(len(found) + 1))
    assert not any(letter.isalnum() for letter in between)
