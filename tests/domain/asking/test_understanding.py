from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.asking.understanding import DEEPEST, LONGEST, read
from desktop.domain.asking.which import ANYTHING, Asked, Both, Either, Field, Not, both, either
from desktop.errors import QuestionError

TAG = Field.TAG


def tag(path):
    return Asked(TAG, path)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", ANYTHING),
        ("  \n", ANYTHING),
        ("detention", tag("detention")),
        ("#detention", tag("detention")),
        ("a b", Both((tag("a"), tag("b")))),
        ("a AND b", Both((tag("a"), tag("b")))),
        ("a or b c", Either((tag("a"), Both((tag("b"), tag("c")))))),
        ("(a or b) c", Both((Either((tag("a"), tag("b"))), tag("c")))),
        ("not a b", Both((Not(tag("a")), tag("b")))),
        ("-a", Not(tag("a"))),
        ("-(a b)", Not(Both((tag("a"), tag("b"))))),
        ("not not a", tag("a")),
        ("((a))", tag("a")),
        ('"data not held"', tag("data not held")),
        ("“data not held”", tag("data not held")),
        ('"or"', tag("or")),
        ("tag:a/b", tag("a/b")),
        ("detention/data-not-held", tag("detention/data-not-held")),
        ("COLOUR:Green", Asked(Field.COLOUR, "green")),
        ("color:green", Asked(Field.COLOUR, "green")),
        ('text:"1,300 people"', Asked(Field.TEXT, "1,300 people")),
        ("date:2025..2026-03", Asked(Field.DATE, "2025..2026-03")),
        ("near:figures/10", Asked(Field.NEAR, "figures/10")),
        ('near:"asylum / figures / 3"', Asked(Field.NEAR, "asylum/figures/3")),
        ("near:a/9999", Asked(Field.NEAR, "a/1000")),
        ("page:-3", Asked(Field.PAGE, "-3")),
        ("asked:=Lee", Asked(Field.ASKED, "=Lee")),
        ('note:"she said ""no"""', Asked(Field.NOTE, 'she said "no"')),
        ('doc:"the “list”"', Asked(Field.DOC, "the “list”")),
    ],
)
def test_a_question_is_read_as_it_is_meant(typed, asked):
    assert read(typed) == asked


@pytest.mark.parametrize(
    ("typed", "at", "said"),
    [
        ("(a", 2, "left open"),
        ("a )", 2, "never opened"),
        ("a or", 4, "missing"),
        ("or a", 0, "missing"),
        ("not", 3, "missing"),
        ("()", 1, "missing"),
        ("a sais:dodds", 2, "“sais:” asks for nothing"),
        ("date:12", 0, "no date"),
        ("date:..", 0, "no date"),
        ("has:money", 0, "note, tag, link"),
        ("colour:black", 0, "yellow"),
        ("near:figures", 0, "lacks a distance"),
        ('a "b', 2, "left open"),
        ("#", 0, "no tag"),
        ("text: a", 0, "“text:” asks for nothing"),
        ("(" * (DEEPEST + 2) + "a" + ")" * (DEEPEST + 2), DEEPEST + 1, "parentheses"),
        ("a" * (LONGEST + 1), LONGEST, "longer than"),
    ],
)
def test_what_cannot_be_followed_is_said_and_where(typed, at, said):
    with pytest.raises(QuestionError) as caught:
        read(typed)
    assert caught.value.at == at
    assert said in str(caught.value)


_NAMES = st.one_of(
    st.sampled_from(
        ["a", "or", "AND", "not", "data not held", "x/y", "-5", "1,300", "a:b", "Ünïcode"]
    ),
    st.text(st.characters(exclude_characters='"“”„', exclude_categories=("C", "Z")), min_size=1),
)
_ASKED = st.one_of(
    st.builds(
        Asked, st.just(TAG), st.sampled_from(["a", "or", "b/c", "data not held", "-x", "a:b"])
    ),
    st.builds(Asked, st.sampled_from([Field.TEXT, Field.NOTE, Field.DOC, Field.ASKED]), _NAMES),
    st.sampled_from(
        [Asked(Field.COLOUR, "green"), Asked(Field.DATE, "2025.."), Asked(Field.NEAR, "a b/3")]
    ),
)
_QUESTIONS = st.recursive(
    _ASKED,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: both(*parts)),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: either(*parts)),
        inner.map(lambda part: part.part if isinstance(part, Not) else Not(part)),
    ),
    max_leaves=8,
)


@given(_QUESTIONS)
def test_a_question_is_read_back_from_what_it_is_written_as(question):
    assert read(str(question)) == question


@given(st.text(alphabet='ab ():-"“”andort/:..2025 has', max_size=40))
def test_anything_typed_is_read_or_refused_in_a_sentence(typed):
    try:
        question = read(typed)
    except QuestionError as error:
        refused = error
    else:
        assert read(str(question)) == question
        return
    assert str(refused).endswith(".")
    assert 0 <= refused.at <= len(typed)


def test_a_colour_goes_by_the_readers_own_name_too():
    own = {"key claim": "yellow"}
    assert read('colour:"Key  Claim"', own) == Asked(Field.COLOUR, "yellow")
    assert read("colour:green", own) == Asked(Field.COLOUR, "green")
    with pytest.raises(QuestionError, match="key claim"):
        read("colour:mauve", own)
