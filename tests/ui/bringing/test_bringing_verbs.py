"""Files of other programs in the window: shown, asked about, brought in."""

from __future__ import annotations

import pytest

from desktop.domain import ImportOutcome, ImportStatus, ReadingChoice, TakenAs
from desktop.domain.exchanged.brought_report import BroughtReport, BroughtSource, Home, Tally
from desktop.domain.exchanged.project import Doubt
from desktop.ui.look.elided import ElidedLabel

COUNTS = Tally(2, 3, 7, exact=4, several=1, review=1, lost=1)
DOUBT = Doubt("talk", {"utf-16": ("one two", "three"), "code points": ("ne two t", "hree f")})


def outcome(status: ImportStatus = ImportStatus.IMPORTED, **more: object) -> ImportOutcome:
    values = {
        "counts": COUNTS,
        "without_a_home": {"variables": 12},
        "remarks": ("Positions count code points.",),
        "sources": (
            BroughtSource("Talk", Home.INSIDE, COUNTS),
            BroughtSource("Book", Home.QUOTATIONS, Tally(1), error="it is locked."),
        ),
        "is_tried": True,
    }
    report = BroughtReport("refi-qda", "NVivo 12.6", "Boats", **{**values, **more})  # type: ignore[arg-type]
    return ImportOutcome("/x/boats.qdpx", status, brought=report, collection="Ports")


@pytest.fixture
def asked(window, monkeypatch):
    """What the slow worker was asked for, as it is asked nothing here."""
    found: list[tuple[str, dict]] = []

    def run(call, **known):
        found.append((call.method, dict(call.kwargs), known["then"]))
        return 0

    monkeypatch.setattr(window.desk.tasks, "run", run)
    return found


@pytest.fixture
def verbs(window):
    return window.verbs.imports.bringing


def test_it_is_shown_before_anything_is_stored(window, verbs, asked):
    window.verbs.imports.report([outcome()])
    dialog = verbs.dialog
    assert dialog.isVisible()
    rows = [dialog.table.topLevelItem(row).text(0) for row in range(2)]
    assert rows == ["Talk", "Book"]
    assert dialog.table.topLevelItem(0).text(5) == "1"
    said = " ".join(label.text() for label in dialog.findChildren(type(dialog.say(""))))
    for words in ("Boats", "NVivo 12.6", "variables (12)", "it is locked", "code points"):
        assert words in said
    assert asked == []
    dialog.accept()
    method, arguments, _ = asked[-1]
    assert method == "imports.files"
    assert arguments["collection"] == "Ports"
    assert not arguments["dry_run"]


def test_the_next_one_is_shown_when_the_first_is_left(window, verbs, asked):
    window.verbs.imports.report([outcome(), outcome(remarks=())])
    first = verbs.dialog
    first.reject()
    assert verbs.dialog is not first
    verbs.dialog.reject()
    assert verbs.dialog is None
    assert asked == []


def test_a_file_may_be_a_document_all_the_same(window, verbs, asked):
    window.verbs.imports.report([outcome()])
    verbs.dialog.as_document.click()
    assert asked[-1][1]["choice"] == ReadingChoice(taken_as=TakenAs.DOCUMENT)


def test_what_is_not_new_asks_nothing(window, verbs, asked):
    window.verbs.imports.report([outcome(ImportStatus.UNCHANGED)])
    assert verbs.dialog is None
    assert window.desk.status.text().startswith("Nothing new: Boats")


def test_what_waits_for_an_answer_is_asked_again(window, verbs, asked):
    window.verbs.imports.report([outcome(ImportStatus.UNCHANGED, doubts=(DOUBT,))])
    assert verbs.dialog.question is not None
    sure = Tally(2, 3, 7, exact=7)
    verbs.dialog.reject()
    window.verbs.imports.report([outcome(ImportStatus.UNCHANGED, doubts=(DOUBT,), counts=sure)])
    assert verbs.dialog is None


def test_a_doubt_is_asked_and_counted_anew(window, verbs, asked):
    window.verbs.imports.report([outcome(doubts=(DOUBT,))])
    verbs.dialog.question.choose("code points")
    method, arguments, then = asked[-1]
    choice = ReadingChoice(taken_as=TakenAs.NOTES, positions="code points")
    assert (method, arguments["choice"], arguments["dry_run"]) == ("imports.files", choice, True)
    first = verbs.dialog
    assert first.isVisible()
    assert not first.bring.isEnabled()
    then([outcome(doubts=(DOUBT,))])
    assert verbs.dialog is not first
    assert not first.isVisible()
    verbs.dialog.accept()
    assert asked[-1][1]["choice"] == choice


def test_who_cancels_while_it_is_counted_sees_nothing_more(window, verbs, asked):
    window.verbs.imports.report([outcome(doubts=(DOUBT,))])
    verbs.dialog.question.choose("code points")
    verbs.dialog.reject()
    asked[-1][2]([outcome(doubts=(DOUBT,))])
    assert verbs.dialog is None


def test_a_long_passage_shows_both_of_its_ends(window, verbs, asked):
    long = " ".join(f"word{at}" for at in range(90))
    doubt = Doubt("talk", {"utf-16": (long,), "code points": (long[1:] + " w",)})
    window.verbs.imports.report([outcome(doubts=(doubt,))])
    shown = [one.painted() for one in verbs.dialog.question.findChildren(ElidedLabel)]
    assert len(shown) == 2
    assert shown[0].startswith("“word0")
    assert shown[0].endswith("word89”")
    assert shown[1].startswith("“ord0")
    assert shown[1].endswith(" w”")


def test_what_came_is_told_with_a_way_to_what_is_to_be_reviewed(window, verbs, asked, monkeypatch):
    offered = []
    monkeypatch.setattr(window.desk.status, "offer", lambda *said: offered.append(said))
    window.verbs.imports.report([outcome()])
    verbs.dialog.accept()
    asked[-1][2]([outcome(is_tried=False)])
    ((sentence, what, _),) = offered
    assert "7 highlights" in sentence
    assert what == "Show what is to be reviewed"
