"""What a passage said when it was kept, beside what is written at a place now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop import words
from desktop.domain.reviews import Reason
from desktop.ui.look.changed_words import ChangedWords, new_parts, old_parts
from desktop.ui.look.elided import ElidedLabel
from desktop.ui.look.flow_layout import FlowLayout
from desktop.ui.look.plain import Label, short

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.domain.reviews import Review


class TwoPassages(QWidget):
    """Above both stands what became of the passage, what weighs most first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.why = FlowLayout(spacing=6)
        self.old = ChangedWords("The passage as it was kept", self)
        self.new = ChangedWords("What is written now", self)
        self._of_old, self._of_new = ElidedLabel(parent=self), ElidedLabel(parent=self)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for column, (label, text) in enumerate(
            ((self._of_old, self.old), (self._of_new, self.new))
        ):
            label.setObjectName("quiet")
            grid.addWidget(label, 0, column)
            grid.addWidget(text, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self.why)
        layout.addLayout(grid, 1)

    def wait(self, kept: str) -> None:
        """Show what was kept; the rest is on its way."""
        self.why.clear()
        self._of_old.setText("As you kept it")
        self._of_new.setText("Looking at what became of it…")
        self.old.show_parts([(short(kept), "")])
        self.new.show_parts([])

    def show_review(self, review: Review, number: int) -> None:
        """Show a passage beside one of its places."""
        self._show_why(review, number)
        when = f"{day(review.old_imported.astimezone())} · revision {review.old_revision}"
        is_brought = Reason.BROUGHT in review.reasons
        kept = "As it was marked in another program" if is_brought else f"As you kept it · {when}"
        self._of_old.setText(kept)
        if not review.places:
            self._of_new.setText("What stands there now")
            self.old.show_parts(old_parts(review.old, ()))
            now = f"{review.now.words}\n"
            self.new.show_parts([(now, "muted")])
            return
        count = len(review.places)
        place = f" · place {number + 1} of {count}" if count > 1 else ""
        self._of_new.setText(f"Now{place}")
        differences = review.differences[number]
        self.old.show_parts(old_parts(review.old, differences))
        self.new.show_parts(new_parts(review.proposals[number], differences))

    def _show_why(self, review: Review, number: int) -> None:
        self.why.clear()
        for one in words.why(review, number):
            label = Label(short(one.text), self)
            label.setObjectName("whyLoud" if one.is_loud else "why")
            self.why.addWidget(label)
            label.show()

    def spoken(self) -> str:
        """Return all of it as a screen reader should say it."""
        reasons = [item.widget() for item in map(self.why.itemAt, range(self.why.count())) if item]
        said = [label.text() for label in reasons if isinstance(label, Label)]
        told = (
            (self._of_old.text(), self.old.toPlainText()),
            (self._of_new.text(), self.new.toPlainText()),
        )
        return ". ".join([*said, *(f"{name}: {text}" for name, text in told)])

    def retint(self) -> None:
        """Show the same in the colours of the moment."""
        self.old.retint()
        self.new.retint()


def day(moment: datetime) -> str:
    """Return a date as people write it, '12 March 2026'."""
    return f"{moment.day} {moment:%B %Y}"
