from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.domain import PlacementStatus
from desktop.domain.reviews import can_be_accepted
from desktop.domain.steps import StepCode
from tests.ui.hands import focused, select, words_of

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
    button = sidebar.editor.changes.move_here
    pane = window.desk.reading.current()
    select(qtbot, pane, "It counted 1,512 people in police cells.")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    moved = workspace.highlights.find(kept.id)
    assert moved.placement.status == "manual", window.desk.status.text()
    assert pane.content.text[moved.start : moved.end].endswith("police cells.")
    assert not button.isVisible()


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


def test_a_card_decides(qtbot, window, workspace, report, doubtful):
    window.desk.open_passage(report.id)
    sidebar = window.desk.sidebar
    (there,) = [one for one in doubtful if can_be_accepted(one)]
    (gone,) = [one for one in doubtful if not can_be_accepted(one)]
    sidebar.select(there.id)
    changes = sidebar.editor.changes
    qtbot.waitUntil(changes.changed.isVisible, timeout=20_000)
    qtbot.mouseClick(changes.accept, Qt.MouseButton.LeftButton)
    assert "Kept at its new place" in window.desk.status.text()
    assert workspace.highlights.find(there.id).placement.status is PlacementStatus.MANUAL
    sidebar.select(gone.id)
    qtbot.mouseClick(changes.record, Qt.MouseButton.LeftButton)
    assert workspace.highlights.find(gone.id).placement.status is PlacementStatus.RECORD
    assert "record" in window.desk.status.text()


def test_a_highlight_is_put_at_the_selection_by_key(qtbot, window, workspace, report, doubtful):
    window.desk.open_passage(report.id)
    gone = next(one for one in doubtful if not can_be_accepted(one))
    window.desk.sidebar.select(gone.id)
    pane = window.desk.reading.current()
    select(qtbot, pane, "Before.")
    qtbot.keyClick(focused(), Key.Key_H)
    moved = workspace.highlights.find(gone.id)
    assert pane.content.text[moved.start : moved.end] == "Before."


def test_all_that_was_carried_is_accepted_in_one_step(window, workspace, report):
    window.do("accept_carried")
    assert "No passage was edited or moved" in window.desk.status.text()
    start = workspace.documents.content(report.id).text.index("Remand prisoners")
    for offset in (start, start + 8):
        kept = workspace.highlights.add(report.id, offset, offset + 6)
        place = replace(kept.placement, status=PlacementStatus.MOVED)
        with workspace.opened.step(StepCode.IMPORT, undoable=False) as library:
            library.imports.place(report.id, place.revision, {kept.id: place})
    window.do("accept_carried")
    assert workspace.reviews.carried() == []
    window.do("undo")
    assert len(workspace.reviews.carried()) == 2


def test_a_citation_of_what_is_gone_names_its_revision(window, workspace, report, doubtful):
    window.desk.open_passage(report.id)
    gone = next(one for one in doubtful if not can_be_accepted(one))
    window.desk.sidebar.select(gone.id)
    window.do("copy_citation")
    assert f"(revision {gone.anchor.revision}, " in QGuiApplication.clipboard().text()


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
    title, text = words_of(window.verbs.reviews.round.pane.empty)
    assert title == "All seen"
    assert text == "No passage was edited or moved in your library since you looked."
