"""Asks what is to be kept exported, in what form and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from desktop.domain.exchanged.kept_export import Kept, KeptForm
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.fields.tick_box import TickBox
from desktop.ui.look.elided import ElidedCombo
from desktop.ui.look.plain import Label, caption

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.domain.asking.kept import SmartTag
    from desktop.workspace.exporting.templates import TemplateFile

_ALL, _ASKED = "all", "asked"
_OBSIDIAN, _MARKDOWN = "Notes for Obsidian", "Markdown notes"


class TargetDialog(Dialog):
    """Stays open until what was chosen can be kept; then `keep` has kept it."""

    def __init__(
        self,
        kept: Kept,
        templates: Sequence[TemplateFile],
        smart_tags: Sequence[SmartTag],
        collections: Mapping[str, str],
        keep: Callable[[Kept], str],
        parent: QWidget | None,
    ) -> None:
        """`collections` are paths by id; `keep` returns a sentence where it cannot be done."""
        super().__init__("Keep Exporting", parent, width=560)
        self._kept, self._keep = kept, keep
        self.say(
            "One note for each document goes into a folder and follows what you mark here. "
            "What you write into these notes yourself stays."
        )
        self.name = QLineEdit(kept.name, self)
        self.name.setPlaceholderText("Vault")
        self.form = self._made_forms(templates)
        self.folder = QLineEdit(kept.folder, self)
        self.which = self._made_questions(smart_tags)
        self.question = QLineEdit(kept.question, self)
        self.question.setPlaceholderText("detention and not asylum colour:green")
        self.collection = self._made_collections(collections)
        self.file_name = QLineEdit(kept.file_name, self)
        self.file_name.setPlaceholderText("{{ document.title }}")
        self.automatic = TickBox("Follow changes by itself", self)
        self.automatic.setChecked(kept.automatic)
        self.warning = Label("", self, wraps=True)
        self.warning.setObjectName("quiet")
        self._lay_out()
        self.which.currentIndexChanged.connect(self._show_question)
        self._show_question()
        self.finish(Button.Ok | Button.Cancel, "Keep")
        self.name.setFocus()

    def _made_forms(self, templates: Sequence[TemplateFile]) -> QComboBox:
        box = ElidedCombo(self)
        box.addItem(_OBSIDIAN, (KeptForm.OBSIDIAN, ""))
        box.addItem(_MARKDOWN, (KeptForm.MARKDOWN, ""))
        known = {one.name for one in templates}
        for one in templates:
            own = " (your own)" if one.is_own else ""
            box.addItem(caption(f"Template: {one.title}{own}"), (KeptForm.TEMPLATE, one.name))
        chosen = self._kept.template
        if chosen and chosen not in known:
            box.addItem(caption(f"Template: {chosen}"), (KeptForm.TEMPLATE, chosen))
        _choose(box, (self._kept.form, chosen))
        return box

    def _made_questions(self, smart_tags: Sequence[SmartTag]) -> QComboBox:
        box = ElidedCombo(self)
        box.addItem("All highlights", (_ALL, ""))
        box.addItem("Those that answer a question", (_ASKED, ""))
        for one in smart_tags:
            box.addItem(caption(f"Smart tag: {one.name}"), (_ASKED, one.id))
        wanted = _ASKED if self._kept.question or self._kept.smart_tag else _ALL
        _choose(box, (wanted, self._kept.smart_tag))
        return box

    def _made_collections(self, collections: Mapping[str, str]) -> QComboBox:
        box = ElidedCombo(self)
        box.addItem("The whole library", None)
        for key, path in sorted(collections.items(), key=lambda one: one[1].casefold()):
            box.addItem(caption(path), key)
        _choose(box, self._kept.collection)
        return box

    def _lay_out(self) -> None:
        choose = QPushButton("Choose…", self)
        choose.clicked.connect(self._choose_folder)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.folder, 1)
        place.addWidget(choose)
        form = self._rows = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for label, field in (
            ("Name", self.name),
            ("As", self.form),
            ("Into the folder", place),
            ("Highlights", self.which),
            ("", self.question),
            ("Documents of", self.collection),
            ("Files are called", self.file_name),
            ("", self.automatic),
        ):
            form.addRow(label, field)
        for label, widget in (
            ("Name", self.name),
            ("Form of the notes", self.form),
            ("Folder", self.folder),
            ("Which highlights", self.which),
            ("Question", self.question),
            ("Documents of", self.collection),
            ("Files are called", self.file_name),
        ):
            widget.setAccessibleName(label)
        self.column.addLayout(form)
        self.column.addWidget(self.warning)
        self.warning.hide()

    def _show_question(self) -> None:
        asked, smart_tag = self.which.currentData()
        self._rows.setRowVisible(self.question, asked == _ASKED and not smart_tag)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Keep Notes in Folder", self.folder.text())
        if name:
            self.folder.setText(name)

    def kept(self) -> Kept:
        """Return what is chosen."""
        form, template = self.form.currentData()
        asked, smart_tag = self.which.currentData()
        return replace(
            self._kept,
            name=self.name.text().strip(),
            folder=self.folder.text().strip(),
            form=KeptForm(form),
            template=template,
            question=self.question.text().strip() if asked == _ASKED and not smart_tag else "",
            smart_tag=smart_tag,
            collection=self.collection.currentData(),
            file_name=self.file_name.text().strip(),
            automatic=self.automatic.isChecked(),
        )

    @override
    def accept(self) -> None:
        sentence = self._keep(self.kept())
        if sentence:
            self.warning.setText(sentence)
            self.warning.show()
            return
        super().accept()


def _choose(box: QComboBox, value: object) -> None:
    """Choose an entry by its value; Qt compares no tuples."""
    found = (number for number in range(box.count()) if box.itemData(number) == value)
    box.setCurrentIndex(next(found, 0))
