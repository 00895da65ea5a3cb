from __future__ import annotations

import pytest

from desktop.ui.reviewing import asking


@pytest.fixture
def searched(window, monkeypatch):
    made = []
    monkeypatch.setattr(asking, "SMALL_TEXT", 0)
    monkeypatch.setattr(window.desk.tasks, "search", lambda asked, **known: made.append(
        (asked.args, known)))  # fmt: skip
    return made


def test_a_question_that_waits_is_not_asked_again(window, workspace, kept, searched):
    made = asking.Asking(window.desk)
    answers = []
    made.answered.connect(answers.append)
    made.ask(kept["days"])
    made.ask(kept["days"])
    assert [args for args, _ in searched] == [(kept["days"],)]
    searched[0][1]["then"](workspace.reviews.of(kept["days"]))
    assert [one.highlight.id for one in answers] == [kept["days"]]
    made.ask(kept["days"])
    assert len(searched) == 2, "it may have changed since"


def test_a_decision_makes_it_another_question(window, workspace, kept, searched):
    made = asking.Asking(window.desk)
    made.ask(kept["days"])
    workspace.reviews.accept([kept["days"]])
    made.ask(kept["days"])
    assert len(searched) == 2


def test_a_failure_is_said_and_can_be_tried_again(window, kept, searched):
    made = asking.Asking(window.desk)
    made.ask(kept["days"])
    searched[0][1]["failed"]("It ended.")
    assert window.desk.status.text() == "It ended."
    made.ask(kept["days"])
    assert len(searched) == 2


def test_small_texts_are_looked_at_at_once(window, kept, searched, monkeypatch):
    monkeypatch.undo()
    made = asking.Asking(window.desk)
    answers = []
    made.answered.connect(answers.append)
    made.ask(kept["days"])
    assert [one.highlight.id for one in answers] == [kept["days"]]
    assert searched == []


def test_long_passages_are_not(window, kept, searched, monkeypatch):
    monkeypatch.setattr(asking, "SMALL_TEXT", 10**6)
    monkeypatch.setattr(asking, "SMALL_PASSAGE", 3)
    asking.Asking(window.desk).ask(kept["days"])
    assert len(searched) == 1


def test_a_worker_answers_where_texts_are_large(qtbot, window, kept, monkeypatch):
    monkeypatch.setattr(asking, "SMALL_TEXT", 0)
    made = asking.Asking(window.desk)
    with qtbot.waitSignal(made.answered, timeout=20_000) as told:
        made.ask(kept["days"])
    assert told.args[0].highlight.id == kept["days"]
