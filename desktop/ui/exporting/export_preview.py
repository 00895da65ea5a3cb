"""How an export begins, beside its choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPlainTextEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.look.plain import Label, short

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from desktop.domain.exchanged.export_wish import ExportPreview

_LONGEST_CELL = 80
_COLUMN = 170
_EMBEDDED = "data"


class _Page(QTextBrowser):
    """A page whose pictures stand in itself, and whose links lead nowhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.document().setDefaultStyleSheet(
            "blockquote { margin-left: 14px; } .label, .cited, .tags, .remark { font-size: small; }"
        )

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give nothing that is not in the page: a path would be read from this computer."""
        is_inside = not isinstance(name, str) and name.scheme() == _EMBEDDED
        return super().loadResource(kind, name) if is_inside else None


class ExportPreviewPane(QWidget):
    """Shows text, a page or a table, or a sentence that says why there is nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.told = Label("", self, wraps=True)
        self.told.setObjectName("quiet")
        self.sentence = Label("", self, wraps=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.text = QPlainTextEdit(self, readOnly=True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.page = _Page(self)
        self.table = QTableWidget(self)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(False)
        self._shown = QStackedWidget(self)
        for view in (self.sentence, self.text, self.page, self.table):
            view.setAccessibleName("How the export begins")
            self._shown.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._shown, 1)
        column.addWidget(self.told)

    def wait(self) -> None:
        """Tell that another beginning is on its way; the last one stays until then."""
        self.told.setText("Looking how it begins…")

    def say(self, sentence: str) -> None:
        """Say why there is nothing to be shown."""
        self.sentence.setText(sentence)
        self._shown.setCurrentWidget(self.sentence)
        self.told.setText("")

    def show_preview(self, preview: ExportPreview) -> None:
        """Show how an export begins."""
        if preview.kind == "page":
            self.page.setHtml(preview.body)
            self._shown.setCurrentWidget(self.page)
        elif preview.kind == "table":
            self._fill(preview.rows)
            self._shown.setCurrentWidget(self.table)
        else:
            self.text.setPlainText(preview.body)
            self._shown.setCurrentWidget(self.text)
        highlights = _counted(preview.highlights, "highlight")
        whole = f"{highlights} in {_counted(preview.documents, 'document')}"
        self.told.setText(whole if preview.is_all else f"The beginning of {whole}")

    def _fill(self, rows: tuple[tuple[str, ...], ...]) -> None:
        names, *lines = rows
        self.table.setColumnCount(len(names))
        self.table.setRowCount(len(lines))
        self.table.setHorizontalHeaderLabels(list(names))
        self.table.horizontalHeader().setDefaultSectionSize(_COLUMN)
        for row, cells in enumerate(lines):
            for column, cell in enumerate(cells):
                said = short(" ".join(cell.split()), _LONGEST_CELL)
                self.table.setItem(row, column, QTableWidgetItem(said))


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" + "s" * (count != 1)
