from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.coded.kept_words import Kept, found, plain

TEXT = (
    "The quay was closed.\nThe boats lay at the quay in May.\nNobody asked why the quay was shut."
)


def only(text: str, start: int, end: int, words: str):
    (one,) = found(text, [Kept(start, end, words)])
    return one


def test_words_that_stand_at_their_positions_are_there():
    start = TEXT.index("boats lay")
    one = only(TEXT, start, start + 9, "boats lay")
    assert (one.quotation, one.at, one.until) == ("boats lay", start, start + 9)


def test_words_win_over_positions_that_are_off():
    start = TEXT.index("boats lay")
    one = only(TEXT, start + 4, start + 13, "boats lay")
    assert (one.quotation, one.at, one.until) == ("boats lay", start, start + 9)


def test_of_several_places_the_nearest_is_taken():
    second = TEXT.index("the quay in")
    one = only(TEXT, second + 3, second + 11, "the quay")
    assert (one.at, one.until) == (second, second + 8)


def test_words_that_the_text_has_no_more_keep_their_words_and_no_end():
    one = only(TEXT, 5, 14, "a harbour")
    assert (one.quotation, one.at, one.until) == ("a harbour", 5, None)
    assert only(TEXT, 10_000, 10_009, "a harbour").at == len(TEXT)


def test_without_words_the_positions_are_all_there_is():
    one = only(TEXT, 4, 8, "")
    assert (one.quotation, one.at, one.until) == ("quay", 4, 8)
    assert only(TEXT, 5000, 5010, "").at is None


def test_line_ends_of_another_system_are_no_other_words():
    assert plain(" one\r\ntwo\rthree\u2028four \ufeff") == "one\ntwo\nthree\nfour"
    start = TEXT.index("closed.")
    one = only(TEXT, start, start + 11, "closed.\r\nThe")
    assert one.quotation == "closed.\nThe"


@given(st.text("abc é😀\n", min_size=1, max_size=40), st.data())
def test_whatever_is_counted_the_words_are_those_that_were_kept(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    off = data.draw(st.integers(-3, 3))
    one = only(text, max(0, start + off), max(0, end + off), text[start:end])
    if text[start:end].strip():
        assert one.quotation == plain(text[start:end])
        if one.until is not None:
            there = text[one.at : one.until]
            assert "".join(there.split()) == "".join(one.quotation.split())
