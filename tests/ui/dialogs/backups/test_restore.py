from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.backups import Backup, BackupReason
from desktop.errors import NotFoundError
from desktop.ui.dialogs.backups.restore import RestoreDialog

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def backup(name="one", *, problems=()):
    return Backup(
        Path("/shelf") / name,
        NOON,
        BackupReason.DAILY,
        "id",
        1200,
        34,
        5,
        NOON,
        problems,
        2_000_000,
    )


def nowhere(name):
    raise NotFoundError("backup", name)


def test_each_backup_is_told_with_what_it_holds(qtbot):
    dialog = RestoreDialog(
        [backup(), backup("two", problems=("A text is missing.", "Another."))],
        nowhere,
        None,
        target=Path("/home/new"),
    )
    qtbot.addWidget(dialog)
    first = dialog.list.topLevelItem(0)
    told = [first.text(column) for column in range(dialog.list.columnCount())]
    assert told[1:4] == ["1,200", "34", "5"]
    assert told[5] == "Sound"
    assert "MB" in told[6]
    assert dialog.chosen() == backup()
    assert dialog.target() == Path("/home/new")
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    assert dialog.chosen().name == "two"
    assert "A text is missing. And 1 more." in dialog._words.text()


def test_another_folder_is_chosen(qtbot, monkeypatch):
    dialog = RestoreDialog([backup()], nowhere, None, target=Path("/home/new"))
    qtbot.addWidget(dialog)
    monkeypatch.setattr(
        "desktop.ui.dialogs.backups.restore.QFileDialog.getExistingDirectory",
        lambda *_: "/elsewhere",
    )
    dialog._choose_folder()
    assert dialog.target() == Path("/elsewhere/new")


def test_a_backup_elsewhere_is_found_or_told(qtbot, monkeypatch):
    asked = []

    def find(name):
        asked.append(name)
        return backup("three") if len(asked) > 1 else nowhere(name)

    dialog = RestoreDialog([], find, None, target=None)
    qtbot.addWidget(dialog)
    assert dialog.chosen() is None
    assert not dialog.restore.isEnabled()
    monkeypatch.setattr(
        "desktop.ui.dialogs.backups.restore.QFileDialog.getExistingDirectory", lambda *_: "/disk"
    )
    dialog.other.click()
    assert dialog._words.text().startswith("/disk is not a backup")
    dialog.other.click()
    assert dialog.chosen().name == "three"
    assert dialog.restore.isEnabled()
