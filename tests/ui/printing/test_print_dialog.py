from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.printing.paper import PrintChoices
from desktop.ui.printing.paper_lines import Look, Paragraph
from desktop.ui.printing.print_dialog import PrintDialog
from desktop.ui.printing.sheets import FlowSheets

FAMILIES = ["DejaVu Serif"]


def made(choices: PrintChoices, lines: int = 4_000) -> FlowSheets:
    sheets = FlowSheets("A report", choices, FAMILIES)
    look, width = Look(choices.points * 96 / 72), choices.room.width()
    sheets.begin(
        strip
        for n in range(lines)
        for strip in Paragraph(f"Line {n}", FAMILIES, look, width).strips()
    )
    return sheets


@pytest.fixture
def dialog(qtbot):
    shown = PrintDialog({"text": "The document"}, PrintChoices("text"), made, None)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(shown.file_button.isEnabled, timeout=20_000)
    return shown


def test_sheets_are_turned_by_keys_and_counted(dialog, qtbot):
    count = dialog.preview.sheet.sheets.count
    assert count > 40
    assert dialog.told.text() == f"{count:,} pages"
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert dialog.preview.place.text() == f"Page 2 of {count:,}"
    QTest.mouseClick(dialog.preview.back, Qt.MouseButton.LeftButton)
    assert dialog.preview.place.text() == f"Page 1 of {count:,}"
    assert not dialog.preview.back.isEnabled()


def test_smaller_paper_has_more_sheets(dialog, qtbot):
    before = dialog.preview.sheet.sheets.count
    dialog.form.paper.setCurrentIndex(dialog.form.paper.findData("A5"))
    qtbot.waitUntil(dialog.file_button.isEnabled, timeout=20_000)
    assert dialog.preview.sheet.sheets.count > before
    assert dialog.choices().paper == "A5"


def test_a_printing_that_is_cancelled_leaves_what_was_there(dialog, qtbot, tmp_path):
    path = tmp_path / "out.pdf"
    path.write_bytes(b"before")
    dialog.write(path)
    qtbot.waitUntil(lambda: dialog.progress.value() > 2)
    assert not dialog.print_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.told.text() == "Printing was cancelled."
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]
    dialog.write(path)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    assert path.read_bytes().startswith(b"%PDF")
    assert dialog.said == f"Written to {path}."


def test_a_place_that_cannot_be_written_is_said(dialog, tmp_path):
    dialog.write(tmp_path / "nowhere" / "out.pdf")
    assert "could not be printed" in dialog.told.text()
    assert dialog.isVisible()
