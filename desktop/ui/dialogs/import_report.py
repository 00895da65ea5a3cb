"""What became of an import: what failed, to try again; what is here twice, to make one of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from desktop.domain import ImportStatus
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import ImportOutcome

_OUTCOME = int(Qt.ItemDataRole.UserRole)


class ImportReport(Dialog):
    """One sentence for each file that failed or repeats another; how many went well."""

    retry_requested = Signal(list)
    """Paths to try again."""
    version_requested = Signal(str, str)
    """A document, and the one that it is a version of."""

    def __init__(
        self,
        outcomes: Sequence[ImportOutcome],
        title_of: Callable[[str], str],
        parent: QWidget | None,
    ) -> None:
        super().__init__("Import", parent, width=600)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._failed = [one for one in outcomes if one.status is ImportStatus.FAILED]
        self._list = self._made_list()
        twins = [one for one in outcomes if one.same_text_as]
        self.say(_summary(len(outcomes), len(self._failed), len(twins)))
        for outcome in self._failed:
            self._add("warning", outcome.error or outcome.path, outcome)
        for outcome in twins:
            names = f"“{title_of(outcome.document_id)}” has the same text as"
            self._add("copy", f"{names} “{title_of(outcome.same_text_as)}”.", outcome)
        self.column.addWidget(self._list)
        box = self.finish(Button.Close)
        self.retry = box.addButton("Try Again", QDialogButtonBox.ButtonRole.ActionRole)
        self.retry.clicked.connect(self._retry)
        self.retry.setVisible(bool(self._failed))
        self.version = box.addButton(
            "Merge with the earlier one", QDialogButtonBox.ButtonRole.ActionRole
        )
        self.version.clicked.connect(self._make_versions)
        self.version.setVisible(bool(twins))
        self._list.itemSelectionChanged.connect(self._choice_changed)
        self._list.setCurrentRow(len(self._failed) if twins else 0)

    def _made_list(self) -> QListWidget:
        made = QListWidget(self)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName("Files to look at")
        made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        made.setWordWrap(True)
        made.setSpacing(2)
        return made

    def _add(self, picture: str, sentence: str, outcome: ImportOutcome) -> None:
        row = QListWidgetItem(icon(picture), sentence)
        row.setToolTip(tip(outcome.path))
        row.setData(_OUTCOME, outcome)
        self._list.addItem(row)

    def sentences(self) -> list[str]:
        """Return what is said of each file."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def choose(self, row: int) -> None:
        """Choose a row."""
        self._list.setCurrentRow(row)

    def _chosen_twins(self) -> list[QListWidgetItem]:
        return [row for row in self._list.selectedItems() if row.data(_OUTCOME).same_text_as]

    def _choice_changed(self) -> None:
        twins = self._chosen_twins()
        self.version.setEnabled(bool(twins))
        self.version.setText(
            "Merge with the earlier ones" if len(twins) > 1 else "Merge with the earlier one"
        )

    def _retry(self) -> None:
        self.retry_requested.emit([Path(one.path) for one in self._failed])
        self.accept()

    def _make_versions(self) -> None:
        for row in self._chosen_twins():
            outcome: ImportOutcome = row.data(_OUTCOME)
            self.version_requested.emit(outcome.document_id, outcome.same_text_as)
            self._list.takeItem(self._list.row(row))
        if not self._list.count():
            self.accept()


def _summary(total: int, failed: int, twins: int) -> str:
    parts = []
    if failed:
        files = "1 file was" if failed == 1 else f"{failed} files were"
        well = total - failed
        others = "The other one" if well == 1 else f"The other {well}"
        parts.append(f"{files} not imported." + (f" {others} went well." if well else ""))
    if twins:
        parts.append(
            "One document has the same text as one that was here before. "
            "Merged, the earlier one stays, with its highlights and with this file as its newest "
            "version; the new document goes to the trash."
            if twins == 1
            else f"{twins} documents have the same text as some that were here before. "
            "Merged, the earlier ones stay, with their highlights and with these files as their "
            "newest versions; the new documents go to the trash."
        )
    return " ".join(" ".join(parts).split())
