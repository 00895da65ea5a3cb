"""The tags as a tree with how far each is in use; one is dragged onto another to stand below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from desktop.ui.codebook.tags_model import TagsModel
from desktop.ui.drawn.whole import fill_ground, paints_whole
from desktop.ui.look.theme import current, on_another_theme
from desktop.ui.work.in_bursts import InBursts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QDropEvent, QPaintEvent

    from desktop.domain import Tag, TagUse

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Choice = QItemSelectionModel.SelectionFlag
_WHOLE_ROW = _Choice.ClearAndSelect | _Choice.Rows
_NUMBERED = (1, 2, 3)
"""Columns that say how far a tag is in use."""
_EDGE = 5
"""Pixels beside a number."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MARKED = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_HasFocus
)
"""Rows that have a ground; asking the style for that of the others takes longer than the rest."""
FEW = 200
"""Up to this many tags all levels are open at the start."""


class _Numbers(QStyledItemDelegate):
    """Shows how far a tag is in use, quietly and to the right."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & _MARKED:
            shown = QStyleOptionViewItem(option)
            self.initStyleOption(shown, index)
            shown.text = ""
            item = QStyle.ControlElement.CE_ItemViewItem
            shown.widget.style().drawControl(item, shown, painter, shown.widget)
        if said := index.data():
            painter.setPen(QColor(current()["muted"]))
            painter.drawText(option.rect.adjusted(0, 0, -_EDGE, 0), _RIGHT, said)


class TagTree(QTreeView):
    """Says what the reader wants of the tag in hand; it changes nothing itself."""

    chosen = Signal(str)
    """The path of the tag in hand, '' for none."""
    moved = Signal(str, str)
    """The path of a tag, and the one it is to have."""
    wanted = Signal(str)
    """What a key asks for: the key, such as 'M', or 'Return', 'Delete', 'F2'."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TagsModel(self)
        self.setModel(self.rows)
        self.setAccessibleName("Tags")
        paints_whole(self)
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
        for column in _NUMBERED:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setItemDelegateForColumn(column, _Numbers(self))
        self._tags: Sequence[Tag] = ()
        self._uses: Mapping[str, TagUse] = {}
        self._filter: list[str] = []
        self._closed: set[str] = set()
        self._is_filling = False
        self._turning = InBursts(self._tell, self)
        self.collapsed.connect(self._keep_closed)
        self.expanded.connect(self._keep_open)
        self.selectionModel().currentChanged.connect(self._choose)
        on_another_theme(self._retint)

    def _keep_closed(self, index: QModelIndex) -> None:
        if not self._is_filling:
            self._closed.add(self.rows.node(index).key)

    def _keep_open(self, index: QModelIndex) -> None:
        if not self._is_filling:
            self._closed.discard(self.rows.node(index).key)

    def _choose(self) -> None:
        if not self._is_filling:
            self._turning.choose()

    def _tell(self) -> None:
        self.chosen.emit(self.path)

    def catch_up(self) -> None:
        """Tell of the tag in hand, if a key that is held down has kept that back."""
        self._turning.catch_up()

    # What is shown

    @property
    def path(self) -> str:
        """The path of the tag in hand."""
        return self.rows.node(self.currentIndex()).key

    def show_tags(self, tags: Sequence[Tag], uses: Mapping[str, TagUse], hold: str = "") -> None:
        """Show the tags; `hold` is the path to take in hand instead of the one that is."""
        begins = not self._tags and len(tags) > FEW
        self._tags, self._uses = tags, uses
        self._fill(hold or self.path, begins=begins)

    def filter(self, text: str) -> None:
        """Show only tags that have these words in their path or definition."""
        words = text.casefold().split()
        if words != self._filter:
            self._filter = words
            self._fill(self.path)

    def choose(self, path: str) -> bool:
        """Take a tag in hand; return whether it is shown."""
        index = self.rows.index_at(path)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _WHOLE_ROW)
            self.scrollTo(index)
        return index.isValid()

    def _fill(self, hold: str, *, begins: bool = False) -> None:
        place = self.verticalScrollBar().value()
        self._is_filling = True
        self.rows.show(self._tags, self._uses, self._filter)
        if begins:
            self._closed = set(self.rows.above_others())
        self._open_levels(hold)
        if hold != self.path or not self.currentIndex().isValid():
            self._hold(hold)
            self.verticalScrollBar().setValue(place)
        self._is_filling = False
        self._fit_numbers()
        self.viewport().update()
        self.chosen.emit(self.path)

    def _open_levels(self, hold: str) -> None:
        for path in self.rows.above_others():
            index = self.rows.index_at(path)
            is_open = bool(self._filter) or path not in self._closed or hold.startswith(f"{path}/")
            if self.isExpanded(index) != is_open:
                self.setExpanded(index, is_open)

    def _hold(self, path: str) -> None:
        """Take in hand a path, or else what it stands below, or else what is nearest."""
        while path and not self.choose(path):
            path = path.rpartition("/")[0]
        if not path:
            nearest = self.currentIndex()
            index = nearest if nearest.isValid() else self.rows.index(0, 0)
            self.selectionModel().setCurrentIndex(index, _WHOLE_ROW)

    def _fit_numbers(self) -> None:
        """Make columns as wide as their heads and the largest number: Qt would ask for each."""
        header, metrics = self.header(), self.fontMetrics()
        for column in _NUMBERED:
            longest = metrics.horizontalAdvance(self.rows.longest(column)) + 2 * _EDGE
            header.resizeSection(column, max(header.sectionSizeHint(column), longest))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill_ground(self, event)
        super().paintEvent(event)

    def _retint(self) -> None:
        self.viewport().update()  # dots and quiet shades are those of the theme

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
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return ""
        path = self.rows.node(index).key
        is_on = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.OnItem
        return path if is_on else path.rpartition("/")[0]
