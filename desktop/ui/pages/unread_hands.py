"""What hands can do on pages whose text is still to be read: move them, and follow links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from typing_extensions import override

from desktop.domain.printed.page_wishes import Kind, Wish
from desktop.domain.tidy import LONGEST_FACT, one_line
from desktop.ui.look.plain import tip
from desktop.ui.pages.arranging.page_sheet import STEP
from desktop.ui.reader.canvas.column_bar import WHEEL_LINES
from desktop.ui.reader.tools.caret import Unit
from desktop.ui.reader.tools.keys import Command, colour_for, command_for, move_for
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from desktop.domain.printed.page_wishes import Linked, PageLink
    from desktop.ui.pages.page_canvas import PageCanvas

_PASSED_ON = (Command.ESCAPE, Command.PAGE_DOWN, Command.PAGE_UP)
_DRAGGED = 12
"""Pixels after which a pointer that is held down is meant to select something."""


class UnreadHands(Tool):
    """Stands before all other tools, and lets nothing through that would need letters."""

    refused = Signal()
    """Something was wanted that waits for the text."""
    page_wanted = Signal(int)
    address_wanted = Signal(str)

    def __init__(self, canvas: PageCanvas) -> None:
        super().__init__(canvas)
        self._pages = canvas
        self._is_on = False
        self._pressed: QPointF | None = None
        self._links: dict[int, tuple[PageLink, ...]] = {}
        """Those of the pages that were in view; a text has links of its own."""
        canvas.feed.read.connect(self._ask)
        canvas.feed.linked.connect(self._take)

    def wait(self, *, is_unread: bool) -> None:
        """Wait for a text, or do so no more."""
        self._is_on = is_unread
        self._links.clear()
        policy = Qt.ContextMenuPolicy
        menu = policy.NoContextMenu if is_unread else policy.DefaultContextMenu
        self._pages.setContextMenuPolicy(menu)

    # -- links

    def _ask(self, page: int) -> None:
        if self._is_on and page not in self._links:
            self._pages.feed.ask(Wish(Kind.LINKS, b"", page))

    def _take(self, found: Linked) -> None:
        if self._is_on:
            self._links[found.wish.page] = found.links

    def _link_at(self, point: QPointF) -> PageLink | None:
        places = self._pages.places
        if not self._is_on or places is None:
            return None
        page, x, y = places.on_page(point)
        here = (one for one in self._links.get(page, ()) if one.holds(x, y))
        return next(here, None)

    def _follow(self, link: PageLink) -> None:
        if link.address:
            self.address_wanted.emit(one_line(link.address, LONGEST_FACT))
        elif 0 <= link.page < len(self._pages.content.blocks if self._pages.content else ()):
            self.page_wanted.emit(link.page)

    # -- input

    @override
    def mouse_pressed(self, event: QMouseEvent) -> bool:
        self._pressed = event.position() if self._is_on else None
        return self._is_on

    @override
    def mouse_double_clicked(self, event: QMouseEvent) -> bool:
        if self._is_on:
            self.refused.emit()
        return self._is_on

    @override
    def mouse_moved(self, event: QMouseEvent) -> bool:
        if self._pressed is not None:
            far = (event.position() - self._pressed).manhattanLength() > _DRAGGED
            if far and event.buttons() & Qt.MouseButton.LeftButton:
                self._pressed = None
                self.refused.emit()
        return False

    @override
    def mouse_released(self, event: QMouseEvent) -> bool:
        was_click, self._pressed = self._pressed is not None, None
        if was_click and (link := self._link_at(event.position())) is not None:
            self._follow(link)
        return self._is_on

    @override
    def key_pressed(self, event: QKeyEvent) -> bool:
        if not self._is_on:
            return False
        command, (move, _) = command_for(event), move_for(event)
        if command is not None or colour_for(event):
            if command not in _PASSED_ON:
                self.refused.emit()
            return command not in _PASSED_ON
        if move is not None and move.unit is Unit.DOCUMENT:
            last = len(self._pages.content.blocks) - 1 if self._pages.content else 0
            self._pages.go_to_page(last if move.forward else 0)
        elif move is not None and move.unit is Unit.LINE:
            self._pages.scroll_by(STEP * WHEEL_LINES * (1 if move.forward else -1))
        return move is not None

    @override
    def cursor_at(self, point: QPointF) -> Qt.CursorShape | None:
        if self._link_at(point) is not None:
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.ArrowCursor if self._is_on else None

    @override
    def tip_at(self, point: QPointF) -> str:
        link = self._link_at(point)
        return tip(link.address) if link is not None else ""
