from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desktop.errors import LostLibraryError
from desktop.ui.dialogs.backups.lost import LostDialog, WhenLost
from tests.ui.dialogs.backups.test_restore import NOON, backup

LOST = LostLibraryError(Path("/home/library"), "its database is missing", 3, (NOON, NOON))


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize("choice", WhenLost)
def test_each_way_on_has_a_button(qtbot, choice):
    dialog = LostDialog(LOST, [backup()], None)
    qtbot.addWidget(dialog)
    assert dialog.choice is WhenLost.QUIT
    dialog.buttons[choice].click()
    assert dialog.choice is choice
    assert dialog.result() == 1


def test_what_is_missing_and_what_is_there_is_said(qtbot):
    dialog = LostDialog(LOST, [backup("bad", problems=("x",)), backup("good")], None)
    qtbot.addWidget(dialog)
    assert "its database is missing" in words(dialog)
    assert "3 original files and 2 backups" in words(dialog)
    assert "1,200 documents, 34 highlights" in words(dialog)
    assert dialog.newest.name == "good"
    assert dialog.buttons[WhenLost.NEWEST].isDefault()


def test_a_damaged_backup_is_better_than_none(qtbot):
    dialog = LostDialog(LOST, [backup("bad", problems=("x",))], None)
    qtbot.addWidget(dialog)
    assert dialog.newest.name == "bad"
    assert "It is damaged" in words(dialog)


def test_without_a_backup_there_is_none_to_restore(qtbot):
    dialog = LostDialog(LOST, [], None)
    qtbot.addWidget(dialog)
    assert WhenLost.NEWEST not in dialog.buttons
