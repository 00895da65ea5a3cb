from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.search.words.tokens import fold, scan


def words(text: str) -> list[str]:
    return [token.word for token in scan(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The  Police, the police!", ["the", "police", "the", "police"]),
        ("don't don’t DON‘T", ["don't", "don't", "don't"]),
        ("‘quoted’ workers’", ["quoted", "workers"]),
        ("co\u00adoperation co\u200doperation", ["cooperation", "cooperation"]),
        ("étude e\u0301tude ÉTUDE", ["etude", "etude", "etude"]),
        ("ﬁnance Straße İzmir Łódź", ["finance", "strasse", "izmir", "lodz"]),
        ("1,300 11,776 11\u00a0776 1,234,567.50", ["1300", "11776", "11776", "1234567.50"]),
        ("664% 3.5 £5m 25A", ["664", "3.5", "5", "m", "25", "a"]),
        ("12.11.2019 1.2.3 12,13", ["12", "11", "2019", "1", "2", "3", "12", "13"]),
        ("٢٠٢٠ १२", ["2020", "12"]),
        ("U.S. U.N. e.g. J.K. Rowling.", ["us", "un", "eg", "jk", "rowling"]),
        ("well-known foo_bar a/b", ["well", "known", "foo", "bar", "a", "b"]),
        ("detention² m² CO₂", ["detention", "m", "co", "2"]),
        ("Covid19 word12", ["covid", "19", "word", "12"]),
        ("人权 カタ ｶﾞ 한국", ["人", "权", "カ", "タ", "ガ", "한", "국"]),
        ("中国China", ["中", "国", "china"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("ภาษา", ["ภ", "า", "ษ", "า"]),
        ("שָׁלוֹם عَرَبِيّ", ["שלום", "عربی"]),
        ("", []),
        ("… — ★ 😀", []),
    ],
)
def test_tokens_are_cut_and_folded(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_tokens_know_their_place_in_the_text() -> None:
    text = "“The U.N. counted 11,776; don’t forget ｶﾞ”"
    cut = [text[token.start : token.end] for token in scan(text)]
    assert cut == ["The", "U.N.", "counted", "11,776", "don’t", "forget", "ｶﾞ"]


def test_a_range_is_cut_as_the_whole_text_is() -> None:
    text = "On 12.11.2019 some 11,776 of 3.55 left"
    whole = list(scan(text))
    for start, end in [(0, 6), (0, 7), (3, 12), (14, 21), (19, 31)]:
        part = list(scan(text, start, end))
        assert part == [t for t in whole if start <= t.start < end] or start not in {
            t.start for t in whole
        }


def test_indic_vowel_signs_are_part_of_the_word() -> None:
    assert fold("कि") != fold("का")


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_text_can_be_cut(text: str) -> None:
    tokens = list(scan(text))
    assert all(token.word and 0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert words(text.upper().lower()) or not words(text.lower())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("544¹ and 10⁶", ["544", "and", "10"]),
        ("10^6 and x^-2", ["10", "and", "x"]),
        ("x₁₀ H₂O", ["x", "10", "h", "2", "o"]),
        ("courtᵃ Nᵒ 5", ["court", "no", "5"]),
    ],
)
def test_raised_signs_are_no_part_of_a_figure(text: str, expected: list[str]) -> None:
    assert words(text) == expected
