"""A text to move about in: by links, by references to notes, from one place to another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from desktop.domain import SpanKind
from desktop.ui.reader.annotating_view import AnnotatingView
from desktop.ui.reader.tips import reached, tip_for
from desktop.ui.reader.tools.flash import Flash
from desktop.ui.reader.tools.menu import Entry, make_menu


class LinkedView(AnnotatingView):
    """Adds what is under the pointer, and jumps, to a text that can be annotated."""

    link_activated = Signal(str)
    jumped = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flash = Flash(self)

    @override
    def selection_moved(self) -> None:
        super().selection_moved()
        self._flash.end()

    def goto(self, offset: int, where: float = 0.25, flash: tuple[int, int] | None = None) -> None:
        """Show an offset at a part of the viewport's height, exactly and at once."""
        if self.content is None:
            return
        offset = max(0, min(offset, len(self.content.text)))
        self.bring_to(offset, where)
        self.put_selection(offset, offset)
        if flash is not None:
            self._flash.show(flash)

    def _jump(self, offset: int) -> None:
        start = self.position()
        self.goto(offset)
        self.jumped.emit(start, offset)

    def _clicked(self, event: QMouseEvent) -> None:
        point = event.position()
        here = self.highlights_at(point)
        link = self._link_near(point)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if link and (control or not here):
            self._follow(link)
        elif here:
            self.pick_among(here)
        elif self.marks.selected:
            self.select_highlight("")
            self.highlight_clicked.emit("")

    def _link_at(self, offset: int | None) -> str:
        span = self.span_at(offset, SpanKind.LINK, SpanKind.NOTE_REFERENCE)
        return span.target if span else ""

    def _link_near(self, point: QPointF) -> str:
        """Return the link at a point, or the short one beside it, such as the mark of a note."""
        offset = reached(self, point)
        return self._link_at(self.glyph_at(point) if offset is None else offset)

    def _follow(self, target: str) -> None:
        """Go to a place in this text; hand any other link on."""
        inside = target[1:] if target.startswith("#") else ""
        if inside.isdecimal():
            self._jump(int(inside))
            self._show_block(self.head)
        elif target:
            self.link_activated.emit(target)

    def _show_block(self, offset: int) -> None:
        """Show which paragraph or note a link led to."""
        if self.content is not None and len(self.content.blocks):
            block = self.content.blocks[self.content.blocks.at(offset)]
            self._flash.show((block.start, block.end))

    def activate(self) -> None:
        """Do at the caret what a click does."""
        link = self._link_at(self.head)
        here = self.marks.highlights.at(self.head)
        if link and not here:
            self._follow(link)
        elif here:
            self.pick_among(here)
        elif link:
            self._follow(link)

    def _hover(self, point: QPointF) -> None:
        here = self.highlights_at(point)
        found = here[0].id if here else ""
        if found != self._hovered:
            self._hovered = found
            self.highlight_hovered.emit(found)
        self.viewport().setCursor(self._cursor_at(point))

    def _cursor_at(self, point: QPointF) -> Qt.CursorShape:
        if self.content is None:
            return Qt.CursorShape.ArrowCursor
        if self._handles.at(point) is not None:
            return Qt.CursorShape.SizeHorCursor
        if self._link_near(point):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.IBeamCursor

    @override
    def menu_entries(self, offset: int) -> list[Entry | None]:
        entries, link = super().menu_entries(offset), self._link_at(offset)
        if link:
            entries = [Entry(self.tr("Follow Link"), partial(self._follow, link)), None, *entries]
        return entries

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.content is None:
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self._caret_point() if by_key else QPointF(event.pos())
        offset = self.head if by_key else self.glyph_at(point)
        self._choose_under(offset)
        self._popup.hide()
        near = self.offset_at(point) if offset is None else offset
        menu = make_menu(self, self.menu_entries(near))
        menu.popup(self.viewport().mapToGlobal(point.toPoint()))

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = tip_for(self, QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)
