"""The left pane: the documents and the tags, with a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.icons import icon
from desktop.ui.tag_colours import shade
from desktop.ui.theme import current
from desktop.ui.tree_model import BADGE, NODE, Index, TreeModel
from desktop.ui.tree_nodes import Kind, Node

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.domain import Changes
    from desktop.ui.catalogue import Catalogue

ROW = 28
FEW = 100
"""Up to this many documents, all collections and tags are open at the start."""


class _RowDelegate(QStyledItemDelegate):
    """A row of even height with a quiet count at its end; roots look like headings."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        node: Node = index.data(NODE)
        if node.kind is Kind.ROOT:
            option.font.setWeight(QFont.Weight.DemiBold)
            option.palette.setColor(option.palette.ColorRole.Text, QColor(current()["muted"]))
        option.textElideMode = Qt.TextElideMode.ElideRight

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        badge = str(index.data(BADGE) or "")
        node: Node = index.data(NODE)
        rect = QRect(option.rect)  # a copy: the option's own is narrowed below
        room = option.fontMetrics.horizontalAdvance(badge) + 16 if badge else 8
        if node.colour:
            room += 14
        option.rect = rect.adjusted(0, 0, -room, 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(current()["selected"]))
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QColor(current()["muted"]))
        right = QRect(rect.right() - room, rect.top(), room - 8, rect.height())
        if badge:
            painter.drawText(
                right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, badge
            )
        if node.colour:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.setBrush(QColor(shade(node.colour)))
            painter.drawEllipse(QPoint(right.left() + 2, rect.center().y() + 1), 4, 4)
        painter.restore()


class _Tree(QTreeView):
    """Paints the chosen row from edge to edge, its arrow on top."""

    @override
    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, QColor(current()["selected"]))
        super().drawBranches(painter, rect, index)


class _Filter(QLineEdit):
    """Esc empties it."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class TreePane(QWidget):
    """Says what was opened or asked for; it changes nothing itself."""

    document_opened = Signal(str, int)
    """Document id and offset; -1 for where the reader left off."""
    tag_opened = Signal(str)
    menu_requested = Signal(object, QPoint)
    """The node (or None) and where to show its menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TreeModel(self)
        self._opened: set[tuple[Kind, str]] = set()
        self._before_filter: set[tuple[Kind, str]] = set()
        self._was_empty = True
        self._menu_is_open = False
        self.filter = _Filter(self)
        self.filter.setClearButtonEnabled(True)  # Qt's own
        self.filter.setObjectName("treeFilter")
        self.filter.setPlaceholderText("Filter documents and tags")
        self.filter.setAccessibleName("Filter documents and tags")
        self.filter.addAction(icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self._filter)
        self.view = self._made_view()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(8, 8, 8, 8)
        top.addWidget(self.filter)
        layout.addLayout(top)
        layout.addWidget(self.view)
        self._expand_roots()

    def _made_view(self) -> QTreeView:
        view = _Tree(self)
        view.setObjectName("documentTree")
        view.setAccessibleName("Documents and tags")
        view.setModel(self.model)
        view.setItemDelegate(_RowDelegate(view))
        view.setHeaderHidden(True)
        view.setUniformRowHeights(True)
        view.setIndentation(16)
        view.setIconSize(QSize(16, 16))
        view.setAnimated(False)
        view.setExpandsOnDoubleClick(False)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._menu)
        view.expanded.connect(self._remember_open)
        view.collapsed.connect(self._remember_closed)
        view.clicked.connect(self._open)
        view.activated.connect(self._open)
        return view

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show a library's contents."""
        self.model.show_catalogue(catalogue)
        self._expand_roots()
        self._was_empty = not catalogue.documents
        if len(catalogue.documents) <= FEW:
            self._expand(self._all_folders())

    def refresh(self, changes: Changes) -> None:
        """Show what changed, keeping open what was open and chosen what was chosen."""
        opened, chosen = set(self._opened), [(node.kind, node.key) for node in self.selected()]
        if changes.documents or changes.collections:
            self.model.refresh_filter()
        if changes.tags or changes.highlights:
            self.model.refresh_tags()
        for document_id in changes.documents:
            self.model.refresh_sections(document_id)
        if self.model.filtered:
            self._expand_roots()
        elif self._was_empty and self.model.find_any():
            self._was_empty = False
            opened = self._all_folders()
        self._expand(opened)
        if not self.selected():
            self._choose(chosen)

    def selected(self) -> list[Node]:
        """Return the chosen rows' nodes."""
        return [self.model.node(index) for index in self.view.selectionModel().selectedIndexes()]

    def in_use(self) -> bool:
        """Whether the keyboard, or the menu just opened on a row, is here."""
        return self.view.hasFocus() or self._menu_is_open

    def current_node(self) -> Node | None:
        """Return the row the keyboard is on."""
        index = self.view.currentIndex()
        return self.model.node(index) if index.isValid() else None

    def reveal(self, document_id: str) -> None:
        """Show and choose a document's row."""
        self.filter.clear()
        self._choose([(Kind.DOCUMENT, document_id)])

    def rename_current(self) -> None:
        """Let the reader write over the chosen row's name."""
        self.view.edit(self.view.currentIndex())

    def follow(self, document_id: str, section: int) -> None:
        """Mark the document being read, or its section when its outline is open in the tree."""
        node = self.model.find(Kind.DOCUMENT, document_id)
        if node is None or self.view.hasFocus():
            return
        place = node
        if self.view.isExpanded(self.model.index_of(node)):
            key = f"{document_id}#{section}"
            place = next((one for one in node.walk() if one.key == key), node)
        index = self.model.index_of(place)
        if index != self.view.currentIndex():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _expand_roots(self) -> None:
        for row in range(self.model.rowCount()):
            self.view.setExpanded(self.model.index(row, 0), True)  # noqa: FBT003  # Qt's own

    def _remember_open(self, index: Index) -> None:
        node = self.model.node(index)
        self._opened.add((node.kind, node.key))

    def _remember_closed(self, index: Index) -> None:
        node = self.model.node(index)
        self._opened.discard((node.kind, node.key))

    def _expand(self, opened: set[tuple[Kind, str]]) -> None:
        for kind, key in opened:
            node = self.model.find(kind, key)
            if node is not None:
                self.view.expand(self.model.index_of(node))

    def _choose(self, rows: list[tuple[Kind, str]]) -> None:
        for kind, key in rows[:1]:
            node = self.model.find(kind, key)
            if node is not None:
                self.view.setCurrentIndex(self.model.index_of(node))
                self.view.scrollTo(self.model.index_of(node))

    def _filter(self, text: str) -> None:
        before = set() if self.model.filtered else set(self._opened)
        self._before_filter = self._before_filter if self.model.filtered else before
        self.model.set_filter(text)
        self._expand_roots()
        self._expand(self._all_folders() if self.model.filtered else self._before_filter)

    def _all_folders(self) -> set[tuple[Kind, str]]:
        rows = (node for row in (0, 1) for node in self.model.node(self.model.index(row, 0)).walk())
        return {
            (node.kind, node.key)
            for node in rows
            if node.kind in (Kind.COLLECTION, Kind.TAG) and node.children
        }

    def _open(self, index: Index) -> None:
        node = self.model.node(index)
        if node.kind is Kind.DOCUMENT:
            self.document_opened.emit(node.key, -1)
        elif node.kind is Kind.SECTION:
            self.document_opened.emit(node.key.partition("#")[0], node.offset)
        elif node.kind is Kind.TAG:
            self.tag_opened.emit(node.key)

    def _menu(self, position: QPoint) -> None:
        index = self.view.indexAt(position)
        node = self.model.node(index) if index.isValid() else None
        self._menu_is_open = True
        self.menu_requested.emit(node, self.view.viewport().mapToGlobal(position))
        self._menu_is_open = False
