"""The page of a claim: its sentence, what warns, its note, and the passages that speak to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop import words
from desktop.domain.arguing.claims import Stance
from desktop.ui.arguing.argument_rows import by_stance, passage_rows, warned
from desktop.ui.arguing.row_list import RowList
from desktop.ui.fields.note_field import NoteField
from desktop.ui.look.dressing.large_letters import enlarge
from desktop.ui.look.icons import Sign
from desktop.ui.look.plain import Label
from desktop.ui.work.status import FOOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from desktop.domain import Highlight
    from desktop.domain.arguing.claims import Weighed

KEYS = {"S": Stance.SUPPORTS, "C": Stance.CONTRADICTS, "Q": Stance.QUALIFIES}
HINT = "S supports · C contradicts · Q qualifies · Alt+Up, Alt+Down move · Enter opens beside"
MOST_LINES = 6
_SENTENCE = 1.25
"""Times the letters around it."""


class FittedField(NoteField):
    """A note that is as high as its text, from one line to six."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._fit)

    def _fit(self) -> None:
        lines, block = 0, self.document().begin()
        while block.isValid() and lines <= MOST_LINES:
            # Which breaks its lines: they are as for the width before until somebody asks.
            self.blockBoundingRect(block)
            lines, block = lines + block.layout().lineCount(), block.next()
        height = max(1, min(MOST_LINES, lines)) * self.fontMetrics().lineSpacing() + 20
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > MOST_LINES else policy.ScrollBarAlwaysOff
        )
        if self.height() != height:
            self.setFixedHeight(height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()


class SentenceField(FittedField):
    """A note of one line: Enter hands it over."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class ClaimPage(QWidget):
    """Shows one claim, and says what the reader wants of it."""

    sentence_changed = Signal(str, str)
    note_changed = Signal(str, str)
    stance_wanted = Signal(str, list, object)
    """A claim, highlights and a Stance."""
    taken_off = Signal(str, list)
    moved = Signal(str, list, int)
    """A claim, one of its highlights in a list, and before which of the others it goes."""
    dropped = Signal(str, list)
    opened = Signal(str)
    """A highlight, to be shown beside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.claim: Weighed | None = None
        self.sentence = SentenceField(self)
        self.sentence.setObjectName("sentenceField")
        enlarge(self.sentence, _SENTENCE, bold=True)
        self.sentence.setAccessibleName("The claim in one sentence")
        self.sentence.setPlaceholderText("Say it in one sentence")
        self.note = FittedField(self)
        self.note.setAccessibleName("Note on this claim")
        self.strength = Label(parent=self, wraps=True)
        self.strength.setObjectName("quiet")
        self._warnings = QVBoxLayout()
        self.list = RowList("Passages of this claim", self)
        self._hint = Label(HINT, self, wraps=True)
        self._hint.setObjectName("hint")
        self._hint.setProperty(FOOT, "yes")
        self._none = Label(
            "No passage speaks to it yet. Choose highlights anywhere and press C, "
            "or drag them here.", self, wraps=True, alignment=Qt.AlignmentFlag.AlignCenter,
        )  # fmt: skip
        self._none.setObjectName("emptyText")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(14, 12, 14, 8)
        top.setSpacing(6)
        self._warnings.setSpacing(2)
        top.addWidget(self.sentence)
        top.addWidget(self.strength)
        top.addLayout(self._warnings)
        top.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._none, 1)
        self._none.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(self._hint)

    def _connect(self) -> None:
        for field, told in (
            (self.sentence, self.sentence_changed),
            (self.note, self.note_changed),
        ):
            field.note_committed.connect(
                lambda text, field=field, told=told: told.emit(field.highlight_id, text)
            )
            field.closed.connect(self.list.setFocus)
        for keys, stance in KEYS.items():
            self.list.on(keys, partial(self._on_picked, partial(self._say_stance, stance)))
        self.list.on("Delete", partial(self._on_picked, self.taken_off.emit))
        self.list.on("Alt+Up", lambda: self._step(-1))
        self.list.on("Alt+Down", lambda: self._step(1))
        self.list.on("Return", lambda: self._open(self.list.key()))
        self.list.doubleClicked.connect(lambda _index: self._open(self.list.key()))
        self.list.moved.connect(self._drag)
        self.list.dropped.connect(lambda ids, _at, _key: self._drop(ids))

    def _on_picked(self, act: Callable[[str, list[str]], object]) -> None:
        ids = self.list.picked()
        if self.claim is not None and ids:
            act(self.claim.claim.id, ids)

    def _say_stance(self, stance: Stance, claim_id: str, ids: list[str]) -> None:
        self.stance_wanted.emit(claim_id, ids, stance)

    def _open(self, highlight_id: str) -> None:
        if highlight_id:
            self.opened.emit(highlight_id)

    def _drop(self, ids: list[str]) -> None:
        if self.claim is not None:
            self.dropped.emit(self.claim.claim.id, ids)

    # Order: that of the passages of one stance

    def _step(self, step: int) -> None:
        claim, key = self.claim, self.list.key()
        if claim is None or not key:
            return
        shown = by_stance(claim)
        at = next(n for n, (_, one) in enumerate(shown) if one.highlight_id == key)
        beside = at + step
        if 0 <= beside < len(shown) and shown[beside][0] is shown[at][0]:
            self._move(key, shown[beside][1].highlight_id, behind=step > 0)

    def _drag(self, keys: list[str], at: int) -> None:
        """Put a passage where it was dragged; below another head it has that stance."""
        claim = self.claim
        if claim is None or len(keys) != 1:
            return
        shown = by_stance(claim)
        stances = {one.highlight_id: stance for stance, one in shown}
        behind = at == len(shown) or (
            at > 0 and shown[at][0] is not stances[keys[0]] and shown[at - 1][0] is stances[keys[0]]
        )
        stance, beside = shown[at - behind]
        if stance is not stances[keys[0]]:
            self.stance_wanted.emit(claim.claim.id, keys, stance)
        if beside.highlight_id != keys[0]:
            self._move(keys[0], beside.highlight_id, behind=bool(behind))

    def _move(self, key: str, beside: str, *, behind: bool) -> None:
        if self.claim is None:
            return
        others = [one.highlight_id for one in self.claim.claim.passages if one.highlight_id != key]
        self.moved.emit(self.claim.claim.id, [key], others.index(beside) + behind)

    # What is shown

    def show_claim(self, claim: Weighed) -> None:
        """Show a claim as it is now."""
        self.claim = claim
        self.sentence.show_note(claim.claim.sentence, claim.claim.id)
        self.note.show_note(claim.claim.note, claim.claim.id)
        self.strength.setText(words.strength(claim.strength))
        self.strength.setVisible(bool(claim.evidence))
        self._show_warnings(claim)
        self.list.show_rows(passage_rows(claim))
        self.list.setVisible(bool(claim.evidence))
        self._none.setVisible(not claim.evidence)
        self._hint.setVisible(bool(claim.evidence))

    def _show_warnings(self, claim: Weighed) -> None:
        while (item := self._warnings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for one in warned(claim):
            box = QWidget(self)
            box.setObjectName("warning")
            row = QHBoxLayout(box)
            row.setContentsMargins(8, 4, 8, 4)
            row.addWidget(Sign(one.icon, 14, box))
            row.addWidget(Label(one.text, box, wraps=True), 1)
            self._warnings.addWidget(box)
            box.show()

    def highlights(self) -> list[Highlight]:
        """Return the highlights that are chosen."""
        known = {one.highlight_id: one for one in self.claim.evidence} if self.claim else {}
        chosen = (known[key] for key in self.list.picked() if key in known)
        return [one.highlight for one in chosen if one.highlight and not one.is_gone]
