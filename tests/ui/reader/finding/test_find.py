import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import Quoted
from desktop.ui.reader.finding import expression, find
from desktop.ui.reader.finding.expression import BadPatternError
from desktop.ui.reader.finding.find import Search
from tests.domain.samples import marked


def hits(text: str, needle: str, **options: bool) -> list[str]:
    search = Search(Quoted.plain(text), needle, **options).finish()
    return [text[a:b] for a, b in zip(search.starts, search.ends, strict=True)]


def folded(text: str) -> str:
    # The dotted and the dotless i are found as an i, too.
    return text.replace("İ", "i").replace("ı", "i").casefold()


LETTERS = st.text("abAB ßẞsS\u2028ﬁfiİıΣσςéÉ.𝒳", max_size=40)


@given(LETTERS, st.text("abABsSßfiﬁΣσé𝒳", min_size=1, max_size=3))
@settings(max_examples=60)
def test_hits_in_any_case_fold_to_the_needle_and_none_is_missed(text: str, needle: str) -> None:
    found = hits(text, needle)
    assert all(folded(hit) == folded(needle) for hit in found)
    if not found:
        for start in range(len(text)):
            for end in range(start + 1, len(text) + 1):
                assert text[start:end].casefold() != needle.casefold()


@given(st.text("ab.*", max_size=30), st.text("ab.*", min_size=1, max_size=2))
@settings(max_examples=40)
def test_exact_hits_are_those_of_a_plain_search(text: str, needle: str) -> None:
    assert hits(text, needle, case=True) == re.findall(re.escape(needle), text)


def test_offsets_stay_right_where_letters_fold_to_more_letters() -> None:
    text = "İstanbul STRASSE straße 𝒳 ﬁne"
    search = Search(Quoted.plain(text), "straße").finish()
    assert list(search.starts) == [text.index("STRASSE"), text.index("straße")]
    assert hits(text, "fine") == ["ﬁne"]
    assert hits("oﬃce oﬀice ofﬁce OFFICE", "office") == ["oﬃce", "oﬀice", "ofﬁce", "OFFICE"]
    assert hits("Sß ßs", "sss") == ["Sß", "ßs"]


def test_whole_words() -> None:
    text = "held, upheld, held-up, withheld. Held"
    assert hits(text, "held", whole_words=True) == ["held", "held", "Held"]
    assert hits(text, "held", whole_words=True, case=True) == ["held", "held"]
    assert hits("C++ and C+", "C++", whole_words=True) == ["C++"]


def test_a_space_finds_soft_breaks_and_hard_spaces() -> None:
    assert len(hits("nine days, nine\u2028days, nine\u00a0days", "nine days")) == 3
    assert len(hits("nine days, nine\u2028days", "nine days", case=True)) == 2


def test_expressions_stay_inside_a_block() -> None:
    text = "one 12\ntwo 345\nthree"
    assert hits(text, r"\d+$", regex=True) == ["12", "345"]
    assert hits(text, r"^t.*", regex=True) == ["two 345", "three"]
    assert hits(text, r"TWO", regex=True) == ["two"]
    assert hits(text, r"TWO", regex=True, case=True) == []
    assert hits(text, r"x*", regex=True) == []
    assert hits(text, r"\w+\Z", regex=True) == ["12", "345", "three"]
    assert hits(text, r"\d+\s*", regex=True) == ["12", "345"]
    assert hits(text, r"[^o]+", regex=True) == ["ne 12", "tw", " 345", "three"]


@pytest.mark.parametrize("pattern", ["(", "[a", "*", r"(?P<n>a)(?P<n>b", "\\"])
def test_a_bad_expression_is_reported(pattern: str) -> None:
    with pytest.raises(BadPatternError):
        Search(Quoted.plain("text"), pattern, regex=True)


def test_an_expression_that_would_take_for_ever_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(expression, "_PATIENCE", 0.05)
    search = Search(Quoted.plain("a" * 60 + "!\nbcd"), r"(a|aa)+$", regex=True).finish()
    assert search.problem
    assert search.done


def test_hits_at_the_seams_of_the_windows_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "_WINDOW", 7)
    for offset in range(9):
        text = "x" * offset + "held here, held there; held"
        for needle in ("held", "held there", "e"):
            expected = [m.span() for m in re.finditer(needle, text)]
            for options in ({}, {"case": True}):
                search = Search(Quoted.plain(text), needle, **options).finish()
                assert list(zip(search.starts, search.ends, strict=True)) == expected


def test_whole_words_of_more_than_one_word() -> None:
    text = "the end, bathe end, the ending, The  End"
    assert hits(text, "the end", whole_words=True) == ["the end", "The  End"]


def test_an_empty_needle_finds_nothing() -> None:
    assert hits("abc", "") == []


def test_a_search_goes_on_in_slices() -> None:
    text = "the cat " * 100_000
    search = Search(Quoted.plain(text), "THE")
    assert not search.run(0.001)
    first = len(search)
    assert search.finish().done
    assert first < len(search) == 100_000


def test_a_figure_is_found_without_the_mark_of_its_note() -> None:
    content = marked("In all 544{n1} were held,\u2028and 544{n2} in 10{^6}.")
    search = Search(content.quoted(), "544", whole_words=True).finish()
    found = list(zip(search.starts, search.ends, strict=True))
    assert [content.text[a:b] for a, b in found] == ["544", "544"]
    assert hits_in(content, "544 were") == ["5441 were"]
    assert hits_in(content, "5441") == hits_in(content, "106") == []


def hits_in(content, needle: str) -> list[str]:
    search = Search(content.quoted(), needle).finish()
    return [content.text[a:b] for a, b in zip(search.starts, search.ends, strict=True)]
