from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.domain import PlacementStatus
from desktop.domain.reviews import can_be_accepted
from tests.ui.hands import select

Key = Qt.Key


def test_an_unsure_highlight_is_put_where_the_reader_says(
    qtbot, window, workspace, report, prepared, monkeypatch
):
    words = "It counted 1,412 people in police cells."
    start = workspace.documents.content(report.id).text.index(words)
    kept = workspace.highlights.add(report.id, start, start + len(words))
    path = prepared / "report.md"
    before = path.read_text(encoding="utf-8")
    try:
        path.write_text(before.replace("1,412 people", "1,512 people"), encoding="utf-8")
        workspace.imports.files([path])
    finally:
        path.write_text(before, encoding="utf-8")
    assert workspace.highlights.find(kept.id).placement.is_proposed
    window.desk.open_passage(report.id)
    sidebar = window.desk.sidebar
    sidebar.select(kept.id)
    button = sidebar.editor.move_here
    pane = window.desk.reading.current()
    select(qtbot, pane, "It counted 1,512 people in police cells.")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    moved = workspace.highlights.find(kept.id)
    assert moved.placement.status == "manual", window.desk.status.text()
    assert pane.content.text[moved.start : moved.end].endswith("police cells.")
    assert not button.isVisible()


def test_a_highlight_found_again_is_accepted_where_it_is(qtbot, window, workspace, report):
    kept = workspace.highlights.add(report.id, 0, 8)
    window.desk.open_passage(report.id)
    window.desk.sidebar.accepted.emit(kept.id)
    assert "Kept at its new place" in window.desk.status.text()


@pytest.fixture
def doubtful(window, workspace, report, tmp_path):
    """Return two highlights of the report, of which one passage changed and one is gone."""
    text = workspace.documents.content(report.id).text
    kept = []
    for words in ("Two months later a second office", "Remand prisoners are not in it."):
        start = text.index(words)
        kept.append(workspace.highlights.add(report.id, start, start + len(words)))
    path = tmp_path / "report.md"
    path.write_text("# Counting people in detention\n\nBefore.\n\n"
                    "Three months later a second office published a table.\n")  # fmt: skip
    (outcome,) = workspace.imports.files([path])
    workspace.originals.make_version(outcome.document_id, report.id)
    return [workspace.highlights.find(one.id) for one in kept]


def test_those_that_wait_are_gone_through_one_by_one(window, workspace, report, doubtful):
    waiting = [one for one in doubtful if one.placement.status.is_unsure]
    assert waiting
    letter = next(d for d in workspace.documents.all() if d.id != report.id)
    window.desk.open_passage(letter.id)
    for one in waiting:
        window.do("next_review")
        assert window.desk.sidebar.selected_ids() == [one.id]
    assert window.desk.reading.current().document_id == report.id
    window.do("next_review")
    assert window.desk.sidebar.selected_ids() == [waiting[0].id], "and round again"


def test_only_a_place_that_is_there_can_be_accepted(window, workspace, report, doubtful):
    window.desk.open_passage(report.id)
    actions = window.desk.actions
    for one in doubtful:
        window.desk.sidebar.select(one.id)
        assert actions["accept_review"].isEnabled() is can_be_accepted(one)
    (there,) = [one for one in doubtful if can_be_accepted(one)]
    nowhere = replace(there, placement=replace(there.placement, end=there.start))
    assert not can_be_accepted(nowhere)
    window.desk.sidebar.select(there.id)
    window.do("accept_review")
    assert workspace.highlights.find(there.id).placement.status is PlacementStatus.MANUAL
    assert not actions["accept_review"].isEnabled()


def test_nothing_to_review_is_said(window):
    window.do("next_review")
    assert window.desk.status.text() == "No highlight waits for a look."
