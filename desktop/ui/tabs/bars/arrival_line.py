"""What the line above pages says while their text is still to come."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.ui.look.elided import ElidedLabel
from desktop.ui.look.plain import tip


class ArrivalLine(QWidget):
    """A sentence, and a button for what can be done about it."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ElidedLabel(parent=self)
        self._words.setObjectName("where")
        # No higher than what stands in that line anyway: pages below must not move as it goes.
        self._button = QToolButton(self)
        self._button.setAutoRaise(True)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self.hide()

    def say(self, words: str, button: str = "") -> None:
        """Say how far the text has come, with a button if there is something to be done."""
        self._words.setText(words)
        self._words.setToolTip(tip(words))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.show()

    def text(self) -> str:
        """Return what it says."""
        return self._words.text()

    @property
    def button(self) -> QToolButton:
        """What stops the reading of the text, or tries it again."""
        return self._button
