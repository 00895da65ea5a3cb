"""The band above an old revision, which says what it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.ui.look.plain import Label


class OldBanner(QFrame):
    """Says of which day the text is, and leads to the newest."""

    newest_wanted = Signal()
    comparison_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("oldRevision")
        self._text = Label(parent=self, wraps=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(4)
        row.addWidget(self._text, 1)
        for text, wanted in (
            ("Newest", self.newest_wanted),
            ("Compare with newest", self.comparison_wanted),
        ):
            button = QPushButton(text, self)
            button.setProperty("quiet", "true")
            button.clicked.connect(wanted)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def text(self) -> str:
        """Return what it says."""
        return self._text.text()

    def say_day(self, day: str) -> None:
        """Say that this is how the document read on a day."""
        self._text.setText(
            f"This is how it read on {day}. Highlights are made in the newest revision."
        )
        self.show()
