from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.asking.kept import Side
from desktop.domain.asking.understanding import read
from desktop.domain.asking.which import Asked, Field
from desktop.ui.annotations.annotations_tab import GROUPS
from desktop.ui.annotations.facets import Facets, headed, values_of
from desktop.ui.look.theme import ThemeChoice

TITLES = {"1": "Survey", "2": "Survey", "3": 'The "open" list'}


def person(*values):
    return [Asked(Field.PERSON, value) for value in values]


def doc(*values):
    return [Asked(Field.DOC, value) for value in values]


def asked(side, *values):
    return [one.asked for one in values_of(side, [(value, 1) for value in values], TITLES)]


@pytest.mark.parametrize(
    ("side", "values", "wanted"),
    [
        (Side.TAG, ("figures",), [Asked(Field.TAG, "figures")]),
        (
            Side.TAG,
            ("figures", "asylum/figures"),
            [Asked(Field.TAG, "=figures"), Asked(Field.TAG, "asylum/figures")],
        ),
        (Side.PERSON, ("Lee", "Leeds"), person("=Lee", "=Leeds")),
        (Side.DOCUMENT, ("1", "2"), doc("=1", "=2")),
        (Side.DOCUMENT, ("1", "3"), doc("=Survey", '=The "open" list')),
        (Side.STATUS, ("review",), [Asked(Field.IS, "review")]),
    ],
)  # fmt: skip
def test_a_value_asks_for_what_was_counted_of_it_and_no_more(side, values, wanted):
    assert asked(side, *values) == wanted


@pytest.mark.parametrize("side", [Side.PERSON, Side.DOCUMENT, Side.DEPARTMENT])
def test_what_is_asked_for_can_be_typed(side):
    (one,) = asked(side, "3")
    assert read(str(one)) == one


def test_highlights_that_nobody_is_said_to_speak_have_a_heading_too():
    groups = [("Ann Ray", ("a",)), ("", ("b", "c"))]
    names = [(heading.name, heading.size) for heading, _ in headed(groups, Side.SAID, {})]
    assert names == [("Ann Ray", 1), ("Said by nobody named", 2)]


@pytest.mark.parametrize("side", sorted({*GROUPS} - {Side.DOCUMENT, Side.COLOUR}))
def test_whatever_the_list_is_grouped_by_a_group_without_a_value_has_a_heading(side):
    ((heading, _),) = headed([("", ("a",))], side, {})
    assert heading.name


@pytest.fixture
def facets(qtbot):
    ThemeChoice().choose("light")
    made = Facets()
    made.resize(200, 300)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    return made


def show(facets, question: str) -> None:
    values = values_of(Side.TAG, [("figures", 3), ("method", 2), ("police", 1)], {})
    facets.show_counts({Side.TAG: values}, read(question))


def test_the_keyboard_is_seen_and_stays_on_a_value_while_the_question_changes(facets, qtbot):
    show(facets, "")
    facets.clearFocus()
    unseen = facets.grab().toImage()
    facets.setFocus()
    assert facets.currentItem().text(0) == "figures"
    assert facets.grab().toImage() != unseen
    qtbot.keyClick(facets, Qt.Key.Key_Down)
    with qtbot.waitSignal(facets.wanted) as told:
        qtbot.keyClick(facets, Qt.Key.Key_Space)
    assert told.args == [Asked(Field.TAG, "method")]
    show(facets, "method")
    assert facets.currentItem().text(0) == "✓ method"
