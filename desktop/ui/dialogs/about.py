"""What this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, qVersion

from desktop import APP_NAME, __version__
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.dressing.large_letters import TITLE, enlarge
from desktop.ui.look.icons import app_icon
from desktop.ui.look.plain import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AboutDialog(Dialog):
    """Name, version, and the promise."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(f"About {APP_NAME}", parent, width=400)
        picture = Label(parent=self, alignment=Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(app_icon().pixmap(QSize(72, 72)))
        picture.setAccessibleName("A pointing hand")
        self.column.addWidget(picture)
        name = self.say(f"{APP_NAME} {__version__}")
        name.setObjectName("emptyTitle")
        enlarge(name, TITLE, bold=True)
        words = self.say(
            "Read documents closely, keep what matters, hand it on with an exact citation.\n\n"
            "Nothing you read or write leaves this computer."
        )
        versions = self.say(f"Qt {qVersion()} · MIT licence", quiet=True)
        for label in (name, words, versions):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.finish(Button.Close)
