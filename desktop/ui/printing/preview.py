"""Shows one sheet of paper, and turns to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, tip
from desktop.ui.look.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from desktop.ui.printing.sheets import Sheets

_AROUND = 12
_NOTCH = 120


class _Sheet(QWidget):
    """Paints a sheet as large as there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheets: Sheets | None = None
        self.number = 0
        self._picture: QPixmap | None = None
        self.is_painted = False
        """Whether there was such a sheet when it was painted last."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 420)
        self.setAccessibleName("Preview")

    def refresh(self) -> None:
        """Paint it anew; not while it is printed, which wishes other pages."""
        if not self.isEnabled():
            return
        self._picture = None
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current()["window"]))
        if self.sheets is None:
            painter.end()
            return
        size = self.sheets.size
        scale = min(
            (self.width() - 2 * _AROUND) / size.width(),
            (self.height() - 2 * _AROUND) / size.height(),
        )
        width, height = size.width() * scale, size.height() * scale
        paper = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        ratio = self.devicePixelRatioF()
        wanted = (paper.size() * ratio).toSize()
        if self._picture is None or self._picture.size() != wanted:
            self._picture = QPixmap(wanted)
            self._picture.fill(Qt.GlobalColor.white)
            self._picture.setDevicePixelRatio(ratio)
            self._paint(self._picture, scale)
        painter.drawPixmap(paper.topLeft(), self._picture)
        painter.setPen(QColor(current()["line"]))
        painter.drawRect(paper)
        painter.end()

    def _paint(self, picture: QPixmap, scale: float) -> None:
        sheets = self.sheets
        self.is_painted = sheets is not None and self.number < sheets.count
        if sheets is None or not self.is_painted:
            return
        painter = QPainter(picture)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.scale(scale, scale)
        for is_there in sheets.steps(painter, self.number):
            if not is_there:
                break  # it says when there is more
        painter.end()


class Preview(QWidget):
    """A sheet, and below it which one it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet = _Sheet(self)
        self.back, self.on = QToolButton(self), QToolButton(self)
        for button, picture, name, keys, by in (
            (self.back, "back", "Previous page", "PgUp", -1),
            (self.on, "forward", "Next page", "PgDown", 1),
        ):
            button.setIcon(icon(picture))
            button.setAutoRaise(True)
            button.setAccessibleName(name)
            button.setToolTip(tip(f"{name} ({keys})"))
            button.clicked.connect(lambda _=False, by=by: self.turn(by))
            QShortcut(QKeySequence(keys), self.window()).activated.connect(
                lambda by=by: self.turn(by)
            )
        self.place = Label(parent=self)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place.setMinimumWidth(120)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.place)
        row.addWidget(self.on)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet, 1)
        column.addLayout(row)

    def show_sheets(self, sheets: Sheets) -> None:
        """Show others, at the same number where they have it."""
        self.sheet.sheets = sheets
        sheets.changed.connect(self._changed)
        sheets.came.connect(self.sheet.refresh)
        self.sheet.refresh()
        self._changed()

    def turn(self, by: int) -> None:
        """Show the next sheet, or the one before."""
        sheets = self.sheet.sheets
        if sheets is not None and 0 <= self.sheet.number + by < sheets.count:
            self.sheet.number += by
            self._changed()
            self.sheet.refresh()

    def _changed(self) -> None:
        sheets = self.sheet.sheets
        if sheets is None:
            return
        count, number = sheets.count, self.sheet.number
        if sheets.is_complete:
            self.sheet.number = number = max(0, min(number, count - 1))
        of = f" of {count:,}" if sheets.is_complete else ""
        self.place.setText(f"Page {number + 1:,}{of}" if count else "")
        self.back.setEnabled(number > 0)
        self.on.setEnabled(number + 1 < count)
        if sheets.is_complete or not self.sheet.is_painted:
            self.sheet.refresh()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if abs(turned) >= _NOTCH:
            self.turn(-1 if turned > 0 else 1)
        event.accept()
