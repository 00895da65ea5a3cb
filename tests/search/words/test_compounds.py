from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.search import Index, locate, parse
from desktop.search.words.compounds import compounds, names, parts_of, word_of
from desktop.search.words.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Content

    Make = Callable[..., Content]

TEXTS = {
    "apart": "With co-operation, e-mails and non\u2011refoulement; the sur-\u2028vivors came.",
    "whole": "Their cooperation by email was praised; maybe the survivors came.",
    "spaced": "It may be that they met in 2019-2021, a co\u00adoperation.",
    "three": "A policy of non-co-operation, state-of-the-art; refu\u00ad\u2028gees.",
    "joined": "A policy of noncooperation.",
}


def made(text: str) -> list[str]:
    return [one.word for one in compounds(text, list(scan(text)))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("co-operation", ["cooperation"]),
        ("sur-\u2028vivors", ["survivors"]),
        ("sur-\nvivors", ["survivors"]),
        ("refu\u00ad\u2028gees", ["refugees"]),
        ("non-co-operation", ["nonco", "noncooperation", "cooperation"]),
        ("e\u2010mail", ["email"]),
        ("Zusammen-\u2028arbeit", ["zusammenarbeit"]),
        ("2019-2021", []),
        ("covid-19", []),
        ("a - b", []),
        ("well -known", []),
        ("may be", []),
        ("a–b", []),
    ],
)
def test_hyphens_join_words_and_nothing_else_does(text: str, words: list[str]) -> None:
    assert made(text) == words


def test_a_name_tells_word_and_parts(make: Make) -> None:
    (name, *_) = names(make("of non-co-operation"), 0, 19)[1:]
    assert word_of(name) == "noncooperation"
    assert parts_of(name) == ("non", "co", "operation")


@pytest.fixture
def filled(index: Index, make: Make) -> Index:
    index.update([(name, 1, make(text)) for name, text in TEXTS.items()])
    return index


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("cooperation", {"apart": "co-operation", "whole": "cooperation",
                         "spaced": "co\u00adoperation", "three": "co-operation"}),
        ("co-operation", {"apart": "co-operation", "whole": "cooperation",
                          "spaced": "co\u00adoperation", "three": "co-operation"}),
        ("emails", {"apart": "e-mails", "whole": "email"}),
        ("e-mail", {"apart": "e-mails", "whole": "email"}),
        ('"e-mail"', {"whole": "email"}),
        ("nonrefoulement", {"apart": "non\u2011refoulement"}),
        ("survivors", {"apart": "sur-\u2028vivors", "whole": "survivors"}),
        ("surviv*", {"apart": "sur-\u2028vivors", "whole": "survivors"}),
        ('"the survivors came"', {"apart": "the sur-\u2028vivors came",
                                  "whole": "the survivors came"}),
        ('"survivors"', {"apart": "sur-\u2028vivors", "whole": "survivors"}),
        ('"cooperation by e-mail"', {"whole": "cooperation by email"}),
        ("noncooperation", {"three": "non-co-operation", "joined": "noncooperation"}),
        ("non-cooperation", {"three": "non-co-operation", "joined": "noncooperation"}),
        ("refugees", {"three": "refu\u00ad\u2028gees"}),
        ("maybe", {"whole": "maybe"}),
        ('"may be"', {"spaced": "may be"}),
        ("20192021", {}),
        ("*vors", {"apart": "sur-\u2028vivors", "whole": "survivors"}),
    ],
)  # fmt: skip
def test_either_spelling_finds_the_other(filled: Index, query: str, marked: dict[str, str]) -> None:
    answer = filled.search(parse(query))
    assert answer.total == len(answer.hits) == len(marked)
    for hit in answer.hits:
        text = TEXTS[hit.document_id]
        ((start, end),) = locate(text, hit.start, hit.end, answer.query)
        assert text[start:end] == marked[hit.document_id]


def test_compounds_are_not_offered_as_words(filled: Index) -> None:
    assert filled.complete("co") == ["co", "cooperation"]
    assert all(word.isalnum() for word in filled.complete("s", limit=99))


def test_a_word_that_only_hyphens_make_can_be_what_was_meant(filled: Index) -> None:
    answer = filled.search(parse("nonrefuolement"))
    assert answer.query.text == "nonrefoulement"
    assert answer.total == 1
