"""The bar above a comparison: which two, how much is other, and from change to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.domain.differences import ChangeKind
from desktop.ui.look.elided import ElidedLabel
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, caption, tip
from desktop.ui.tabs.revision_words import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.differences import Comparison
    from desktop.domain.reviews import Revision


class ComparisonHead(QWidget):
    """Asks; the tab answers."""

    pair_chosen = Signal(int, int)
    """The numbers of two revisions, the old one first."""
    step_wanted = Signal(int)
    form_wanted = Signal(bool)
    """Whether one column is wanted."""
    export_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("documentBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.old, self.new = self._made_box("From revision"), self._made_box("To revision")
        self.counts = ElidedLabel(parent=self)
        self.counts.setObjectName("where")
        self._back = self._made_button("up", "The change before (Shift+F4)", -1)
        self._on = self._made_button("down", "The next change (F4)", 1)
        self.form = QPushButton("One Column", self)
        self.form.setCheckable(True)
        self.form.setProperty("quiet", "true")
        self.form.toggled.connect(self.form_wanted)
        self.export = QPushButton("Export…", self)
        self.export.setProperty("quiet", "true")
        self.export.clicked.connect(self.export_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 10, 5)
        row.setSpacing(6)
        row.addWidget(self.old)
        row.addWidget(Label("→", self))
        row.addWidget(self.new)
        row.addWidget(self.counts, 1)
        for widget in (self._back, self._on, self.form, self.export):
            row.addWidget(widget)

    def _made_box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(tip(name))
        box.activated.connect(self._choose)
        return box

    def _made_button(self, picture: str, name: str, step: int) -> QToolButton:
        button = QToolButton(self, autoRaise=True)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(tip(name))
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.step_wanted.emit(step))
        return button

    def _choose(self) -> None:
        self.pair_chosen.emit(self.old.currentData(), self.new.currentData())

    def show_pair(self, revisions: Sequence[Revision], old: int, new: int) -> None:
        """Offer a document's revisions, with these two chosen."""
        for box, chosen in ((self.old, old), (self.new, new)):
            box.clear()
            for one in revisions:
                box.addItem(caption(f"{one.number} · {day(one)}"), one.number)
            box.setCurrentIndex(box.findData(chosen))

    def say(self, text: str) -> None:
        """Say how much is other, or what is going on."""
        self.counts.setText(text)
        self.counts.setToolTip(tip(text))

    def show_counts(self, comparison: Comparison) -> None:
        """Say how many changes there are of each kind."""
        counted = ((comparison.count(kind), kind) for kind in ChangeKind)
        told = ", ".join(f"{count:,} {kind}" for count, kind in counted if count)
        self.say(told or "No words differ")
        for button in (self._back, self._on):
            button.setEnabled(bool(comparison.changes))
