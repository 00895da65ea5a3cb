from __future__ import annotations

import pytest

from desktop.annotate.speakers.introductions import Introductions, is_same, name_of, sex


def full(text: str) -> str:
    """Return the whole name of who is named last in a text."""
    article = Introductions(text, 0, len(text))
    found = article.full(article.names[-1])
    return text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Ray came. Then Ms Ray left", "Ann Ray"),
        ("Kim Sun-hee came. Then Ms Kim left", "Kim Sun-hee"),
        ("Ann Ray came. Then Mr Ray left", "Ann Ray"),
        ("Lady Ray of Leeds came. Then Mr Ray left", "Mr Ray"),
        ("Ann Ray and Eve Ray came. Then Ms Ray left", "Ms Ray"),
        ("Baroness Ray of Leeds came. Then Lady Ray left", "Baroness Ray of Leeds"),
        ("Leeds Council met Ms Ray", "Ms Ray"),
        ("Ann Ray's mother wept. Then Ms Ray left", "Ms Ray"),
    ],
)
def test_a_name_is_as_whole_as_it_was_before(text, name):
    assert full(text) == name


def test_parts_of_a_name_are_told():
    text = "Sir Tom van Lowe QC"
    named = name_of(text, 0, len(text))
    assert (named.title, named.given, named.surname, sex(named)) == ("Sir", "Tom van", "Lowe", "m")
    other = name_of("Ms Lowe", 0, 7)
    assert not is_same(named, other)
    assert is_same(other, name_of("Ann Lowe", 0, 8))
