from __future__ import annotations

import pytest

from desktop.annotate.proving.elisions import fragments


def texts(quotation: str) -> list[str]:
    return [one.text for one in fragments(quotation)]


@pytest.mark.parametrize("dots", ["…", "[…]", "(…)", "...", "[...]", ". . .", "....", "[. . .]"])
def test_an_ellipsis_parts_a_quotation_however_it_is_printed(dots):
    assert texts(f"the army came {dots} and left") == ["the army came", "and left"]


def test_ellipses_at_the_ends_part_nothing():
    assert texts("… the army came …") == ["the army came"]
    assert texts(" … ") == []


def test_what_an_editor_put_in_stands_in_its_place_and_is_known():
    (one,) = fragments("[T]he army [of the north] walk[ed]")
    assert one.text == "The army of the north walked"
    assert [one.text[loose.start : loose.end] for loose in one.loose] == [
        "The",
        "of the north",
        "walked",
    ]
    assert [loose.kept for loose in one.loose] == [("", "he"), ("", ""), ("walk", "")]


@pytest.mark.parametrize("remark", ["[sic]", "[emphasis added]", "[my italics]", "[12]"])
def test_what_an_editor_says_of_the_words_is_none_of_them(remark):
    assert texts(f"the army {remark} came") == ["the army came"]


def test_the_point_that_ends_the_sentence_around_a_quotation_is_no_part_of_it():
    assert texts("the army came,") == texts("the army came.") == ["the army came"]
    assert texts("-5 degrees?") == ["-5 degrees?"]


def test_words_are_counted():
    assert [one.size for one in fragments("It isn’t 1,000 … yet")] == [4, 1]
    assert [one.size for one in fragments("これは引用です")] == [7], "a letter each, as elsewhere"
