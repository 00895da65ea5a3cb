"""Asks how something is to be printed, and shows the sheets before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSaveFile
from PySide6.QtGui import QIcon, QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout
from typing_extensions import override

from desktop import APP_NAME
from desktop.domain.file_names import safe
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.plain import Label
from desktop.ui.printing.paper import SIZES, PrintChoices
from desktop.ui.printing.preview import Preview
from desktop.ui.printing.print_form import PrintForm
from desktop.ui.printing.print_job import PrintJob

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from desktop.ui.printing.sheets import Sheets

_FAILED = "It could not be printed: choose another printer or place."
_RESOLUTION = 300
"""Dots of an inch in a PDF file, on which letters and lines are placed."""


class PrintDialog(Dialog):
    """What is printed is made anew with each choice; the sheets come little by little."""

    def __init__(
        self,
        subjects: Mapping[str, str],
        choices: PrintChoices,
        make: Callable[[PrintChoices], Sheets],
        parent: QWidget | None,
    ) -> None:
        """`subjects` are what can be printed, by the name that `make` is given in the choices."""
        super().__init__("Print", parent, width=760)
        self._make = make
        self._sheets: Sheets | None = None
        self._job: PrintJob | None = None
        self._file: QSaveFile | None = None
        self.folder = ""
        """Where a PDF file is offered to be put, and then was."""
        self.said = ""
        """What became of it."""
        self.form = PrintForm(subjects, choices, self)
        self.preview = Preview(self)
        self.progress = QProgressBar(self, textVisible=False)
        self.told = Label("", self, wraps=True)
        self.told.setObjectName("quiet")
        side = QVBoxLayout()
        side.addWidget(self.form)
        side.addStretch(1)
        side.addWidget(self.told)
        side.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(side, 1)
        row.addWidget(self.preview, 2)
        self.column.addLayout(row, 1)
        box = self.finish(Button.Ok | Button.Cancel, "Print…")
        self.print_button = box.button(Button.Ok)
        self.file_button = QPushButton("Save as PDF…", self)
        box.addButton(self.file_button, box.ButtonRole.ActionRole)
        self.file_button.clicked.connect(self.save)
        self.resize(920, 680)
        self.form.changed.connect(self._remake)
        self._remake()

    def choices(self) -> PrintChoices:
        """Return what is chosen."""
        return self.form.choices()

    def _remake(self) -> None:
        if self._sheets is not None:
            self._sheets.close()
            self._sheets.deleteLater()
        self._sheets = self._make(self.choices())
        self._sheets.changed.connect(self._count)
        self.preview.show_sheets(self._sheets)
        self._count()

    def _count(self) -> None:
        sheets = self._sheets
        if sheets is None or self._job is not None:
            return
        count, is_ready = sheets.count, sheets.is_complete
        self.progress.setRange(0, int(is_ready))
        self.progress.setVisible(not is_ready)
        known = "1 page" if count == 1 else f"{count:,} pages"
        self.told.setText(known if is_ready else f"Laying out page {count + 1:,}…")
        for button in (self.print_button, self.file_button):
            button.setEnabled(is_ready and count > 0)

    # -- printing

    @override
    def accept(self) -> None:
        """Ask for a printer, and print."""
        if self._sheets is None or self._job is not None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(self._page())
        printer.setFullPage(True)
        printer.setDocName(self._sheets.title)
        asking = QPrintDialog(printer, self)
        asking.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        asking.setMinMax(1, self._sheets.count)
        for button in asking.findChildren(QPushButton):
            button.setIcon(QIcon())
        if asking.exec():
            first = max(1, printer.fromPage())
            last = min(printer.toPage() or self._sheets.count, self._sheets.count)
            self._begin(printer, range(first - 1, last), "Printed.")
        asking.deleteLater()

    def save(self) -> None:
        """Ask for a file, and print into it."""
        if self._sheets is None or self._job is not None:
            return
        place = Path(self.folder) / f"{safe(self._sheets.title, 'Highlights')}.pdf"
        name, _form = QFileDialog.getSaveFileName(
            self, "Save as PDF", str(place), "PDF documents (*.pdf)"
        )
        if name:
            self.write(Path(name) if Path(name).suffix else Path(f"{name}.pdf"))

    def write(self, path: Path) -> None:
        """Print into a PDF file; one that is there stays until all is written."""
        sheets = self._sheets
        if sheets is None:
            return
        self._file = QSaveFile(str(path))
        if not self._file.open(QSaveFile.OpenModeFlag.WriteOnly):
            self._file = None
            self.told.setText(_FAILED)
            return
        writer = QPdfWriter(self._file)
        writer.setTitle(sheets.title)
        writer.setCreator(APP_NAME)
        writer.setResolution(_RESOLUTION)
        writer.setPageLayout(self._page())
        self.folder = str(path.parent)
        self._begin(writer, range(sheets.count), f"Written to {path}.")

    def _page(self) -> QPageLayout:
        size = QPageSize(SIZES[self.choices().paper])
        return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))

    def _begin(self, device: QPdfWriter | QPrinter, numbers: range, said: str) -> None:
        if self._sheets is None:
            return
        self.said = said
        self._job = PrintJob(device, self._sheets, numbers, self)
        self._job.progressed.connect(self._progress)
        self._job.ended.connect(self._ended)
        self._enable(enabled=False)
        self._progress(0, len(numbers))
        if not self._job.begin():
            self._ended(whole=False)

    def _progress(self, done: int, total: int) -> None:
        self.progress.setVisible(True)
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.told.setText(f"Printing page {min(done + 1, total):,} of {total:,}…")

    def _ended(self, whole: bool) -> None:  # noqa: FBT001  # a slot
        self._job = None
        if self._file is not None:
            if not whole:
                self._file.cancelWriting()
            whole = self._file.commit()
            self._file = None
        if whole:
            super().accept()
            return
        self.said = ""
        self._enable(enabled=True)
        self._count()
        self.told.setText(_FAILED)

    def _enable(self, *, enabled: bool) -> None:
        for widget in (self.form, self.preview, self.print_button, self.file_button):
            widget.setEnabled(enabled)

    @override
    def reject(self) -> None:
        """Cancel the printing, if one is under way, or else the dialog."""
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self.told.setText("Printing was cancelled.")

    @override
    def done(self, result: int) -> None:
        if self._sheets is not None:
            self._sheets.close()
        super().done(result)
