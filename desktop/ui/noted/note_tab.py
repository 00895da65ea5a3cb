"""A tab with a free note: its title, what it belongs to, its text, and what points to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.fields.drafting import Drafting
from desktop.ui.look.dressing.large_letters import enlarge
from desktop.ui.look.flow_layout import FlowLayout
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, caption, short, tip
from desktop.ui.noted.note_editor import NoteEditor
from desktop.ui.tabs.other_tab import OtherTab

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from desktop.domain.noted.free_notes import FreeNote
    from desktop.ui.shown import Shown

_TITLE = 1.65
"""Times the letters around it."""
WIDEST = 760
"""Pixels: longer lines are hard to read."""
LONGEST = 60


class NoteTab(OtherTab):
    """Hands over what is written; the verbs keep it."""

    title_written = Signal(str)
    text_written = Signal(str)
    home_wanted = Signal()
    """What the note belongs to is to be shown."""
    note_wanted = Signal(str)

    beside = (
        "A note",
        "Beside a document (Ctrl+\\), click its page and drag a highlight’s card into the note.",
    )

    def __init__(self, shown: Shown) -> None:
        super().__init__(None, shown)
        self.setObjectName("noteTab")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.note: FreeNote | None = None
        """The note as it was when what is shown here was read."""
        self.name = QLineEdit(self)
        self.name.setObjectName("noteTitle")
        enlarge(self.name, _TITLE, bold=True)
        self.name.setAccessibleName("Title of the note")
        self.name.setPlaceholderText("Title")
        self.home = QPushButton(self)
        self.home.setProperty("quiet", "true")
        self.home.setObjectName("noteHome")
        self.editor = NoteEditor(self)
        self.drafting = Drafting(self.editor, self)
        self._pointing = QWidget(self)
        self._pointers = FlowLayout(spacing=2)
        self._lay_out()
        self.name.editingFinished.connect(self._write_title)
        self.name.returnPressed.connect(self.editor.setFocus)
        self.home.clicked.connect(self.home_wanted)
        self.editor.note_committed.connect(self.text_written)
        self.setFocusProxy(self.editor)

    def _lay_out(self) -> None:
        self.drafting.setContentsMargins(4, 0, 0, 0)  # in line with the letters of the note
        self._pointing.setLayout(self._pointers)
        self._pointing.hide()
        page = QWidget(self)
        page.setMaximumWidth(WIDEST)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 20, 16, 12)
        column.setSpacing(4)
        for widget in (self.name, self.drafting, self.editor, self._pointing):
            column.addWidget(widget, int(widget is self.editor))
        # Added last: Tab goes on from the title to the text.
        column.insertWidget(1, self.home, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 100)
        row.addStretch(1)

    def show_note(self, note: FreeNote, home: str, pointing: Sequence[FreeNote]) -> None:
        """Show a note as it is kept, unless another version of it is being written here."""
        is_written = self.editor.is_unkept and self.note is not None
        if self.name.text() != note.title and not self.name.hasFocus():
            self.name.setText(note.title)
        self.editor.show_note(note.text, note.id)
        if self.note is None or not is_written:
            self.note = note
        self.title = note.title
        self.home.setText(caption(short(home, LONGEST)))
        self.home.setToolTip(tip(f"Show in the Documents pane: {home}"))
        self._show_pointing(pointing)

    def _show_pointing(self, pointing: Sequence[FreeNote]) -> None:
        self._pointers.clear()
        words = Label("Notes that point here:", self._pointing)
        words.setObjectName("quiet")
        self._pointers.addWidget(words)
        words.show()
        for note in pointing:
            button = QPushButton(icon("note"), caption(short(note.title, LONGEST)), self._pointing)
            button.setProperty("quiet", "true")
            button.clicked.connect(lambda _=False, key=note.id: self.note_wanted.emit(key))
            self._pointers.addWidget(button)
            button.show()
            words.setMinimumHeight(button.sizeHint().height())  # in one line with them
        self._pointing.setVisible(bool(pointing))

    def edit_title(self) -> None:
        """Put the keyboard into the title, to be written over."""
        self.name.setFocus()
        self.name.selectAll()

    def write_now(self) -> None:
        """Hand over what is written: the tab is about to go."""
        self._write_title()
        self.editor.commit()

    def _write_title(self) -> None:
        if self.note is not None and self.name.text().strip() != self.note.title:
            self.title_written.emit(self.name.text())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._write_title()
        super().hideEvent(event)
