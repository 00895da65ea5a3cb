"""What speaks for a place of a passage: the words beside it, its line, and its doubles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate.correspondence import Correspondence
from desktop.annotate.evidence import Evidence
from tests.domain.samples import content_of

LINES = st.lists(
    st.lists(st.sampled_from("ash birch cedar elm".split()), min_size=1, max_size=6).map(" ".join),  # noqa: SIM905
    min_size=1,
    max_size=6,
).map("\n".join)


def of(old: str, new: str, passage: str) -> Evidence:
    """Return the evidence on the first place of a passage, which stands in `old`."""
    words = Correspondence.of(content_of(old).quoted(), content_of(new).quoted())
    start = old.index(passage)
    return Evidence(words, *words.old.range(start, start + len(passage)))


def at(passage: Evidence, new: str, words: str) -> tuple[int, int]:
    """Return where words begin and end in the new text, counted in words."""
    start = new.index(words)
    return passage.new.range(start, start + len(words))


def test_context_is_the_unbroken_words_on_either_side():
    new = "One, two, held five boats at sea."
    passage = of("Three, two, held five boats at night.", new, "five boats")
    assert passage.context(*at(passage, new, "five boats")) == (2, 1)


@given(LINES, st.data())
def test_in_its_own_text_all_agrees_on_both_sides(text, data):
    words = Correspondence.of(content_of(text).quoted(), content_of(text).quoted())
    first = data.draw(st.integers(0, len(words.old) - 1))
    last = data.draw(st.integers(first + 1, len(words.old)))
    passage = Evidence(words, first, last)
    assert passage.context(first, last) == (first, len(words.old) - last)
    assert passage.is_held_on_both_sides(first)
    assert not passage.is_copied or not passage.places.are_all


def test_all_context_agrees_only_where_the_text_goes_on_beyond_it():
    around = " ".join(f"word{number}" for number in range(60))
    text = f"{around} five boats {around}"
    passage = of(text, text, "five boats")
    before, after = passage.context(*at(passage, text, "five boats"))
    assert passage.has_all_context((before, 0))
    assert passage.has_all_context((0, after))
    assert not passage.has_all_context((before - 1, after - 1))
    short = of("Then five boats left.", "Then five boats left.", "five boats")
    assert not short.has_all_context((1, 1))


def test_a_line_that_begins_in_both_texts_holds_a_passage():
    old, new = "All came.\nFive boats left.", "None came at all.\nFive boats left."
    passage = of(old, new, "Five boats")
    assert passage.is_held_on_both_sides(at(passage, new, "Five boats")[0])
    joined = "None came at all, five boats left."
    passage = of(old, joined, "Five boats")
    assert not passage.is_held_on_both_sides(at(passage, joined, "five boats")[0])


def test_a_short_passage_proves_nothing_by_its_words():
    passage = of("Five boats came.", "Five boats came.", "boats came")
    assert passage.places.words == []
    assert passage.is_repeated


def test_copies_are_counted_in_both_texts():
    once = "It held five boats and sank."
    passage = of(once, f"{once}\nNews.\n{once}", "held five boats and")
    assert (passage.is_repeated, passage.is_copied, passage.is_as_often) == (True, True, False)
    passage = of(f"{once}\n{once}", f"{once}\nNews.\n{once}", "held five boats and")
    assert (passage.is_repeated, passage.is_copied, passage.is_as_often) == (True, False, True)
    passage = of(once, f"News.\n{once}", "held five boats and")
    assert (passage.is_repeated, passage.is_copied, passage.is_as_often) == (False, False, True)


def test_the_line_of_another_boat_does_not_bear_a_passage_out():
    old = "The Argo was lost with all hands.\nThe Calypso was lost with all hands."
    passage = of(old, "The Calypso was lost with all hands.", "was lost with all hands")
    assert not passage.is_borne_out(2, 7)
    passage = of(old, "The Argo was lost with all hands.", "was lost with all hands")
    assert passage.is_borne_out(2, 7)


def test_of_a_line_said_twice_one_went_and_nobody_knows_which():
    line = "Ten were saved by the crew."
    passage = of(f"First.\n{line}\n{line}\nLast.", f"First.\n{line}\nLast.", line)
    assert passage.may_be_its_double()
    passage = of(f"First.\n{line}\nLast.", f"First.\n{line}\nLast.", line)
    assert not passage.may_be_its_double()


def test_a_passage_is_told_from_others_by_its_neighbours():
    new = "On Monday seven boats of the fleet reached the old harbour at noon."
    passage = of(f"{new} Later seven boats left.", new, "seven boats")
    start, end = at(passage, new, "seven boats")
    assert passage.is_told_by_neighbours(start, end, passage.context(start, end))
    assert not passage.is_told_by_neighbours(start, end, (1, 1))
