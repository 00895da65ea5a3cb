from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.export.kept.kept_note import KeptNote, Part, block_ids
from tests.export.conftest import DAY, content_of, highlight_of

FIRST, SECOND = Part("one ^m-1", "h1", "^m-1"), Part("two ^m-2", "h2", "^m-2")
NOTE = KeptNote("d", {}, (Part("# Title"), FIRST, Part("## Part"), SECOND))


def test_a_body_has_an_empty_line_between_its_parts_and_line_feeds_alone():
    note = replace(NOTE, parts=(Part("one\r\ntwo"), Part(""), Part("three\rfour")))
    assert note.body == "one\ntwo\n\nthree\nfour\n"


def test_what_was_removed_stands_last():
    note = replace(NOTE, struck=(Part("~~gone~~", "h3", "^m-3"),))
    assert note.body.endswith("two ^m-2\n\n## Removed in Manicule\n\n~~gone~~\n")
    assert note.marks == {"h1": "^m-1", "h2": "^m-2", "h3": "^m-3"}


def test_only_what_is_neither_known_nor_in_the_body_is_lacking():
    assert NOTE.without({"h1"}, "") == (SECOND,)
    assert NOTE.without((), "somebody moved it ^m-2") == (FIRST,)
    assert NOTE.without({"h1", "h2"}, "") == ()


def test_where_parts_are_not_one_each_what_is_lacking_is_made_as_one():
    asked = []

    def alone(keys):
        asked.append(keys)
        return "\nmade\n"

    note = replace(NOTE, parts=(Part("all"),), standing={"h1": "", "h2": ""}, alone=alone)
    assert note.without({"h1"}, "") == (Part("made", "h2", ""),)
    assert asked == [frozenset({"h2"})]
    assert note.without({"h1", "h2"}, "") == ()


@given(st.lists(st.text("01-", min_size=9, max_size=12), unique=True, max_size=8), st.randoms())
def test_a_short_id_is_nobody_elses_and_stays_when_others_come(ids, random):
    content = content_of("some words")
    made = [
        replace(highlight_of(content, 0, 4, id=one), created=DAY + timedelta(minutes=number))
        for number, one in enumerate(ids)
    ]
    named = block_ids(made)
    assert len(set(named.values())) == len(ids)
    assert block_ids(random.sample(made, len(made))) == named
    for count in range(len(made)):
        assert block_ids(made[:count]) == {one: named[one] for one in ids[:count]}
