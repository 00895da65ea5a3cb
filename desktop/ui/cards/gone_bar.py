"""The bar under the cards: passages that are no longer in the text, folded away until wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

GONE = "No longer in the text"


class GoneBar(QPushButton):
    """Counts them, and opens and closes their group by Qt's own `toggled`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("goneBar")
        self.setProperty("quiet", "true")
        self.setCheckable(True)  # Qt's own
        self._gone = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip("Their words, notes and tags are kept, and exported")
        self.toggled.connect(self._turn)
        self._turn()
        self.hide()

    def count(self, gone: int) -> None:
        """Say how many there are; without any there is no group."""
        self._gone = gone
        self._turn()
        self.setVisible(gone > 0)

    def _turn(self) -> None:
        said = f"{GONE} · {self._gone:,}"
        self.setText(f"{'▾' if self.isChecked() else '▸'}  {said}")
        self.setAccessibleName(said)
