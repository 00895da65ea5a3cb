from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain import (
    ImportOutcome,
    ImportStatus,
)
from desktop.ui.dialogs.import_report import ImportReport


def test_a_report_says_a_sentence_for_each_failure_and_tries_again(qtbot):
    outcomes = [
        ImportOutcome("/x/a.bin", ImportStatus.FAILED, error="a.bin was not imported: no text"),
        ImportOutcome("/x/b.txt", ImportStatus.IMPORTED, "d"),
    ]
    dialog = ImportReport(outcomes, str, None)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    assert dialog.sentences() == ["a.bin was not imported: no text"]
    asked = []
    dialog.retry_requested.connect(asked.extend)
    dialog.retry.click()
    assert asked == [Path("/x/a.bin")]


def test_a_document_with_the_same_text_can_be_made_a_version(qtbot):
    outcomes = [
        ImportOutcome("/x/a.bin", ImportStatus.FAILED, error="a.bin was not imported: no text"),
        ImportOutcome("/x/b.txt", ImportStatus.IMPORTED, "d2", same_text_as="d1"),
        ImportOutcome("/x/c.txt", ImportStatus.IMPORTED, "d3"),
    ]
    titles = {"d1": "Report", "d2": "Report again"}
    dialog = ImportReport(outcomes, titles.get, None)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    assert dialog.sentences()[1] == "“Report again” has the same text as “Report”."
    assert dialog.version.text() == "Merge with the earlier one"
    asked = []
    dialog.version_requested.connect(lambda *ids: asked.append(ids))
    dialog.choose(0)
    assert not dialog.version.isEnabled(), "a file that failed is no version of anything"
    dialog.choose(1)
    dialog.version.click()
    assert asked == [("d2", "d1")]
    assert len(dialog.sentences()) == 1
