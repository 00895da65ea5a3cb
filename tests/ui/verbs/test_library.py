from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop import words
from desktop.pdf import PdfFile
from desktop.ui.dialogs.export import ExportDialog
from desktop.ui.dialogs.trash import TrashDialog
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.work.tasks import call
from desktop.workspace import Workspace
from tests.formats.pdf.samples import lines, pdf
from tests.ui.hands import QUOTATION, focused, open_in_tree, select

Key = Qt.Key


def test_export_writes_the_quotation(qtbot, window, workspace, report, tmp_path):
    start = workspace.documents.content(report.id).text.index(QUOTATION)
    workspace.highlights.add(report.id, start, start + len(QUOTATION))
    target = tmp_path / "out" / "quotations.md"
    target.parent.mkdir()
    window.desk.tasks.run(
        call(workspace.exports.file, target), text="Exporting", then=window.verbs.library._exported
    )
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(lambda: "quotations.md" in window.desk.status.text())
    assert QUOTATION in target.read_text(encoding="utf-8")


def test_delete_in_the_tree_removes_the_document_not_a_highlight(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    tree = window.desk.left.tree
    tree.reveal(report.id)
    tree.view.setFocus()
    qtbot.keyClick(tree.view, Key.Key_Delete)
    assert report.id not in {d.id for d in workspace.documents.all()}
    assert window.desk.reading.panes() == []
    window.do("undo")
    assert report.id in {d.id for d in workspace.documents.all()}


def test_the_status_line_offers_undo(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    window.desk.status.undo_requested.emit()
    assert workspace.highlights.all(report.id) == []


@pytest.fixture
def asked(window, monkeypatch):
    """Keep what the worker is asked for."""
    made = []

    def take(asked, **known):
        made.append(((asked.method, *asked.args), known | {"arguments": dict(asked.kwargs)}))

    monkeypatch.setattr(window.desk.tasks, "run", take)
    return made


def choose(monkeypatch, tmp_path, hands=lambda _dialog: None) -> list:
    """Let the export dialog be answered; return what it was when it was shown."""
    seen = []

    def answer(dialog) -> int:
        seen.append((dialog.document.text(), dialog.document.isChecked(), dialog.tag.currentData()))
        hands(dialog)
        dialog.choose_target(tmp_path / "out.md")
        return 1

    monkeypatch.setattr(ExportDialog, "exec", answer)
    return seen


def test_the_open_document_is_exported(window, report, asked, monkeypatch, tmp_path):
    window.desk.open_passage(report.id)
    seen = choose(monkeypatch, tmp_path)
    window.do("export_document")
    assert seen == [(f"This document: {report.title}", True, "")]
    ((args, known),) = asked
    assert args == ("exports.file", tmp_path / "out.md")
    assert known["arguments"] == {"documents": [report.id], "tags": [], "replace": False}
    assert window.desk.settings.text("export_folder") == str(tmp_path)


def test_what_is_chosen_in_the_tree_is_exported(
    window, workspace, report, asked, monkeypatch, tmp_path
):
    collection = workspace.collections.add("Ports")
    for document in workspace.documents.all():
        workspace.documents.move(document.id, collection.id)
    tree = window.desk.left.tree
    tree.view.setFocus()
    tree.choose([(Kind.COLLECTION, collection.id)], (Kind.COLLECTION, collection.id))
    seen = choose(monkeypatch, tmp_path, lambda dialog: dialog.per_document.setChecked(True))
    window.do("export")
    assert seen == [("These 2 documents", True, "")]
    ((args, known),) = asked
    assert args[0] == "exports.files"
    assert set(known["arguments"]["documents"]) == {d.id for d in workspace.documents.all()}


def test_a_tag_of_the_tree_is_exported(window, workspace, report, asked, monkeypatch, tmp_path):
    workspace.highlights.add(report.id, 0, 8, tags=["detention/figures"])
    tree = window.desk.left.tree
    tree.view.setFocus()
    tree.choose([(Kind.TAG, "detention")], (Kind.TAG, "detention"))
    seen = choose(monkeypatch, tmp_path)
    window.do("export")
    assert [(checked, tag) for _, checked, tag in seen] == [(False, "detention")]
    assert asked[0][1]["arguments"]["tags"] == ["detention"]


def test_a_step_that_another_window_overtook_is_said(window, workspace, report, tmp_path):
    kept = workspace.highlights.add(report.id, 0, 8)
    workspace.highlights.change(kept.id, note="Mine.")
    other = Workspace.open(tmp_path / "library")
    other.highlights.change(kept.id, note="Theirs.")
    other.close()
    workspace.poll()
    window.do("undo")
    assert "another window" in window.desk.status.text()
    assert workspace.highlights.find(kept.id).note == "Theirs."
    assert (
        window.desk.actions["undo"].text() == f"&Undo {words.step(workspace.history.next_undo())}"
    )


def test_samples_that_are_not_there_are_not_removed(window):
    window.do("remove_starter")
    assert "not in this library" in window.desk.status.text()


def test_the_trash_gives_back_and_is_emptied(window, workspace, report, monkeypatch):
    workspace.trash.put(report.id)

    def hands(dialog) -> int:
        assert dialog.list.count() == 1
        dialog.restore.click()
        return 0

    monkeypatch.setattr(TrashDialog, "exec", hands)
    window.do("trash")
    assert report.id in {d.id for d in workspace.documents.all()}


def test_nothing_to_export_is_said(window):
    window.verbs.library._exported([])
    assert window.desk.status.text() == "There was nothing to export."


def test_everything_is_exported_unless_rows_are_chosen_or_one_document_is_meant(
    window, report, asked, monkeypatch, tmp_path
):
    window.desk.open_passage(report.id)
    seen = choose(monkeypatch, tmp_path)
    window.do("export")
    window.do("export_document")
    assert [this for _, this, _ in seen] == [False, True]


@pytest.fixture
def printed(workspace, tmp_path):
    path = tmp_path / "printed.pdf"
    path.write_bytes(pdf(lines("Words on paper are here.")))
    (outcome,) = workspace.imports.files([path])
    workspace.highlights.add_quotation(outcome.document_id, "paper", note="Wood")
    return outcome.document_id


def test_a_pdf_document_is_exported_as_a_copy(qtbot, window, printed, monkeypatch, tmp_path):
    window.desk.open_passage(printed)
    choose(monkeypatch, tmp_path, lambda dialog: dialog.copy.click())
    window.do("export_document")
    target = tmp_path / "out.md"
    qtbot.waitUntil(target.exists, timeout=30_000)
    qtbot.waitUntil(lambda: "Exported “out.md”" in window.desk.status.text())
    with PdfFile(target.read_bytes()) as file:
        assert [one.contents for one in file.annotations(0)] == ["Wood"]


def test_no_copy_is_offered_of_what_is_no_pdf_file(window, report, asked, monkeypatch, tmp_path):
    window.desk.open_passage(report.id)
    offered = []
    choose(monkeypatch, tmp_path, lambda dialog: offered.append(dialog.copy.isEnabled()))
    window.do("export_document")
    assert offered == [False]
