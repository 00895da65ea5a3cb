from __future__ import annotations

import pytest

from desktop.ui.locked.kept_passwords_dialog import KeptPasswordsDialog


@pytest.fixture
def dialog(qtbot):
    made = KeptPasswordsDialog(None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_files_are_listed_by_name(dialog):
    dialog.show_names({"1": "b.pdf", "2": "A.pdf", "3": "c.pdf"})
    assert [dialog.list.item(row).text() for row in range(3)] == ["A.pdf", "b.pdf", "c.pdf"]


def test_one_is_forgotten_or_all(dialog, qtbot):
    dialog.show_names({"1": "b.pdf", "2": "a.pdf"})
    with qtbot.waitSignal(dialog.forget_asked) as asked:
        dialog.forget.click()
    assert asked.args == [["2"]]
    with qtbot.waitSignal(dialog.forget_asked) as asked:
        dialog.forget_all.click()
    assert asked.args == [["2", "1"]]


def test_where_nothing_is_kept_nothing_can_be_forgotten(dialog):
    dialog.show_names({})
    assert "No password is kept" in dialog.words.text()
    assert not dialog.forget.isEnabled()
    assert not dialog.forget_all.isEnabled()
