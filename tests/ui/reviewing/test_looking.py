from __future__ import annotations

import pytest

from desktop.domain import Placement, PlacementStatus
from desktop.domain.steps import StepCode
from tests.ui.reviewing.conftest import KEPT, NEW

WAIT = 20_000


def let_wait(workspace, highlight_id: str) -> None:
    """Bring a highlight back as one that the newest revision knows nothing of."""
    one = workspace.highlights.find(highlight_id)
    place = Placement(one.placement.revision, one.start, one.start, PlacementStatus.WAITING)
    with workspace.opened.step(StepCode.IMPORT, undoable=False) as library:
        library.imports.place(one.document_id, place.revision, {one.id: place})


@pytest.fixture
def asked(window, monkeypatch):
    """Keep what the worker is asked for, instead of starting it."""
    made = []

    def run(asked, **known):
        made.append((asked.method, known))
        return 0

    monkeypatch.setattr(window.desk.tasks, "run", run)
    return made


def methods(asked) -> list[str]:
    return [method for method, _ in asked]


@pytest.fixture
def moved_and_revised(workspace, terms, kept, tmp_path):
    """Move a highlight, and give its document a revision that knows nothing of where it was."""
    workspace.highlights.move(kept["lend"], 0, 5)
    path = tmp_path / "again.md"
    path.write_text(NEW + "\nAn end.\n", encoding="utf-8")
    (outcome,) = workspace.imports.files([path])
    workspace.originals.make_version(outcome.document_id, terms.id)


@pytest.mark.usefixtures("moved_and_revised")
def test_what_an_undo_brings_back_is_looked_for(qtbot, window, workspace, kept, terms, status):
    assert window.desk.reading.panes() == []
    window.do("undo")  # the version
    window.do("undo")
    qtbot.waitUntil(lambda: status("lend") == "same", timeout=WAIT)
    text = workspace.documents.content(terms.id).text
    found = workspace.highlights.find(kept["lend"])
    assert text[found.start : found.end] == KEPT["lend"]


def test_a_pane_that_sees_one_that_waits_has_it_looked_for(qtbot, window, workspace, kept, terms,
                                                           status):  # fmt: skip
    window.desk.open_passage(terms.id)
    let_wait(workspace, kept["lend"])
    assert status("lend") == "waiting"
    qtbot.waitUntil(lambda: status("lend") == "same", timeout=WAIT)


def test_all_that_wait_are_looked_for_at_the_start(window, workspace, kept, asked):
    let_wait(workspace, kept["lend"])
    window.start_background()
    assert "reviews.place_waiting" in methods(asked)


def test_nothing_is_asked_of_a_worker_where_nothing_waits(window, workspace, kept, terms, asked):
    window.desk.open_passage(terms.id)
    workspace.highlights.change(kept["lend"], colour="green")
    window.do("undo")
    window.do("redo")
    window.start_background()
    assert "reviews.place_waiting" not in methods(asked)


def test_what_a_stop_left_is_not_looked_for_by_itself(window, workspace, kept, terms, asked):
    window.desk.open_passage(terms.id)
    let_wait(workspace, kept["lend"])
    ((_, known),) = asked
    known["failed"]("Looking for passages was stopped.")
    assert "stopped" in window.desk.status.text()
    workspace.highlights.change(kept["duty"], colour="green")
    assert methods(asked) == ["reviews.place_waiting"], "a refresh alone begins nothing"
    let_wait(workspace, kept["flash"])
    assert methods(asked) == ["reviews.place_waiting"] * 2


def test_the_card_says_that_it_is_looked_for(window, workspace, kept, terms, asked):
    window.desk.open_passage(terms.id)
    let_wait(workspace, kept["lend"])
    sidebar = window.desk.sidebar
    sidebar.select(kept["lend"])
    assert sidebar.editor.changes.text.text() == "Being looked for in the new text."


@pytest.mark.usefixtures("moved_and_revised")
def test_in_a_large_library_a_worker_tells_whether_any_wait(qtbot, window, monkeypatch, status):
    monkeypatch.setattr("desktop.ui.reviewing.looking.MANY", 0)
    window.do("undo")  # the version
    window.do("undo")
    qtbot.waitUntil(lambda: status("lend") == "same", timeout=WAIT)
