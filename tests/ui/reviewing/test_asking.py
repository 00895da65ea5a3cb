from __future__ import annotations

import pytest

from desktop.ui.reviewing.asking import Asking


@pytest.fixture
def searched(window, monkeypatch):
    made = []
    monkeypatch.setattr(window.desk.tasks, "search", lambda asked, **known: made.append(
        (asked.args, known)))  # fmt: skip
    return made


def test_a_question_that_waits_is_not_asked_again(window, workspace, kept, searched):
    asking = Asking(window.desk)
    answers = []
    asking.answered.connect(answers.append)
    asking.ask(kept["days"])
    asking.ask(kept["days"])
    assert [args for args, _ in searched] == [(kept["days"],)]
    searched[0][1]["then"](workspace.reviews.of(kept["days"]))
    assert [one.highlight.id for one in answers] == [kept["days"]]
    asking.ask(kept["days"])
    assert len(searched) == 2, "it may have changed since"


def test_a_decision_makes_it_another_question(window, workspace, kept, searched):
    asking = Asking(window.desk)
    asking.ask(kept["days"])
    workspace.reviews.accept([kept["days"]])
    asking.ask(kept["days"])
    assert len(searched) == 2


def test_a_failure_is_said_and_can_be_tried_again(window, kept, searched):
    asking = Asking(window.desk)
    asking.ask(kept["days"])
    searched[0][1]["failed"]("It ended.")
    assert window.desk.status.text() == "It ended."
    asking.ask(kept["days"])
    assert len(searched) == 2
