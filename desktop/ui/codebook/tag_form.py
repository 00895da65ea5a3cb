"""What a tag is for: its path, colour, definition, when not to use it, and an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain import COLOURS
from desktop.domain.tag_paths import spelled
from desktop.ui.look.plain import Label, tip
from desktop.ui.look.tag_colours import dot

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from desktop.domain import Tag

LINES, PADDING = 5, 14
"""Of a text that is shown, and pixels around them."""


class Words(QPlainTextEdit):
    """A text that says when the keyboard leaves it."""

    left = Signal()
    ended = Signal()
    """Esc."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class PathLine(QLineEdit):
    """Esc gives up what is written here, and goes back."""

    given_up = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class TagForm(QScrollArea):
    """Says what was written; the verbs keep it."""

    renamed = Signal(str, str)
    recoloured = Signal(str, str)
    defined = Signal(str, str)
    """The path of a tag and its definition."""
    excluded = Signal(str, str)
    example_wanted = Signal()
    example_opened = Signal()
    ended = Signal()
    """Esc in a text, which is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.path = ""
        self._tag: Tag | None = None
        self.name = PathLine(self)
        self.name.setAccessibleName("Path of the tag")
        self.name.editingFinished.connect(self._rename)
        self.name.given_up.connect(self._leave_name)
        self.colours = QButtonGroup(self)
        self.definition = self._words("Definition", "What the tag is for: when to use it")
        self.exclusion = self._words("When not to use", "What looks like it and is not meant")
        self.definition.left.connect(self.keep)
        self.exclusion.left.connect(self.keep)
        self.example = QPushButton(self)
        self.example.setObjectName("exampleQuotation")
        self.example.setFlat(True)
        self.example.clicked.connect(self.example_opened)
        self.choose = QPushButton("Choose Example…", self)
        self.choose.clicked.connect(self.example_wanted)
        self.quotation = Label(parent=self, wraps=True)
        self.use = Label(parent=self, wraps=True)
        self.use.setObjectName("quiet")
        self._lay_out()

    def _words(self, name: str, hint: str) -> Words:
        field = Words(self)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.setTabChangesFocus(True)
        field.ended.connect(self.ended)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * LINES + 2 * PADDING)
        return field

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(6)
        buttons = QHBoxLayout()
        for button in (self.choose, self.example):
            buttons.addWidget(button)
        buttons.addStretch()
        self.example.setText("Open It")
        parts: list[tuple[str, list[QWidget | QHBoxLayout]]] = [
            ("Tag", [self.name]),
            ("Colour", [self._made_colours()]),
            ("Definition", [self.definition]),
            ("When not to use", [self.exclusion]),
            ("Example", [self.quotation, buttons]),
        ]
        for name, widgets in parts:
            label = Label(name, self)
            label.setObjectName("formHead")
            column.addWidget(label)
            for one in widgets:
                if isinstance(one, QWidget):
                    column.addWidget(one)
                else:
                    column.addLayout(one)
            column.addSpacing(8)
        column.addWidget(self.use)
        column.addStretch()
        self.setWidget(inside)

    def _made_colours(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for key, colour in enumerate(("", *COLOURS)):
            button = QToolButton(box)
            button.setCheckable(True)
            button.setIcon(dot(colour))
            button.setToolTip(tip(f"{(colour or 'no colour').capitalize()} ({key})"))
            button.setAccessibleName(f"Colour {colour or 'none'}")
            button.setProperty("colour", colour)
            button.clicked.connect(lambda _=False, colour=colour: self._recolour(colour))
            self.colours.addButton(button)
            row.addWidget(button)
        row.addStretch()
        return box

    def show_tag(self, path: str, tag: Tag | None, use: str, example: str) -> None:
        """Show a tag, or a level above tags that is none itself; `example` is what it quotes."""
        is_same = path == self.path
        if not is_same:
            self.keep()
        self.path, self._tag = path, tag
        self.setEnabled(bool(path))
        if not (is_same and self.name.hasFocus()):
            self.name.setText(path)
        for field, words in (
            (self.definition, tag.definition if tag else ""),
            (self.exclusion, tag.exclusion if tag else ""),
        ):
            if not (is_same and field.hasFocus()):
                field.setPlainText(words)
        colour = tag.colour if tag else ""
        for button in self.colours.buttons():
            button.setIcon(dot(str(button.property("colour"))))
            button.setChecked(button.property("colour") == colour)
        self.use.setText(use)
        self.quotation.setText(f"“{example}”" if example else "")
        self.quotation.setVisible(bool(example))
        self.example.setVisible(bool(example))

    def keep(self) -> None:
        """Say what was written, if that is something else."""
        tag = self._tag
        for field, known, said in (
            (self.definition, tag.definition if tag else "", self.defined),
            (self.exclusion, tag.exclusion if tag else "", self.excluded),
        ):
            words = field.toPlainText().strip()
            if self.path and words != known:
                said.emit(self.path, words)

    def _rename(self) -> None:
        path = spelled(self.name.text())
        if self.path and path and path != self.path:
            # A question may follow, which takes the keyboard: that is no second renaming.
            with QSignalBlocker(self.name):
                self.renamed.emit(self.path, path)
        else:
            self.name.setText(self.path)

    def _leave_name(self) -> None:
        self.name.setText(self.path)
        self.ended.emit()

    def _recolour(self, colour: str) -> None:
        self.recoloured.emit(self.path, colour)
