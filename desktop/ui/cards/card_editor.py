"""The fields inside the card in hand: what changed in it, note, tags and links."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.cards.place_box import PlaceBox
from desktop.ui.fields.drafting import Drafting
from desktop.ui.fields.note_field import NoteField
from desktop.ui.fields.tag_chip import tag_chip
from desktop.ui.fields.tag_field import TagField
from desktop.ui.look.card_painting import flat
from desktop.ui.look.flow_layout import FlowLayout
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import caption, short, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Highlight, Tag


NOTE_LINES = 14
"""A longer note scrolls."""
AROUND = 22
"""Pixels above and below the lines, with the one that Qt wants so that the last is whole."""
WRITING_LINES = 4
"""Of a note that is being written, at least."""
MEASURED = 2000
"""Characters of a note up to which its lines are counted; a longer one has more than enough."""


class Linked(NamedTuple):
    """Another highlight with what the one in hand has to do with it, and the link between.

    Or a note that points to it, without a link.
    """

    text: str
    highlight_id: str
    link_id: str = ""


class Related(QPushButton):
    """A link to another highlight, as much of its words as there is room for."""

    removed = Signal()
    """Delete, or its menu."""
    another_wanted = Signal()
    """It is to be of another kind."""

    def __init__(self, linked: Linked, parent: QWidget) -> None:
        super().__init__(icon("link"), "", parent)
        self.highlight_id = linked.highlight_id
        text = linked.text
        self._words = flat(short(text))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        if linked.link_id:
            self._add_actions()
        self.setObjectName("related")
        self.setProperty("quiet", "true")
        self.setIconSize(QSize(14, 14))
        self.setToolTip(tip(text))
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _add_actions(self) -> None:
        change = QAction(icon("edit"), "Another Kind…", self)
        change.triggered.connect(self.another_wanted)
        self.addAction(change)
        remove = QAction(icon("trash"), "Remove Link", self)
        remove.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        remove.triggered.connect(self.removed)
        self.addAction(remove)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - 40
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(caption(words))


class CardEditor(QWidget):
    """Hands over what the reader writes; the sidebar knows of which highlight."""

    note_committed = Signal(str)
    tag_added = Signal(str)
    tag_removed = Signal(str)
    link_opened = Signal(str)
    another_kind_wanted = Signal(str)
    link_removed = Signal(str)
    """The id of a link."""
    closed = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cardEditor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.is_fixed = False
        """Whether nothing is to be decided here about where highlights stand."""
        self._is_filling = False
        self._least = 1
        """Lines of the note; more once it is written in, until another card is in hand."""
        self.note = NoteField(self)
        self.drafting = Drafting(self.note, self)
        self.tag = TagField(self)
        self.changes = PlaceBox(self)
        self._column = QVBoxLayout(self)
        self._chips = FlowLayout(spacing=4)
        self._links = QVBoxLayout()
        self._links.setSpacing(2)
        self._lay_out()
        self.note.note_committed.connect(self.note_committed)
        self.note.closed.connect(self.closed)
        self.changes.resized.connect(self.resized)
        self.note.textChanged.connect(self._fit)
        self.drafting.resized.connect(self._fit)
        self.note.installEventFilter(self)
        self.tag.tag_chosen.connect(self.tag_added)
        self.tag.closed.connect(self.closed)
        self.tag.finished.connect(self.closed)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.changes)
        self._column.addWidget(self.drafting)
        self._column.addWidget(self.note)
        self._column.addLayout(self._chips)
        self._column.addWidget(self.tag)
        self._column.addLayout(self._links)

    def show_highlight(
        self, highlight: Highlight, tags: Sequence[Tag], related: Sequence[Linked]
    ) -> None:
        """Fill the fields; `related` are linked highlights."""
        self._is_filling = True  # the list is laid out once, when all of it is there
        try:
            self._fill(highlight, tags, related)
        finally:
            self._is_filling = False
        self._fit()

    def _fill(self, highlight: Highlight, tags: Sequence[Tag], related: Sequence[Linked]) -> None:
        if highlight.id != self.note.highlight_id:
            self._least = 1
        self.note.show_note(highlight.note, highlight.id)
        self.tag.set_tags(tags)
        colours = {tag.path: tag.colour for tag in tags}
        self._show_chips(highlight.tags, colours)
        self._show_links(related)
        self.changes.show_place(highlight)
        if self.is_fixed:
            self.changes.hide()

    def _show_chips(self, paths: Sequence[str], colours: dict[str, str]) -> None:
        self._chips.clear()
        for path in paths:
            chip = tag_chip(path, colours.get(path, ""), self, partial(self.tag_removed.emit, path))
            self._chips.addWidget(chip)
            chip.show()

    def _show_links(self, related: Sequence[Linked]) -> None:
        while (item := self._links.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for one in related:
            button = Related(one, self)
            button.clicked.connect(lambda _=False, key=one.highlight_id: self.link_opened.emit(key))
            button.another_wanted.connect(partial(self.another_kind_wanted.emit, one.link_id))
            button.removed.connect(partial(self.link_removed.emit, one.link_id))
            self._links.addWidget(button)
            button.show()  # at once: a widget that is not shown yet has no height

    def _fit(self) -> None:
        """Make the note field as high as its text, within bounds."""
        if self._is_filling:
            return
        written = self._lines()
        lines = min(NOTE_LINES, max(self._least, written))
        height = lines * self.note.fontMetrics().lineSpacing() + AROUND
        policy = Qt.ScrollBarPolicy
        self.note.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if written > NOTE_LINES else policy.ScrollBarAlwaysOff
        )
        if self.note.height() != height:
            self.note.setFixedHeight(height)
        self.resized.emit()

    def _lines(self) -> int:
        """Return the number of the note's lines, or a greater one than are shown."""
        document = self.note.document()
        if document.blockCount() > NOTE_LINES or document.characterCount() > MEASURED:
            return NOTE_LINES + 1
        return document.size().toSize().height()

    def _show_first_line(self) -> None:
        """Show a note from its beginning once there is room for all of it."""
        if self._lines() <= NOTE_LINES:
            self.note.verticalScrollBar().setValue(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.note and isinstance(event, QResizeEvent):
            # Its lines are broken anew only after this.
            wider = event.size().width() != event.oldSize().width()
            QTimer.singleShot(0, self, self._fit if wider else self._show_first_line)
        elif watched is self.note and event.type() is QEvent.Type.FocusIn:
            self._least = WRITING_LINES
            self._fit()
        return super().eventFilter(watched, event)

    def wanted_height(self, width: int) -> int:
        """Return the height all fields need at a width."""
        self._column.activate()
        return self._column.totalHeightForWidth(width)
