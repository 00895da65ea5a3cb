"""Pages of a PDF file on paper, drawn by a real process."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.ui.printing.paper import MarkStyle
from tests.formats.pdf.samples import Made
from tests.ui.pages.conftest import printed_pages
from tests.ui.printing.test_print_verbs import colours_of, is_grey, text_of

LABELS = "0 <</S /r>> 2 <</S /D>>"
WORDS = "left-ash-c0 was held for days"


@pytest.fixture
def pane(window, workspace, tmp_path, qtbot):
    path = tmp_path / "journal.pdf"
    path.write_bytes(Made(printed_pages(), labels=LABELS).data())
    workspace.imports.files([path])
    window.desk.bridge.tell_now()
    document = next(d for d in workspace.documents.all() if d.media_type == "application/pdf")
    window.desk.open_passage(document.id)
    pane = window.desk.reading.current()
    workspace.highlights.add_quotation(document.id, WORDS, 1, note="Which days?", colour="green")
    qtbot.waitUntil(lambda: len(pane.highlights) == 1, timeout=30_000)
    return pane


@pytest.mark.parametrize("marks", MarkStyle)
def test_pages_are_printed_as_they_are_with_marks_and_notes_behind(
    window, pane, qtbot, tmp_path, monkeypatch, marks
):
    path = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        dialog.form.marks.setCurrentIndex(dialog.form.marks.findData(marks))
        qtbot.waitUntil(dialog.file_button.isEnabled)
        QTest.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, window, drive)
    window.do("print")
    pages = text_of(path)
    assert len(pages) == len(pane.views.printed.pages) + 1
    notes = " ".join(pages[-1].split())
    assert "1 p. i " in notes
    assert "Which days?" in notes
    assert WORDS in notes
    assert f"{len(pages)} / {len(pages)}" in notes
    assert is_grey(colours_of(path)) is (marks is not MarkStyle.COLOUR)
