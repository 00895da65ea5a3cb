"""Verbs of backups: made by themselves once a day, made when asked for, and restored."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from desktop import APP_NAME
from desktop.errors import CancelledError
from desktop.ui import dialogs
from desktop.ui.work.another_window import open_window
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.backups import Backup, BackupOutcome
    from desktop.ui.desk import Desk

DAILY_MS = 3_600_000
"""How often a window that stays open asks whether a backup is due."""
AGAIN_MS = 300_000
"""After a daily backup gave way to other work, or failed."""
_STOPPED = {str(CancelledError(what)) for what in ("The backup", "The request")}


class BackupVerbs:
    """A window makes backups by itself; the command line never does."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._said = ""
        self._due = QTimer(desk, singleShot=True)
        self._due.timeout.connect(self.make_daily)

    def make_daily(self) -> None:
        """Have today's backup made, when one is due, and ask again later."""
        if not self._desk.is_open or self._desk.workspace.read_only:
            return
        self._due.start(DAILY_MS)
        self._desk.tasks.run(
            call(self._desk.workspace.backups.make_daily),
            text="Backing up",
            then=self._made_daily,
            failed=self._not_made,
            gives_way=True,
        )

    def _made_daily(self, made: BackupOutcome | None) -> None:
        if made is not None and made.problems:
            self._warn(made)

    def _not_made(self, sentence: str) -> None:
        self._due.start(AGAIN_MS)
        if sentence not in _STOPPED and sentence != self._said:  # once is enough
            self._said = sentence
            self._desk.status.say(sentence)

    def make(self) -> None:
        """Ask for a folder and put a copy of the library into a new one inside."""
        settings = self._desk.settings
        chosen = QFileDialog.getExistingDirectory(
            self._desk.window, "Back Up Library into Folder", settings.folder("backup_folder")
        )
        if chosen:
            settings.set_text("backup_folder", chosen)
            name = f"{APP_NAME} backup {datetime.now().astimezone():%Y-%m-%d %H.%M}"
            self._desk.tasks.run(
                call(self._desk.workspace.backups.make, Path(chosen) / name),
                text="Backing up",
                then=self._made,
            )

    def _made(self, made: BackupOutcome) -> None:
        if made.problems:
            self._warn(made)
            return
        folder = made.folder
        url = QUrl.fromLocalFile(str(folder))
        self._desk.status.offer(
            f"Backed up to “{folder.name}” in {folder.parent}.",
            "Open Folder",
            lambda: QDesktopServices.openUrl(url),
        )

    def _warn(self, made: BackupOutcome) -> None:
        """Say that a backup was made of a library that is damaged."""
        count = len(made.problems)
        more = f" And {count - 1} more: “manicule check” tells all." if count > 1 else ""
        self._desk.status.say(f"Backed up, but the library is damaged: {made.problems[0]}{more}")

    def restore(self) -> None:
        """List the backups, and restore one into a new folder."""
        self._desk.tasks.run(
            call(self._desk.workspace.backups.all), text="Reading the backups", then=self._choose
        )

    def _choose(self, backups: Sequence[Backup]) -> None:
        workspace = self._desk.workspace
        library = workspace.folder.resolve()
        name = f"{library.name} restored {datetime.now().astimezone():%Y-%m-%d %H.%M}"
        dialog = dialogs.RestoreDialog(
            backups, workspace.backups.find, self._desk.window, target=library.parent / name
        )
        if dialog.exec() and (chosen := dialog.chosen()) is not None:
            self._desk.tasks.run(
                call(workspace.backups.restore, chosen.path, dialog.target()),
                text="Restoring",
                then=self._restored,
            )
        dialog.deleteLater()

    def _restored(self, restored: BackupOutcome) -> None:
        folder = restored.folder
        if not restored.problems:
            sentence = f"Restored to “{folder.name}” in {folder.parent}."
            self._desk.status.offer(sentence, "Open It", lambda: open_window(folder))
        elif dialogs.confirm(
            "Restored, but not all of it",
            f"The library is in {folder}.\n\n" + "\n".join(restored.problems[:10]),
            "Open It",
            self._desk.window,
        ):
            open_window(folder)

    def forget(self) -> None:
        """Have what was deleted for good taken out of the backups."""
        self._desk.tasks.run(
            call(self._desk.workspace.backups.forget),
            text="Taking it out of the backups",
            then=self._forgot,
        )

    def _forgot(self, left: Sequence[str]) -> None:
        self._desk.status.say(
            left[0]
            if left
            else "The trash is empty, here and in the backups. Copies that were put elsewhere "
            "still hold what was in it."
        )
