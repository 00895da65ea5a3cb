"""The tags as a tree with how far each is in use; one is dragged onto another to stand below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from desktop.domain import TagUse
from desktop.ui.look.plain import tip
from desktop.ui.look.tag_colours import dot
from desktop.ui.look.theme import current, on_another_theme
from desktop.ui.tree.tree_nodes import matches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QDropEvent

    from desktop.domain import Tag

_PATH = int(Qt.ItemDataRole.UserRole)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Choice = QItemSelectionModel.SelectionFlag
_WHOLE_ROW = _Choice.ClearAndSelect | _Choice.Rows
FEW = 200
"""Up to this many tags all levels are open at the start."""


class TagTree(QTreeWidget):
    """Says what the reader wants of the tag in hand; it changes nothing itself."""

    chosen = Signal(str)
    """The path of the tag in hand, '' for none."""
    moved = Signal(str, str)
    """The path of a tag, and the one it is to have."""
    wanted = Signal(str)
    """What a key asks for: the key, such as 'M', or 'Return', 'Delete', 'F2'."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Tags")
        self.setColumnCount(4)
        self.setHeaderLabels(["Tag", "Highlights", "Documents", "Since"])
        self.setIconSize(QSize(14, 14))
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._tags: Sequence[Tag] = ()
        self._uses: Mapping[str, TagUse] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._filter: list[str] = []
        self._closed: set[str] = set()
        self.itemCollapsed.connect(lambda item: self._closed.add(item.data(0, _PATH)))
        self.itemExpanded.connect(lambda item: self._closed.discard(item.data(0, _PATH)))
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit(self.path))
        on_another_theme(self._retint)

    # What is shown

    @property
    def path(self) -> str:
        """The path of the tag in hand."""
        item = self.currentItem()
        return str(item.data(0, _PATH)) if item is not None else ""

    def show_tags(self, tags: Sequence[Tag], uses: Mapping[str, TagUse], hold: str = "") -> None:
        """Show the tags; `hold` is the path to take in hand instead of the one that is."""
        if not self._tags and len(tags) > FEW:
            self._closed = {tag.path for tag in tags} | {path for path in uses if "/" not in path}
        self._tags, self._uses = tags, uses
        self._fill(hold or self.path)

    def filter(self, text: str) -> None:
        """Show only tags that have these words in their path or definition."""
        self._filter = text.casefold().split()
        self._fill(self.path)

    def choose(self, path: str) -> bool:
        """Take a tag in hand; return whether it is shown."""
        item = self._items.get(path)
        if item is not None:
            self.setCurrentItem(item, 0, _WHOLE_ROW)
            self.scrollToItem(item)
        return item is not None

    def _fill(self, hold: str) -> None:
        place = self.verticalScrollBar().value()
        self.blockSignals(True)  # noqa: FBT003  # Qt's own
        self.clear()
        self._items = {}
        for tag in self._tags:
            if matches(self._filter, tag.path, tag.definition):
                self._show(self._item(tag.path), tag)
        for path, item in self._items.items():
            item.setExpanded(bool(self._filter) or path not in self._closed)
        self.blockSignals(False)  # noqa: FBT003
        while hold and not self.choose(hold):
            hold = hold.rpartition("/")[0]
        if self.currentItem() is None and (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)
        self.verticalScrollBar().setValue(place)
        self.chosen.emit(self.path)

    def _item(self, path: str) -> QTreeWidgetItem:
        if path in self._items:
            return self._items[path]
        above, _, name = path.rpartition("/")
        use = self._uses.get(path, TagUse())
        numbers = (f"{count:,}" if count else "" for count in (use.highlights, use.documents))
        texts = [name, *numbers, use.since]
        item = QTreeWidgetItem(self._item(above), texts) if above else QTreeWidgetItem(self, texts)
        item.setData(0, _PATH, path)
        item.setIcon(0, dot(""))
        quiet, right = QColor(current()["muted"]), Qt.AlignmentFlag.AlignRight
        for column in (1, 2, 3):
            item.setForeground(column, quiet)
            item.setTextAlignment(column, right | Qt.AlignmentFlag.AlignVCenter)
        self._items[path] = item
        return item

    @staticmethod
    def _show(item: QTreeWidgetItem, tag: Tag) -> None:
        item.setIcon(0, dot(tag.colour))
        item.setToolTip(0, tip("\n\n".join(filter(None, (tag.path, tag.definition)))))
        if not (tag.count or tag.documents):
            item.setForeground(0, QColor(current()["muted"]))

    def _retint(self) -> None:
        if self._tags:
            self._fill(self.path)  # dots and quiet shades are those of the theme

    # Keys

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the keys of the codebook from the actions of the window."""
        is_key = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and self._asked(cast("QKeyEvent", event)):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._asked(event)
        if asked:
            self.wanted.emit(asked)
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _asked(event: QKeyEvent) -> str:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return ""
        if event.key() in _ENTER:
            return "Return"
        named = {Qt.Key.Key_Delete: "Delete", Qt.Key.Key_F2: "F2", Qt.Key.Key_Insert: "N"}
        if event.key() in named:
            return named[Qt.Key(event.key())]
        text = event.text().upper()
        return text if text in {*"NMSEDX0123456"} and text else ""

    # Dragging

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for another path; the library's answer moves the row."""
        path, above = self.path, self._above(event)
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        event.setDropAction(Qt.DropAction.IgnoreAction)  # Qt takes a row away that was moved
        event.accept()
        name = path.rpartition("/")[2]
        new = f"{above}/{name}" if above else name
        if (
            event.source() is self
            and path
            and not f"{above}/".startswith(f"{path}/")
            and new != path
        ):
            self.moved.emit(path, new)

    def _above(self, event: QDropEvent) -> str:
        """Return the path below which is dropped: of the row itself, or of what it stands in."""
        item = self.itemAt(event.position().toPoint())
        if item is None:
            return ""
        path = str(item.data(0, _PATH))
        is_on = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.OnItem
        return path if is_on else path.rpartition("/")[0]
