"""Changes of much, made in a real worker while a dialog keeps edits out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.steps import StepCode
from desktop.ui.large_change import LargeChangeDialog, change_much
from desktop.ui.verbs import highlights
from desktop.ui.verbs.marking import tagging_verbs
from desktop.ui.work.tasks import call
from desktop.workspace import history

FEW_SECONDS = 30_000


@pytest.fixture
def many(workspace, report, monkeypatch):
    """Return the ids of more highlights than are changed while the window waits."""
    for module in (tagging_verbs, highlights):
        monkeypatch.setattr(module, "MUCH", 50)
    text = workspace.documents.content(report.id).text
    with workspace.step(StepCode.HIGHLIGHT):
        made = [
            workspace.highlights.add(report.id, at, at + 1).id
            for at in range(len(text))
            if text[at].isalpha()
        ]
    return made[:60]


def dialog():
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, LargeChangeDialog)]
    return next((one for one in shown if one.isVisible()), None)


def ended(qtbot, window):
    qtbot.waitUntil(lambda: dialog() is None and not window.desk.tasks.jobs, timeout=FEW_SECONDS)


def test_much_is_tagged_in_one_step_while_nobody_edits(qtbot, window, workspace, many):
    window.verbs.tagging.add(many, ["new"])
    assert dialog().windowModality() is Qt.WindowModality.WindowModal
    ended(qtbot, window)
    assert {one.id for one in workspace.highlights.all() if "new" in one.tags} == set(many)
    assert "Tagged" in window.desk.status.text()
    assert {tag.path: tag.count for tag in window.desk.catalogue.tags}["new"] == len(many)
    assert workspace.history.next_undo() is StepCode.TAG


def test_much_is_undone_and_done_again_by_a_worker(qtbot, window, workspace, many, monkeypatch):
    monkeypatch.setattr(history, "MUCH", 20)
    before = workspace.highlights.all()
    window.do("undo")
    assert dialog() is not None
    ended(qtbot, window)
    assert workspace.highlights.all() == []
    assert window.desk.status.text() == "Undone: Highlight."
    window.do("redo")
    ended(qtbot, window)
    assert workspace.highlights.all() == before
    assert workspace.care.check() == []


def test_little_is_undone_at_once(window, workspace, report):
    workspace.highlights.add(report.id, 0, 8)
    window.do("undo")
    assert dialog() is None
    assert workspace.highlights.all() == []


def test_it_is_stopped_by_escape_and_nothing_is_changed(
    qtbot, window, workspace, many, monkeypatch
):
    monkeypatch.setattr(history, "MUCH", 20)
    before = workspace.highlights.all()
    window.do("undo")  # which the worker, that is not there yet, hears of after the stop
    qtbot.keyClick(dialog(), Qt.Key.Key_Escape)
    assert "Stopping" in dialog().words.text()
    ended(qtbot, window)
    assert "was stopped" in window.desk.status.text()
    assert workspace.highlights.all() == before
    assert workspace.history.next_undo() is StepCode.HIGHLIGHT


def test_what_fails_is_said(qtbot, window, workspace, many):
    asked = call(workspace.highlights.remove_all, [*many, "nowhere"])
    change_much(window.desk, asked, text="Remove", then=lambda _value: None)
    ended(qtbot, window)
    assert "There is no highlight" in window.desk.status.text()
    assert len(workspace.highlights.all()) > len(many)


def test_where_it_cannot_be_stopped_escape_does_nothing(qtbot, window, workspace, many):
    asked = call(workspace.highlights.remove_all, many)
    change_much(window.desk, asked, text="Remove", then=lambda _value: None, can_stop=False)
    assert not dialog().buttons.isVisible()
    qtbot.keyClick(dialog(), Qt.Key.Key_Escape)
    assert dialog() is not None
    ended(qtbot, window)
    assert not {one.id for one in workspace.highlights.all()} & set(many)
