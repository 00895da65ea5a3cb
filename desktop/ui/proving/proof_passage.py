"""One quotation: what the draft says beside what its source says, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop import words
from desktop.domain.citing.mend import MendKind
from desktop.domain.citing.proof import ProofStatus
from desktop.ui.look.changed_words import ChangedWords, new_parts, old_parts
from desktop.ui.look.elided import ElidedLabel
from desktop.ui.look.flow_layout import FlowLayout
from desktop.ui.look.plain import Label, short, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.domain.citing.mend import Mend
    from desktop.domain.citing.proof import Proof, ProvedFigure
    from desktop.workspace.citing.draft_sides import Sides

_MEND = {
    MendKind.SOURCE: ("Use the Source’s Words", "Put the words of the source in its place"),
    MendKind.MARKED: ("Mark the Changes", "Show with […] and [brackets] what is other"),
    MendKind.WHOLE: ("Put In What Is Left Out", "Quote the words that negate it, too"),
    MendKind.PAGE: ("Correct the Page", "Cite the page on which it stands"),
}
_COPY = {
    MendKind.SOURCE: "Copy the Source’s Words",
    MendKind.MARKED: "Copy with the Changes Marked",
    MendKind.WHOLE: "Copy with What Is Left Out",
    MendKind.PAGE: "Copy the Page",
}
_WIDE = 460
_GAP = 14
"""Pixels between a passage and the line beside it."""
_NOWHERE = (
    "No document of your library has these words. The source may not be imported yet, or it says "
    "them quite differently."
)
_SHORT = "It is too short, or a title: that it is not found proves nothing."


class ProofPassage(QWidget):
    """Shows what it is given and says what is wanted."""

    mend_wanted = Signal(object)
    copy_wanted = Signal(object)
    open_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.why = FlowLayout(spacing=6)
        self.draft = ChangedWords("Your text", self)
        self.source = ChangedWords("The source", self)
        self.of_draft, self.of_source = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self.buttons = FlowLayout(spacing=6)
        self._sides = QSplitter(Qt.Orientation.Horizontal, self)
        self._columns: list[QVBoxLayout] = []
        self._lay_out()
        self._turn()

    def _lay_out(self) -> None:
        sides = self._sides
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(1)
        pairs = ((self.of_draft, self.draft), (self.of_source, self.source))
        for label, text in pairs:
            label.setObjectName("quiet")
            side = QWidget(sides)
            column = QVBoxLayout(side)
            column.setSpacing(6)
            self._columns.append(column)
            column.addWidget(label)
            column.addWidget(text, 1)
            sides.addWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(self.why)
        layout.addWidget(sides, 1)
        layout.addLayout(self.buttons)

    def _turn(self) -> None:
        """Have both stand side by side where there is room, or else one below the other."""
        is_wide = self.width() >= _WIDE
        kept = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        self._sides.setOrientation(kept)
        for number, column in enumerate(self._columns):
            before, after = _GAP * number, _GAP * (1 - number)
            column.setContentsMargins(
                *((before, 0, after, 0) if is_wide else (0, before, 0, after))
            )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    # What is shown

    def show_proof(self, proof: Proof, sides: Sides, ways: Sequence[Mend]) -> None:
        """Show a quotation, and the ways to put it right."""
        self._say([words.discrepancy(one) for one in proof.differences],
                  [one.turns_sense for one in proof.differences])  # fmt: skip
        self.of_draft.setText(f"Your text · line {proof.line}")
        self.draft.show_parts(old_parts(sides.draft, sides.differences))
        if sides.source is not None:
            page = f" · page {proof.page}" if proof.page else ""
            self.of_source.setText(f"{short(proof.title)}{page}")
            self.source.show_parts(new_parts(sides.source, sides.differences))
        else:
            self.of_source.setText(words.proof_status(proof.status).capitalize())
            is_short = proof.status is ProofStatus.TOO_SHORT
            self.source.show_parts([(_SHORT if is_short else _NOWHERE, "muted")])
        self._offer(ways, opens=bool(proof.document_id))
        self.setAccessibleDescription(self.spoken())

    def show_figure(self, figure: ProvedFigure, sides: Sides) -> None:
        """Show a figure in its sentence, and what is said of it."""
        self._say([], [])
        self.of_draft.setText(f"Your text · line {figure.line}")
        self.draft.show_parts(old_parts(sides.draft, sides.differences))
        page = f" · page {figure.page}" if figure.page else ""
        self.of_source.setText(f"{short(figure.title)}{page}")
        self.source.show_parts([(words.figure_told(figure), "muted")])
        self._offer((), opens=True)
        self.setAccessibleDescription(self.spoken())

    def _say(self, told: Sequence[str], loud: Sequence[bool]) -> None:
        self.why.clear()
        for text, is_loud in zip(told, loud, strict=True):
            label = Label(short(text.removeprefix("! ")), self)
            label.setObjectName("whyLoud" if is_loud else "why")
            self.why.addWidget(label)
            label.show()

    def _offer(self, ways: Sequence[Mend], *, opens: bool) -> None:
        self.buttons.clear()
        for number, way in enumerate(ways):
            if way.raw is not None:
                text, meaning = _MEND[way.kind]
                hint = f"{meaning}:\n{way.words}"
                button = self._button(text, hint, is_first=not number)
                button.clicked.connect(lambda _on=False, one=way: self.mend_wanted.emit(one))
        for way in ways:
            button = self._button(_COPY[way.kind], way.words)
            button.clicked.connect(lambda _on=False, one=way: self.copy_wanted.emit(one))
        if opens:
            button = self._button("Open the Source", "Show the passage beside (Enter)")
            button.clicked.connect(self.open_wanted)

    def _button(self, text: str, hint: str, *, is_first: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip(hint))
        button.setProperty("quiet", "false" if is_first else "true")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the list
        self.buttons.addWidget(button)
        button.show()
        return button

    def spoken(self) -> str:
        """Return all of it as a screen reader should say it."""
        sides = ((self.of_draft, self.draft), (self.of_source, self.source))
        return ". ".join(f"{label.text()}: {text.toPlainText()}" for label, text in sides)

    def retint(self) -> None:
        """Show the same in the colours of the moment."""
        self.draft.retint()
        self.source.retint()
