"""Which way of counting a text is read in: what its words show, what was chosen, what is known."""

from __future__ import annotations

import pytest

from desktop.formats.exchange.refi.calibration import Marked
from desktop.formats.exchange.refi.conventions import CODE_POINTS, UTF_16, Text
from desktop.formats.exchange.refi.ways_of_counting import Placed, decide, doubts, remarks

CLEAR = "😀 The boats lay at the quay.\nNobody asked why, and none of them was told of it."
# Two emoji in a row: whichever way it is counted, the passages begin and end at words.
UNCLEAR = "😀😀 a b c d e f g h"


def counted(text: str, place: int, unit: str) -> int:
    return len(text[:place].encode("utf-16-le")) // 2 if unit == UTF_16 else place


def clear(unit: str, title: str = "Clear") -> Placed:
    """Return a text whose passages show how they were counted."""
    marked = []
    for words in ("boats lay", "Nobody", "was told"):
        start = CLEAR.index(words)
        end = start + len(words)
        marked.append(Marked(counted(CLEAR, start, unit), counted(CLEAR, end, unit)))
    return Placed(title, Text(CLEAR), marked, title)


def unclear(title: str = "Unclear") -> Placed:
    """Return a text with a passage that may be either of two."""
    return Placed(title, Text(UNCLEAR), [Marked(7, 8)], title)


def unit(text: Placed) -> set[str]:
    return {one.unit for one in text.chosen.conventions}


@pytest.mark.parametrize("way", [CODE_POINTS, UTF_16])
def test_what_a_text_shows_comes_first(way):
    text = clear(way)
    decide([text], "NVivo 12", "code points")
    assert unit(text) == {way}
    assert not text.left
    (sentence,) = remarks([text])
    assert sentence.startswith(f"Positions in “Clear” count {text.chosen.conventions[0].name}, as")
    assert "score" in sentence


def test_where_nothing_tells_it_is_asked_with_the_passages_that_differ():
    text = unclear()
    decide([text], "Some program", "")
    (doubt,) = doubts([text])
    assert doubt.source == "Unclear"
    assert set(doubt.readings.values()) >= {("c",), ("d",)} or len(doubt.readings) > 1
    assert text.is_ambiguous(0)
    assert remarks([text]) == ["The file does not show how positions in “Unclear” are counted."]


@pytest.mark.parametrize("way", [CODE_POINTS, UTF_16])
def test_what_other_texts_of_the_project_show_is_taken_over(way):
    text = unclear()
    decide([clear(way), text], "Some program", "")
    assert unit(text) == {way}
    assert text.why == "as in other texts of the project"
    assert not text.is_ambiguous(0)


def test_what_two_texts_show_otherwise_tells_nothing():
    text = unclear()
    decide([clear(CODE_POINTS, "One"), clear(UTF_16, "Other"), text], "Some program", "")
    assert text.left


@pytest.mark.parametrize("way", [CODE_POINTS, UTF_16])
def test_what_was_chosen_beats_what_other_texts_show(way):
    text = unclear()
    other = CODE_POINTS if way == UTF_16 else UTF_16
    decide([clear(other), text], "Some program", way)
    assert unit(text) == {way}
    assert text.why == "as was chosen"


def test_what_is_known_of_a_program_is_used_last():
    text = unclear()
    decide([text], "NVivo 12.6", "")
    assert unit(text) == {UTF_16}
    assert text.why == "as NVivo counts"


def test_its_own_files_follow_the_standard():
    text = clear(UTF_16)
    decide([text], "Manicule 1", "")
    assert CODE_POINTS in unit(text)
    assert text.why == "as the standard has it"


def test_texts_that_are_read_alike_share_a_sentence():
    texts = [clear(UTF_16, "One"), clear(UTF_16, "Other")]
    decide(texts, "Some program", "")
    (sentence,) = remarks(texts)
    assert "2 texts" in sentence


def test_a_quotation_has_plain_line_ends():
    text = Placed("t", Text("a\r\nb \rc"), [])
    assert text.quotation((0, 7)) == "a\nb \nc"
    assert text.quotation(None) == ""
