"""What is being written in a note field is kept while it is written, and offered if left so."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.errors import ManiculeError
from desktop.ui.look.flow_layout import FlowLayout
from desktop.ui.look.plain import Label, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Draft
    from desktop.ui.fields.note_field import NoteField

KEPT_MS = 1000
"""The longest that a letter typed is kept nowhere."""


class Drafts(Protocol):
    """Where unfinished notes are kept."""

    def new_id(self, highlight_id: str) -> str:
        """Return the id of a draft that is about to be written here."""

    def keep(self, draft_id: str, text: str) -> None:
        """Keep what is written by now."""

    def put_aside(self, draft_id: str) -> None:
        """Offer a draft again."""

    def remove(self, draft_id: str) -> None:
        """Forget a draft."""

    def all(self, highlight_id: str = "") -> Sequence[Draft]:
        """Return what was left unfinished on a highlight, or on any; the newest first."""


def when(draft: Draft) -> str:
    """Return when a draft was kept: the time, of another day its date too."""
    at = draft.at.astimezone()
    is_today = at.date() == datetime.now().astimezone().date()
    return f"{at:%H:%M}" if is_today else f"{at.day} {at:%B, %H:%M}"


class Drafting(QWidget):
    """A line above the field that is there when its note was left unfinished, with the work.

    A draft ends when the note is kept or thrown away; one put aside is offered again.
    """

    put_aside = Signal(str)
    """The note on a highlight was given up, and may be wanted back."""
    discarded = Signal(object)
    """A draft was thrown away, and may be wanted back."""
    failed = Signal(str)
    """It could not be kept, for this reason."""
    resized = Signal()

    def __init__(self, field: NoteField, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drafting")
        self.drafts: Drafts | None = None
        self._field = field
        self._id = ""
        """The draft of what is being written, '' while nothing is."""
        self._offered: Draft | None = None
        self._soon = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._soon.timeout.connect(self.keep)
        self._words = Label(parent=self)
        self._words.setObjectName("quiet")
        self._lay_out()
        self.hide()
        field.textChanged.connect(self._typed)
        field.leaving.connect(self._leave)
        field.hidden.connect(self._let_go)
        field.settled.connect(self.keep)
        field.put_aside.connect(self._given_up)
        field.shown.connect(self.look)

    def _lay_out(self) -> None:
        row = FlowLayout(spacing=2)
        for text, act in (("Bring It Back", self.bring_back), ("Discard", self._discard)):
            button = QPushButton(text, self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the field its words
            button.setProperty("quiet", "true")
            button.clicked.connect(act)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addLayout(row)

    # Keeping

    def _typed(self) -> None:
        # Not put off by the next letter: who types without a pause is kept, too.
        if (self._field.is_unkept or self._id) and not self._soon.isActive():
            self._soon.start()

    def keep(self) -> None:
        """Keep what is written now, or forget it if it is no more than the note that is kept."""
        self._soon.stop()
        text = self._field.toPlainText()
        if self.drafts is None:
            return
        if self._field.is_unkept and text.strip():
            self._id = self._id or self.drafts.new_id(self._field.highlight_id)
            try:
                self.drafts.keep(self._id, text)
            except ManiculeError as error:
                self.failed.emit(str(error))
        elif self._id:
            self.drafts.remove(self._id)
            self._id = ""

    def _let_go(self) -> None:
        self.keep()
        if self.drafts is not None:
            self.drafts.put_aside(self._id)

    def _leave(self) -> None:
        self._let_go()
        self._id = ""

    def _given_up(self) -> None:
        self._soon.stop()
        self.look()
        self.put_aside.emit(self._field.highlight_id)

    # Offering

    def look(self) -> None:
        """Offer what was left unfinished on the highlight whose note is shown."""
        left = self.drafts.all(self._field.highlight_id) if self.drafts is not None else ()
        here = self._field.toPlainText()
        others = (one for one in left if one.id != self._id and one.text != here)
        self._offered = next(others, None)
        if self._offered is not None:
            self._words.setText(f"Unfinished note from {when(self._offered)}")
            self._words.setToolTip(tip(self._offered.text))
        if self.isHidden() == (self._offered is not None):
            self.setVisible(self._offered is not None)
            self.resized.emit()

    def bring_back(self) -> None:
        """Go on writing what was left; what stands here instead is one undo away."""
        draft, drafts = self._offered, self.drafts
        if draft is None or drafts is None:
            return
        self._leave()
        self._field.write(draft.text)
        self._field.setFocus()
        self.keep()  # as one's own, before the other goes
        drafts.remove(draft.id)
        self.look()

    def _discard(self) -> None:
        if self._offered is not None and self.drafts is not None:
            self.drafts.remove(self._offered.id)
            self.discarded.emit(self._offered)
            self.look()
