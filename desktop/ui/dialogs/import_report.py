"""What became of each file of an import, with another try for those that failed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from desktop.domain import ImportStatus
from desktop.ui.dialogs.base import Button, Dialog
from desktop.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import ImportOutcome


class ImportReport(Dialog):
    """One sentence for each file that failed; how many went well."""

    retry_requested = Signal(list)
    """Paths to try again."""

    def __init__(self, outcomes: Sequence[ImportOutcome], parent: QWidget | None) -> None:
        super().__init__("Import", parent, width=560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._failed = [one for one in outcomes if one.status is ImportStatus.FAILED]
        well = len(outcomes) - len(self._failed)
        files = "1 file was" if len(self._failed) == 1 else f"{len(self._failed)} files were"
        self.say(f"{files} not imported." + (f" The other {well} went well." if well else ""))
        self._list = QListWidget(self)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName("Files that were not imported")
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        for outcome in self._failed:
            row = QListWidgetItem(icon("warning"), outcome.error or outcome.path)
            row.setToolTip(outcome.path)
            self._list.addItem(row)
        self.column.addWidget(self._list)
        box = self.finish(Button.Close)
        retry = box.addButton("Try again", QDialogButtonBox.ButtonRole.ActionRole)
        retry.clicked.connect(self._retry)

    def sentences(self) -> list[str]:
        """Return what is said of each failure."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _retry(self) -> None:
        self.retry_requested.emit([Path(one.path) for one in self._failed])
        self.accept()
