"""The bar under the cards: passages that are no longer in the text, folded away until wanted."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.look.icons import icon

GONE = "No longer in the text"


class GoneBar(QPushButton):
    """Counts them, and opens and closes their group by Qt's own `toggled`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("goneBar")
        self.setProperty("quiet", "true")
        self.setCheckable(True)  # Qt's own
        self.setIconSize(QSize(14, 14))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip("Their words, notes and tags are kept, and exported")
        self.toggled.connect(self._turn)
        self._turn()
        self.hide()

    def count(self, gone: int) -> None:
        """Say how many there are; without any there is no group."""
        self.setText(f"{GONE} · {gone:,}")
        self.setVisible(gone > 0)

    def _turn(self) -> None:
        self.setIcon(icon("down" if self.isChecked() else "forward"))
