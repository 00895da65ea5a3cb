"""In which encoding to read a document, with its first page as each of them would have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain import ROW_BREAK, SOFT_BREAK
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, short, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Encoding, Preview

_NAME = int(Qt.ItemDataRole.UserRole)
PAUSE_MS = 80
"""How long the list stands still before a page is asked for."""
LIST_WIDTH = 340
ICON = QSize(16, 16)
LONGEST = 60
"""Characters of a title in a sentence."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_READING = "Reading…"


class ReadAsDialog(Dialog):
    """A list of encodings beside a page; whoever opens it has the page read."""

    preview_requested = Signal(str)
    """The name of an encoding, or '' for whatever is likeliest."""

    def __init__(
        self, title: str, encodings: Sequence[Encoding], chosen: str, parent: QWidget | None
    ) -> None:
        """Begin at the encoding that the reader `chose` before, '' for the likeliest."""
        super().__init__("Read as", parent, width=840)
        self._encodings = encodings
        self._chosen = chosen
        self._guessed = ""
        self._wanted = chosen
        self._waits = True
        """Until the guess is there, no page is asked for: a later question drops an earlier one."""
        self.say(
            f"Choose the encoding in which “{short(title, LONGEST)}” reads right. "
            "The file itself is not changed."
        )
        blank = QPixmap(ICON)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.field = self._made_field()
        self.list = self._made_list()
        self.page = self._made_page()
        self.words = Label(parent=self, wraps=True)
        self.words.setObjectName("quiet")
        self._lay_out()
        self.ok = self.finish(Button.Ok | Button.Cancel, "Read Again").button(Button.Ok)
        self._fill("")
        self.field.setFocus()

    def _made_field(self) -> QLineEdit:
        field = QLineEdit(self, clearButtonEnabled=True)
        field.setPlaceholderText("Filter by language, region or name")
        field.setAccessibleName("Filter encodings by language, region or name")
        field.textChanged.connect(self._fill)
        field.installEventFilter(self)
        return field

    def _made_list(self) -> QListWidget:
        made = QListWidget(self)
        made.setAccessibleName("Encodings")
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setIconSize(ICON)
        made.setMinimumHeight(360)
        made.setUniformItemSizes(True)  # Qt's own
        made.currentItemChanged.connect(self._moved)
        made.itemActivated.connect(lambda _item: self.accept())
        return made

    def _made_page(self) -> QPlainTextEdit:
        page = QPlainTextEdit(self, readOnly=True, placeholderText=_READING)
        page.setAccessibleName("The first page")
        page.setTabChangesFocus(True)
        page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        return page

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(8)
        for widget in (self.field, self.list):
            widget.setFixedWidth(LIST_WIDTH)
            left.addWidget(widget)
        right.addWidget(self.page)
        right.addWidget(self.words)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(left)
        both.addLayout(right, 1)
        self.column.addLayout(both)

    # The list

    def _fill(self, text: str) -> None:
        words = text.casefold().split()
        self.list.blockSignals(True)  # noqa: FBT003  # Qt's own
        self.list.clear()
        if not words:
            self._add("", self._guess_title(), "")
        for one in self._encodings:
            haystack = f"{one.title} {one.name} {one.languages}".casefold()
            if all(word in haystack for word in words):
                self._add(one.name, self._title(one), one.languages)
        self.list.blockSignals(False)  # noqa: FBT003  # Qt's own
        self._choose(self._wanted)
        self.ok.setEnabled(self.list.count() > 0)

    def _add(self, name: str, title: str, languages: str) -> None:
        item = QListWidgetItem(title)
        item.setData(_NAME, name)
        item.setToolTip(tip(", ".join(languages.split())))
        item.setIcon(icon("check") if name == self._chosen else self._blank)
        self.list.addItem(item)

    def _title(self, one: Encoding) -> str:
        marks = [
            mark
            for mark, name in (("guessed", self._guessed), ("now", self._current()))
            if name == one.name
        ]
        return f"{one.title} – {', '.join(marks)}" if marks else one.title

    def _guess_title(self) -> str:
        title = next((one.title for one in self._encodings if one.name == self._guessed), "")
        return f"Guess: {title}" if title else "Guess"

    def _current(self) -> str:
        return self._chosen or self._guessed

    def _choose(self, name: str) -> None:
        rows = [self.list.item(row).data(_NAME) for row in range(self.list.count())]
        self.list.setCurrentRow(rows.index(name) if name in rows else 0)
        item = self.list.currentItem()
        if item is not None:
            self.list.scrollToItem(item, QListWidget.ScrollHint.PositionAtCenter)

    def _moved(self) -> None:
        if self.list.currentItem() is not None:
            self._wanted = self.encoding()
            if not self._waits:
                self._pause.start()

    def encoding(self) -> str:
        """Return the name of the encoding that is chosen, '' for the likeliest."""
        item = self.list.currentItem()
        return str(item.data(_NAME)) if item is not None else self._wanted

    # The page

    def _ask(self) -> None:
        if self.page.toPlainText():
            self.words.setText(_READING)
        self.preview_requested.emit(self._wanted)

    def show_guess(self, preview: Preview) -> None:
        """Mark what the program takes the document for."""
        self._waits = False
        self._guessed = preview.encoding
        self._fill(self.field.text())
        if self._wanted:
            self._pause.start()
        else:
            self._pause.stop()
            self.show_preview("", preview)

    def show_preview(self, name: str, preview: Preview) -> None:
        """Show the page as an encoding has it, unless another was chosen meanwhile."""
        if name != self._wanted:
            return
        self.page.setPlainText(_spaced(preview.text))
        marked = preview.text.count("\ufffd")
        letters = "1 letter" if marked == 1 else f"{marked} letters"
        self.words.setText(
            f"{letters} on this page cannot be read so, and shown as \ufffd."
            if marked
            else "Your highlights are looked for in the new text."
        )

    def show_failure(self, sentence: str) -> None:
        """Say why there is no page."""
        self._waits = False
        self.page.setPlaceholderText("")
        self.page.setPlainText("")
        self.words.setText(sentence)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill(self.field.text())  # rows are as high as the style wants only from now on

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The list is gone through while the keyboard is in the field.
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _MOVES
        ):
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)


def _spaced(text: str) -> str:
    """Return a text with space between its paragraphs."""
    return text.replace("\n", "\n\n").replace(ROW_BREAK, "\n").replace(SOFT_BREAK, "\n")
