"""Asks what each colour of highlights stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFormLayout, QLineEdit, QToolButton, QWidget

from desktop.domain import COLOURS
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.tag_colours import dot

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 40


class ColourNamesDialog(Dialog):
    """Hands back the names that were written."""

    def __init__(self, names: Mapping[str, str], parent: QWidget | None) -> None:
        super().__init__("Names of Colours", parent, width=420)
        self.say("What does each colour stand for? An empty field leaves it without a name.")
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        self.fields: dict[str, QLineEdit] = {}
        for number, colour in enumerate(COLOURS, 1):
            field = self.fields[colour] = QLineEdit(names.get(colour, ""), self)
            field.setMaxLength(LONGEST)
            field.setAccessibleName(f"Name of {colour}")
            field.setPlaceholderText("claim" if number == 1 else "")
            label = QToolButton(self)
            label.setText(f"{colour.capitalize()}  {number}")
            label.setIcon(dot(colour))
            label.setIconSize(QSize(14, 14))
            label.setToolButtonStyle(label.toolButtonStyle().ToolButtonTextBesideIcon)
            label.setEnabled(True)
            label.clicked.connect(field.setFocus)
            label.setFocusPolicy(label.focusPolicy().NoFocus)
            form.addRow(label, field)
        self.column.addLayout(form)
        self.finish(Button.Ok | Button.Cancel, "Keep")

    def names(self) -> dict[str, str]:
        """Return what is written, '' for a colour without a name."""
        return {colour: field.text() for colour, field in self.fields.items()}
