from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.domain import DocumentKind
from desktop.ui.dialogs.document_facts import FactsDialog
from tests.ui.dialogs.samples import DOCUMENT


def test_facts_left_alone_come_back_as_they_were(qtbot):
    dialog = FactsDialog(DOCUMENT, None)
    qtbot.addWidget(dialog)
    assert dialog.facts() == DOCUMENT.facts
    assert dialog.kind() is DocumentKind.REPORT


def test_facts_are_tidied_and_a_title_is_never_empty(qtbot):
    dialog = FactsDialog(DOCUMENT, None)
    qtbot.addWidget(dialog)
    dialog.title.setText("   ")
    dialog.authors.setText(" Ann Smith ;; Cy Roe ")
    assert dialog.facts().title == "A report"
    assert dialog.facts().authors == ("Ann Smith", "Cy Roe")


def test_where_the_text_came_from_is_told(qtbot):
    document = replace(DOCUMENT, source_name="report.pdf.txt", characters=12_345, revision=3)
    dialog = FactsDialog(document, None)
    qtbot.addWidget(dialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "report.pdf.txt" in words
    assert "12,345 characters, version 3." in words


def test_a_title_that_was_made_up_is_said_to_be(qtbot):
    made = replace(DOCUMENT.facts, other={"made_title": DOCUMENT.title})
    for facts, told in ((made, True), (replace(made, title="Corrected"), False)):
        dialog = FactsDialog(replace(DOCUMENT, facts=facts), None)
        qtbot.addWidget(dialog)
        words = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert ("Title made by Manicule" in words) == told
        assert "Made title" not in words


def test_what_the_library_refuses_leaves_the_dialog_open_and_says_why(qtbot):
    dialog = FactsDialog(DOCUMENT, None)
    qtbot.addWidget(dialog)
    answers = ["That key is taken.", ""]
    dialog.keep = lambda: answers.pop(0)
    dialog.show()
    dialog.key.setText("own")
    QTest.keyClick(dialog.key, Qt.Key.Key_Return)
    assert dialog.isVisible()
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "That key is taken." in shown
    QTest.keyClick(dialog.key, Qt.Key.Key_Return)
    assert not dialog.isVisible()
