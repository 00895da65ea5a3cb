"""What to export, in which form, in how many files, and where; beside that how it will begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.file_names import safe
from desktop.errors import QuestionError
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.dialogs.question import confirm
from desktop.ui.exporting.export_choices import PDF_COPY, ExportChoice
from desktop.ui.exporting.export_form import ExportForm, short_title
from desktop.ui.exporting.export_preview import ExportPreviewPane

if TYPE_CHECKING:
    from desktop.domain.exchanged.export_wish import ExportPreview
    from desktop.ui.exporting.export_choices import ExportChoices, ExportOffer

_AFTER_MS = 150
"""After a choice, so that a burst of them is one preview."""
_PDF_SENTENCE = (
    "A copy of the PDF file is written, with the highlights in it, where other programs show them. "
    "The original stays as it is."
)


class ExportDialog(Dialog):
    """Asks for the place last; files that are there are replaced only when that is ticked."""

    preview_wanted = Signal(object)
    """An ExportWish; whoever makes the preview hands it to `show_preview`."""

    def __init__(self, offer: ExportOffer, choices: ExportChoices, parent: QWidget | None) -> None:
        super().__init__("Export Highlights", parent, width=760)
        self._offer = offer
        self._target: Path | None = None
        self.form = ExportForm(offer, choices, self)
        self.preview = ExportPreviewPane(self)
        self.preview.setMinimumWidth(220)
        side = QVBoxLayout()
        side.addWidget(self.form)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(side, 2)
        row.addWidget(self.preview, 3)
        self.column.addLayout(row, 1)
        self._accepting = self.finish(Button.Ok | Button.Cancel, "Choose Where…").button(Button.Ok)
        room = self.screen().availableSize()
        self.resize(min(1000, room.width() - 40), min(600, room.height() - 40))
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self._ask)
        self.form.changed.connect(self._look_again)
        self._look_again()
        is_whole = self.form.everything.isChecked()
        (self.form.everything if is_whole else self.form.document).setFocus()

    def _look_again(self) -> None:
        self.preview.wait()
        self._soon.start()

    def _ask(self) -> None:
        if not self.isVisible():
            return
        try:
            wish = self.form.wish()
        except QuestionError as error:
            self.show_failure(str(error))
            return
        self._accepting.setEnabled(True)
        if wish.form == PDF_COPY:
            self.preview.say(_PDF_SENTENCE)
        else:
            self.preview_wanted.emit(wish)

    def show_preview(self, preview: ExportPreview) -> None:
        """Show how what was wished for begins."""
        self._accepting.setEnabled(True)
        self.preview.show_preview(preview)

    def show_failure(self, sentence: str) -> None:
        """Say why it cannot be written as it is wished for."""
        self._accepting.setEnabled(False)
        self.preview.say(sentence)

    def choices(self) -> ExportChoices:
        """Return what is to be remembered."""
        return self.form.choices()

    def choice(self) -> ExportChoice:
        """Return what was chosen; only after the dialog was accepted."""
        if self._target is None:
            raise RuntimeError("nothing was chosen yet")
        wish = self.form.wish()
        return ExportChoice(
            self._target,
            wish,
            self.form.is_many,
            self.form.replace.isChecked(),
            wish.form == PDF_COPY,
        )

    def choose_target(self, target: Path) -> None:
        """Export to this file or folder."""
        self._target = target
        super().accept()

    @override
    def accept(self) -> None:
        try:
            self.form.wish()
        except QuestionError as error:
            self.show_failure(str(error))
            return
        name = self._asked_folder() if self.form.is_many else self._asked_file()
        if name and self._may_write(Path(name)):
            self.choose_target(Path(name))

    def _may_write(self, target: Path) -> bool:
        """Ask here and now about a file that is there already, not when everything is closed."""
        if self.form.replace.isChecked() or not target.is_file():
            return True
        if confirm(
            f"Replace “{target.name}”?", "What is in the file now will be lost.", "Replace", self
        ):
            self.form.replace.setChecked(True)
            return True
        return False

    def _asked_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, "Export into Folder", self._offer.folder)

    def _asked_file(self) -> str:
        form = self.form.form
        suffix, kind = (form.suffix, short_title(form)) if form else (".pdf", "PDF")
        is_one = self.form.document.isChecked() and len(self._offer.documents) == 1
        stem = self._offer.title if is_one else self.form.tag.currentData() or "Highlights"
        start = str(Path(self._offer.folder) / f"{safe(stem, 'Highlights')}{suffix}")
        # The question about replacing is ours: the tick above may have answered it.
        name, _ = QFileDialog.getSaveFileName(
            self,
            "Export to File",
            start,
            f"{kind} (*{suffix})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        return name if not name or Path(name).suffix else f"{name}{suffix}"
