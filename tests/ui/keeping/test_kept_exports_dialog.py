from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from desktop.domain.exchanged.kept_export import (
    Became,
    ExportTarget,
    Kept,
    KeptReport,
    Remark,
)
from desktop.ui.keeping.kept_exports_dialog import KeptExportsDialog

REPORT = KeptReport(
    datetime(2026, 3, 1, 12, tzinfo=UTC),
    {Became.KEPT: 1, Became.UNCHANGED: 2},
    (Remark(Became.KEPT, "A.md", "The block in A.md was changed there, and is kept."),),
)
TARGETS = [
    ExportTarget("1", Kept("First", "/a"), report=REPORT),
    ExportTarget("2", Kept("Second <b>", "/b", automatic=True)),
]


@pytest.fixture
def dialog(qtbot, qapp):
    made = KeptExportsDialog(TARGETS, None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_enter_begins_the_first_one_and_then_updates_all(dialog, qtbot):
    assert dialog.update_all.isDefault()
    empty = KeptExportsDialog([], None)
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.new_asked):
        qtbot.keyClick(empty, Qt.Key.Key_Return)


def test_each_is_listed_with_what_became_of_it(dialog):
    item = dialog.list.topLevelItem(0)
    assert [item.text(column) for column in range(3)] == ["First", "Obsidian", "/a"]
    assert item.text(3).endswith(", with remarks")
    assert dialog.report.toPlainText() == (
        "1 note edited there and kept, 2 as before.\n"
        "The block in A.md was changed there, and is kept."
    )
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    assert dialog.report.toPlainText() == "Nothing was written yet. It follows changes by itself."


def test_buttons_ask_for_the_chosen_one_and_enter_for_all(dialog, qtbot):
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    for button, signal in (
        (dialog.change, dialog.change_asked),
        (dialog.stop, dialog.stop_asked),
        (dialog.update_one, dialog.update_asked),
        (dialog.folder, dialog.folder_asked),
    ):
        with qtbot.waitSignal(signal) as asked:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert asked.args == ["2"]
    with qtbot.waitSignal(dialog.update_asked) as asked:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert asked.args == [""]
    assert dialog.isVisible()


def test_the_chosen_one_stays_chosen_when_the_list_is_shown_again(dialog):
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    dialog.say_busy()
    assert not dialog.update_all.isEnabled()
    dialog.show_targets(list(reversed(TARGETS)))
    assert dialog.chosen_id() == "2"
    assert dialog.update_all.isEnabled()
    dialog.show_targets([])
    assert not dialog.change.isEnabled()
    assert "“New…” begins one" in dialog.report.toPlainText()
