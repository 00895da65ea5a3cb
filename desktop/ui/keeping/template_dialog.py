"""Templates: the gallery and the reader's own, with what they make of a few documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.dialogs.question import confirm
from desktop.ui.look.plain import Label, tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.workspace.exporting.templates import TemplateFile

SOON_MS = 400
"""After the last key, before what is written is followed."""
LONGEST = 200_000
"""Characters of a preview that are shown."""
_SIZE, _SHARE = QSize(1080, 680), 0.9
_NAME = int(Qt.ItemDataRole.UserRole)


class TemplateDialog(Dialog):
    """What is typed is followed for a few documents; the gallery itself is never changed."""

    preview_asked = Signal(str, str)
    """The name of the template, and its text."""
    save_asked = Signal(str, str)
    """The same; of one of the gallery another name has to be found."""
    remove_asked = Signal(str)
    export_asked = Signal(str)
    keep_asked = Signal(str)

    def __init__(
        self,
        templates: Sequence[TemplateFile],
        source: Callable[[str], str],
        parent: QWidget | None,
    ) -> None:
        super().__init__("Templates", parent, width=720)
        self._templates: dict[str, TemplateFile] = {}
        self._source, self._saved, self._shown = source, "", ""
        self.say(
            "A template says how an export looks. Begin with one of the gallery; what you change "
            "is saved as your own. Help has the names that a template knows."
        )
        self.list = QListWidget(self)
        self.list.setAccessibleName("Templates")
        self.list.setMinimumWidth(160)
        self.editor = _made_text(self, "Template")
        self.preview = _made_text(self, "Preview")
        self.preview.setReadOnly(True)
        self.told = Label("", self, wraps=True)
        self.told.setObjectName("quiet")
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._ask_preview)
        self._lay_out()
        box = self.finish(Button.Ok | Button.Close, "Save")
        self.save = box.button(Button.Ok)
        room = self.screen().availableGeometry().size()
        self.resize(_SIZE.boundedTo(room * _SHARE))
        self.list.currentItemChanged.connect(self._choose)
        self.editor.textChanged.connect(self._changed)
        self.show_templates(templates)
        self.list.setFocus()

    def _lay_out(self) -> None:
        parts = QHBoxLayout()
        parts.setSpacing(12)
        for widget, share in ((self.list, 2), (self.editor, 5), (self.preview, 5)):
            parts.addWidget(widget, share)
        self.column.addLayout(parts, 1)
        self.column.addWidget(self.told)
        self.remove = QPushButton("Remove", self)
        self.export = QPushButton("Export…", self)
        self.keep = QPushButton("Keep Exporting…", self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.remove, self.export, self.keep):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.remove.clicked.connect(lambda: self.remove_asked.emit(self.chosen()))
        self.export.clicked.connect(lambda: self._hand_on(self.export_asked))
        self.keep.clicked.connect(lambda: self._hand_on(self.keep_asked))

    def show_templates(self, templates: Sequence[TemplateFile], chosen: str = "") -> None:
        """Show these, one of them chosen."""
        before = chosen or self.chosen()
        self._templates = {one.name: one for one in reversed(templates)}  # own ones come first
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.clear()
        for one in templates:
            own = " (your own)" if one.is_own else ""
            item = QListWidgetItem(f"{one.title}{own}")
            item.setData(_NAME, one.name)
            item.setToolTip(tip(f"{one.about}\n{one.name}".strip()))
            self.list.addItem(item)
        names = [self.list.item(n).data(_NAME) for n in range(self.list.count())]
        self.list.setCurrentRow(names.index(before) if before in names else 0)
        self.list.blockSignals(False)  # noqa: FBT003
        self._open(self.chosen())

    def chosen(self) -> str:
        """Return the name of the chosen template, or ''."""
        item = self.list.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    @property
    def is_own(self) -> bool:
        """Whether the chosen one is the reader's own."""
        found = self._templates.get(self.chosen())
        return found is not None and found.is_own

    @property
    def is_changed(self) -> bool:
        """Whether what stands here is not saved."""
        return self.editor.toPlainText() != self._saved

    def show_preview(self, file_name: str, text: str) -> None:
        """Show what a template makes."""
        bar = self.preview.verticalScrollBar()
        place = bar.value()
        self.preview.setPlainText(text[:LONGEST])
        bar.setValue(place)
        name = f"{file_name}: " if file_name else ""
        lines = text.count("\n")
        of = "" if file_name else ", of a few documents with highlights"
        self._tell(f"{name}{lines:,} lines{of}.")

    def show_fault(self, sentence: str) -> None:
        """Say why there is no preview; the last one stays."""
        self._tell(sentence, loud=True)

    def _tell(self, text: str, *, loud: bool = False) -> None:
        self.told.setText(text)
        self.told.setObjectName("whyLoud" if loud else "quiet")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)

    def _choose(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if item is None or item.data(_NAME) == self._shown:
            return
        if before is not None and self.is_changed and not self._may_leave():
            self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.list.setCurrentItem(before)
            self.list.blockSignals(False)  # noqa: FBT003
            return
        self._open(self.chosen())

    def _may_leave(self) -> bool:
        question = "Leave this template without saving it?"
        return confirm(question, "What you changed in it will be lost.", "Leave", self)

    def _open(self, name: str) -> None:
        self._shown = name
        self._saved = self._source(name) if name else ""
        self.editor.setPlainText(self._saved)
        self._before = self.written()
        self._changed()
        self._soon.start(0)

    def _changed(self) -> None:
        self.save.setEnabled(self.is_changed)
        self.remove.setEnabled(self.is_own)
        self._soon.start(SOON_MS)

    def _ask_preview(self) -> None:
        if self.chosen():
            self.preview_asked.emit(self.chosen(), self.editor.toPlainText())

    def _hand_on(self, signal: SignalInstance) -> None:
        if self.is_changed:
            self._tell("Save the template first; then export with it.", loud=True)
        elif self.chosen():
            signal.emit(self.chosen())

    @override
    def accept(self) -> None:
        if self.is_changed:
            self.save_asked.emit(self.chosen(), self.editor.toPlainText())


def _made_text(parent: QWidget, name: str) -> QPlainTextEdit:
    made = QPlainTextEdit(parent)
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return made
