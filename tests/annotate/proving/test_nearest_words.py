from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate.proving.elisions import fragments
from desktop.annotate.proving.nearest_words import differing, find, is_whole
from tests.domain.samples import content_of, marked

TEXT = (
    "The survey counted 902 applications. Of these, 408 were granted by 15.5% of all offices. "
    "The army did not burn the village that winter, and nobody saw it leave."
)


def found(quotation: str, text: str = TEXT, near: int = 0):
    (one,) = fragments(quotation)
    return next(iter(find(content_of(text), one, 0, len(text), near)), None)


@pytest.mark.parametrize(
    "quotation",
    [
        "the survey counted 902 applications.",
        "The survey counted  902\napplications",
        "[T]he survey count[s] 902 applications",
        "408 [applications] were granted by 15.5% of all offices",
        "The army [of the north] did not burn the village",
        "did not burn the village [sic] that winter",
    ],
)
def test_what_may_be_otherwise_is_no_difference(quotation):
    place = found(quotation)
    assert place is not None
    assert place.differences == ()


@pytest.mark.parametrize(
    ("quotation", "source", "draft"),
    [
        ("The survey counted 912 applications", "902", "912"),
        ("Of these, 408 were granted by 15", ".5%", ""),
        ("The army did burn the village", "not", ""),
        ("The army [did] burn the village", "not", ""),
        ("The army did not burn the village this winter", "that", "this"),
    ],
)
def test_differences_are_told_word_by_word(quotation, source, draft):
    place = found(quotation)
    assert place is not None
    assert (source, draft) in [(one.source, one.draft) for one in place.differences]


def test_the_nearest_of_several_places_is_taken():
    text = "a dark place here. Then again a dark place there."
    assert found("dark place", text).start == 2
    assert found("dark place", text, near=40).start == text.rindex("dark")


def test_other_words_are_not_there():
    assert found("something wholly different stands here instead") is None
    assert found("x") is None


def test_note_marks_are_no_part_of_a_figure():
    content = marked("They counted 544{n1} applications in all.")
    (one,) = fragments("They counted 544 applications in all")
    (place,) = find(content, one, 0, len(content.text), 0)
    assert place.differences == ()
    assert content.text[place.start : place.end].startswith("They counted 5441")
    (one,) = fragments("They counted 5441 applications in all")
    assert find(content, one, 0, len(content.text), 0)[0].differences


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("1,000 men", "1", False),
        ("1,000 men", "000 men", False),
        ("−5 degrees", "5 degrees", False),
        ("2010-15 was", "15 was", True),
        ("15 % of", "15", False),
        ("10⁶ of", "10", False),
        ("isn’t so", "isn", False),
        ("harbours", "harbour", False),
        ("one, two", "one", True),
        ("我们在这里", "在", True),
    ],
)
def test_no_word_and_no_figure_is_cut(text, part, whole):
    start = text.index(part)
    assert is_whole(text, start, start + len(part)) is whole


WORDS = st.lists(
    st.sampled_from(["harbour", "court", "ship", "12", "1,000", "law", "sea", "of", "the", "in"]),
    min_size=9,
)


@given(WORDS, st.data())
def test_any_words_of_a_text_are_found_to_the_letter(words, data):
    first = data.draw(st.integers(0, len(words) - 4))
    last = data.draw(st.integers(first + 4, len(words)))
    place = found(" ".join(words[first:last]), " ".join(words))
    assert place is not None
    assert place.differences == ()
    assert " ".join(words)[place.start : place.end] == " ".join(words[first:last])


@pytest.mark.parametrize(
    ("said", "wanted", "told"),
    [
        ("in all 1,300 came", "in all 1,400 came", [("1,300", "1,400")]),
        ("in all 1,300 came", "in all 300 came", [("1,", "")]),
        ("it was £2.5 million", "it was £3.5 million", [("£2.5", "£3.5")]),
        ("between 14 and 16", "between 14 and 17", [("16", "17")]),
        ("the 3 4 men", "the 4 men", [("3", "")]),
        ("the old house", "the new house", [("old", "new")]),
        ("the old house of 3", "the house of 3", [("old", "")]),
    ],
)
def test_a_figure_that_is_other_is_told_as_a_whole(said, wanted, told):
    found = differing(said, wanted)
    assert [(said[slice(*one.old)], wanted[slice(*one.new)]) for one in found] == told


@given(
    st.text(alphabet="0123456789., ab£%", max_size=30),
    st.text(alphabet="012345., ab£%", max_size=30),
)
def test_what_differs_stands_in_order_in_both(said, wanted):
    at = (0, 0)
    for one in differing(said, wanted):
        assert at[0] <= one.old[0] <= one.old[1] <= len(said)
        assert at[1] <= one.new[0] <= one.new[1] <= len(wanted)
        at = one.old[1], one.new[1]
