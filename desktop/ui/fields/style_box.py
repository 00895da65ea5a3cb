"""Which citation style is used: one that comes with the program, or one from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from desktop.ui.look.elided import ElidedCombo
from desktop.ui.look.plain import short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain.exchanged.export_wish import StyleNote

_LONGEST = 60
_FROM_FILE = "\n"
"""Stands for a style that is yet to be chosen, which no name and no path is."""


class StyleBox(ElidedCombo):
    """Tells of each style that is chosen; one from a file stands among the others from then on."""

    style_chosen = Signal(str)
    """The name of a style, the path of its file, or '' for the program's own way."""

    def __init__(self, styles: Iterable[StyleNote], chosen: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Citation style")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.addItem("As this program cites", "")
        for style in styles:
            self.addItem(short(style.title, _LONGEST), style.name)
        self.addItem("Another style, from a file…", _FROM_FILE)
        self.chosen = ""
        """What is chosen, also while a file is being looked for."""
        self.take(chosen)
        self.currentIndexChanged.connect(self._tell)
        self.activated.connect(self._look_for_file)

    def take(self, style: str) -> None:
        """Choose a style by its name or the path of its file."""
        if self.findData(style) < 0:
            name = style.replace("\\", "/").rpartition("/")[2]
            self.insertItem(self.count() - 1, short(name, _LONGEST), style)
        self.chosen = style
        self.setCurrentIndex(self.findData(style))

    def _tell(self, _row: int) -> None:
        style = str(self.currentData())
        if style != _FROM_FILE:
            self.chosen = style
            self.style_chosen.emit(style)

    def _look_for_file(self, _row: int) -> None:
        if self.currentData() == _FROM_FILE:
            name, _ = QFileDialog.getOpenFileName(
                self, "Choose a Citation Style", "", "Citation styles (*.csl)"
            )
            self.take(name or self.chosen)
