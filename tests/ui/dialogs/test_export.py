from __future__ import annotations

import pytest

from desktop.ui.dialogs.export import ExportDialog


def test_an_export_of_everything_by_tag(qtbot, tmp_path):
    dialog = ExportDialog("", ["a", "b/c"], "", None)
    qtbot.addWidget(dialog)
    assert not dialog.document.isEnabled()
    dialog.per_tag.setChecked(True)
    dialog.tag.setCurrentIndex(dialog.tag.findData("b/c"))
    dialog.choose_target(tmp_path)
    choice = dialog.choice()
    assert (choice.many, choice.by_tag, choice.this_document) == (True, True, False)
    assert choice.tags == ("b/c",)
    assert not choice.replace, "nothing is replaced unless it is ticked"


def test_an_export_over_a_file_asks_before_the_dialog_is_gone(qtbot, tmp_path, monkeypatch):
    there = tmp_path / "there.md"
    there.write_text("mine")
    dialog = ExportDialog("A report", [], "", None)
    qtbot.addWidget(dialog)
    monkeypatch.setattr(dialog, "_asked_file", lambda: str(there))
    monkeypatch.setattr("desktop.ui.dialogs.export.confirm", lambda *_: False)
    dialog.accept()
    assert dialog.result() == 0
    monkeypatch.setattr("desktop.ui.dialogs.export.confirm", lambda *_: True)
    dialog.accept()
    assert dialog.choice().replace
    assert dialog.choice().target == there


def test_a_tag_is_exported_from_everywhere(qtbot):
    dialog = ExportDialog("A report", ["a", "b/c"], "", None, tag="b/c")
    qtbot.addWidget(dialog)
    assert dialog.everything.isChecked()
    assert dialog.tag.currentData() == "b/c"


def test_several_documents_are_counted(qtbot):
    dialog = ExportDialog("A report", [], "", None, count=3)
    qtbot.addWidget(dialog)
    assert dialog.document.text() == "These 3 documents"
    assert dialog.document.isChecked()


def test_without_a_place_there_is_no_choice(qtbot):
    dialog = ExportDialog("A report", [], "", None)
    qtbot.addWidget(dialog)
    with pytest.raises(RuntimeError):
        dialog.choice()


def test_a_pdf_document_can_be_copied_and_nothing_else_then_matters(qtbot, tmp_path):
    dialog = ExportDialog("A report", ["a"], "", None, everything=True, copies=True)
    qtbot.addWidget(dialog)
    dialog.per_tag.setChecked(True)
    dialog.copy.click()
    assert not dialog.everything.isEnabled()
    assert not dialog.per_document.isEnabled()
    dialog.choose_target(tmp_path / "copy.pdf")
    choice = dialog.choice()
    assert (choice.as_copy, choice.this_document, choice.many) == (True, True, False)
    dialog.markdown.click()
    assert dialog.everything.isEnabled()
    assert not dialog.choice().as_copy


@pytest.mark.parametrize(("count", "copies"), [(1, False), (3, True)])
def test_only_one_pdf_document_can_be_copied(qtbot, count, copies):
    dialog = ExportDialog("A report", [], "", None, count=count, copies=copies)
    qtbot.addWidget(dialog)
    assert not dialog.copy.isEnabled()
