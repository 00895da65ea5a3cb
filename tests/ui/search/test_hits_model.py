from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import Hit
from desktop.ui.search.hits_model import HIT, LEAD, HitsModel, from_first_mark


def hit(number: int) -> Hit:
    return Hit("d", f"Title {number}", "Section", number, number + 5, 1.0, "some words", ((0, 4),))


def test_the_model_keeps_qt_rules(qtmodeltester):
    model = HitsModel()
    model.show_hits([hit(1), hit(2)])
    qtmodeltester.check(model)
    assert model.index(1).data(HIT).title == "Title 2"


@settings(max_examples=60)
@given(st.text("ab cé😀", max_size=200), st.integers(0, 199), st.integers(1, 9))
def test_a_shortened_snippet_marks_the_same_words(text, start, length):
    start = min(start, max(0, len(text) - 1))
    end = min(len(text), start + length)
    shown, marks = from_first_mark(text, ((start, end),))
    assert shown[marks[0][0] : marks[0][1]] == text[start:end]
    assert marks[0][0] <= LEAD + 1
