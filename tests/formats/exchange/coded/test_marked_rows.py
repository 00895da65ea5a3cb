from __future__ import annotations

from desktop.formats.exchange.coded.kept_words import Kept
from desktop.formats.exchange.coded.marked_rows import Mark, passages

TEXT = "The boats lay at the quay in May."


def mark(start: int, end: int, tag: int | None = 0, **other: str) -> Mark:
    words = other.get("words", TEXT[start:end])
    kept = Kept(start, end, words)
    values = [other.get(name, "") for name in ("memo", "by", "at")]
    return Mark(other.get("known_by", f"{start}-{tag}"), kept, tag, *values)


def test_all_codes_on_one_range_are_one_passage():
    (one,) = passages(TEXT, [mark(4, 9, 0, by="Ann"), mark(4, 9, 1, by="Bob", memo="why")])
    assert (one.quotation, one.at, one.until) == ("boats", 4, 9)
    assert [(coding.tag, coding.by) for coding in one.codings] == [(0, "Ann"), (1, "Bob")]


def test_an_annotation_without_words_belongs_to_the_codes_on_its_range():
    (one,) = passages(TEXT, [mark(4, 9, None, words="", memo="So it was"), mark(4, 9, 0)])
    assert [note.text for note in one.notes] == ["So it was"]
    assert [coding.tag for coding in one.codings] == [0]


def test_who_marked_it_first_made_it():
    later, first = (
        mark(4, 9, 0, by="Bob", at="2024-02-02"),
        mark(4, 9, 1, by="Ann", at="2024-01-01"),
    )
    (one,) = passages(TEXT, [later, first])
    assert (one.by, one.created) == ("Ann", "2024-01-01")


def test_two_codes_on_one_range_with_other_words_are_two_passages():
    found = list(passages(TEXT, [mark(4, 9, 0), mark(4, 9, 1, words="quay")]))
    assert sorted(one.quotation for one in found) == ["boats", "quay"]
