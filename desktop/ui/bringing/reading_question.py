"""How another program counts positions, asked by what passages would say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.look.elided import ElidedLabel
from desktop.ui.look.plain import Label, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.exchanged.project import Doubt

_MOST, _ACROSS = 6, 2
"""Readings that are shown, and how many of them beside each other."""
_SHOWN = 3
"""Passages of each."""
_ENDS = 60
"""Letters at each end of a passage: what is between is the same in all readings."""
_NOT_SURE = "Not sure: put all of them to review"


class ReadingQuestion(QFrame):
    """Readings beside each other, each with the same three passages; one is right, or none is."""

    chosen = Signal(str)
    """The name of a reading, or '' for none."""

    def __init__(self, doubts: Sequence[Doubt], positions: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("readingQuestion")
        self.setAccessibleName("Which passages are right")
        self._group = QButtonGroup(self)
        self._names: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        asked = Label("Which of these passages begin and end where they should?", self, wraps=True)
        asked.setObjectName("paneTitle")
        column.addWidget(asked)
        why = Label(
            "The file does not say how it counts positions in its texts, and they can be read in "
            "these ways. Whole words and whole sentences are a good sign.",
            self,
            wraps=True,
        )
        why.setObjectName("quiet")
        column.addWidget(why)
        grid = QGridLayout()
        grid.setSpacing(12)
        readings = list(doubts[0].readings.items())[:_MOST]
        for number, (name, passages) in enumerate(readings):
            row, side = divmod(number, _ACROSS)
            grid.addWidget(self._reading(number, name, passages), row, side)
            grid.setColumnStretch(side, 1)
        column.addLayout(grid)
        unsure = self._radio(_NOT_SURE, "")
        column.addWidget(unsure)
        at = self._names.index(positions) if positions in self._names else len(self._names) - 1
        self._group.button(at).setChecked(True)
        self._group.button(at).setFocus()
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._names[number]))

    def _reading(self, number: int, name: str, passages: Sequence[str]) -> QWidget:
        card = QFrame(self)
        card.setObjectName("readingCard")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self._radio(f"&{number + 1}  These are right", name))
        for passage in passages[:_SHOWN]:
            column.addWidget(_both_ends(passage, card))
        column.addStretch(1)
        return card

    def _radio(self, text: str, name: str) -> QRadioButton:
        radio = QRadioButton(text, self)
        radio.setMinimumHeight(radio.sizeHint().height())
        self._group.addButton(radio, len(self._names))
        self._names.append(name)
        return radio

    def choose(self, name: str) -> None:
        """Choose a reading as a click does."""
        self._group.button(self._names.index(name)).click()


def _both_ends(passage: str, parent: QWidget) -> Label:
    """Return a passage in one line that gives way in its middle: readings differ at the ends."""
    words = " ".join(passage.split())
    line = words if len(words) <= 2 * _ENDS else f"{words[:_ENDS]} … {words[-_ENDS:]}"
    label = ElidedLabel(f"“{line}”", parent)
    label.gives_way_at = Qt.TextElideMode.ElideMiddle
    label.setToolTip(tip(words))
    return label
