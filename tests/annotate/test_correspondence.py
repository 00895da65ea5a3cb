from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate.correspondence import Correspondence
from tests.domain.samples import content_of

WORDS = "ash birch cedar elm fir gorse hazel ivy juniper larch maple oak pine rowan".split()  # noqa: SIM905
LINES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=8
).map("\n".join)


def of(old: str, new: str) -> Correspondence:
    return Correspondence.of(content_of(old).quoted(), content_of(new).quoted())


@given(LINES, LINES)
def test_what_stayed_is_the_same_words_in_the_order_of_both(old, new):
    words = of(old, new)
    i = j = 0
    for run in words.stayed(0, len(words.old)):
        assert words.old.words[run.old : run.old_end] == words.new.words[run.new : run.new_end]
        assert (run.old >= i, run.new >= j) == (True, True)
        i, j = run.old_end, run.new_end


@given(LINES, LINES)
def test_a_word_is_where_what_stayed_has_it(old, new):
    words = of(old, new)
    images = [words.image(word) for word in range(len(words.old))]
    stayed = [image for image in images if image >= 0]
    assert stayed == sorted(set(stayed))
    assert words.taken(0, len(words.new)) == len(stayed)
    for word, image in enumerate(images):
        assert image < 0 or words.old.words[word] == words.new.words[image]
        around = words.run_around(word, word + 1)
        assert (around is None) == (image < 0)


@given(LINES)
def test_a_text_stands_in_itself_word_for_word(text):
    words = of(text, text)
    assert [words.image(word) for word in range(len(words.old))] == [*range(len(words.old))]
    assert not words.moved


def test_words_that_stand_elsewhere_now_moved():
    one, other = "ash birch cedar elm fir gorse", "hazel ivy juniper larch maple oak"
    words = of(f"{one} pine.\n{other} rowan.", f"{other} rowan.\n{one} pine.")
    moved = [
        words.old.words[run.old : run.old_end] == words.new.words[run.new : run.new_end]
        for run in words.moved
    ]
    assert moved == [True]
    (run,) = words.moved
    assert list(words.moved_from(run.old, run.old_end)) == [run]


def test_what_came_or_went_beside_a_run_is_told_also_as_one():
    words = of("ash ash ash.\nash ash ash oak.\nash ash oak.", "ash ash ash.\nash ash oak.")
    (run,) = words.stayed(3, 7)
    beside = words.gaps_beside(words.run_around(run.old, run.old_end))
    assert (3, 7) in {(gap.start, gap.end) for gap in beside}, "the second line"
