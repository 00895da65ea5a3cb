"""Above what was found in a draft: its name, how much is to be looked at, what is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.look.dressing.large_letters import TITLE, enlarge
from desktop.ui.look.elided import ElidedLabel
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import tip
from desktop.ui.proving.proof_rows import Filter, choices

if TYPE_CHECKING:
    from desktop.domain.citing.proof import ProvedDraft


_LEAST = 16
"""Letters of what is listed that are shown in a narrow tab."""


class ProofHead(QWidget):
    """Asks for other rows, another look, a report or another draft."""

    listed = Signal()
    """Other rows are wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(parent=self)
        self.name.setObjectName("emptyTitle")
        enlarge(self.name, TITLE, bold=True)
        self.said = ElidedLabel(parent=self)
        self.said.setObjectName("quiet")
        self.which = QComboBox(self)
        self.which.setAccessibleName("What is listed")
        self.which.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.which.setMinimumContentsLength(_LEAST)
        self.which.activated.connect(lambda _row: self.listed.emit())
        self.again = self._button("Check Again", "Read the draft anew (F5)")
        self.more = QToolButton(self, autoRaise=True)
        self.more.setIcon(icon("more"))
        self.more.setToolTip("More")
        self.more.setAccessibleName("More")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self.report = menu.addAction(icon("report"), "Write a &Report…")
        self.another = menu.addAction(icon("proof"), "Check &Another Draft…")
        self.paste = menu.addAction(icon("paste"), "Check &Copied Text")
        self.more.setMenu(menu)
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(self.name)
        title.addWidget(self.said)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 12, 6)
        row.setSpacing(6)
        row.addLayout(title, 1)
        for widget in (self.which, self.again, self.more):
            row.addWidget(widget)

    def _button(self, text: str, hint: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip(hint))
        button.setProperty("quiet", "true")
        return button

    @property
    def wanted(self) -> str:
        """What is to be listed, by its name."""
        return str(self.which.currentData() or Filter.WRONG)

    def show_draft(self, draft: ProvedDraft, wanted: str) -> None:
        """Show what there is to be listed, and choose what is wanted of it if it is there."""
        self.name.setText(draft.path.name)
        self.name.setToolTip(tip(str(draft.path)))
        self.which.clear()
        for text, name in choices(draft):
            self.which.addItem(text, name)
        self.which.setCurrentIndex(max(0, self.which.findData(wanted)))
        self.say(counted(draft))

    def say(self, text: str) -> None:
        """Say how much there is to look at, or what is going on."""
        self.said.setText(text)
        self.said.setToolTip(tip(text))


def counted(draft: ProvedDraft) -> str:
    """Return how much of a draft is to be looked at."""
    wrong = sum(not one.status.is_good for one in draft.proofs)
    count, figures = len(draft.proofs), len(draft.figures)
    quoted = "1 quotation" if count == 1 else f"{count:,} quotations"
    looked = f" · {figures:,} figures beside citations" if figures else ""
    return f"{wrong:,} of {quoted} to look at{looked}"
