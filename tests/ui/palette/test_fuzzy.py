from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ui.palette.fuzzy import score


def test_beginnings_of_words_win_over_middles_and_middles_over_scatter():
    names = ["next tab", "export", "text size", "e-mail exhibit", "excerpts"]
    ranked = sorted(names, key=lambda name: -score("ex", name))
    assert ranked[:2] == ["export", "excerpts"]
    assert score("ex", "next tab") > score("xt", "ex t")


def test_letters_out_of_order_do_not_answer():
    assert score("ab", "ba") == 0
    assert score("zz", "pizza") > 0


@settings(max_examples=60)
@given(st.text("abc ", max_size=5), st.text("abc ", max_size=12))
def test_an_answer_holds_the_letters_in_order(typed, name):
    rest = iter(name)
    in_order = all(letter in rest for letter in typed if letter != " ")
    assert (score(typed, name) > 0) == in_order or not typed or typed in name
