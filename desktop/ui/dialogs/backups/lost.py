"""What to do where a library has lost its database."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop import APP_NAME
from desktop.ui.dialogs.frame import Dialog
from desktop.ui.look.dressing.large_letters import TITLE, enlarge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.backups import Backup
    from desktop.errors import LostLibraryError


class WhenLost(Enum):
    """What the reader may choose."""

    NEWEST = "newest"
    CHOOSE = "choose"
    ANEW = "anew"
    QUIT = "quit"


class LostDialog(Dialog):
    """Says what is missing and what is there, and has a button for each way on."""

    def __init__(
        self, error: LostLibraryError, backups: Sequence[Backup], parent: QWidget | None
    ) -> None:
        super().__init__(APP_NAME, parent, width=560)
        self.choice = WhenLost.QUIT
        self.newest = next((each for each in backups if each.sound), next(iter(backups), None))
        """The newest sound backup, or else the newest."""
        title = self.say("The library is lost, but not all of it")
        title.setObjectName("emptyTitle")
        enlarge(title, TITLE, bold=True)
        self.say(
            f"In {error.folder} {error.reason}. Beside it are {error.beside}. Nothing was changed."
        )
        self.buttons: dict[WhenLost, QPushButton] = {}
        if self.newest is not None:
            made = f"{self.newest.made.astimezone():%Y-%m-%d %H:%M}"
            self._add(WhenLost.NEWEST, f"Restore the newest backup, of {made}")
            self.say(_held(self.newest), quiet=True)
        self._add(WhenLost.CHOOSE, "Choose a backup…")
        self._add(WhenLost.ANEW, "Begin an empty library here")
        self.say("This keeps everything that is there: nothing is deleted.", quiet=True)
        self._add(WhenLost.QUIT, "Quit")
        first = self.buttons[WhenLost.CHOOSE if self.newest is None else WhenLost.NEWEST]
        first.setDefault(True)
        first.setFocus()

    def _add(self, choice: WhenLost, text: str) -> None:
        button = QPushButton(text, self)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._choose(choice))
        self.buttons[choice] = button
        self.column.addWidget(button)

    def _choose(self, choice: WhenLost) -> None:
        self.choice = choice
        self.accept()


def _held(backup: Backup) -> str:
    counts = f"{backup.documents:,} documents, {backup.highlights:,} highlights"
    state = "" if backup.sound else " It is damaged: not all of it may come back."
    changed = f", last changed {backup.newest.astimezone():%Y-%m-%d %H:%M}" if backup.newest else ""
    return f"It holds {counts}, {backup.notes:,} notes{changed}.{state}"
