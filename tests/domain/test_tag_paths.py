from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.tag_paths import (
    HUES,
    LONGEST,
    answering,
    checked,
    fresh_colour,
    levels_of,
    named,
    of_levels,
    spelled,
    with_those_above,
)
from desktop.errors import InvalidValueError


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("  detention / data  not held ", "detention/data not held"),
        ("#camps", "camps"),
        (" # camps", "camps"),
        ("/#camps", "camps"),
        ("camps/#2", "camps/#2"),
        ("a//b/", "a/b"),
        ("two  words", "two words"),
        ("cafe\u0301", "caf\u00e9"),
        ("a\0\ud800b", "a\ufffdb"),
        (" / ", ""),
        ("", ""),
    ],
)
def test_a_path_has_one_spelling(typed, path):
    assert spelled(typed) == path


def test_the_longest_path_is_taken():
    assert checked("x" * LONGEST) == "x" * LONGEST


@pytest.mark.parametrize("typed", ["", " / ", "#", "x" * (LONGEST + 1)])
def test_a_path_without_a_name_or_too_long_is_refused(typed):
    with pytest.raises(InvalidValueError):
        checked(typed)


@given(st.text(st.characters() | st.sampled_from("#/ \u0301\ud800\0"), max_size=30))
def test_a_path_that_is_spelled_stays_as_it_is(typed):
    path = spelled(typed)
    assert spelled(path) == path
    assert not path.startswith(("#", "/"))
    assert "" not in path.split("/") or not path
    assert all(level == " ".join(level.split()) for level in path.split("/"))
    path.encode()


def test_levels_above_a_tag_may_be_left_out():
    paths = ["asylum/figures", "asylum/figures/old", "Figures", "asylum/figureskating"]
    assert named(paths, "figures") == {"asylum/figures", "Figures"}
    assert answering(paths, "FIGURES") == {
        "asylum/figures", "asylum/figures/old", "Figures",
    }  # fmt: skip
    assert answering(paths, "asylum") == {path for path in paths if path != "Figures"}
    assert answering(paths, " / ") == set()


def test_a_fresh_colour_is_the_one_that_the_fewest_have():
    assert fresh_colour([]) == "yellow"
    assert fresh_colour(["yellow", "green"]) == "blue"
    assert fresh_colour(HUES) == HUES[0]
    assert fresh_colour([*HUES, HUES[0]]) == HUES[1]


def test_names_of_other_programs_may_have_any_letters():
    path = of_levels(("A/B", "x, y", " #c "))
    assert path == "A\u2215B/x, y/c"
    assert levels_of(path) == ("A/B", "x, y", "c")
    assert checked(path) == path


def test_a_code_that_repeats_its_category_is_that():
    assert of_levels(("Sea", "Sea")) == "Sea"
    assert of_levels(("Sea", "Sea", "Boats")) == "Sea/Boats"
    assert of_levels(("", " / ")) == "\u2215"
    assert of_levels(("",)) == ""


def test_a_path_that_is_too_long_is_cut():
    path = of_levels(("a" * 150, "b" * 150))
    assert len(path) <= LONGEST
    assert checked(path) == path


def test_levels_above_tags_stand_before_them_and_once():
    paths = ["b/c/d", "b/c", "a", "b/e"]
    assert with_those_above(paths) == ["b", "b/c", "b/c/d", "a", "b/e"]
    assert with_those_above([]) == []
