from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.search.copies.shingles import WINDOW, WORDS, fingerprints, shingles, winnowed
from tests.search.copies.texts import content

WORD_LISTS = st.lists(st.sampled_from("abcdefgh"), max_size=60)
GUARANTEED = WORDS + WINDOW - 1


@given(st.lists(st.integers(0, 50), max_size=60))
def test_of_each_four_in_a_row_one_is_kept_and_it_is_the_least(hashes: list[int]) -> None:
    kept = list(winnowed(hashes))
    assert kept == sorted(set(kept))
    for first in range(len(hashes) - WINDOW + 1):
        inside = [hashes[at] for at in kept if first <= at < first + WINDOW]
        assert min(hashes[first : first + WINDOW]) in inside
    assert bool(kept) == bool(hashes)


@given(WORD_LISTS, WORD_LISTS, WORD_LISTS, st.lists(st.sampled_from("abcdefgh"), min_size=8))
def test_texts_that_share_eight_words_share_a_hash(before, after, other, shared) -> None:
    assert len(shared) >= GUARANTEED
    one, two = shingles([*before, *shared, *after]), shingles([*other, *shared])
    assert {one[at] for at in winnowed(one)} & set(two)


def test_places_are_those_of_the_words_in_the_text() -> None:
    text = "Ärger um Zahlen.\nThe 1,300 people who were counted are 902 by now, the office says."
    found = fingerprints(content(text))
    starts = {token for token in range(len(text)) if text[token - 1 : token] in {" ", "\n", ""}}
    assert {start for _, start in found} <= starts
    assert fingerprints(content("Too few words here")) == []
    assert fingerprints(content("")) == []
