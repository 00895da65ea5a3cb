"""The field that a free note is written in: Markdown as it looks, and links that are whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QToolTip
from typing_extensions import override

from desktop.domain.exchanged.deep_link import ADDRESS
from desktop.domain.noted.note_links import links_in
from desktop.ui.fields.note_field import NoteField
from desktop.ui.look.drops import highlights_in
from desktop.ui.look.plain import tip
from desktop.ui.noted.link_choice import LinkChoice
from desktop.ui.noted.note_styles import NoteStyles
from desktop.ui.reader.canvas.utf16 import Utf16

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from desktop.domain.noted.note_links import Linkable, NoteLink

_Key = Qt.Key
_BEGUN = "[["
_LONGEST = 80
"""Characters after the brackets up to which something to link is looked for."""


class NoteEditor(NoteField):
    """Hands the note over when it is left, and on Ctrl+Return; Esc throws nothing away."""

    followed = Signal(object)
    """A NoteLink was clicked."""
    address_followed = Signal(str)
    """A link to this program that is spelled out was clicked, with Ctrl."""
    wanted = Signal(str)
    """Something to link is looked for, by these words: see `offer`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("noteEditor")
        self.setAccessibleName("Text of the note")
        self.setPlaceholderText(
            "Write here, in Markdown. Two brackets – [[ – link a passage, a document or another "
            "note; a highlight’s card that is dropped here is quoted, with its citation."
        )
        self.called: Callable[[NoteLink], str] = lambda link: link.words
        """Says what a link points to, for its tip."""
        self.quoting: Callable[[str], str] = lambda _id: ""
        """Gives the quotation of a highlight whose card is dropped here."""
        self._styles = NoteStyles(self.document())
        self._choice = LinkChoice(self)
        self._choice.chosen.connect(self._put)
        self._came_from = 0
        self._asked: str | None = None
        self.cursorPositionChanged.connect(self._step_over)
        self.cursorPositionChanged.connect(self._look)
        self.textChanged.connect(self._look)

    def retint(self) -> None:
        """Show the text in the colours of the moment."""
        self._styles.rehighlight()

    # Links are whole: the cursor is before or after one

    def _link_around(self, position: int) -> tuple[NoteLink, int, int] | None:
        """Return the link that a position is inside of, and where it begins and ends."""
        block = self.document().findBlock(position)
        units = Utf16(block.text())
        for link in links_in(block.text()):
            start, end = (block.position() + units.units(at) for at in (link.start, link.end))
            if start < position < end:
                return link, start, end
        return None

    def _step_over(self) -> None:
        cursor = self.textCursor()
        position, before = cursor.position(), self._came_from
        if found := self._link_around(position):
            _, start, end = found
            goes_back = before >= end or (start < before < end and position < before)
            keep = QTextCursor.MoveMode.KeepAnchor
            move = keep if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
            position = start if goes_back else end
            cursor.setPosition(position, move)
            self._came_from = position
            self.setTextCursor(cursor)
        self._came_from = position

    def _delete_link(self, *, back: bool) -> bool:
        """Delete the link beside the cursor as a whole; return whether there is one."""
        cursor = self.textCursor()
        found = self._link_around(cursor.position() + (-1 if back else 1))
        if cursor.hasSelection() or found is None:
            return False
        cursor.setPosition(found[1])
        cursor.setPosition(found[2], QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return True

    def _link_at(self, point: QPoint) -> NoteLink | None:
        at = self.cursorForPosition(point)
        found = self._link_around(at.position()) or self._link_around(at.position() + 1)
        if found is None:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(found[1])
        first = self.cursorRect(cursor)
        cursor.setPosition(found[2])
        last = self.cursorRect(cursor)
        one_line = first.top() == last.top()
        inside = not one_line or first.left() <= point.x() <= last.right()
        return found[0] if inside and first.top() <= point.y() <= last.bottom() else None

    # Something to link

    def _begun(self) -> str | None:
        """Return what is typed after two brackets, None where no link is begun."""
        cursor = self.textCursor()
        block = cursor.block().text()
        before = block[: Utf16(block).point(cursor.positionInBlock())]
        head, brackets, typed = before.rpartition(_BEGUN)
        is_link = not brackets or "]" in typed or len(typed) > _LONGEST or head.endswith("[")
        return None if cursor.hasSelection() or is_link else typed

    def _look(self) -> None:
        typed = self._begun()
        if typed is None or not self.hasFocus():
            self._asked = None
            self._choice.leave()
        elif typed != self._asked:
            self._asked = typed
            self.wanted.emit(typed)

    def offer(self, found: Sequence[Linkable]) -> None:
        """Offer something to link, if a link is still begun."""
        if self._begun() is not None and self.hasFocus():
            self._choice.show_choices(found, self.cursorRect())

    def _put(self, choice: Linkable) -> None:
        typed = self._begun()
        if typed is None:
            return
        cursor = self.textCursor()
        back = QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(back, QTextCursor.MoveMode.KeepAnchor, len(_BEGUN + typed))
        cursor.insertText(choice.link)
        self.setTextCursor(cursor)
        self._choice.leave()

    # Qt's own

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._choice.take_key(event):
            return
        if event.key() == _Key.Key_Escape:
            event.ignore()
        elif not plain and event.key() in (_Key.Key_Backspace, _Key.Key_Delete):
            if not self._delete_link(back=event.key() == _Key.Key_Backspace):
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._link_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        link = self._link_at(event.position().toPoint())
        is_click = event.button() == Qt.MouseButton.LeftButton
        if link is not None and is_click and not self.textCursor().hasSelection():
            self.followed.emit(link)
        elif (
            is_click
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and (address := _address_at(self, event.position().toPoint()))
        ):
            self.address_followed.emit(address)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            link = self._link_at(event.pos())
            words = self.called(link) if link is not None else ""
            QToolTip.showText(event.globalPos(), tip(words))
            return True
        return super().viewportEvent(event)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(highlights_in(source)) or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        ids = highlights_in(source)
        if not ids:
            super().insertFromMimeData(source)
            return
        quotations = list(filter(None, map(self.quoting, ids)))
        if quotations:
            cursor = self.textCursor()
            above = "\n\n" if cursor.positionInBlock() else ""
            cursor.insertText(above + "\n".join(quotations))
            self.setTextCursor(cursor)
            self.commit()  # the keyboard may be elsewhere


def _address_at(editor: NoteEditor, point: QPoint) -> str:
    """Return the link to this program that is spelled out at a point, '' for none."""
    at = editor.cursorForPosition(point)
    text = at.block().text()
    units = Utf16(text)
    for found in ADDRESS.finditer(text):
        if units.units(found.start()) <= at.positionInBlock() <= units.units(found.end()):
            return found[0]
    return ""
