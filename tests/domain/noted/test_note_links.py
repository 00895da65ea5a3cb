from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.noted.note_links import (
    LONGEST_WORDS,
    Linkable,
    Target,
    links_in,
    opening,
    plain,
    resolved,
    spelled,
)


def test_a_link_names_what_it_points_to_by_its_id():
    text = "See [[highlight:1a-2b|902 applications]] and [[note:x|My plan]]."
    one, two = links_in(text)
    assert one[:3] == (Target.HIGHLIGHT, "1a-2b", "902 applications")
    assert two[:3] == (Target.NOTE, "x", "My plan")
    assert text[one.start : one.end] == "[[highlight:1a-2b|902 applications]]"
    assert plain(text) == "See 902 applications and My plan."


def test_what_is_no_link_stays_as_it_is():
    for text in ("[[plain]]", "[[document:|x]]", "[link](http://a.b)", "[[note:x|a\nb]]", "[["):
        assert list(links_in(text)) == []
        assert plain(text) == text


@given(st.sampled_from(Target), st.uuids(), st.text())
def test_any_words_make_one_link(target, key, words):
    made = spelled(target, str(key), words)
    (link,) = links_in(made)
    assert (link.target, link.id, link.start, link.end) == (target, str(key), 0, len(made))
    assert made.startswith(opening(target, str(key)))
    assert spelled(target, str(key), link.words) == made


@given(st.text())
def test_what_is_chosen_is_linked_with_its_first_words(words):
    (link,) = links_in(Linkable(Target.DOCUMENT, "d", words).link)
    assert len(link.words) <= LONGEST_WORDS


@given(st.lists(st.text("ab[]|\n ")), st.text("ab[]|"))
def test_all_but_links_is_left_alone(texts, words):
    link = spelled(Target.NOTE, "n", words)
    text = link.join(texts)
    found = len(list(links_in(text)))
    assert resolved(text, lambda one: text[one.start : one.end]) == text
    assert found >= max(0, len(texts) - 1) - text.count("[[[")
