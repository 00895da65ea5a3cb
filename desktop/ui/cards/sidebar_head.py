"""What stands above the cards: the filter, how many there are, and those that wait for a look."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.ui.cards.narrowing import Narrowing
from desktop.ui.fields.filter_field import FilterField
from desktop.ui.look.plain import Label


class SidebarHead(QWidget):
    """Tells what the reader wants to see of the highlights."""

    filtered = Signal(str)
    unsure_wanted = Signal(bool)
    """Whether to show only the highlights whose place is unsure."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.filter = FilterField("Filter highlights", self)
        self.filter.setObjectName("sidebarFilter")
        self.filter.setAccessibleName("Filter highlights by words, tag or colour")
        self.filter.textChanged.connect(self.filtered)
        self.narrowing = Narrowing(self)
        self.title = Label("Highlights", self)
        self.title.setObjectName("paneTitle")
        self.title.setContentsMargins(8, 0, 0, 0)
        self.unsure = QToolButton(self)
        self.unsure.setCheckable(True)  # Qt's own
        self.unsure.setObjectName("warningChip")
        self.unsure.setToolTip("Show only the highlights whose text changed")
        self.unsure.toggled.connect(self.unsure_wanted)
        self.unsure.hide()
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.unsure)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.filter)
        layout.addWidget(self.narrowing)
        layout.addLayout(line)

    def show_all(self) -> None:
        """Filter nothing any more."""
        self.filter.clear()
        self.narrowing.want_all()
        self.unsure.setChecked(False)  # Qt's own

    def count(self, shown: int, total: int, chosen: int, unsure: int) -> None:
        """Say how many cards there are, how many are chosen, and how many are unsure."""
        counted = f"{shown} of {total}" if shown != total else f"{total}"
        if chosen > 1:
            counted = f"{chosen} of {total} selected"
        self.title.setText(f"Highlights · {counted}" if total else "Highlights")
        self.filter.setEnabled(total > 0)
        self.narrowing.setVisible(total > 0)
        self.unsure.setText(f"{unsure} to review")
        self.unsure.setVisible(unsure > 0 or self.unsure.isChecked())
        if not unsure:
            self.unsure.setChecked(False)  # Qt's own
