"""Jumping: by links, by references to notes, from one place to another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from desktop.domain import SpanKind
from desktop.ui.reader.tips import reached, tip_for
from desktop.ui.reader.tools.flash import Flash
from desktop.ui.reader.tools.keys import Command
from desktop.ui.reader.tools.menu import MenuEntry
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent

    from desktop.ui.reader.picking import Picking
    from desktop.ui.reader.selecting import Selecting
    from desktop.ui.reader.surface.surface import Surface


class Jumping(Tool):
    """Goes to places in the text, follows links, and tells what is under the pointer."""

    link_activated = Signal(str)
    jumped = Signal(int, int)

    def __init__(self, canvas: Surface, selecting: Selecting, picking: Picking) -> None:
        super().__init__(canvas)
        self._selecting, self._picking = selecting, picking
        self._flash = Flash(canvas)
        selecting.moved.connect(self._flash.end)
        self.commands = {Command.ACTIVATE: self.activate}

    def goto(self, offset: int, where: float = 0.25, flash: tuple[int, int] | None = None) -> None:
        """Show an offset at a part of the viewport's height, exactly and at once."""
        self.canvas.coverage.uncover(*(flash or (offset, offset + 1)))
        self.pass_by(offset, where)
        if flash is not None and self.canvas.content is not None:
            self._flash.show(flash)

    def pass_by(self, offset: int, where: float = 0.25) -> None:
        """Show an offset at a part of the viewport's height, or the fold that it is in."""
        content = self.canvas.content
        if content is not None:
            offset = max(0, min(offset, len(content.text)))
            self.canvas.bring_to(offset, where)
            self._selecting.put_selection(offset, offset)

    def jump(self, offset: int) -> None:
        """Go to an offset, and tell from where to where."""
        start = self.canvas.position()
        self.goto(offset)
        self.jumped.emit(start, offset)

    # -- links

    def _link_at(self, offset: int | None) -> str:
        span = self.canvas.span_at(offset, SpanKind.LINK, SpanKind.NOTE_REFERENCE)
        return span.target if span else ""

    def link_near(self, point: QPointF) -> str:
        """Return the link at a point, or the short one beside it, such as the mark of a note."""
        offset = reached(self.canvas, point)
        return self._link_at(self.canvas.glyph_at(point) if offset is None else offset)

    def _follow(self, target: str) -> None:
        """Go to a place in this text; hand any other link on."""
        inside = target[1:] if target.startswith("#") else ""
        if inside.isdecimal():
            self.jump(int(inside))
            self._show_block(self._selecting.head)
        elif target:
            self.link_activated.emit(target)

    def _show_block(self, offset: int) -> None:
        """Show which paragraph or note a link led to."""
        content = self.canvas.content
        if content is not None and len(content.blocks):
            block = content.blocks[content.blocks.at(offset)]
            self._flash.show((block.start, block.end))

    def activate(self) -> None:
        """Do at the caret what a click does."""
        head = self._selecting.head
        link, here = self._link_at(head), self.canvas.marks.highlights.at(head)
        if here:
            self._picking.pick_among(here)
        elif link:
            self._follow(link)

    # -- input

    @override
    def mouse_released(self, event: QMouseEvent) -> bool:
        link = self.link_near(event.position())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not link or (not control and self.canvas.highlights_at(event.position())):
            return False
        self._follow(link)
        return True

    @override
    def cursor_at(self, point: QPointF) -> Qt.CursorShape | None:
        return Qt.CursorShape.PointingHandCursor if self.link_near(point) else None

    @override
    def tip_at(self, point: QPointF) -> str:
        return tip_for(self.canvas, point)

    @override
    def menu(self, offset: int) -> list[MenuEntry | None]:
        link = self._link_at(offset)
        follow = MenuEntry(self.tr("Follow Link"), partial(self._follow, link))
        return [follow, None] if link else []
