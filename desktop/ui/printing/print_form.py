"""The fields that say how something is printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QWidget

from desktop.ui.fields.tick_box import TickBox
from desktop.ui.look.elided import ElidedCombo
from desktop.ui.printing.paper import SIZES, MarkStyle, PrintChoices

if TYPE_CHECKING:
    from collections.abc import Mapping

MARKS = {
    MarkStyle.COLOUR: "In their colours",
    MarkStyle.UNDERLINE: "Underlined, for black and white",
    MarkStyle.BRACKET: "In brackets, for black and white",
}
POINTS = (8, 16)
_LEAST = 16
"""Letters of a choice that are always seen."""


class PrintForm(QWidget):
    """Tells of each change."""

    changed = Signal()

    def __init__(self, subjects: Mapping[str, str], choices: PrintChoices, parent: QWidget) -> None:
        """`subjects` are what can be printed, with what they are called here."""
        super().__init__(parent)
        self._given = choices
        self.subject = QComboBox(self)
        for name, label in subjects.items():
            self.subject.addItem(label, name)
        self.paper = QComboBox(self)
        for name in SIZES:
            self.paper.addItem(name, name)
        self.points = QSpinBox(self, minimum=POINTS[0], maximum=POINTS[1], suffix=" pt")
        self.points.lineEdit().setTextMargins(7, 0, 0, 0)
        self.marks = ElidedCombo(self)
        self.marks.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.marks.setMinimumContentsLength(_LEAST)
        for style, label in MARKS.items():
            self.marks.addItem(label, style)
        self.notes = TickBox("With notes and tags", self)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        rows: list[tuple[str, QWidget]] = [
            ("What", self.subject), ("Paper", self.paper), ("Text size", self.points),
            ("Highlights", self.marks), ("", self.notes),
        ]  # fmt: skip
        for label, widget in rows:
            widget.setAccessibleName(label or self.notes.text())
            form.addRow(label, widget)
        self._show(choices)
        for box in (self.subject, self.paper, self.marks):
            box.currentIndexChanged.connect(self.changed)
        self.points.valueChanged.connect(self.changed)
        self.notes.toggled.connect(self.changed)

    def _show(self, choices: PrintChoices) -> None:
        for box, chosen in (
            (self.subject, choices.subject),
            (self.paper, choices.paper),
            (self.marks, choices.marks),
        ):
            box.setCurrentIndex(max(0, box.findData(chosen)))
        self.points.setValue(choices.points)
        self.notes.setChecked(choices.notes)

    def choices(self) -> PrintChoices:
        """Return what is chosen."""
        return replace(
            self._given,
            subject=str(self.subject.currentData()),
            paper=str(self.paper.currentData()),
            points=self.points.value(),
            marks=MarkStyle(self.marks.currentData()),
            notes=self.notes.isChecked(),
        )
