"""What screen readers see: a document with one child per block, each with its own text.

Two rules of this binding: `interface_cast` answers "no" with a null pointer object, anything else
crashes when a screen reader connects; and every interface must be kept referenced from Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from typing_extensions import override

from desktop.domain import BlockKind, Content, Quoted
from desktop.ui.reader.canvas.fold_row import counted
from desktop.ui.reader.canvas.utf16 import Utf16
from desktop.ui.reader.selecting import Selecting
from desktop.ui.reader.surface.surface import Surface

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence

_Role = QAccessible.Role
_NO = shiboken6.VoidPtr(0)
_ROLES = {
    BlockKind.HEADING: _Role.Heading,
    BlockKind.LIST_ITEM: _Role.ListItem,
    BlockKind.QUOTATION: _Role.BlockQuote,
    BlockKind.TABLE: _Role.Table,
    BlockKind.IMAGE: _Role.Graphic,
    BlockKind.RULE: _Role.Separator,
    BlockKind.FOOTNOTE: _Role.Note,
}
_NAMED = {BlockKind.HEADING, BlockKind.IMAGE}
_LONGEST_NAME = 200


class BlockText(QAccessibleTextInterface):
    """The words of one block, note marks set apart, since 544 with note 1 would be read as 5441.

    Offsets are UTF-16 units of those words, as Qt has them.
    """

    def __init__(self, selecting: Selecting, content: Content, index: int) -> None:
        super().__init__()
        self._selecting, self._canvas = selecting, selecting.canvas
        block = content.blocks[index]
        self._start, self._end = block.start, block.end
        self._words = content.quoted(block.start, block.end, marks=True)
        self._text = self._words.text
        self._utf16 = Utf16(self._text)

    def forget(self) -> None:
        """Let go of the text."""
        self._words = Quoted.plain("")
        self._text, self._utf16 = "", Utf16("")

    def offset(self, units: int) -> int:
        """Return the offset in the whole text."""
        inside = self._utf16.point(max(0, units))
        return self._words.source(inside, inside)[0]

    def units(self, offset: int) -> int:
        """Return an offset of the whole text in units of the block."""
        place = self._words.place(max(self._start, min(offset, self._end)))
        return self._utf16.units(min(place, len(self._text)))

    @override
    def characterCount(self) -> int:
        return self._utf16.units(len(self._text))

    @override
    def text(self, start: int, end: int) -> str:
        last = self.characterCount() if end < 0 else end
        return self._text[self._utf16.point(max(0, start)) : self._utf16.point(last)]

    @override
    def cursorPosition(self) -> int:
        return self.units(self._selecting.head)

    @override
    def setCursorPosition(self, position: int) -> None:
        offset = self.offset(position)
        self._selecting.set_selection(offset, offset)

    @override
    def selectionCount(self) -> int:
        # What a selection is cannot be said from Python; changes are told by events instead.
        return 0

    @override
    def addSelection(self, start: int, end: int) -> None:
        self._selecting.set_selection(self.offset(start), self.offset(end))

    @override
    def setSelection(self, index: int, start: int, end: int) -> None:
        self.addSelection(start, end)

    @override
    def removeSelection(self, index: int) -> None:
        head = self._selecting.head
        self._selecting.set_selection(head, head)

    @override
    def scrollToSubstring(self, start: int, end: int) -> None:
        self._canvas.reveal(self.offset(start))

    @override
    def characterRect(self, offset: int) -> QRect:
        start = self.offset(offset)
        rects = self._canvas.rects_of(start, start + 1)
        if not rects:
            return QRect()
        place = rects[0].toAlignedRect()
        return QRect(self._canvas.viewport().mapToGlobal(place.topLeft()), place.size())

    @override
    def offsetAtPoint(self, point: QPoint) -> int:
        inside = self._canvas.viewport().mapFromGlobal(point)
        offset = self._canvas.offset_at(inside.toPointF())
        return self.units(offset) if self._start <= offset <= self._end else -1


class BlockNode(QAccessibleInterface):
    """One block."""

    def __init__(self, selecting: Selecting, content: Content, index: int) -> None:
        super().__init__()
        self.index = index
        self._selecting, self._canvas = selecting, selecting.canvas
        self._content: Content | None = content
        self._kind = BlockKind(content.blocks.kinds[index])
        self.text_interface = BlockText(selecting, content, index)

    def forget(self) -> None:
        """Let go of the text; it is no longer shown."""
        self._content = None
        self.text_interface.forget()

    @override
    def isValid(self) -> bool:
        shown = shiboken6.isValid(self._canvas) and self._content is not None
        return shown and self._canvas.content is self._content

    @override
    def object(self) -> QObject | None:  # type: ignore[override]  # none is what Qt allows here
        return None

    @override
    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._canvas.window().windowHandle()

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._canvas)

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def childCount(self) -> int:
        return 0

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @override
    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def relations(self, match: builtins.object = None) -> Sequence[builtins.object]:  # type: ignore[override]
        return []

    @override
    def role(self) -> QAccessible.Role:
        return _ROLES.get(self._kind, _Role.Paragraph)

    @override
    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name and self._kind in _NAMED:
            return self.text_interface.text(0, _LONGEST_NAME)
        return ""

    @override
    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Documents are read, not written."""

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        state.selectableText = True
        state.multiLine = True
        return state

    @override
    def rect(self) -> QRect:
        place = self._canvas.block_rect(self.index)
        corner = self._canvas.viewport().mapToGlobal(place.topLeft())
        return QRect(corner, place.size()) if not place.isEmpty() else QRect()

    @override
    def interface_cast(self, kind: QAccessible.InterfaceType) -> shiboken6.VoidPtr:  # type: ignore[override]
        wanted = kind is QAccessible.InterfaceType.TextInterface
        # The stubs know only addresses; the binding takes its own objects too.
        return shiboken6.VoidPtr(self.text_interface) if wanted else _NO  # type: ignore[arg-type]


class FoldNode(BlockNode):
    """A fold: it says how much it hides, and none of the words."""

    def __init__(self, selecting: Selecting, content: Content, stretch: range) -> None:
        super().__init__(selecting, content, stretch.start)
        self._name = f"{counted(stretch)} folded away. Enter shows them."
        self.text_interface.forget()

    @override
    def role(self) -> QAccessible.Role:
        return _Role.Button

    @override
    def text(self, kind: QAccessible.Text) -> str:
        return self._name if kind is QAccessible.Text.Name else ""

    @override
    def interface_cast(self, kind: QAccessible.InterfaceType) -> shiboken6.VoidPtr:  # type: ignore[override]
        return _NO


class ReaderNode(QAccessibleWidget):
    """The document; its children are the blocks on show, made when asked for."""

    def __init__(self, selecting: Selecting) -> None:
        super().__init__(selecting.canvas, _Role.Document, selecting.tr("Document"))
        self._selecting, self._canvas = selecting, selecting.canvas
        self._content: Content | None = None
        self._nodes: dict[int, BlockNode] = {}
        self._past: list[BlockNode] = []
        self._coverage = self._canvas.coverage
        self._coverage.changed.connect(self._reorder)

    @override
    def interface_cast(self, kind: QAccessible.InterfaceType) -> shiboken6.VoidPtr:  # type: ignore[override]
        return _NO

    def forget(self) -> None:
        """Let go of the text; the reader is gone."""
        for node in (*self._nodes.values(), *self._past):
            node.forget()
        self._content = None
        self._canvas.let_go()
        self._selecting.begin()

    def _turn_to(self, content: Content | None) -> None:
        """Have children of another text, or of other parts of it."""
        for node in self._nodes.values():
            node.forget()
        self._past += self._nodes.values()
        self._nodes, self._content = {}, content

    def _reorder(self) -> None:
        self._turn_to(self._canvas.content)
        if QAccessible.isActive():
            event = QAccessibleEvent(self._canvas, QAccessible.Event.ObjectReorder)
            QAccessible.updateAccessibility(event)

    @override
    def childCount(self) -> int:
        return self._coverage.rows

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        content = self._canvas.content
        if content is None or not 0 <= index < self._coverage.rows:
            return None
        if content is not self._content:
            self._turn_to(content)
        number = self._coverage.nth(index)
        if number not in self._nodes:
            fold = self._coverage.fold_at(number)
            node = (
                BlockNode(self._selecting, content, number)
                if fold is None
                else FoldNode(self._selecting, content, fold)
            )
            self._nodes[number] = node
            QAccessible.registerAccessibleInterface(node)
        return self._nodes[number]

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        inside = self._canvas.viewport().mapFromGlobal(QPoint(x, y))
        number = self._canvas.block_at(inside.toPointF())
        return self.child(self._coverage.place(number)) if number is not None else None

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self._coverage.place(child.index) if isinstance(child, BlockNode) else -1


_nodes: dict[int, ReaderNode] = {}
_retired: list[ReaderNode] = []
_installed: list[bool] = []


def _make(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    selecting = thing.findChild(Selecting) if isinstance(thing, Surface) else None
    if selecting is None:
        return None
    key = id(thing)
    if key not in _nodes:
        _nodes[key] = ReaderNode(selecting)
        node = _nodes[key]
        thing.destroyed.connect(lambda: _retire(key, node))
    return _nodes[key]


def _retire(key: int, node: ReaderNode) -> None:
    """Let go of a closed reader's text. The node itself must stay: Qt may still hold it."""
    _nodes.pop(key, None)
    _retired.append(node)
    node.forget()


def make_accessible(selecting: Selecting) -> None:
    """Let screen readers see a canvas, and tell them where its caret and selection are."""
    if not _installed:
        QAccessible.installFactory(_make)
        _installed.append(True)
    selecting.selection_changed.connect(lambda start, end: tell_selection(selecting, start, end))


def tell_selection(selecting: Selecting, start: int, end: int) -> None:
    """Tell screen readers where the caret is and what is selected in its block."""
    canvas, head = selecting.canvas, selecting.head
    if not QAccessible.isActive() or canvas.content is None or not len(canvas.content.blocks):
        return
    node = QAccessible.queryAccessibleInterface(canvas)
    child = node.child(canvas.coverage.place(canvas.content.blocks.at(head)))
    if isinstance(child, FoldNode):
        QAccessible.updateAccessibility(QAccessibleEvent(child, QAccessible.Event.Focus))
        return
    if not isinstance(child, BlockNode):
        return
    text = child.text_interface
    QAccessible.updateAccessibility(QAccessibleTextCursorEvent(child, text.units(head)))
    if start < end:
        event = QAccessibleTextSelectionEvent(child, text.units(start), text.units(end))
        QAccessible.updateAccessibility(event)


def tell_loaded(canvas: Surface) -> None:
    """Tell screen readers that another document is shown."""
    if QAccessible.isActive():
        event = QAccessibleEvent(canvas, QAccessible.Event.DocumentLoadComplete)
        QAccessible.updateAccessibility(event)
