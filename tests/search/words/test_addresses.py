from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.search import Index, locate, parse
from desktop.search.words.addresses import literally, shorter
from desktop.search.words.query import Phrase, Without

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Content

    Make = Callable[..., Content]

TEXT = (
    "See https://www.example.org/a/b?c=d&e=1#top, write to ann.lee@example.org, open "
    "C:\\papers\\list or /home/ann/plan.txt, and read doi:10.1000/xyz-123 and https://example.org/w/X_(Y)."
)


@pytest.fixture
def filled(index: Index, make: Make) -> Index:
    index.update(
        [("text", 1, make(TEXT)), ("other", 1, make("An example of a top list in a plan."))]
    )
    return index


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("https://www.example.org/a/b?c=d&e=1#top", "example.org/a/b?c=d&e=1#top"),
        ("http://example.org/a/b?c=d", "example.org/a/b?c=d"),
        ("example.org/a/b?c=d", "example.org/a/b?c=d"),
        ("<https://example.org/a/b>", "example.org/a/b"),
        ("(https://example.org/w/X_(Y))", "example.org/w/X_(Y"),
        ("ann.lee@example.org", "ann.lee@example.org"),
        ("mailto:ann.lee@example.org", "ann.lee@example.org"),
        ("C:\\papers\\list", "C:\\papers\\list"),
        ("/home/ann/plan.txt", "home/ann/plan.txt"),
        ("10.1000/xyz-123", "10.1000/xyz-123"),
        ("doi:10.1000/xyz-123", "10.1000/xyz-123"),
        ('"https://www.example.org/a/b?c=d"', "https://www.example.org/a/b?c=d"),
        ('"See https://www.example.org/a/b?c=d"', "See https://www.example.org/a/b?c=d"),
    ],
)
def test_an_address_is_found_as_it_was_pasted(filled: Index, query: str, found: str) -> None:
    answer = filled.search(parse(query))
    assert answer.query.text == query
    (hit,) = answer.hits
    ((start, end),) = locate(TEXT, hit.start, hit.end, answer.query)
    assert TEXT[start:end] == found


@pytest.mark.parametrize(
    ("query", "part", "found"),
    [
        ("https://example.org/a/b/zzz?x=1", "example.org/a/b", "example.org/a/b"),
        ("https://example.org/a/b#end", "example.org/a/b", "example.org/a/b"),
        ("D:\\old\\papers\\list", "papers\\list", "papers\\list"),
        ("/srv/plan.txt", "plan.txt", "plan.txt"),
        ("https://doi.org/10.1000/xyz-123", "10.1000/xyz-123", "10.1000/xyz-123"),
    ],
)
def test_a_part_is_looked_for_and_named_when_the_whole_is_nowhere(
    filled: Index, query: str, part: str, found: str
) -> None:
    answer = filled.search(parse(query))
    assert answer.query.text == part
    (hit,) = answer.hits
    assert found in [TEXT[a:b] for a, b in locate(TEXT, hit.start, hit.end, answer.query)]


def test_an_address_is_neither_field_nor_pattern() -> None:
    for text in ("https://example.org/in:a?b=c", "www.example.org/*", "doc.example.org/tag:x"):
        query = parse(text)
        assert query.filters == ()
        assert query.doubts == ()
        assert isinstance(query.node, Phrase)
    assert isinstance(parse("-https://example.org/a").node, Without)
    assert parse("https://example.org/repo", typing=True).node != parse("example.org/repo").node


def test_signs_of_an_address_are_no_patterns_and_others_are() -> None:
    assert literally("see www.example.org/a*b?c") == "see www.example.org/a b c"
    assert literally("see https://example.org/a?c") == "see https://example.org/a c"
    assert literally("wh* wrote it?") == "wh* wrote it?"


def test_ways_to_write_an_address_are_one_question() -> None:
    assert parse("https://example.org/a").node == parse("www.example.org/a").node


def test_an_address_is_shortened_step_by_step() -> None:
    assert list(shorter("https://example.org/a/b?c#d")) == [
        "example.org/a/b?c", "example.org/a/b", "example.org/a", "example.org",
    ]  # fmt: skip
    assert list(shorter("ann@example.org")) == []
