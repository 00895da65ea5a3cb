from __future__ import annotations

import json

from desktop.domain import Facts, tidy
from desktop.library.bibliography import edited_fields, facts_of, plain_facts

FOUND = Facts("Found", ("A. Name",), date="2024-03-01", other={"isbn": "1"})


def stored(facts: Facts) -> str:
    return json.dumps(plain_facts(facts))


def test_only_what_is_known_is_stored():
    assert plain_facts(FOUND) == {
        "title": "Found",
        "authors": ("A. Name",),
        "date": "2024-03-01",
        "other": {"isbn": "1"},
    }


def test_stored_facts_come_back_with_what_the_reader_corrected():
    corrections = '{"date":"2023","authors":[]}'
    rows = [(stored(FOUND), "{}", None), (stored(FOUND), corrections, "found")]
    as_found, corrected = facts_of(rows)
    assert as_found == FOUND
    assert corrected == Facts("Found", (), "2023", citation_key="found", other={"isbn": "1"})


def test_only_what_differs_from_the_import_counts_as_edited():
    assert edited_fields(FOUND, stored(FOUND), None) is None
    edited = edited_fields(Facts("Found", ("B. Other",)), stored(FOUND), None)
    assert json.loads(edited) == {"authors": ["B. Other"], "date": "", "other": {}}


def test_an_emptied_title_is_the_one_before():
    emptied = Facts("  ", FOUND.authors, date=FOUND.date, other=FOUND.other)
    assert edited_fields(emptied, stored(FOUND), None) is None
    assert json.loads(edited_fields(emptied, stored(FOUND), '{"title":"Mine"}')) == {
        "title": "Mine"
    }


OLD = Facts("T\x1b\n" + "x" * 5_000, ("A\u202e",), other={"uin": "a\nb"})
"""As a library could hold them before they were made tidy."""


def test_facts_from_before_are_read_tidy_and_that_is_no_correction():
    (read,) = facts_of([(stored(OLD), "{}", None)])
    assert read == tidy.facts(OLD)
    assert len(read.title) == tidy.LONGEST_TITLE
    assert edited_fields(read, stored(OLD), None) is None


def test_a_title_of_which_nothing_is_left_still_names_something():
    (read,) = facts_of([(stored(Facts("\x1b\u202e")), "{}", None)])
    assert read.title == "…"


def test_corrections_are_tidy_too():
    edited = json.loads(edited_fields(Facts("My\ttitle\x07\u202e"), stored(FOUND), None))
    assert edited["title"] == "My title"
