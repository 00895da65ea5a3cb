"""The exports that are kept up: where each goes, and what became of it the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from typing_extensions import override

from desktop import words
from desktop.domain.exchanged.kept_export import Became, KeptForm
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.plain import short, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.exchanged.kept_export import ExportTarget, KeptReport

COLUMNS = ("Name", "As", "Folder", "Last time")
_ID = int(Qt.ItemDataRole.UserRole)
_ROW_HEIGHT = 28
_FOLDER = COLUMNS.index("Folder")
_FORMS = {KeptForm.OBSIDIAN: "Obsidian", KeptForm.MARKDOWN: "Markdown"}


class KeptExportsDialog(Dialog):
    """Asks for each thing that is to be done; who opened it does it, and shows the list again."""

    new_asked = Signal()
    change_asked = Signal(str)
    stop_asked = Signal(str)
    folder_asked = Signal(str)
    update_asked = Signal(str)
    """One, by its id; '' is all."""

    def __init__(self, targets: Sequence[ExportTarget], parent: QWidget | None) -> None:
        super().__init__("Kept Exports", parent, width=720)
        self._targets: list[ExportTarget] = []
        self.say(
            "Notes in folders of yours that follow what you mark here. What you write into them "
            "stays; a note that was edited is added to, never rewritten."
        )
        self.list = self._made_list()
        self.column.addWidget(self.list, 1)
        self.report = QPlainTextEdit(self, readOnly=True)
        self.report.setAccessibleName("What became of it")
        self.report.setFixedHeight(120)
        self.report.setTabChangesFocus(True)
        self.column.addWidget(self.report)
        self.column.addLayout(self._made_buttons())
        box = self.finish(Button.Ok | Button.Close, "Update All")
        self.update_all = box.button(Button.Ok)
        self.list.itemSelectionChanged.connect(self._show_chosen)
        self.list.itemDoubleClicked.connect(lambda _item, _column: self._ask(self.change_asked))
        self.show_targets(targets)
        (self.list if targets else self.new).setFocus()

    def _made_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setHeaderLabels(list(COLUMNS))
        made.setAccessibleName("Kept exports")
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setMinimumHeight(170)
        made.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        made.header().setStretchLastSection(False)
        made.header().setSectionResizeMode(_FOLDER, QHeaderView.ResizeMode.Stretch)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        return made

    def _made_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.new = QPushButton("New…", self)
        self.change = QPushButton("Change…", self)
        self.stop = QPushButton("Stop Keeping", self)
        self.update_one = QPushButton("Update This One", self)
        self.folder = QPushButton("Open Folder", self)
        for button in (self.new, self.change, self.stop, self.update_one, self.folder):
            row.addWidget(button)
        row.addStretch(1)
        self.new.clicked.connect(self.new_asked)
        self.change.clicked.connect(lambda: self._ask(self.change_asked))
        self.stop.clicked.connect(lambda: self._ask(self.stop_asked))
        self.update_one.clicked.connect(lambda: self._ask(self.update_asked))
        self.folder.clicked.connect(lambda: self._ask(self.folder_asked))
        return row

    def show_targets(self, targets: Sequence[ExportTarget], chosen: str = "") -> None:
        """Show these; one by its id, or that which was chosen, is chosen then."""
        before = chosen or self.chosen_id()
        self._targets = list(targets)
        self.list.clear()
        for number, one in enumerate(self._targets):
            self.list.addTopLevelItem(_row(one))
            if one.id == before or not number:
                self.list.setCurrentIndex(self.list.model().index(number, 0))
        self.update_all.setEnabled(bool(self._targets))
        named = self.update_all if self._targets else self.new  # Enter does what can be done
        named.setDefault(True)
        self._show_chosen()

    def chosen_id(self) -> str:
        """Return the id of the chosen one, or ''."""
        item = self.list.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def say_busy(self) -> None:
        """Say that they are being brought up to date."""
        self.update_all.setEnabled(False)
        self.update_one.setEnabled(False)
        self.report.setPlainText("Updating…")

    def _ask(self, signal: SignalInstance) -> None:
        if self.chosen_id():
            signal.emit(self.chosen_id())

    def _show_chosen(self) -> None:
        chosen = next((one for one in self._targets if one.id == self.chosen_id()), None)
        for button in (self.change, self.stop, self.update_one, self.folder):
            button.setEnabled(chosen is not None)
        self.report.setPlainText(_told(chosen))

    @override
    def accept(self) -> None:
        """Enter brings all up to date; the dialog stays to tell what became of them."""
        if self._targets:
            self.update_asked.emit("")


def _row(target: ExportTarget) -> QTreeWidgetItem:
    kept, report = target.kept, target.report
    when = f"{report.at.astimezone():%Y-%m-%d %H:%M}" if report else "never"
    form = _FORMS.get(kept.form, kept.template)
    item = QTreeWidgetItem([kept.name, form, kept.folder, f"{when}{_mark(report)}"])
    item.setData(0, _ID, target.id)
    item.setToolTip(_FOLDER, tip(kept.folder))
    item.setSizeHint(0, QSize(0, _ROW_HEIGHT))
    return item


def _mark(report: KeptReport | None) -> str:
    if report is None:
        return ""
    if report.error or report.counts.get(Became.FAILED):
        return ", failed"
    return ", with remarks" if report.remarks else ""


def _told(target: ExportTarget | None) -> str:
    """Return what is to be known of a kept export, line by line."""
    if target is None:
        return "No export is kept up yet. “New…” begins one."
    by_itself = "It follows changes by itself." if target.kept.automatic else ""
    if target.report is None:
        return f"Nothing was written yet. {by_itself}".strip()
    said = words.kept_report(target.report)
    first = f"{said[:1].upper()}{said[1:]}".rstrip(".") + "."
    lines = [f"{first} {by_itself}".strip()]
    return "\n".join([*lines, *(short(one.sentence) for one in target.report.remarks)])
