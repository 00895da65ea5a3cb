"""Pages of a PDF file on paper, drawn by a real process."""

from __future__ import annotations

from itertools import groupby

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.ui.printing.paper import MarkStyle
from tests.formats.pdf.samples import Made
from tests.ui.pages.conftest import TREES, printed_pages
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


def ink(widget) -> list[int]:
    """Return how much there is in each row of pixels, beside what is in the emptiest."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [bytes(picture.constScanLine(y))[: picture.width()] for y in range(picture.height())]
    found = [sum(255 - grey for grey in row) for row in rows]
    return [one - min(found) for one in found]


def test_every_line_of_a_page_is_seen_alike_in_the_preview(window, pane, qtbot):
    found = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        dialog.resize(920, 678)  # the screen of tests has no room for all of it
        sheet = dialog.preview.sheet
        qtbot.waitUntil(lambda: len(set(ink(sheet))) > len(TREES) * 10, timeout=30_000)
        found.extend(ink(sheet))
        dialog.reject()

    QTimer.singleShot(0, window, look)
    window.do("print")
    inner = found[30:-30]  # without the edge of the paper
    half = max(inner) / 2
    lines = [max(rows) for is_print, rows in groupby(inner, lambda row: row > half) if is_print]
    assert len(lines) >= 30
    assert min(lines) > 0.78 * max(lines)
