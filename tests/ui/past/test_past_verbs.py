from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop.ui.dialogs.name import NameDialog
from desktop.ui.past.copies_dialog import CopiesDialog
from desktop.ui.past.history_dialog import HistoryDialog
from tests.ui.hands import QUOTATION, open_in_tree, select

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def kept(window, report, qtbot, workspace):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    QTest.keyClick(pane.reader, Key.Key_1)
    (one,) = workspace.highlights.all(report.id)
    window.desk.subject.take(one.id)
    return one


@pytest.mark.parametrize(("name", "begins"), [("r.json", "{"), ("r", "<!DOCTYPE"), ("r.md", "# E")])
def test_a_receipt_is_written_as_the_file_is_called(
    window, kept, tmp_path, monkeypatch, qtbot, *, name, begins
):
    path = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Web page (*.html)"))
    window.desk.actions["receipt"].trigger()
    written = path if path.suffix else path.with_suffix(".html")
    qtbot.waitUntil(written.exists, timeout=30_000)
    assert written.read_text("utf-8").startswith(begins)
    assert kept.id in written.read_text("utf-8")
    qtbot.waitUntil(lambda: not window.desk.tasks.jobs)


def test_no_word_is_cut_in_the_name_of_a_receipt(window, kept, monkeypatch):
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *told: (asked.append(told), ("", ""))[1]
    )
    window.desk.actions["receipt"].trigger()
    name = Path(asked[0][2]).stem.removeprefix("Receipt ")
    assert len(name) < len(kept.quote)
    assert kept.quote[len(name)] == " "


def test_without_a_highlight_there_is_nothing_to_prove(window):
    assert not window.desk.actions["receipt"].isEnabled()
    assert not window.desk.actions["highlight_history"].isEnabled()


def test_the_history_shows_what_was_done_and_goes_there(
    qtbot, window, kept, monkeypatch, workspace
):
    workspace.highlights.change(kept.id, note="Why?")
    shown = []

    def look(dialog):
        qtbot.waitUntil(dialog.go.isEnabled)
        shown.append([entry.name for entry in dialog.model.entries])
        dialog.go.click()

    monkeypatch.setattr(HistoryDialog, "exec", look)
    window.desk.actions["history"].trigger()
    assert shown[-1][:2] == ["Edit note", "Highlight"]
    assert window.desk.subject.ids == [kept.id]
    window.desk.actions["highlight_history"].trigger()
    assert shown[-1] == ["Edit note", "Highlight"]


def test_copies_are_looked_for_and_tagged(window, kept, monkeypatch, qtbot, workspace, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(f"Another paper\n\nIt holds {QUOTATION} it said, and nothing else.\n", "utf-8")
    workspace.highlights.move(kept.id, kept.start - 8, kept.end)
    copy = workspace.imports.files([other])[0].document_id
    monkeypatch.setattr(NameDialog, "ask", lambda *_: "wire")
    shown = []

    def look(dialog):
        shown.append(dialog.list.count())
        dialog.tag.click()

    monkeypatch.setattr(CopiesDialog, "exec", look)
    window.desk.actions["copies"].trigger()
    qtbot.waitUntil(lambda: bool(shown), timeout=30_000)
    assert shown == [1]
    (made,) = workspace.highlights.all(copy)
    assert made.tags == workspace.highlights.find(kept.id).tags == ("wire",)
    qtbot.waitUntil(lambda: not window.desk.tasks.jobs)


def test_copies_of_a_selection_are_tagged_in_one_step(
    window, report, monkeypatch, qtbot, workspace, tmp_path
):
    other = tmp_path / "other.txt"
    words = "it holds " + QUOTATION
    other.write_text(f"Another paper\n\nThere {words}, and nothing else.\n", "utf-8")
    workspace.imports.files([other])
    select(qtbot, open_in_tree(qtbot, window, report.title), words)
    monkeypatch.setattr(NameDialog, "ask", lambda *_: "wire")
    monkeypatch.setattr(CopiesDialog, "exec", lambda dialog: dialog.tag.click())
    window.desk.actions["copies"].trigger()
    qtbot.waitUntil(lambda: len(workspace.highlights.all()) == 2, timeout=30_000)
    assert {one.tags for one in workspace.highlights.all()} == {("wire",)}
    workspace.history.undo()
    assert workspace.highlights.all() == []
    qtbot.waitUntil(lambda: not window.desk.tasks.jobs)
