from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop.domain.exchanged.export_wish import ExportWish
from desktop.pdf import PdfFile
from desktop.ui.exporting.export_choices import PDF_COPY
from desktop.ui.exporting.export_dialog import ExportDialog
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.work.tasks import call
from tests.formats.pdf.samples import lines, pdf
from tests.ui.exporting.samples import dialog as made_dialog
from tests.ui.hands import QUOTATION


def test_export_writes_the_quotation(qtbot, window, workspace, report, tmp_path):
    start = workspace.documents.content(report.id).text.index(QUOTATION)
    workspace.highlights.add(report.id, start, start + len(QUOTATION))
    target = tmp_path / "out" / "quotations.md"
    target.parent.mkdir()
    window.desk.tasks.run(
        call(workspace.exporting.file, target, ExportWish()),
        text="Exporting",
        then=window.verbs.exporting._exported,
    )
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(lambda: "quotations.md" in window.desk.status.text())
    assert QUOTATION in target.read_text(encoding="utf-8")


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
        form = dialog.form
        seen.append((form.document.text(), form.document.isChecked(), form.tag.currentData()))
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
    wish = ExportWish(documents=(report.id,))
    assert args == ("exporting.file", tmp_path / "out.md", wish)
    assert known["arguments"] == {"replace": False}
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
    seen = choose(monkeypatch, tmp_path, lambda dialog: dialog.form.each.setChecked(True))
    window.do("export")
    assert seen == [("These 2 documents", True, "")]
    ((args, _known),) = asked
    assert args[0] == "exporting.files"
    assert set(args[2].documents) == {d.id for d in workspace.documents.all()}


def test_a_tag_of_the_tree_is_exported(window, workspace, report, asked, monkeypatch, tmp_path):
    workspace.highlights.add(report.id, 0, 8, tags=["detention/figures"])
    tree = window.desk.left.tree
    tree.view.setFocus()
    tree.choose([(Kind.TAG, "detention")], (Kind.TAG, "detention"))
    seen = choose(monkeypatch, tmp_path)
    window.do("export")
    assert [(checked, tag) for _, checked, tag in seen] == [(False, "detention")]
    assert asked[0][0][2].tags == ("detention",)


def test_nothing_to_export_is_said(window):
    window.verbs.exporting._exported([])
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


def copied(dialog) -> None:
    dialog.form.format.setCurrentIndex(dialog.form.format.findData(PDF_COPY))


def test_a_pdf_document_is_exported_as_a_copy(qtbot, window, printed, monkeypatch, tmp_path):
    window.desk.open_passage(printed)
    choose(monkeypatch, tmp_path, copied)
    window.do("export_document")
    target = tmp_path / "out.md"
    qtbot.waitUntil(target.exists, timeout=30_000)
    qtbot.waitUntil(lambda: "Exported “out.md”" in window.desk.status.text())
    with PdfFile(target.read_bytes()) as file:
        assert [one.contents for one in file.annotations(0)] == ["Wood"]


def test_no_copy_is_offered_of_what_is_no_pdf_file(window, report, asked, monkeypatch, tmp_path):
    window.desk.open_passage(report.id)
    offered = []
    choose(
        monkeypatch,
        tmp_path,
        lambda dialog: offered.append(dialog.form.format.findData(PDF_COPY) >= 0),
    )
    window.do("export_document")
    assert offered == [False]


def test_a_smart_tag_of_the_tree_is_exported(
    window, workspace, report, asked, monkeypatch, tmp_path
):
    kept = workspace.questions.save("Noted", "has:note")
    tree = window.desk.left.tree
    tree.view.setFocus()
    tree.choose([(Kind.SMART_TAG, kept.id)], (Kind.SMART_TAG, kept.id))
    choose(monkeypatch, tmp_path)
    window.do("export")
    assert str(asked[0][0][2].question) == "has:note"


def test_the_dialog_shows_how_the_export_begins(window, workspace, report, qtbot, monkeypatch):
    workspace.highlights.add(report.id, 0, 8, note="Mind this")
    seen = []

    def look(dialog) -> int:
        dialog.show()
        qtbot.waitUntil(lambda: "Mind this" in dialog.preview.text.toPlainText(), timeout=20_000)
        dialog.form.format.setCurrentIndex(dialog.form.format.findData("xlsx"))
        qtbot.waitUntil(lambda: dialog.preview.table.rowCount() == 1, timeout=20_000)
        seen.append(dialog.preview.told.text())
        return 0

    monkeypatch.setattr(ExportDialog, "exec", look)
    window.do("export")
    assert seen == ["1 highlight in 1 document"]


def test_a_preview_that_comes_after_its_dialog_has_gone_is_let_go(window, monkeypatch):
    waiting, closed = [], made_dialog()
    monkeypatch.setattr(window.desk.tasks, "search", lambda _asked, **known: waiting.append(known))
    window.verbs.exporting._preview(closed, ExportWish())
    closed.deleteLater()
    QCoreApplication.sendPostedEvents(closed, QEvent.Type.DeferredDelete)
    (late,) = waiting
    late["then"](None)
    late["failed"]("It could not be read.")
    assert window.desk.status.text() != "It could not be read."
