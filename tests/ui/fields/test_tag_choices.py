import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import Tag
from desktop.ui.fields.tag_choices import ChoicesModel, choices, completed

PATHS = ["detention/data not held", "figures", "figures/disputed", "refiguring", "police"]
TAGS = [Tag(str(n), path, count=9 - n) for n, path in enumerate(PATHS)]


def paths(typed, tags=TAGS, recent=()):
    return [choice.path for choice in choices(tags, recent, typed)]


def test_the_very_tag_comes_first_then_levels_that_begin_so():
    assert paths("fig") == ["figures", "figures/disputed", "refiguring", "fig"]
    assert paths("police") == ["police"]
    assert paths("held det") == ["detention/data not held", "held det"]
    assert paths("dis") == ["figures/disputed", "dis"]


def test_making_a_new_tag_stands_last_and_first_only_when_nothing_answers():
    last = choices(TAGS, [], "fig")[-1]
    assert (last.text, last.hint, last.is_new) == ("Create “fig”", "Ctrl+Enter", True)
    only = choices(TAGS, [], "asylum")
    assert [(one.text, one.hint) for one in only] == [("Create “asylum”", "Enter")]


def test_what_was_given_last_comes_first_with_its_key():
    found = choices(TAGS, ["police", "figures"], "")
    assert [(one.path, one.hint) for one in found[:3]] == [
        ("police", "Alt+1"),
        ("figures", "Alt+2"),
        ("detention/data not held", "9"),
    ]


def test_a_tag_that_nothing_bears_comes_after_those_in_use():
    tags = [Tag("1", "figs"), Tag("2", "figures", count=1)]
    assert paths("fig", tags) == ["figures", "figs", "fig"]
    assert paths("figs", tags) == ["figs"]


@pytest.mark.parametrize(
    ("typed", "path", "longer"),
    [
        ("asy", "asylum/figures/old", "asylum/"),
        ("asylum", "asylum/figures/old", "asylum/"),
        ("asylum/", "asylum/figures/old", "asylum/figures/"),
        ("asylum/figures/", "asylum/figures/old", "asylum/figures/old"),
        ("fig", "asylum/figures", "asylum/figures"),
        ("FIG", "asylum/figures/old", "asylum/figures/"),
        ("police", "police", "police"),
    ],
)
def test_a_level_is_completed(typed, path, longer):
    assert completed(typed, path) == longer


@given(st.text(min_size=1, max_size=12))
def test_whatever_is_typed_a_choice_can_be_completed(typed):
    for choice in choices(TAGS, [], typed):
        if not choice.is_new:
            assert choice.path.startswith(completed(typed, choice.path))


def test_a_model_that_keeps_qt_rules(qtmodeltester, qtbot):
    from PySide6.QtWidgets import QWidget

    owner = QWidget()
    qtbot.addWidget(owner)
    model = ChoicesModel(owner)
    model.show_choices(choices(TAGS, [], "fig"))
    qtmodeltester.check(model)
