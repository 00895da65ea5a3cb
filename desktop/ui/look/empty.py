"""What stands where there is nothing yet: a picture, a sentence, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.look.dressing.large_letters import TITLE, enlarge
from desktop.ui.look.icons import Sign
from desktop.ui.look.plain import Label

_PICTURE = 40
_LONGEST_LINE = 520
"""Pixels: a sentence across a wide window is hard to read."""


class EmptyState(QWidget):
    """Says what is missing and offers the one thing to do about it."""

    chosen = Signal()

    def __init__(
        self, picture: str, title: str, text: str, button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        self._title = _label(title, "emptyTitle", self)
        enlarge(self._title, TITLE, bold=True)
        self._text = _label(text, "emptyText", self)
        layout.addWidget(Sign(picture, _PICTURE, self), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._title)
        middle = QHBoxLayout()
        self._text.setMaximumWidth(_LONGEST_LINE)
        for part, share in ((None, 1), (self._text, 1000), (None, 1)):
            middle.addStretch(share) if part is None else middle.addWidget(part, share)
        layout.addLayout(middle)
        self.button = QPushButton(button, self)
        self.button.clicked.connect(self.chosen)
        self.button.setVisible(bool(button))
        layout.addSpacing(8)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)

    def show_above_button(self, widget: QWidget) -> None:
        """Have a small widget stand between the sentence and the button."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            place = layout.indexOf(self.button)
            layout.insertWidget(place, widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def offer_also(self, text: str) -> QPushButton:
        """Offer something else to do, below and more quietly."""
        button = QPushButton(text, self)
        button.setProperty("quiet", "true")
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button


def _label(text: str, name: str, parent: QWidget) -> Label:
    label = Label(text, parent, alignment=Qt.AlignmentFlag.AlignCenter, wraps=True)
    label.setObjectName(name)
    return label
