"""Which backup to restore, with what each holds, and into which new folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.errors import ManiculeError
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.plain import tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain.backups import Backup

COLUMNS = ("Made", "Documents", "Highlights", "Notes", "Newest change", "State", "Size")
ROW_HEIGHT = 28
_STATE = COLUMNS.index("State")
_FIGURES = (1, 2, 3, 6)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RestoreDialog(Dialog):
    """A list of backups, the newest first. Restoring makes a new folder and replaces nothing."""

    def __init__(
        self,
        backups: Sequence[Backup],
        find: Callable[[str], Backup],
        parent: QWidget | None,
        *,
        target: Path | None,
    ) -> None:
        """Offer `backups`, and with `find` any other folder that is one.

        `target` is the new folder; None where the library is restored where it was.
        """
        super().__init__("Restore from Backup", parent, width=760)
        self._find = find
        self._backups: list[Backup] = []
        self.list = self._made_list()
        self.say(
            "The backup becomes a library in a new folder. This library stays as it is."
            if target is not None
            else "The library becomes again what the backup holds. What is left of it stays aside."
        )
        self.column.addWidget(self.list)
        self._words = self.say("", quiet=True)
        self.folder = QLineEdit(str(target or ""), self, readOnly=True)
        self.folder.setAccessibleName("New folder")
        if target is not None:
            self.column.addWidget(self._made_folder())
        else:
            self.folder.hide()
        box = self.finish(Button.Ok | Button.Cancel, "Restore")
        self.restore = box.button(Button.Ok)
        self.other = box.addButton("Other Backup…", QDialogButtonBox.ButtonRole.ActionRole)
        self.other.clicked.connect(self._choose_other)
        self.list.itemSelectionChanged.connect(self._refresh)
        self.list.itemActivated.connect(lambda _item, _column: self.accept())
        for backup in backups:
            self.add(backup)
        self._choose(0)
        self.list.setFocus()
        self._refresh()

    def _made_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setHeaderLabels(list(COLUMNS))
        made.setAccessibleName("Backups")
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setMinimumHeight(220)
        made.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        made.header().setStretchLastSection(False)
        made.header().setSectionResizeMode(_STATE, QHeaderView.ResizeMode.Stretch)
        for column in _FIGURES:
            made.headerItem().setTextAlignment(column, _RIGHT)
        return made

    def _made_folder(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        choose = QPushButton("Choose…", box)
        choose.clicked.connect(self._choose_folder)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        return box

    def add(self, backup: Backup) -> None:
        """Add a backup to the list."""
        system = QLocale.system()
        newest = f"{backup.newest.astimezone():%Y-%m-%d %H:%M}" if backup.newest else "–"
        item = QTreeWidgetItem(
            [
                f"{backup.made.astimezone():%Y-%m-%d %H:%M}",
                f"{backup.documents:,}",
                f"{backup.highlights:,}",
                f"{backup.notes:,}",
                newest,
                "Sound" if backup.sound else "Damaged",
                system.formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat),
            ]
        )
        for column in _FIGURES:
            item.setTextAlignment(column, _RIGHT)
        item.setToolTip(0, tip(str(backup.path)))
        item.setSizeHint(_STATE, QSize(0, ROW_HEIGHT))
        self._backups.append(backup)
        self.list.addTopLevelItem(item)

    def chosen(self) -> Backup | None:
        """Return the chosen backup."""
        row = self.list.currentIndex().row()
        return self._backups[row] if row >= 0 else None

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.list.model().index(row, 0))

    def target(self) -> Path:
        """Return the new folder."""
        return Path(self.folder.text())

    def _choose_folder(self) -> None:
        now = self.target()
        title = "Restore into a New Folder In"
        name = QFileDialog.getExistingDirectory(self, title, str(now.parent))
        if name:
            self.folder.setText(str(Path(name) / now.name))

    def _choose_other(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Backup to Restore", "")
        if not name:
            return
        try:
            self.add(self._find(name))
        except ManiculeError:
            self._words.setText(f"{name} is not a backup: choose the folder of one.")
            return
        self._choose(self.list.topLevelItemCount() - 1)

    def _refresh(self) -> None:
        chosen = self.chosen()
        self.restore.setEnabled(chosen is not None)
        if chosen is None:
            self._words.setText("There is no backup yet.")
        elif chosen.sound:
            self._words.setText(f"In {chosen.path.parent}, as “{chosen.name}”.")
        else:
            more = len(chosen.problems) - 1
            others = f" And {more} more." if more else ""
            self._words.setText(f"When it was made: {chosen.problems[0]}{others}")
