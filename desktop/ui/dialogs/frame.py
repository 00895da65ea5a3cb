"""What all dialogs share: margins, a title, and the buttons below."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
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

Button = QDialogButtonBox.StandardButton


class Dialog(QDialog):
    """A column of widgets with buttons at its end."""

    def __init__(self, title: str, parent: QWidget | None, *, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
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
        super().setVisible(visible)

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
