from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from desktop.domain.backups import BackupOutcome
from desktop.errors import CancelledError
from desktop.ui.dialogs.backups.restore import RestoreDialog
from desktop.ui.dialogs.preferences import PreferencesDialog
from desktop.ui.dialogs.trash import TrashDialog
from desktop.ui.verbs import backups
from desktop.ui.work.tasks import call


@pytest.fixture
def asked(window, monkeypatch):
    """Keep what the worker is asked for."""
    made = []

    def take(asked, **known):
        made.append(((asked.method, *asked.args), known))

    monkeypatch.setattr(window.desk.tasks, "run", take)
    return made


def offered(status):
    return next(one for one in status.findChildren(QPushButton) if one.isVisibleTo(status))


def test_a_backup_goes_where_the_reader_says(window, asked, monkeypatch, tmp_path):
    answers = ["", str(tmp_path)]
    monkeypatch.setattr(
        "desktop.ui.verbs.backups.QFileDialog.getExistingDirectory", lambda *_: answers.pop(0)
    )
    window.do("backup")
    assert not asked
    window.do("backup")
    ((method, folder), known), *_ = asked
    assert method == "backups.make"
    assert folder.parent == tmp_path
    assert folder.name.startswith("Manicule backup 20")
    known["then"](BackupOutcome(folder))
    status = window.desk.status
    assert status.text() == f"Backed up to “{folder.name}” in {tmp_path}."
    assert offered(status).text() == "Open Folder"
    known["then"](BackupOutcome(folder, ("One thing is wrong.", "Another.")))
    assert "the library is damaged: One thing is wrong. And 1 more" in status.text()


def test_a_backup_is_made_by_itself_when_something_has_changed(qtbot, window, workspace, report):
    window.start_background()
    shelf = workspace.folder / "backups"
    qtbot.waitUntil(lambda: not window.desk.tasks.jobs, timeout=30_000)
    (made,) = workspace.backups.all()
    assert made.path.parent == shelf
    assert made.sound
    workspace.highlights.add(report.id, 0, 8)
    window.verbs.backups.make_daily()
    qtbot.waitUntil(lambda: not window.desk.tasks.jobs, timeout=30_000)
    assert len(workspace.backups.all()) == 1, "one a day"


def test_a_daily_backup_that_fails_is_said_once_and_tried_again(window, asked):
    window.verbs.backups.make_daily()
    ((method,), known), *_ = asked
    assert method == "backups.make_daily"
    assert known["gives_way"]
    status = window.desk.status
    known["failed"]("The disk is gone.")
    assert status.text() == "The disk is gone."
    status.say("")
    known["failed"]("The disk is gone.")
    known["failed"](str(CancelledError("The backup")))
    assert status.text() == ""
    assert window.verbs.backups._due.interval() == backups.AGAIN_MS
    known["then"](None)
    known["then"](BackupOutcome(window.desk.workspace.folder))
    assert status.text() == ""
    known["then"](BackupOutcome(window.desk.workspace.folder, ("It is damaged.",)))
    assert "It is damaged." in status.text()


def test_a_backup_is_restored_into_a_new_folder_and_offered(
    qtbot, window, workspace, report, monkeypatch, tmp_path
):
    workspace.highlights.add(report.id, 0, 8)
    workspace.backups.make()
    opened = []
    monkeypatch.setattr(backups, "open_window", opened.append)
    monkeypatch.setattr(RestoreDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    window.do("restore")
    status = window.desk.status
    qtbot.waitUntil(lambda: status.text().startswith("Restored to"), timeout=30_000)
    offered(status).click()
    (folder,) = opened
    assert folder.parent == tmp_path.resolve()
    assert (folder / "library.sqlite3").exists()


def test_losses_of_a_restoration_are_shown(window, monkeypatch, tmp_path):
    told, opened = [], []
    monkeypatch.setattr(backups, "open_window", opened.append)
    monkeypatch.setattr("desktop.ui.dialogs.question.confirm", lambda *words: told.append(words[1]))
    monkeypatch.setattr(
        "desktop.ui.dialogs.confirm", lambda *words: told.append(words[1]), raising=False
    )
    window.verbs.backups._restored(BackupOutcome(tmp_path, ("A text is missing.",)))
    assert "A text is missing." in told[0]
    assert not opened


def test_emptying_the_trash_reaches_the_backups_when_ticked(
    qtbot, window, workspace, report, monkeypatch
):
    workspace.backups.make()
    workspace.trash.put(report.id)

    def hands(dialog) -> int:
        monkeypatch.setattr("desktop.ui.dialogs.trash.confirm", lambda *_: True)
        dialog.from_backups.setChecked(True)
        dialog.empty.click()
        return 0

    monkeypatch.setattr(TrashDialog, "exec", hands)
    window.do("trash")
    status = window.desk.status
    qtbot.waitUntil(lambda: "here and in the backups" in status.text(), timeout=30_000)
    assert [each.documents for each in workspace.backups.all()] == [1]


def test_the_place_of_backups_is_chosen_in_preferences(window, workspace, monkeypatch, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    seen = []

    def hands(dialog) -> int:
        seen.append(dialog.backups.text())
        dialog.backups.setText(str(disk) if len(seen) == 1 else "")
        return int(len(seen) != 2)

    monkeypatch.setattr(PreferencesDialog, "exec", hands)
    window.do("preferences")
    assert workspace.backups.place.parent == disk
    window.do("preferences")
    assert workspace.backups.place.parent == disk, "Cancel leaves it"
    window.do("preferences")
    assert workspace.backups.place == workspace.folder / "backups"
    assert seen == ["", str(disk), str(disk)]


def test_a_worker_can_be_asked_for_all_of_it(workspace):
    for method in ("make", "make_daily", "all", "restore", "forget"):
        assert call(getattr(workspace.backups, method)).method == f"backups.{method}"
