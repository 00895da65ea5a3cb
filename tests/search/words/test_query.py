from __future__ import annotations

from desktop.search.words.query import All, Filter, Kind, Phrase, Query, Some, Term, Without

A, B, C, D = (Term(word, Kind.WORD) for word in "abcd")
PHRASE = Phrase((Term("e", Kind.EXACT), Term("f", Kind.EXACT)))


def test_what_is_sought_is_told_once_in_its_order_without_what_must_be_absent():
    node = All((B, Some((A, PHRASE, B)), Without(Some((C, D)))))
    assert Query("…", node).sought() == (B, A, PHRASE)


def test_a_query_may_be_nothing_but_filters():
    only = Query("tag:a", filters=(Filter("tag", ("a", "b")),))
    assert not only.has_words
    assert only.sought() == ()
    assert only.filters[0].value == "a"
    assert Query("a", A).has_words


def test_equal_questions_are_equal():
    assert Query("a b", All((A, B))) == Query("a b", All((A, B)))
    assert Term("a", Kind.WORD) != Term("a", Kind.EXACT)
