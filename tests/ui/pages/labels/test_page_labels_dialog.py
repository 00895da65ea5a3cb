from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QToolButton

from desktop.domain.printed.labelling import PageLabels
from desktop.ui.pages.labels.page_labels_dialog import PageLabelsDialog

COUNTED = tuple(str(number) for number in range(1, 13))


@pytest.fixture
def open_dialog(qtbot):
    def open_dialog(told: str = "", printed: str = "", as_read=COUNTED) -> PageLabelsDialog:
        made = PageLabelsDialog("Journal", PageLabels(as_read, told, printed), None)
        qtbot.addWidget(made)
        made.show()
        return made

    return open_dialog


def save(dialog):
    return dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)


def test_what_the_reader_told_before_is_there_to_be_changed(open_dialog):
    dialog = open_dialog("i, 9=1")
    assert [(page.value(), label.text()) for page, label in dialog.ranges()] == [(1, "i"), (9, "1")]
    assert dialog.preview.text() == "Pages 1–8: i–viii, 9–12: 1–4"
    dialog.ranges()[1][0].setValue(5)
    assert dialog.preview.text() == "Pages 1–4: i–iv, 5–12: 1–8"
    assert dialog.told() == "i, 5=1"


def test_ranges_are_added_and_taken_away(open_dialog, qtbot):
    dialog = open_dialog()
    assert dialog.preview.text() == "Pages 1–12: 1–12"
    dialog.add.click()
    dialog.ranges()[0][1].setText("A-1")
    dialog.add.click()
    assert not save(dialog).isEnabled(), "a range without a label is none"
    qtbot.keyClicks(dialog.ranges()[1][1], "20")
    assert dialog.told() == "A-1, 2=20"
    dialog.findChildren(QToolButton)[0].click()
    assert dialog.told() == "2=20"
    assert dialog.preview.text() == "Pages 1: 1, 2–12: 20–30"


def test_what_cannot_be_is_said_and_not_saved(open_dialog):
    dialog = open_dialog("i, 9=1")
    dialog.ranges()[0][0].setValue(10)
    assert "later page" in dialog.preview.text()
    assert not save(dialog).isEnabled()
    dialog.ranges()[0][0].setValue(1)
    dialog.ranges()[0][1].setText("cover")
    assert "ends with a number" in dialog.preview.text()
    assert not save(dialog).isEnabled()


def test_printed_numbers_are_offered_where_nothing_was_told(open_dialog):
    dialog = open_dialog(printed="3=1")
    assert dialog.told() == "3=1"
    assert "printed" in dialog.offered.text()
    dialog.as_read.click()
    assert dialog.told() == ""
    dialog.as_printed.click()
    assert dialog.told() == "3=1"


def test_what_the_file_says_already_is_no_offer(open_dialog):
    dialog = open_dialog(printed="1")
    assert dialog.told() == ""
    assert not dialog.offered.text()


def test_what_the_file_calls_its_pages_comes_before_what_is_printed(open_dialog):
    dialog = open_dialog(printed="1", as_read=("i", "ii", "1", "2"))
    assert dialog.told() == ""
    assert dialog.as_printed.isEnabled()


def test_without_numbers_on_the_pages_there_is_nothing_to_take_over(open_dialog):
    assert not open_dialog().as_printed.isEnabled()
