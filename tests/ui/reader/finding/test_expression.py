from __future__ import annotations

import re
from statistics import median
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ui.reader.finding import expression
from desktop.ui.reader.finding.expression import BadPatternError, Expression, TooSlowError
from desktop.ui.reader.finding.folding import Folded

PIECES = st.sampled_from(
    ["a", "B", "é", "É", "σ", ".", r"\w", r"\S", r"\b", "[a-c]", "[A-C]", "[^bÉ]", "+", "?", "|",
     "{1,2}", "(", ")", "(?=a)", "(?<!B)", "$", "^", r"\.", " "]
)  # fmt: skip


def hits(text: str, source: str, **options: bool) -> list[tuple[int, int]]:
    return [hit for some in Expression(source, **options).hits(Folded(text)) for hit in some]


def unfolded(made: Expression, text: str) -> list[tuple[int, int]]:
    """Return the hits in a text that is not folded: in another block is a letter that grows."""
    whole = Folded(f"{text}\nẞ")
    while not whole.run(1):
        pass
    assert not whole.same_places
    return [hit for some in made.hits(whole) for hit in some if hit[1] <= len(text)]


@given(st.lists(PIECES, max_size=6).map("".join), st.text("aAbBcCéÉσΣς. ", max_size=30))
@settings(max_examples=60)
def test_folding_both_changes_no_hit(source: str, text: str) -> None:
    try:
        made = Expression(source)
    except BadPatternError:
        return
    quick = [hit for some in made.hits(Folded(text)) for hit in some]
    assert quick == unfolded(made, text)


@pytest.mark.parametrize(
    "source",
    [r"\p{Lu}a", "[A-z]a", "(?-i:A)a", r"\x41a", "[é-û]a", "a{e<=1}", "(?P<n>A)(?P=n)", "ß"],
)
def test_what_letter_case_belongs_to_is_not_folded(source: str) -> None:
    made, text = Expression(source), "aa Aa AA aA _a [a éa Éa ÿa ba bA ss"
    assert [hit for some in made.hits(Folded(text)) for hit in some] == unfolded(made, text)


def test_letters_that_fold_to_two_are_searched_as_they_are() -> None:
    text = "STRASSE straße Strasse"
    assert [text[a:b] for a, b in hits(text, r"stra\w+")] == text.split()


@given(st.text("ab\n", max_size=200), st.sampled_from(["a+", "[^b]+", r"\s", "a$", "^b", r"b\Z"]))
@settings(max_examples=40)
def test_no_hit_leaves_its_block(text: str, source: str) -> None:
    expected, start = [], 0
    for block in text.split("\n"):
        expected += [
            (start + a, start + b) for m in re.finditer(source, block) for a, b in [m.span()]
        ]
        start += len(block) + 1
    assert hits(text, source, case=True) == [hit for hit in expected if hit[0] < hit[1]]


@pytest.mark.parametrize(
    "source", ["(" * 5000 + "a" + ")" * 5000, "((a{1000}){1000}){1000}", "[a-z]" * 5000]
)
def test_what_would_take_long_to_understand_is_refused_at_once(source: str) -> None:
    start = process_time()
    with pytest.raises(BadPatternError):
        Expression(source)
    assert process_time() - start < 1


def test_many_repeats_of_their_own_are_no_problem() -> None:
    assert hits("1984 and 2024", r"\b\d{4}\b") == [(0, 4), (9, 13)]
    Expression(r"\w{1,400}.{0,300}\w{1,400}(ab){30}")


def test_a_slow_block_is_looked_through_beside_the_event_loop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(expression, "_PATIENCE", 0.15)
    steps = Expression(r"(a|aa)+$", case=True).hits(Folded("a" * 60 + "!\nbcd"))
    times = []

    def go() -> None:
        while True:
            start = process_time()
            next(steps)
            times.append(process_time() - start)

    with pytest.raises(TooSlowError):
        go()
    assert len(times) > 5
    assert median(times) < 0.05


def test_what_is_slow_but_ends_keeps_its_hits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expression, "_HURRY", 1e-9)
    text = "one 12\ntwo 345\nthree"
    assert [text[a:b] for a, b in hits(text, r"\d+$")] == ["12", "345"]
