from __future__ import annotations

from desktop.ui.fields.highlight_choice import HighlightChoice
from tests.ui.dialogs.samples import highlight

ONE, TWO = highlight(1, "One passage"), highlight(2, "Another")


class Slow:
    """Answers when it is told to."""

    def __init__(self):
        self.asked = []

    def __call__(self, typed, then):
        self.asked.append((typed, then))

    def answer(self, number, *found):
        self.asked[number][1](found)


def test_what_was_typed_last_is_what_is_shown_and_taken(qtbot):
    slow, taken = Slow(), []
    choice = HighlightChoice(slow, str, None)
    qtbot.addWidget(choice)
    slow.answer(0, ONE, TWO)
    choice.settled(lambda: taken.append(choice.highlight_id()))
    assert taken == ["h1"]
    choice.field.setText("a")
    choice.field.setText("an")
    choice.settled(lambda: taken.append(choice.highlight_id()))
    slow.answer(1, ONE)
    assert taken == ["h1"], "the list was of what was typed before"
    slow.answer(2, TWO)
    assert taken == ["h1", "h2"]


def test_where_nothing_is_found_it_is_said_and_nothing_is_chosen(qtbot):
    slow = Slow()
    choice = HighlightChoice(slow, str, None)
    qtbot.addWidget(choice)
    slow.answer(0)
    assert choice.list.item(0).text() == "There is nothing to choose from yet."
    choice.field.setText("list")
    slow.answer(1)
    assert choice.list.item(0).text() == "No highlight has these words."
    assert choice.highlight_id() == ""
