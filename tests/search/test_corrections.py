"""What is looked for instead of a word that is found nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search import parse
from desktop.search.corrections import one_edit_apart

if TYPE_CHECKING:
    from desktop.search import Index
    from tests.search.few import Make

LETTERS = "abc"
WORDS = st.text(LETTERS, max_size=6)


def one_edit_from(word: str) -> set[str]:
    """Return every word that one edit makes of it, made one by one."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    left_out = {before + after[1:] for before, after in parts}
    added = {before + letter + after for before, after in parts for letter in LETTERS}
    changed = {
        before + letter + after[1:] for before, after in parts if after for letter in LETTERS
    }
    swapped = {b + a[1] + a[0] + a[2:] for b, a in parts if len(a) > 1}
    return (left_out | added | changed | swapped) - {word}


@given(WORDS, st.data())
def test_one_edit_is_a_letter_added_left_out_changed_or_swapped(word, data):
    near = one_edit_from(word)
    other = data.draw(WORDS | st.sampled_from(sorted(near)))
    assert one_edit_apart(word, other) == (other in near)


def corrected(index: Index, query: str) -> str:
    """Return what is looked for instead, as it would have been typed."""
    answer = index.search(parse(query))
    return answer.query.text if answer.total else ""


@pytest.fixture
def filled(index: Index, make: Make) -> Index:
    texts = [
        "people were detained",
        "people were held and retained",
        "the people fled",
        "a cat sat 1939",
    ]
    index.update([(f"d{n}", 1, make(text)) for n, text in enumerate(texts)])
    return index


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("poeple", "people"),
        ("detaimed", "detained"),
        ("were poeple", "were people"),
        ("poeple OR zebra", "people OR zebra"),
        ("poeple poeple", "people people"),
        ("hedl", "held"),
        ("cta", ""),
        ("1938", ""),
        ("prople", "people"),
        ("propel", ""),
        ("zebra", ""),
    ],
)
def test_a_word_found_nowhere_is_taken_for_one_spelt_almost_alike(filled, typed, instead):
    assert corrected(filled, typed) == instead


def test_of_words_as_near_the_commoner_is_taken(index, make):
    index.update([("a", 1, make("bread", "broad", "broad"))])
    assert corrected(index, "brxad") == "broad"
    index.update([("b", 1, make("bread", "bread"))])
    assert corrected(index, "brxad") == "bread"
