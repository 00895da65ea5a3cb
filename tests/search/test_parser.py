from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.search import Filter, parse
from desktop.search.words.query import All, Kind, Node, Phrase, Some, Term, Without


def word(text: str) -> Term:
    return Term(text, Kind.WORD)


def phrase(*words: str) -> Phrase:
    return Phrase(tuple(Term(text, Kind.EXACT) for text in words))


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("", None),
        ("  ", None),
        ("Prison", word("prison")),
        ("prison camp", All((word("prison"), word("camp")))),
        ('"Prison camp"', phrase("prison", "camp")),
        ("“prison camp”", phrase("prison", "camp")),
        ("«prison camp»", phrase("prison", "camp")),
        ("well-known", phrase("well", "known")),
        ("人权", phrase("人", "权")),
        ('"prison"', Term("prison", Kind.EXACT)),
        ("pris*", Term("pris", Kind.PREFIX)),
        ("*tion", Term("*tion", Kind.WILDCARD)),
        ("pr?s*", Term("pr?s*", Kind.WILDCARD)),
        ("organi?ed", Term("organi?ed", Kind.WILDCARD)),
        ("what is it?", All((word("what"), word("is"), word("it")))),
        ("11,776", word("11776")),
        ("11,7*", Term("117", Kind.PREFIX)),
        ("-prison", Without(word("prison"))),
        ("NOT prison", Without(word("prison"))),
        ("-(-prison)", word("prison")),
        ("a -b", All((word("a"), Without(word("b"))))),
        ("a OR b", Some((word("a"), word("b")))),
        ("a OR b c", All((Some((word("a"), word("b"))), word("c")))),
        ("a (b OR c)", All((word("a"), Some((word("b"), word("c")))))),
        ("-(a OR b)", Without(Some((word("a"), word("b"))))),
        ("a a", word("a")),
        ("a and AND b", All((word("a"), word("and"), word("b")))),
        ("OR", None),
        ("a OR", word("a")),
        ("OR a", word("a")),
        ("NOT OR a", Without(word("a"))),
        ("((((a", word("a")),
        (")a(", word("a")),
        ('"open phrase', phrase("open", "phrase")),
        ("foo:bar", phrase("foo", "bar")),
        ('* ? ** "" ()', None),
        ("well-kno*", Phrase((Term("well", Kind.EXACT), Term("kno", Kind.PREFIX)))),
    ],
)
def test_words(text: str, node: Node | None) -> None:
    query = parse(text)
    assert query.node == node
    assert query.has_words is (node is not None)
    assert query.text == text


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("tag:law", (Filter("tag", ("law",)),)),
        ('TAG:"detention/data not held"', (Filter("tag", ("detention/data not held",)),)),
        ("author:“Ann  Lee”", (Filter("author", ("Ann Lee",)),)),
        ("-kind:book", (Filter("kind", ("book",), negated=True),)),
        ("NOT year:2019", (Filter("year", ("2019",), negated=True),)),
        ("tag:a tag:b", (Filter("tag", ("a",)), Filter("tag", ("b",)))),
        ("tag:a OR tag:b OR tag:c", (Filter("tag", ("a", "b", "c")),)),
        ("in:x asked:y answered:z doc:1", tuple(
            Filter(name, (value,)) for name, value in
            [("in", "x"), ("asked", "y"), ("answered", "z"), ("doc", "1")])),
        ("tag:", ()),
        ('tag:""', ()),
    ],
)  # fmt: skip
def test_filters(text: str, filters: tuple[Filter, ...]) -> None:
    query = parse(text)
    assert query.filters == filters
    assert not query.has_words


def test_words_and_filters_together() -> None:
    query = parse('prison tag:"a b" camp -year:2019')
    assert query.node == All((word("prison"), word("camp")))
    assert [f.value for f in query.filters] == ["a b", "2019"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("human rig", Term("rig", Kind.TYPING)),
        ("human rig ", word("rig")),
        ("hong-ko", Phrase((Term("hong", Kind.EXACT), Term("ko", Kind.PREFIX)))),
        ('"human rig', Phrase((Term("human", Kind.EXACT), Term("rig", Kind.PREFIX)))),
        ('"human rig"', phrase("human", "rig")),
        ("11,7", Term("117", Kind.PREFIX)),
    ],
)
def test_a_word_being_typed(text: str, last: Node) -> None:
    node = parse(text, typing=True).node
    assert (node.nodes[-1] if isinstance(node, All) else node) == last


def test_what_is_sought_leaves_out_what_must_be_absent() -> None:
    assert parse('a -b (c OR "d e")').sought() == (word("a"), word("c"), phrase("d", "e"))


_SYNTAX = st.lists(
    st.sampled_from(['"', "“", "”", "(", ")", "-", "*", "?", " ", "OR", "NOT", "AND", "tag:", "a",
                     "é", "1,3", "人", "year:", "\n", "|", "'", "«", "\u00ad", "’s"]), max_size=14
).map("".join)  # fmt: skip


@settings(max_examples=60)
@given(st.text(max_size=80) | _SYNTAX, st.booleans())
def test_anything_can_be_parsed(text: str, typing: bool) -> None:
    query = parse(text, typing=typing)
    assert all(f.value for f in query.filters)
    assert query.has_words or not query.sought()


def test_hostile_length_and_depth() -> None:
    for text in ("(" * 50_000 + "a", "-(" * 50_000 + "a", "a OR " * 50_000, '"' * 50_001):
        parse(text)


@pytest.mark.parametrize("depth", [1, 10, 31, 32, 33, 34, 64, 65, 200])
def test_brackets_of_any_depth_close_where_they_do(depth: int) -> None:
    text = f"-{'(' * depth}prison camp{')' * depth} guard"
    inside = All((word("prison"), word("camp")))
    assert parse(text).node == All((Without(inside), word("guard")))


def test_or_before_a_first_filter_joins_nothing() -> None:
    assert parse("OR in:letters").filters == (Filter("in", ("letters",)),)


def test_it_is_known_which_words_a_hyphen_joins() -> None:
    for text, joined in {
        "well-known": (0,),
        '"a well-known man"': (1,),
        '"well known"': (),
    }.items():
        node = parse(text).node
        assert isinstance(node, Phrase)
        assert node.hyphens == joined
