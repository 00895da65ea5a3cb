"""The left pane: the documents and the tags, with a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui.fields.filter_field import FilterField
from desktop.ui.look.drops import accept_copy
from desktop.ui.look.theme import current
from desktop.ui.tree.open_rows import OpenRows
from desktop.ui.tree.tree_model import TreeModel
from desktop.ui.tree.tree_nodes import Kind, Node, section_key
from desktop.ui.tree.tree_options import ChosenCount, TreeOptions
from desktop.ui.tree.tree_row import RowDelegate

if TYPE_CHECKING:
    from collections.abc import Set

    from PySide6.QtGui import QDragMoveEvent, QDropEvent

    from desktop.domain import Changes
    from desktop.ui.tree.catalogue import Catalogue
    from desktop.ui.tree.row_changes import Index
    from desktop.ui.tree.tree_rows import Key

_Also = QItemSelectionModel.SelectionFlag
FEW = 100
"""Up to this many documents, all collections and tags are open at the start."""


class _Tree(QTreeView):
    """Paints the chosen row from edge to edge, its arrow on top."""

    def edit_current(self) -> bool:
        """Begin to edit the current row, once; return whether it can be edited."""
        index = self.currentIndex()
        can_be = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        # What is dragged over the tree ends the state and leaves the editor.
        is_edited = self.state() is QTreeView.State.EditingState or self.indexWidget(index)
        if can_be and not is_edited:
            self.edit(index)
        return can_be

    @override
    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, QColor(current()["selected"]))
        super().drawBranches(painter, rect, index)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.isAccepted() and event.mimeData().hasUrls():
            accept_copy(event)
        elif self._takes(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self._takes(event):
            self.model().dropMimeData(event.mimeData(), event.dropAction(), -1, -1, self._at(event))
            event.acceptProposedAction()
            self.stopAutoScroll()
            self.setState(QTreeView.State.NoState)
            self.viewport().update()
            return
        super().dropEvent(event)
        if event.mimeData().hasUrls():
            accept_copy(event)

    def _at(self, event: QDropEvent) -> QModelIndex:
        return self.indexAt(event.position().toPoint())

    def _takes(self, event: QDropEvent) -> bool:
        """Say whether rows of this tree are over one that takes them, be it chosen itself.

        Qt takes nothing on a chosen row, though the others that are chosen may well go there.
        """
        at = self._at(event)
        takes = at.flags() & Qt.ItemFlag.ItemIsDropEnabled and self.model().canDropMimeData(
            event.mimeData(), event.dropAction(), -1, -1, at
        )
        return event.source() is self and bool(takes)


class TreePane(QWidget):
    """Says what was opened or asked for; it changes nothing itself."""

    document_opened = Signal(str, int, bool)
    """Document id, offset, -1 for where the reader left off, and whether its tab is to be kept."""
    tag_opened = Signal(str)
    question_opened = Signal(str)
    note_opened = Signal(str)
    menu_requested = Signal(object, QPoint)
    """The node (or None) and where to show its menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TreeModel(self)
        self._before_filter: set[Key] = set()
        self._was_empty = True
        self._followed = ""
        self._gone: set[str] = set()
        self._back: list[str] = []
        self._menu_is_open = False
        self.filter = FilterField("Filter documents and tags", self)
        self.filter.setObjectName("treeFilter")
        self.filter.textChanged.connect(self._filter)
        self.view = self._made_view()
        self._open_rows = OpenRows(self.view, self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.options = TreeOptions(self)
        top = QHBoxLayout()
        top.setContentsMargins(8, 8, 8, 8)
        top.addWidget(self.filter)
        top.addWidget(self.options)
        layout.addLayout(top)
        layout.addWidget(self.view)
        layout.addWidget(ChosenCount(self.view.selectionModel(), self))
        self._open_rows.open_roots()

    def _made_view(self) -> _Tree:
        view = _Tree(self)
        view.setObjectName("documentTree")
        view.setAccessibleName("Documents and tags")
        view.setModel(self.model)
        view.setItemDelegate(RowDelegate(view))
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
        view.clicked.connect(lambda index: self._open(index, keep=False))
        view.activated.connect(lambda index: self._open(index, keep=True))  # Enter, double click
        return view

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show a library's contents."""
        self.model.show_catalogue(catalogue)
        self._open_rows.open_roots()
        self.view.setCurrentIndex(self.model.index(0, 0))
        self._was_empty = not catalogue.documents
        if len(catalogue.documents) <= FEW:
            self._open_rows.open(self._open_rows.folders())

    def show_order(self, sort: str, *, two_lines: bool) -> None:
        """Show the documents in an order, long titles on two lines or one; keep what is open."""
        self.options.show_choice(sort, two_lines=two_lines)
        opened, node = self._open_rows.opened(), self.current_node()
        if self.model.sort_by(sort):
            self._open_rows.open_roots()
            self._open_rows.open(opened)
            self._go_to(node and self.model.find(node.kind, node.key))
        if two_lines == self.view.uniformRowHeights():
            self.view.setUniformRowHeights(not two_lines)
            self.view.doItemsLayout()

    def show_returned(self) -> None:
        """Choose the documents that an undo, or the trash, has just given back."""
        rows = [(Kind.DOCUMENT, document_id) for document_id in self._back]
        rows = [row for row in rows if self.model.find(*row)]
        self._back = []
        if rows:
            self.view.selectionModel().clearSelection()
            self.choose(rows, rows[0])
            self.view.scrollTo(self.view.currentIndex())

    def _note_absence(self, catalogue: Catalogue, changed: Set[str]) -> None:
        """Note which documents have gone, and which of those that went before are back."""
        self._back = sorted(self._gone & changed & catalogue.documents.keys())
        self._gone |= changed - catalogue.documents.keys()
        self._gone -= catalogue.documents.keys()

    def refresh(self, changes: Changes) -> None:
        """Show what changed, keeping open what was open and chosen what was chosen."""
        opened = self._open_rows.opened()
        chosen = [(node.kind, node.key) for node in self.selected()]
        now = self.current_node()
        at = (now.kind, now.key) if now else None
        if self.model.catalogue is not None:
            self._note_absence(self.model.catalogue, changes.documents)
        if changes.documents or changes.collections or changes.notes:
            self.model.refresh_filter()
        if changes.tags:
            opened |= self._fresh_tags()
        for document_id in changes.documents:
            self.model.refresh_sections(document_id)
        if self.model.filtered:
            self._open_rows.open_roots()
        elif self._was_empty and self._holds_any():
            self._was_empty = False
            opened |= self._open_rows.folders()
        self._open_rows.open(opened)
        if len(self.selected()) < len(chosen):
            self.choose(chosen, at)

    def _holds_any(self) -> bool:
        """Whether there is any row besides the roots."""
        return any(self.model.rowCount(self.model.index(row, 0)) for row in (0, 1))

    def _fresh_tags(self) -> set[Key]:
        """Show the tags as they are; return which are to be opened when there were none before."""
        root = self.model.index(1, 0)
        had_any = self.model.rowCount(root) > 0
        self.model.refresh_tags()
        folders = set() if had_any else self._open_rows.folders()
        return {row for row in folders if row[0] is Kind.TAG}

    def selected(self) -> list[Node]:
        """Return the chosen rows' nodes."""
        return [self.model.node(index) for index in self.view.selectionModel().selectedIndexes()]

    def in_use(self) -> bool:
        """Whether the keyboard, or the menu just opened on a row, is here."""
        return self._has_keyboard() or self._menu_is_open

    def _has_keyboard(self) -> bool:
        """Whether the keyboard is here, in the field that a row is renamed in too."""
        field = QApplication.focusWidget()
        return field is not None and (field is self.view or self.view.isAncestorOf(field))

    def current_node(self) -> Node | None:
        """Return the row the keyboard is on."""
        index = self.view.currentIndex()
        return self.model.node(index) if index.isValid() else None

    def reveal(self, key: str, kind: Kind = Kind.DOCUMENT) -> None:
        """Show and choose the row of a document, or of something else."""
        self.filter.clear()
        self._go_to(self.model.find(kind, key))

    def rename_current(self) -> bool:
        """Let the reader write over the chosen row's name; return whether it has one to change."""
        return self.view.edit_current()

    def follow(self, document_id: str, section: int) -> None:
        """Mark the document being read, or its section when its outline is open in the tree."""
        node = self.model.find(Kind.DOCUMENT, document_id)
        came, self._followed = document_id != self._followed, document_id
        if node is None or self._stays(document_id, came=came):
            return
        place = node
        if self.view.isExpanded(self.model.index_of(node)):
            place = self.model.find(Kind.SECTION, section_key(document_id, section)) or node
        if place is not self.current_node():
            self._go_to(place)

    def _stays(self, document_id: str, *, came: bool) -> bool:
        """Whether the reader's place in the tree is not to be touched."""
        if not self._has_keyboard():
            return False
        node = self.current_node()
        return not came or (node is not None and node.document_id == document_id)

    def _go_to(self, node: Node | None) -> None:
        if node is not None:
            # A key that is held down must not make this an addition to what is selected.
            index, only = self.model.index_of(node), _Also.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(index, only)
            self.view.scrollTo(index)

    def choose(self, rows: list[Key], current: Key | None) -> None:
        """Choose rows besides those that are chosen; the page keeps its place."""
        choice = self.view.selectionModel()
        for row in rows:
            node = self.model.find(*row)
            if node is not None:
                choice.select(self.model.index_of(node), _Also.Select)
                if row == current:
                    choice.setCurrentIndex(self.model.index_of(node), _Also.NoUpdate)

    def _filter(self, text: str) -> None:
        if not self.model.filtered:
            self._before_filter = self._open_rows.opened()
        self.model.set_filter(text)
        self._open_rows.open_roots()
        self._open_rows.open(
            self._open_rows.folders() if self.model.filtered else self._before_filter
        )

    def _open(self, index: Index, *, keep: bool) -> None:
        node = self.model.node(index)
        if node.kind is Kind.DOCUMENT:
            self.document_opened.emit(node.key, -1, keep)
        elif node.kind in (Kind.SECTION, Kind.BOOKMARK):
            self.document_opened.emit(node.document_id, node.offset, keep)
        elif node.kind is Kind.TAG:
            self.tag_opened.emit(node.key)
        elif node.kind is Kind.SMART_TAG:
            self.question_opened.emit(node.tip)
        elif node.kind is Kind.NOTE:
            self.note_opened.emit(node.key)

    def _menu(self, position: QPoint) -> None:
        index = self.view.indexAt(position)
        node = self.model.node(index) if index.isValid() else None
        self._menu_is_open = True
        self.menu_requested.emit(node, self.view.viewport().mapToGlobal(position))
        self._menu_is_open = False
