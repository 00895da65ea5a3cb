"""What is to be known of where the card in hand stands, what changed in it, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop import words
from desktop.domain.differences import DifferenceKind
from desktop.domain.reviews import can_be_accepted, can_be_record
from desktop.ui.look.changed_words import ChangedWords, in_one
from desktop.ui.look.flow_layout import FlowLayout
from desktop.ui.look.plain import Label

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

    from desktop.domain import Highlight
    from desktop.domain.reviews import Review

LINES = 8
"""A longer passage scrolls."""


class PlaceBox(QWidget):
    """Is there only while there is something to be known."""

    accepted = Signal()
    moved_here = Signal()
    recorded = Signal()
    dismissed = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = Label(parent=self, wraps=True)
        self.changed = ChangedWords("What changed in its words", self)
        self.changed.hide()
        self.accept = self._made_button("Keep It Here", self.accepted)
        self.move_here = self._made_button("Put at Selection", self.moved_here)
        self.move_here.setToolTip("Select the passage in the page first (H)")
        self.record = self._made_button("Keep as Record", self.recorded)
        self.record.setToolTip("It is not in the text any more: it tells of the older one")
        self._dismiss = self._made_button("Remove", self.dismissed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.setSpacing(4)
        layout.addWidget(self.text)
        layout.addWidget(self.changed)
        row = FlowLayout(spacing=2)
        for button in (self.accept, self.move_here, self.record, self._dismiss):
            row.addWidget(button)
        layout.addLayout(row)
        self._highlight: Highlight | None = None
        self._review: Review | None = None

    def _made_button(self, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the selection alone
        button.setProperty("quiet", "true")
        button.clicked.connect(signal)
        return button

    def show_place(self, highlight: Highlight) -> None:
        """Say where a highlight stands."""
        self._highlight = highlight
        told = words.place(highlight.placement)
        self.setVisible(bool(told))
        self.text.setText(told)
        self._dress("warning" if highlight.placement.status.is_unsure else "told")
        self.accept.setVisible(can_be_accepted(highlight))
        self.record.setVisible(can_be_record(highlight))
        if self._review is not None and not self._is_of(self._review):
            self._review = None
        self._show_changes()

    def _dress(self, name: str) -> None:
        if self.objectName() != name:
            self.setObjectName(name)
            for one in (self, self.text):  # Qt looks names up once
                one.style().unpolish(one)
                one.style().polish(one)

    @property
    def is_wanted(self) -> bool:
        """Whether what changed in the words is worth telling, and not known yet."""
        if self._highlight is None or self._review is not None:
            return False
        return can_be_accepted(self._highlight)

    def _is_of(self, review: Review) -> bool:
        mine = self._highlight
        told = review.highlight
        return mine is not None and (mine.id, mine.placement) == (told.id, told.placement)

    def show_review(self, review: Review) -> None:
        """Show what changed, if this tells of the highlight on show."""
        if self._is_of(review):
            self._review = review
            self._show_changes()
            self.resized.emit()

    def _show_changes(self) -> None:
        review = self._review
        changes = review.differences[0] if review is not None and review.differences else ()
        is_changed = any(one.kind is not DifferenceKind.EQUAL for one in changes)
        self.changed.setVisible(is_changed)
        if review is not None:
            self.text.setText(" · ".join(one.text for one in words.why(review)))
            if is_changed:
                old, new = review.old.words, review.proposals[0].words
                self.changed.show_parts(in_one(old, new, changes))
        self._fit()

    def _fit(self) -> None:
        most = LINES * self.changed.fontMetrics().lineSpacing() + 4
        wanted = self.changed.height_for(self.width() - 16)
        self.changed.setFixedHeight(min(most, wanted))
        if (layout := self.layout()) is not None:
            layout.activate()  # at once: the card asks for its height next
        self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.changed.isVisibleTo(self) and event.size().width() != event.oldSize().width():
            self._fit()
            self.resized.emit()
