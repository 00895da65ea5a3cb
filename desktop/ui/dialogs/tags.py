"""The tags: names, colours, definitions; renaming onto another tag merges the two."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain import COLOURS
from desktop.domain.tag_paths import spelled
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.dialogs.question import confirm
from desktop.ui.look.plain import Label, tip
from desktop.ui.look.tag_colours import dot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent

    from desktop.domain import Tag

_ID = int(Qt.ItemDataRole.UserRole)


class TagsDialog(Dialog):
    """Asks for each change as it is made; the window makes it and shows the answer."""

    renamed = Signal(str, str)
    recoloured = Signal(str, str)
    defined = Signal(str, str)
    removed = Signal(str)
    added = Signal(str)

    def __init__(self, tags: Sequence[Tag], parent: QWidget | None) -> None:
        super().__init__("Tags", parent, width=680)
        self.source: Callable[[], Sequence[Tag]] = lambda: tags
        self._tags: dict[str, Tag] = {}
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        self.list = QListWidget(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Tags")
        self.list.setMinimumSize(240, 320)
        self.list.setIconSize(QSize(14, 14))
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        self.new = QLineEdit(self)
        self.new.setPlaceholderText("New tag…")
        self.new.setAccessibleName("Name of a new tag")
        self.new.returnPressed.connect(self._add)
        self.new.textEdited.connect(lambda: self.remark_on_new(""))
        self.remark = Label(parent=self, wraps=True)
        self.remark.setObjectName("quiet")
        self.remark.hide()
        self.path = QLineEdit(self)
        self.path.setAccessibleName("Name")
        self.path.editingFinished.connect(self._rename)
        self.definition = QPlainTextEdit(self)
        self.definition.setAccessibleName("Definition")
        self.definition.setPlaceholderText("When to use this tag, and when not to")
        self.definition.setTabChangesFocus(True)
        self.count = Label(parent=self)
        self.count.setObjectName("quiet")
        self.colours = QButtonGroup(self)
        self.remove = QPushButton("Remove tag", self)
        self.remove.clicked.connect(self._remove)
        self._lay_out()
        self._order_focus()
        self.refresh()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        left.addWidget(self.remark)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow("Name", self.path)
        form.addRow("Colour", self._made_colours())
        form.addRow("Definition", self.definition)
        form.addRow("", self.count)
        form.addRow("", self.remove)
        form.setAlignment(self.remove, Qt.AlignmentFlag.AlignLeft)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 2)
        both.addLayout(form, 3)
        self.column.addLayout(both)
        self.finish(Button.Close)

    def _made_colours(self) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for colour in ("", *COLOURS):
            button = QToolButton(box)
            button.setCheckable(True)
            button.setIcon(dot(colour))
            button.setToolTip(tip((colour or "no colour").capitalize()))
            button.setAccessibleName(f"Colour {colour or 'none'}")
            button.setProperty("colour", colour)
            button.clicked.connect(lambda _=False, colour=colour: self._recolour(colour))
            self.colours.addButton(button)
            row.addWidget(button)
        row.addStretch()
        return box

    def _order_focus(self) -> None:
        """Let Tab go as one reads: the left column, then the form from top to bottom."""
        stops = [self.list, self.new, self.path, *self.colours.buttons()]
        for before, after in pairwise([*stops, self.definition, self.remove]):
            self.setTabOrder(before, after)

    @override
    def written(self) -> list[str]:
        return [self.new.text()]  # all else is kept as it is written

    def remark_on_new(self, text: str) -> None:
        """Say something about the new tag's name below it."""
        self.remark.setText(text)
        self.remark.setVisible(bool(text))

    def hold(self, path: str) -> None:
        """Show the tag of this path, now or once the window has taken note of it."""
        self._held = path
        self.refresh_later()

    def choose(self, path: str) -> None:
        """Show the tag with this path first."""
        for row in range(self.list.count()):
            if self.list.item(row).text() == path:
                self.list.setCurrentRow(row)

    def refresh_later(self) -> None:
        """Show the tags as they are once the window has taken note of a change."""
        self._later.start()

    def refresh(self) -> None:
        """Show the tags as they are."""
        chosen, held = self._current_id(), self._held
        self._tags = {tag.id: tag for tag in self.source()}
        with QSignalBlocker(self.list):
            self.list.clear()
            for tag in sorted(self._tags.values(), key=lambda tag: tag.path.casefold()):
                item = QListWidgetItem(dot(tag.colour), tag.path)
                item.setData(_ID, tag.id)
                self.list.addItem(item)
                if tag.path == held or (tag.id == chosen and self.list.currentItem() is None):
                    self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self._held = ""
        self._show(self.list.currentItem())

    def _current_id(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def _show(self, item: QListWidgetItem | None) -> None:
        tag = self._tags.get(str(item.data(_ID))) if item is not None else None
        self._define()
        self._shown = tag
        self.path.setText(tag.path if tag else "")
        self.definition.setPlainText(tag.definition if tag else "")
        passages = "1 passage" if tag and tag.count == 1 else f"{tag.count if tag else 0} passages"
        self.count.setText(passages if tag else "")
        for button in self.colours.buttons():
            button.setChecked(
                bool(tag) and button.property("colour") == (tag.colour if tag else None)
            )

    _shown: Tag | None = None
    _held = ""

    def _rename(self) -> None:
        path = spelled(self.path.text())
        if self._shown is not None and path and path != self._shown.path:
            # A question may follow, which takes the keyboard: that is no second renaming.
            with QSignalBlocker(self.path):
                self.renamed.emit(self._shown.id, path)

    def _recolour(self, colour: str) -> None:
        if self._shown is not None:
            self.recoloured.emit(self._shown.id, colour)

    def _define(self) -> None:
        text = self.definition.toPlainText().strip()
        if self._shown is not None and text != self._shown.definition:
            self.defined.emit(self._shown.id, text)

    def _remove(self) -> None:
        tag = self._shown
        if tag is None:
            return
        passages = "1 passage bears it" if tag.count == 1 else f"{tag.count} passages bear it"
        if tag.count == 0 or confirm(f"Remove “{tag.path}”?", f"{passages}.", "Remove", self):
            self._shown = None
            self.removed.emit(tag.id)

    def _add(self) -> None:
        path = spelled(self.new.text())
        if path:
            self.new.clear()
            self.added.emit(path)

    @override
    def done(self, result: int) -> None:
        self._define()
        super().done(result)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._define()
        super().closeEvent(event)
