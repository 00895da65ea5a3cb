"""What all dialogs share: margins, a title, and the buttons below."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.dialogs.question import confirm
from desktop.ui.look.plain import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent, QShowEvent

_USUAL = 15
"""Pixels of a line in the letters that the widths of dialogs are told for."""
_LOW = 3
"""Lines of words that a field beside them is lower than, if they stand in its middle."""
_FRAME = QSize(20, 48)
"""Of the screen, left for the frame of a window."""
Button = QDialogButtonBox.StandardButton


class Dialog(QDialog):
    """A column of widgets with buttons at its end."""

    def __init__(self, title: str, parent: QWidget | None, *, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._width = width
        self.setMinimumWidth(width)
        self._before: list[str] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 24, 24, 16)
        self.column.setSpacing(12)

    def say(self, text: str, *, quiet: bool = False) -> Label:
        """Add a paragraph."""
        label = Label(text, self, wraps=True)
        if quiet:
            label.setObjectName("quiet")
        self.column.addWidget(label)
        return label

    def written(self) -> list[str]:
        """Return what the reader wrote here that Esc would throw away."""
        fields = (one for one in self.findChildren(QLineEdit) if not one.isReadOnly())
        boxes = QAbstractSpinBox | QComboBox
        # A field that a click empties only narrows a list.
        lines = [
            one.text()
            for one in fields
            if not (one.isClearButtonEnabled() or isinstance(one.parentWidget(), boxes))
        ]
        texts = self.findChildren(QPlainTextEdit)
        return lines + [one.toPlainText() for one in texts if not one.isReadOnly()]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.written() != self._before:
            question = "Leave without keeping what you wrote?"
            if not confirm(question, "What was kept before stays as it was.", "Leave", self):
                return
        super().keyPressEvent(event)

    @override
    def setVisible(self, visible: bool) -> None:
        if visible:  # before Qt gives the keyboard to the first
            for before, after in pairwise(_stops(self.column)):
                self.setTabOrder(before, after)  # or they stop in the order they were made in
            if not self.isVisible():
                self._fit_letters()
        super().setVisible(visible)

    def _fit_letters(self) -> None:
        """Be wide enough for all that stands here, in large letters too, and as high as it asks.

        Qt's own would be two thirds of the screen at most, and press the fields together.
        """
        self.ensurePolished()
        for form in self.findChildren(QFormLayout):
            _align(form)
        room = self.screen().availableSize() - _FRAME
        wanted = self._width * self.fontMetrics().lineSpacing() // _USUAL
        width = min(max(self._width, wanted, self.column.minimumSize().width()), room.width())
        self.setMinimumWidth(width)
        asked = self.sizeHint().height()
        if self.column.hasHeightForWidth():
            asked = max(asked, self.column.totalHeightForWidth(max(width, self.width())))
        was_resized = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        size = self.size() if was_resized else QSize(width, asked)
        self.resize(size.expandedTo(QSize(width, asked)).boundedTo(room))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            QTimer.singleShot(0, self, self._fit_letters)  # once all that stands here has them

    @override
    def showEvent(self, event: QShowEvent) -> None:
        # Enter belongs to the one button that was named; Qt would lend it to any other.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button.isDefault())
        self._before = self.written()
        super().showEvent(event)

    def finish(self, buttons: Button, accept: str = "") -> QDialogButtonBox:
        """Add the buttons; `accept` renames OK."""
        box = QDialogButtonBox(buttons, self)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        ok = box.button(Button.Ok)
        if ok is not None:
            ok.setDefault(True)  # Qt's own
            if accept:
                ok.setText(accept)
        for button in box.buttons():
            button.setIcon(QIcon())
        self.column.addSpacing(4)
        self.column.addWidget(box)
        return box


def _align(form: QFormLayout) -> None:
    """Have words in the middle of the field beside them; Qt puts them higher beside a spin box."""
    for row in range(form.rowCount()):
        item = form.itemAt(row, QFormLayout.ItemRole.FieldRole)
        field = item.widget() if item is not None else None
        words = form.labelForField(field) if field is not None else None
        if field is not None and words is not None:
            height = field.sizeHint().height()
            words.setMinimumHeight(height if height < _LOW * words.sizeHint().height() else 0)


def _stops(layout: QLayout) -> Iterator[QWidget]:
    """Yield where Tab stops in a layout, as the eye goes through it."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _stops(inner)
        elif widget is not None:
            yield from _stops_in(widget)


def _stops_in(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    elif isinstance(widget, QSplitter):
        for number in range(widget.count()):
            if (part := widget.widget(number)) is not None:
                yield from _stops_in(part)
    elif layout is not None:
        yield from _stops(layout)
