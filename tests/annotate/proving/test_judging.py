from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate.meaning.sense import negations
from desktop.annotate.proving.drafted import quotations
from desktop.annotate.proving.elisions import fragments
from desktop.annotate.proving.judging import judged
from desktop.domain.citing.proof import ProofStatus
from tests.domain.samples import content_of

TEXT = (
    "The survey counted 902 applications. Of these, 408 were granted. The army, which did not "
    "stay, did not burn the village that winter, and nobody saw it leave. No judge heard of it.\n"
    "The report was read by all of the members. It is not true that the minister lied to them. "
    "All may enter except on Sundays."
)
VERBATIM, ALTERED, CUT = ProofStatus.VERBATIM, ProofStatus.ALTERED, ProofStatus.CUT


def status(quotation: str, before: str = "", text: str = TEXT):
    found = judged(content_of(text), fragments(quotation), (0, len(text)), before)
    return found and found.status


@pytest.mark.parametrize(
    ("quotation", "wanted"),
    [
        ("The survey counted 902 applications […] 408 were granted", VERBATIM),
        ("The survey counted … members.", VERBATIM),
        ("The army … did not burn the village", VERBATIM),
        ("The survey counted 902 applications … 418 were granted", ALTERED),
        ("408 were granted … The survey counted 902 applications", ALTERED),
        ("did burn the village that winter", ALTERED),
        ("The army … burn the village", CUT),
        ("burn the village that winter", CUT),
        ("the minister lied to them", CUT),
        ("All may enter", CUT),
        ("The survey counted 902 applications … burn the village", CUT),
        ("burn the village that winter … The report was read", CUT),
        ("The army, which did not stay, did not burn the village … The report was read", VERBATIM),
        ("the harbour was full of ships that day", None),
    ],
)
def test_a_quotation_stands_to_its_source_in_one_way(quotation, wanted):
    assert status(quotation) is wanted


def test_of_words_that_stand_twice_those_are_meant_beside_which_the_others_stand():
    text = "Bring its old law into force now. Continue to bring its new law into force now."
    assert status("Continue to … law into force now", text=text) is VERBATIM


def test_a_draft_that_says_no_itself_may_begin_behind_the_negation():
    assert status("burn the village that winter", "The army never did ") is VERBATIM
    cut = "The minister lied to them. … All may enter"
    assert status(cut, "It never was true that ") is CUT, "but not for what follows"


def test_what_was_left_out_and_what_is_other_is_told():
    content = content_of(TEXT)
    found = judged(content, fragments("The army … burn the village"), (0, 0), "")
    (lost,) = found.differences
    assert lost.source.endswith("did not")
    assert lost.turns_sense
    assert content.text[found.start : found.end].startswith("The army, which")
    quotation = "A survey counted 912 applications. Of these, 408 were granted"
    found = judged(content, fragments(quotation), (0, 0), "")
    assert [one.source for one in found.differences] == ["902", "The"], "figures come first"


LINES = st.lists(st.sampled_from(TEXT.replace("\n", " ").split()), min_size=8, max_size=40)
MARKS = st.sampled_from(["“{}”", '"{}"', "„{}“", "«{}»", "»{}«", "‘{}’", "「{}」"])


@given(LINES, MARKS, st.data())
def test_any_words_in_any_marks_are_verbatim_unless_a_negation_is_cut(words, marks, data):
    first = data.draw(st.integers(0, len(words) - 4))
    last = data.draw(st.integers(first + 4, len(words)))
    text = " ".join(words)
    draft = content_of("So: " + marks.format(" ".join(words[first:last])))
    (one,) = quotations(draft)
    assert status(one.text, "not", text) in {VERBATIM, CUT if negations(text) else VERBATIM}


SAID_ONCE = st.permutations(sorted(set(re.findall("[a-z]{3,}", TEXT)) - {"not"}))


@given(SAID_ONCE, st.integers(1_000, 99_999), st.data())
def test_a_changed_figure_and_a_lost_not_are_altered(words, figure, data):
    at = data.draw(st.integers(2, len(words) - 2))
    changes = ((f"{figure}", f"{figure + 1}"), (f"{figure:,}", f"{figure}"), ("not once", "once"))
    for said, other in changes:
        text = " ".join([*words[:at], said, "zebra", *words[at:]])
        quoted = " ".join([*words[at - 2 : at], other, "zebra", *words[at : at + 2]])
        assert status(quoted, "not", text) is ALTERED
