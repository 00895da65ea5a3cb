from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.refi.calibration import Marked, is_called_so, is_sure, readings
from desktop.formats.exchange.refi.conventions import Text

TEXT = "😀 The boats lay at the quay.\nNobody asked why, and none of them was told of it."
WORDS = st.text("abc 😀\n", min_size=3, max_size=40)


def utf16(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le")) // 2


def marked(text: str, quotation: str, counted=lambda _text, place: place, name: str = "") -> Marked:
    start = text.index(quotation)
    return Marked(counted(text, start), counted(text, start + len(quotation)), name)


@pytest.mark.parametrize(("counted", "unit"), [(lambda _t, n: n, "code points"), (utf16, "UTF-16")])
def test_the_way_whose_passages_begin_and_end_at_words_is_likeliest(counted, unit):
    passages = [marked(TEXT, words, counted) for words in ("boats lay", "Nobody", "was told")]
    best, *others = readings(Text(TEXT), passages)
    assert {one.unit for one in best.conventions} == {unit}
    assert is_sure(best, others)
    assert [TEXT[slice(*where)] for where in best.ranges] == ["boats lay", "Nobody", "was told"]


def test_where_all_ways_agree_there_is_one_reading():
    text = "The boats lay at the quay."
    best, *others = readings(Text(text), [marked(text, "boats", name="boats")])
    assert (best.ranges[0], best.misfits) == ((4, 9), 0)
    assert all(other.ranges != best.ranges for other in others)


def test_words_that_are_kept_tell_where_positions_alone_do_not():
    text = "😀 a b c d"
    named = Marked(2, 3, "a")
    best = readings(Text(text), [named])[0]
    assert text[slice(*best.ranges[0])] == "a"


@given(WORDS, st.data())
def test_no_reading_leads_out_of_the_text(text, data):
    start, end = sorted(data.draw(st.tuples(*[st.integers(-2, 60)] * 2)))
    for reading in readings(Text(text), [Marked(start, end)]):
        for where in reading.ranges:
            assert where is None or 0 <= where[0] <= where[1] <= len(text)


def test_a_passage_may_be_called_by_its_first_words():
    assert is_called_so("The boats…", "The  boats lay at the quay")
    assert not is_called_so("boats", "The boats lay")
    assert not is_called_so("", "The boats lay")
