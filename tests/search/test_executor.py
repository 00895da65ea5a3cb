from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.search import Index, locate, parse
from desktop.search.words.passages import passages
from desktop.search.words.tokens import fold, scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Content

    Make = Callable[..., Content]

FIGURES = "According to Beijing’s figures, 664% more were arrested; the U.N. said co\u00adoperation"
LETTER = (
    "The number of detained people rose to 11,776.",
    FIGURES + " was due.",
)
OTHER = ("人权问题 and human rights: don’t forget l’État. Arresting people is detention.",)


@pytest.fixture
def filled(index: Index, make: Make) -> Index:
    index.update([("letter", 1, make(*LETTER)), ("other", 1, make(*OTHER))])
    return index


def found(index: Index, query: str, **scope: object) -> set[str]:
    return {hit.document_id for hit in index.search(parse(query), **scope).hits}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("people", "letter other"),
        ("people number", "letter"),
        ("people -number", "other"),
        ("-number", "other"),
        ("number OR forget", "letter other"),
        ("number OR -number", "letter other"),
        ("(number OR forget) beijing", "letter"),
        ("detain", "letter"),
        ('"detain"', ""),
        ("detention", "other"),
        ("11776", "letter"),
        ("11,776", "letter"),
        ("664%", "letter"),
        ("beijing", "letter"),
        ("un", "letter"),
        ("cooperation", "letter"),
        ("人权", "other"),
        ("权人", ""),
        ("dont", "other"),
        ("état", "other"),
        ('"human rights"', "other"),
        ('"rights human"', ""),
        ('"number of det*"', "letter"),
        ("det*", "letter other"),
        ("*ention", "other"),
        ("nu?ber", "letter"),
        ("zebra", ""),
        ("zebra OR people", "letter other"),
    ],
)
def test_queries(filled: Index, query: str, documents: str) -> None:
    assert found(filled, query) == set(documents.split())


def test_a_word_typed_wrong_is_corrected_when_nothing_else_matches(filled: Index) -> None:
    answer = filled.search(parse("poeple detaned"))
    assert answer.total == 1
    assert [term.text for term in answer.query.sought()] == ["people", "detained"]
    assert filled.search(parse('"detaned"')).total == 0


def test_a_word_being_typed_finds_what_it_begins(filled: Index) -> None:
    assert filled.search(parse("peo", typing=True)).total == 2
    assert filled.search(parse("human righ", typing=True)).total == 1
    assert filled.search(parse("peo ", typing=True)).total == 0


@pytest.mark.parametrize("query", ["day", "days", "use", "using", "egg", "try", "tried"])
def test_short_words_are_found_by_their_forms(index: Index, make: Make, query: str) -> None:
    texts = {
        "a": "these days the eggs were used and tried",
        "b": "all of us may try using a day egg",
    }
    index.update([(name, 1, make(text)) for name, text in texts.items()])
    assert found(index, query) == {"a", "b"}
    assert found(index, "us") == {"b"}


def test_a_phrase_weighs_as_its_rarest_word(index: Index, make: Make) -> None:
    common = [(f"c{n}", 1, make("one common thing in a row")) for n in range(20)]
    index.update([*common, ("rare", 1, make("one zebra thing in a row"))])
    hits = index.search(parse('"one common" OR "zebra thing" OR "common thing"'), limit=99).hits
    scores = {hit.document_id: hit.score for hit in hits}
    once = {hit.score for hit in index.search(parse('"one common"'), limit=99).hits}
    assert scores["rare"] > max(once)


def test_no_hits_are_told_where_none_are_wanted(filled: Index) -> None:
    answer = filled.search(parse("people"), limit=0)
    assert (answer.total, answer.hits) == (2, ())


def test_exact_forms_come_first(index: Index, make: Make) -> None:
    texts = {"a": "they were arresting him there", "b": "they made an arrest last there",
             "c": "he was arrested the other night"}  # fmt: skip
    index.update([(name, 1, make(text)) for name, text in texts.items()])
    hits = index.search(parse("arrest")).hits
    assert hits[0].document_id == "b"
    assert len(hits) == 3


def test_rare_words_and_short_passages_weigh_more(index: Index, make: Make) -> None:
    common = [(f"c{n}", 1, make("one common thing in a row of things")) for n in range(20)]
    index.update(
        [*common, ("rare", 1, make("one zebra in a row of things")), ("s", 1, make("common"))]
    )
    assert index.search(parse("common OR zebra")).hits[0].document_id == "rare"
    assert index.search(parse("common")).hits[0].document_id == "s"


def test_a_phrase_is_found_over_the_edge_of_a_passage(index: Index, make: Make) -> None:
    words = [f"w{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(300)]
    content = make(" ".join(words))
    index.update([("long", 1, content)])
    assert len(list(passages(content))) > 2
    for at in range(0, 296, 7):
        query = parse('"' + " ".join(words[at : at + 4]) + '"')
        (hit,) = index.search(query).hits
        ((start, end),) = locate(content.text, hit.start, hit.end, query)
        assert content.text[start:end].split() == words[at : at + 4]


def test_documents_do_not_run_into_each_other(index: Index, make: Make) -> None:
    index.update([("a", 1, make("end here")), ("b", 1, make("begins there"))])
    assert index.search(parse('"here begins"')).total == 0


def test_scopes(filled: Index) -> None:
    assert found(filled, "people", within={"other"}) == {"other"}
    assert found(filled, "people", within=set()) == set()
    assert found(filled, "people", within={"unknown"}) == set()
    assert found(filled, "people", excluded={"other"}) == {"letter"}
    assert found(filled, "people", within={"other": [(3, 4)], "letter": [(10_000, 10_001)]}) == {
        "other"
    }
    assert found(filled, "people", excluded={"other": [(0, 1)]}) == {"letter"}
    assert found(filled, "tag:x") == set()
    assert found(filled, "tag:x", within={"letter"}) == {"letter"}
    assert found(filled, "tag:x", within=["letter", "other"], excluded=["other"]) == {"letter"}


def test_limit_and_total(index: Index, make: Make) -> None:
    index.update([(str(n), 1, make("same words")) for n in range(30)])
    answer = index.search(parse("same"), limit=7)
    assert (answer.total, len(answer.hits)) == (30, 7)
    assert index.search(parse("same"), limit=0).hits == ()
    assert answer.hits == index.search(parse("same"), limit=7).hits


_GLUE = re.compile("[-\u00ad]")
"""What words may be written with or without: compounds find each other."""
_TEXT = st.text(alphabet="abé1,. ’-人ｶﾞภा\u00ad\u0301", min_size=1, max_size=60)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_TEXT, min_size=1, max_size=4), st.data())
def test_every_token_is_found_and_located(
    index: Index, make: Make, blocks: list[str], data: st.DataObject
) -> None:
    content = make(*blocks)
    text = content.text
    index.update([("doc", data.draw(st.integers(1, 1_000_000)), content)])
    for token in list(scan(text))[:12]:
        raw = text[token.start : token.end]
        query = parse(f'"{raw}"')
        hits = index.search(query, limit=99).hits
        ranges = [r for hit in hits for r in locate(text, hit.start, hit.end, query)]
        assert (token.start, token.end) in ranges
        found = {fold(text[a:b]) or raw for a, b in ranges}
        assert all(
            words in {token.word, raw} or _GLUE.sub("", words) == token.word for words in found
        )


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=40) | st.text(alphabet='peol"*?-() ORNT人’', max_size=25), st.booleans())
def test_any_text_can_be_searched(filled: Index, text: str, typing: bool) -> None:
    answer = filled.search(parse(text, typing=typing))
    assert answer.total >= len(answer.hits)
    for hit in answer.hits:
        whole = "\n".join(LETTER if hit.document_id == "letter" else OTHER)
        ranges = locate(whole, hit.start, hit.end, answer.query)
        assert all(hit.start <= start < hit.end for start, _ in ranges)
