from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.annotate import differences
from desktop.ui.look.plain import Label
from desktop.ui.past.copies_dialog import CopiesDialog
from desktop.workspace.searching.similar import Elsewhere

Key = Qt.Key
COPIES = [
    Elsewhere("d1", "Early <b>paper</b>", "2025-01-02", 3, 30, "They counted 902 people", 1.0),
    Elsewhere("d2", "Late paper", "", 5, 40, "They counted 1,300 people", 0.8712),
]


@pytest.fixture
def dialog(qtbot):
    made = CopiesDialog("They counted 902 people", "2025", COPIES, differences, None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    return made


def test_copies_are_listed_with_what_is_other_there(dialog, qtbot):
    assert [dialog.list.item(row).text() for row in range(2)] == [
        "Early <b>paper</b>\n2025-01-02 · word for word",
        "Late paper\n87 % the same words",
    ]
    assert dialog.told.toPlainText() == "They counted 902 people"
    qtbot.keyClick(dialog.list, Key.Key_Down)
    assert "902 1,300" in dialog.told.toPlainText()


def test_enter_goes_to_a_copy_and_all_are_tagged_together(dialog, qtbot):
    wanted, tagged = [], []
    dialog.wanted.connect(wanted.append)
    dialog.tag_wanted.connect(tagged.append)
    dialog.tag.click()
    assert tagged == [COPIES]
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert wanted == [COPIES[0]]


def test_a_passage_without_copies_says_so(qtbot):
    dialog = CopiesDialog("Words", "", [], differences, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.tag.isVisible()
    assert not dialog.go.isVisible()
    assert dialog.height() < 240  # there is nothing to show
    said = [label.text() for label in dialog.findChildren(Label)]
    assert any("nowhere else" in text for text in said)
