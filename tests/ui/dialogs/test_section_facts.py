from __future__ import annotations

from desktop.domain import DocumentKind, Section
from desktop.ui.dialogs.section_facts import SectionFactsDialog

FACTS = {"asked_by": "Ann Lee", "room": "4 B"}


def made(qtbot, kind=DocumentKind.WRITTEN_QUESTIONS):
    dialog = SectionFactsDialog(Section("Question 1", 1, 0, 10, FACTS), kind, None)
    qtbot.addWidget(dialog)
    return dialog


def test_facts_left_alone_come_back_as_they_were(qtbot):
    assert made(qtbot).facts() == FACTS


def test_what_such_sections_usually_have_is_there_to_be_filled_in(qtbot):
    dialog = made(qtbot)
    names = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount() - 2)]
    assert (names[0], names[-1]) == ("Asked by", "Room")
    assert "Answered by" in names
    dialog.table.item(names.index("Answered by"), 1).setText(" Bo Roe ")
    dialog.table.item(0, 1).setText("")
    last = dialog.table.rowCount() - 1
    dialog.set_row(last, "Seen in", "Hansard")
    assert dialog.facts() == {"room": "4 B", "answered_by": "Bo Roe", "seen_in": "Hansard"}
