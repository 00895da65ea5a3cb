from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop.domain import Hit
from desktop.ui.search.hits_model import HIT, LEAD, HitsModel, from_first_mark, shown


def hit(number: int) -> Hit:
    return Hit("d", f"Title {number}", "Section", number, number + 5, 1.0, "some words", ((0, 4),))


def test_the_model_keeps_qt_rules(qtmodeltester):
    model = HitsModel()
    model.show_hits([hit(1), hit(2)])
    qtmodeltester.check(model)
    assert model.index(1).data(HIT).title == "Title 2"


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ({}, "Title 1. Section. _some_ words"),
        ({"page": "A-3"}, "Title 1. p. A-3 · Section. _some_ words"),
        ({"highlight_id": "h"}, "Title 1. Section. Your note. _some_ words"),
        ({"highlight_id": "h", "is_gone": True},
         "Title 1. Section. No longer in the text. _some_ words"),
    ],
)  # fmt: skip
def test_what_of_a_highlight_answers_is_said(kept, said):
    model = HitsModel()
    one = replace(hit(1), snippet="_some_ words", marks=((1, 5),), **kept)
    model.show_hits([one])
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == said
    is_note = bool(one.highlight_id) and not one.is_gone
    assert shown(one)[0] == ("some words" if is_note else "_some_ words")


@settings(max_examples=60)
@given(st.text("ab cé😀", max_size=200), st.integers(0, 199), st.integers(1, 9))
def test_a_shortened_snippet_marks_the_same_words(text, start, length):
    start = min(start, max(0, len(text) - 1))
    end = min(len(text), start + length)
    shown, marks = from_first_mark(text, ((start, end),))
    assert shown[marks[0][0] : marks[0][1]] == text[start:end]
    assert marks[0][0] <= LEAD + 1


def test_the_places_of_one_document_are_those_still_in_its_text():
    model = HitsModel()
    model.show_hits(
        [
            Hit("a", "A", "", 5, 9, 1.0, "here"),
            Hit("b", "B", "", 6, 9, 1.0, "elsewhere"),
            Hit("a", "A", "", 0, 0, 1.0, "gone", highlight_id="h", is_gone=True),
        ]
    )
    assert model.places_in("a") == [(5, 9)]
