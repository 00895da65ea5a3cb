from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate import occurrences


def test_every_verbatim_place_is_found_in_order():
    assert occurrences("no data, no record, no", "no") == [(0, 2), (9, 11), (20, 22)]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("It’s “held”", 'It\'s "held"'),
        ("two\nblocks", "two blocks"),
        ("soft\u2028break", "soft break"),
        ("a\u00a0b", "a b"),
        ("2019–2021", "2019-2021"),
        ("held  twice", "held twice"),
    ],
)
def test_shapes_of_marks_and_spaces_may_differ(text, typed):
    assert occurrences(text, typed) == [(0, len(text))]


def test_a_verbatim_place_wins_over_a_similar_one():
    assert occurrences("it’s, it's", "it's") == [(6, 10)]


def test_words_must_agree():
    assert occurrences("902 applications", "903 applications") == []


@pytest.mark.parametrize("nothing", ["", "  ", "\n\u2028", "\u00ad", "\u200b \u200b"])
def test_an_empty_quotation_is_nowhere(nothing):
    assert occurrences("some text", nothing) == []


@given(st.text(max_size=30), st.text(min_size=1, max_size=8), st.text(max_size=30))
def test_what_stands_in_the_text_is_found(before, quotation, after):
    wanted = quotation.strip()
    if wanted:
        found = occurrences(before + wanted + after, quotation)
        assert found
        assert all((before + wanted + after)[start:end] == wanted for start, end in found)


LETTERS = "aeo é e\u0301 ï i\u0308 Å A\u030a \u212b ệ e\u0323\u0302 각 \u1100\u1161\u11a8 й क़ ü ﬁ ."
TEXTS = st.lists(st.sampled_from([*LETTERS.split(), " ", "b"]), min_size=1, max_size=20)


@given(TEXTS, st.data(), st.sampled_from(["NFC", "NFD"]))
def test_any_spelling_of_a_passage_is_found_where_it_stands(parts, data, form):
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first + 1, len(parts)))
    start, end = (len("".join(parts[:number])) for number in (first, last))
    passage, text = "".join(parts[first:last]), "".join(parts)
    if passage.strip() != passage or not passage:
        return
    spelt = normalize(form, passage)
    found = occurrences(text, spelt)
    verbatim = {m.start() for m in re.finditer(f"(?={re.escape(spelt)})", text)}
    assert found
    assert all(normalize("NFD", text[a:b]) == normalize("NFD", spelt) for a, b in found)
    places = [
        (a, b)
        for a in range(len(text))
        for b in range(a + 1, len(text) + 1)
        if normalize("NFD", text[a:b]) == normalize("NFD", spelt)
    ]
    assert (start, end) in places
    assert set(found) <= set(places)
    if not verbatim and len(places) == 1:
        assert found == places


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("The cafe\u0301 was shut", "café was", "cafe\u0301 was"),
        ("The café was shut", "cafe\u0301 was", "café was"),
        ("the ﬁnal oﬃce", "final office", "ﬁnal oﬃce"),
        ("the final office", "ﬁnal oﬃce", "final office"),
        ("refu\u00adgees came", "refugees", "refu\u00adgees"),
        ("So … he said", "So ... he", "So … he"),
        ("So... he said", "So… he", "So... he"),
        ("Art.\u00a05\u202fb", "Art. 5 b", "Art.\u00a05\u202fb"),
        ("‘It’s’ — “so”", "'It's' -- \"so\"", "‘It’s’ — “so”"),
        ("one\u200b-\u2028two", "one- two", "one\u200b-\u2028two"),
        ("The sur-\u2028vivors came", "The survivors", "The sur-\u2028vivors"),
        ("\ufb2b is here", "\u05e9\u05c2 is", "\ufb2b is"),
        ("ｆｕｌｌ width", "full width", "ｆｕｌｌ width"),
        ("각하 said", "\u1100\u1161\u11a8하", "각하"),
        ("some 10⁶ held, 10⁻³ kept", "10^6 held, 10^-3", "10⁶ held, 10⁻³"),
    ],
)
def test_what_a_keyboard_writes_otherwise_is_found(text, typed, found):
    assert [text[start:end] for start, end in occurrences(text, typed)] == [found]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("10⁶ held", "106"),
        ("In all 544¹ were", "5441 were"),
        ("½ of it", "12 of"),
        ("a café", "cafe"),
        ("a cafe\u0301", "café noir"),
        ("a cafe\u0301", "cafe\u0300"),
        ("a¨b", "a \u0308b"),
    ],
)
def test_other_figures_and_letters_are_not_alike(text, typed):
    assert occurrences(text, typed) == []


BELOW, ABOVE = "\u0323", "\u0307"


def test_accents_are_found_within_a_stack_in_any_order_and_no_place_twice():
    stack = f"a{BELOW}{ABOVE}{BELOW}{BELOW}"
    assert occurrences(f"{stack} {stack} b", BELOW * 2 + ABOVE) == [(1, 4), (7, 10)]
    assert occurrences(f"a{ABOVE}{BELOW}b", f"{BELOW}{ABOVE}b") == [(1, 4)]


def test_the_very_words_come_first():
    assert occurrences("so… and so...", "so...") == [(8, 13)]
