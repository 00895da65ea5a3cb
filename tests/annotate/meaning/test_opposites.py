from __future__ import annotations

import pytest

from desktop.annotate.meaning.opposites import gives_way


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("shall", "may"),
        ("shall", "must"),
        ("more", "less"),
        ("muss", "kann"),
        ("mai", "juin"),
        ("первый", "второй"),
        ("يجب", "يجوز"),
        ("e", "ou"),
        ("debe", "podrá"),
        ("up", "over"),
        ("bis", "über"),
    ],
)
def test_one_gives_way_to_another_of_its_kind(old, new):
    assert gives_way(["he", old], [new, "he"])
    assert gives_way([new], [old])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("may", "can"),  # much the same
        ("every", "each"),
        ("jeder", "alle"),
        ("up", "under"),
        ("shall", "before"),  # of two kinds
        ("shall", "boats"),
        ("boats", "ships"),
        ("and", ""),
    ],
)
def test_what_says_the_same_or_something_else_is_no_opposite(old, new):
    assert not gives_way([old], [new])


def test_words_put_in_or_taken_out_are_no_opposites():
    assert not gives_way([], ["shall", "may"])
    assert not gives_way(["more"], [])
