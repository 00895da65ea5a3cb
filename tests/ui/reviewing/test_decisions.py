from __future__ import annotations

import pytest

from desktop.ui.reviewing import decisions
from desktop.ui.reviewing.decisions import Decisions


@pytest.fixture
def said(window):
    return window.desk.status.text


def test_a_selection_in_another_document_is_refused(qtbot, window, workspace, kept, said, tmp_path):
    other = tmp_path / "other.md"
    other.write_text("# Other\n\nWords of another document.")
    (outcome,) = workspace.imports.files([other])
    window.desk.open_passage(outcome.document_id)
    window.desk.reading.current().reader.set_selection(0, 5)
    Decisions(window.desk).put_at_selection(kept["cloakroom"])
    assert said() == ("This highlight is of “Terms of the reading room”: select its passage there.")
    assert workspace.highlights.find(kept["cloakroom"]).placement.status == "lost"


def test_the_place_that_was_found_is_accepted_and_another_one_moved_to(window, workspace, kept):
    found = workspace.highlights.find(kept["days"])
    acts = Decisions(window.desk)
    acts.put(found.id, found.start, found.end)
    assert workspace.highlights.find(found.id).anchor.quotation == (
        "Volumes are to be returned within 14 days."
    )
    acts.put(found.id, 0, 5)
    assert workspace.highlights.find(found.id).start == 0


def test_many_are_accepted_by_a_worker_in_one_step(qtbot, window, workspace, kept, monkeypatch):
    monkeypatch.setattr(decisions, "AT_ONCE", 1)
    both = [kept["duty"], kept["flash"]]
    Decisions(window.desk).accept(both)
    qtbot.waitUntil(lambda: "Kept 2 at their new places" in window.desk.status.text(),
                    timeout=20_000)  # fmt: skip
    assert all(workspace.highlights.find(one).placement.status == "manual" for one in both)
    window.do("undo")
    stand = [workspace.highlights.find(one).placement.status for one in both]
    assert stand == ["edited", "moved"]
