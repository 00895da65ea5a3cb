"""What to export, in how many files, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.file_names import safe
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.dialogs.question import confirm
from desktop.ui.look.plain import caption, short

if TYPE_CHECKING:
    from collections.abc import Sequence


_MARKDOWN = "Markdown (*.md)"
LONGEST = 60
"""Characters of a title on a button."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the reader wants exported. `target` is a folder when `many`, else a file."""

    target: Path
    this_document: bool
    tags: tuple[str, ...]
    many: bool
    by_tag: bool
    replace: bool
    as_copy: bool = False
    """Whether it is a copy of the document's own file, with the highlights in it."""


class ExportDialog(Dialog):
    """Asks for the place last; files that are there are replaced only when that is ticked."""

    def __init__(
        self,
        title: str,
        tags: Sequence[str],
        folder: str,
        parent: QWidget | None,
        *,
        tag: str = "",
        count: int = 1,
        everything: bool = False,
        copies: bool = False,
    ) -> None:
        """Offer the document of this title, or `count` chosen ones; begin with a tag, if any.

        `copies` tells that the one document is a PDF file, which can be copied.
        """
        super().__init__("Export Highlights", parent)
        self._folder = folder
        self._target: Path | None = None
        self._title = title
        self.say(
            "Highlights are written as Markdown, each with its exact quotation and its source, "
            "or into a copy of a PDF file, where other programs show them."
        )
        self._make_scope(title, count)
        self._make_formats(copies=copies and count == 1)
        self._make_files()
        self.tag = self._tag_box(tags, tag)
        self.replace = QCheckBox("Replace files that are there already")
        self._lay_out()
        scope = self.everything if everything or tag or not title else self.document
        scope.setChecked(True)  # Qt's own
        self.finish(Button.Ok | Button.Cancel, "Choose Where…")
        scope.setFocus()

    def _make_scope(self, title: str, count: int) -> None:
        self.document = QRadioButton(
            caption(f"This document: {short(title, LONGEST)}")
            if count == 1
            else f"These {count} documents"
        )
        self.everything = QRadioButton("The whole library")
        self.document.setEnabled(bool(title))

    def _make_formats(self, *, copies: bool) -> None:
        self.markdown = QRadioButton("Markdown")
        self.copy = QRadioButton("A copy of the PDF file with highlights")
        self.copy.setEnabled(copies)
        self.markdown.setChecked(True)  # Qt's own
        self.copy.toggled.connect(self._show_what_matters)

    def _show_what_matters(self) -> None:
        """A copy is one file of one document."""
        is_copy = self.copy.isChecked()
        if is_copy:
            self.document.setChecked(True)  # Qt's own
            self.one.setChecked(True)
        for button in (self.everything, self.one, self.per_document, self.per_tag):
            button.setEnabled(not is_copy)

    def _make_files(self) -> None:
        self.one = QRadioButton("One file")
        self.per_document = QRadioButton("One file for each document")
        self.per_tag = QRadioButton("One file for each tag")
        self.one.setChecked(True)  # Qt's own

    def _tag_box(self, tags: Sequence[str], chosen: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName("Only passages with this tag")
        box.addItem("All tags", "")
        for path in tags:
            box.addItem(path, path)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        self._group(form, "What", self.document, self.everything)
        self._group(form, "As", self.markdown, self.copy)
        form.addRow("Only", self.tag)
        self._files = self._group(form, "Files", self.one, self.per_document, self.per_tag)
        form.addRow("", self.replace)
        self.column.addLayout(form)

    def _group(self, form: QFormLayout, label: str, *buttons: QRadioButton) -> QButtonGroup:
        group = QButtonGroup(self)
        box = QVBoxLayout()
        box.setSpacing(4)
        for button in buttons:
            group.addButton(button)
            box.addWidget(button)
        form.addRow(label, box)
        return group

    def choice(self) -> ExportChoice:
        """Return what was chosen; only after the dialog was accepted."""
        if self._target is None:
            raise RuntimeError("nothing was chosen yet")
        tag = str(self.tag.currentData() or "")
        return ExportChoice(
            self._target,
            self.document.isChecked(),
            (tag,) if tag else (),
            not self.one.isChecked(),
            self.per_tag.isChecked(),
            self.replace.isChecked(),
            self.copy.isChecked(),
        )

    def choose_target(self, target: Path) -> None:
        """Export to this file or folder."""
        self._target = target
        super().accept()

    @override
    def accept(self) -> None:
        name = self._asked_folder() if not self.one.isChecked() else self._asked_file()
        if name and self._may_write(Path(name)):
            self.choose_target(Path(name))

    def _may_write(self, target: Path) -> bool:
        """Ask here and now about a file that is there already, not when everything is closed."""
        if self.replace.isChecked() or not target.is_file():
            return True
        if confirm(
            f"Replace “{target.name}”?", "What is in the file now will be lost.", "Replace", self
        ):
            self.replace.setChecked(True)
            return True
        return False

    def _asked_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, "Export into Folder", self._folder)

    def _asked_file(self) -> str:
        stem = self._title if self.document.isChecked() else self.tag.currentData() or "Highlights"
        suffix, kind = (".pdf", "PDF (*.pdf)") if self.copy.isChecked() else (".md", _MARKDOWN)
        start = str(Path(self._folder) / f"{safe(stem, 'Highlights')}{suffix}")
        # The question about replacing is ours: the tick above may have answered it.
        name, _ = QFileDialog.getSaveFileName(
            self,
            "Export to File",
            start,
            kind,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        return name
