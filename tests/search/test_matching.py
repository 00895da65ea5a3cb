from __future__ import annotations

import pytest

from desktop.search import answers, best, locate, parse
from desktop.search.matching import best_mark, marks

TEXT = (
    "The police detained 11,776 people. Beijing’s police don’t detain;"
    " the U.N. asked\u2028about 人权问题."
)


def found(query: str, start: int = 0, end: int = len(TEXT)) -> list[str]:
    return [TEXT[a:b] for a, b in locate(TEXT, start, end, parse(query))]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("detain", ["detained", "detain"]),
        ('"detain"', ["detain"]),
        ("11776", ["11,776"]),
        ("beijing", ["Beijing’s"]),
        ('"police detained"', ["police detained"]),
        ('"about 人"', ["about 人"]),
        ("权问", ["权问"]),
        ("UN", ["U.N."]),
        ("pol*", ["police", "police"]),
        ("*tained", ["detained"]),
        ('"the pol*"', ["The police"]),
        ("police -people", ["police", "police"]),
        ("missing", []),
        ("", []),
        ("don't", ["don’t"]),
    ],
)
def test_every_match_is_located(query: str, expected: list[str]) -> None:
    assert found(query) == expected


def test_overlapping_matches_are_one_range() -> None:
    assert found('"the police" "police detained" police') == ["The police detained", "police"]
    assert found("people \"police don't detain\" don't")[1:] == ["police don’t detain"]


def test_words_left_behind_are_not_near() -> None:
    text = f"police detained {'and others ' * 40} people"
    mark = best_mark(marks(text, 0, len(text), parse("police detained people")))
    assert mark is not None
    assert mark.start == 0


def test_a_phrase_may_end_after_the_passage() -> None:
    cut = TEXT.index("detained")
    assert found('"police detained"', 0, cut) == ["police detained"]
    assert found('"police detained"', cut, len(TEXT)) == []
    assert found("detained", 0, cut) == []


def test_the_best_match_stands_where_most_words_meet() -> None:
    text = "police " + "and others " * 40 + "police detained people"
    start, end = best(text, 0, len(text), parse("police people"))
    assert start > 400
    assert text[start:end] == "police detained people"
    assert best(text, 5, 9, parse("missing")) == (5, 9)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("police asked", True),
        ("police nowhere", False),
        ("police OR nowhere", True),
        ("nowhere OR never", False),
        ("detain -people", False),
        ("detain -nowhere", True),
        ("-nowhere", False),
        ("police (asked OR nowhere) -(people never)", True),
        ("", False),
    ],
)
def test_a_text_answers_by_what_it_has_and_has_not(query: str, expected: bool) -> None:
    assert answers(TEXT, parse(query)) is expected
