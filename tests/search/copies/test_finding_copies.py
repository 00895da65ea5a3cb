from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.copies.finding_copies import (
    alike_pairs,
    copies_in,
    may_hold,
    says_the_same,
    wanted_hashes,
)
from desktop.search.copies.shingles import fingerprints
from desktop.search.words.tokens import scan
from tests.search.copies.texts import content

WIRE = (
    "The minister told the committee on Tuesday that 902 applications had been refused since the "
    "rules were changed, and that no figures were held on how many had left of their own accord."
)
OTHER = "A harbour was built here in spring, and the boats came in with the tide each evening. " * 3


def found_in(text: str, passage: str = WIRE):
    words = [token.word for token in scan(passage)]
    hashes = wanted_hashes(words)
    prints = [(one, start) for one, start in fingerprints(content(text)) if one in set(hashes)]
    if not may_hold(hashes, [one for one, _ in prints]):
        return []
    return list(copies_in(content(text), words, [start for _, start in prints]))


@given(st.integers(0, 5), st.integers(0, 5))
def test_a_copy_is_found_where_it_stands(before: int, after: int) -> None:
    lead = OTHER * before + "\n"
    (copy,) = found_in(f"{lead}{WIRE}\n{OTHER * after}")
    assert copy == (len(lead), len(lead) + len(WIRE) - 1, 1.0)


def test_every_copy_in_a_text_is_found() -> None:
    assert len(found_in("\n".join([WIRE, OTHER * 4, WIRE]))) == 2


def test_some_words_may_be_others() -> None:
    edited = WIRE.replace("902", "1,300").replace("on Tuesday ", "")
    (copy,) = found_in(f"{OTHER}\n{edited}\n{OTHER}")
    assert 0.8 < copy.alike < 1
    (part,) = found_in(f"{OTHER}\n{WIRE[:120]} or so they said.\n{OTHER}")
    assert 0.6 <= part.alike < 0.9


@pytest.mark.parametrize("text", ["", OTHER, WIRE[:50], " ".join(reversed(WIRE.split()))])
def test_what_only_sounds_like_it_is_none(text: str) -> None:
    assert found_in(text) == []


def test_a_short_passage_has_no_copies() -> None:
    assert found_in(OTHER + "902 applications", "902 applications") == []


def test_passages_that_say_the_same_are_paired() -> None:
    said = {
        "whole": WIRE,
        "spelt": WIRE.upper().replace(",", ""),
        "sentence": WIRE[:100],
        "figure": WIRE.replace("902", "1,300"),
        "denied": WIRE.replace("had been", "had not been"),
        "other office": WIRE.replace("on Tuesday that", "of Bentham that"),
        "other": OTHER,
        "stock": "The information requested is not held centrally.",
        "same stock": "The information requested is not held centrally.",
        "short": "902 applications",
        "same short": "902 applications",
    }
    pairs = {frozenset(pair) for pair in alike_pairs(said)}
    assert pairs == {
        frozenset({"whole", "spelt"}),
        frozenset({"whole", "sentence"}),
        frozenset({"spelt", "sentence"}),
    }


def test_a_copy_has_the_figures_of_the_passage() -> None:
    passage = "902 people were held in the harbour"
    assert says_the_same(passage, "there 902 people were held in the harbour")
    assert not says_the_same(passage, "people were held in the harbour")


def test_passages_that_begin_with_other_figures_are_no_pair() -> None:
    said = {many: f"{many} {WIRE[:90]}" for many in ("902 boats", "1,300 boats", "")}
    pairs = {frozenset(pair) for pair in alike_pairs(said)}
    assert pairs == {frozenset({"902 boats", ""}), frozenset({"1,300 boats", ""})}
