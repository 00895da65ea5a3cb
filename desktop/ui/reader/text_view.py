"""A page whose text can be selected: by mouse, by a caret and the keyboard; and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QColor, QFocusEvent, QGuiApplication, QPainter
from typing_extensions import override

from desktop.ui.reader.canvas.page import PageView
from desktop.ui.reader.tools import clipboard
from desktop.ui.reader.tools.caret import Mover, Unit
from desktop.ui.reader.tools.selection import MouseSelection

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content
    from desktop.ui.reader.tools.keys import Move

_PRIMARY_LIMIT = 1_000_000

_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TextView(PageView):
    """Adds a selection, from a fixed end to the caret, to a page."""

    selection_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.anchor = self.head = 0
        self._caret_on = False
        self._mover: Mover | None = None
        self._mouse = MouseSelection(self, lambda: self.anchor)
        self._mouse.selected.connect(self.put_selection)
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._blinked)

    @override
    def show_text(self, content: Content | None, images: Callable[[str], bytes | None]) -> None:
        self.anchor = self.head = 0
        self._hide_caret()
        super().show_text(content, images)
        self._mover = Mover(self.column) if self.column else None

    def selection_moved(self) -> None:
        """Follow a change of the selection; for the reader to fill in."""

    # -- selection

    def selection(self) -> tuple[int, int]:
        """Return the selected range; empty at the caret when nothing is selected."""
        return min(self.anchor, self.head), max(self.anchor, self.head)

    def caret(self) -> int:
        """Return where the caret stands."""
        return self.head

    def set_selection(self, start: int, end: int) -> None:
        """Select a range; the caret stands at its end."""
        length = len(self.content.text) if self.content else 0
        self.put_selection(max(0, min(start, length)), max(0, min(end, length)))

    def put_selection(self, anchor: int, head: int) -> None:
        """Select from a fixed end to a moving one."""
        old, old_head = self.selection(), self.head
        self.anchor, self.head = anchor, head
        new = self.selection()
        if new == old and head == old_head:
            return
        self.marks.selection = new
        for low, high in _differences(old, new):
            self.repaint_range(low, high)
        if self.marks.caret is not None:
            self.draw_caret(head)
        self.selection_moved()
        if new != old:
            self.selection_changed.emit(*new)

    def extend_to(self, offset: int) -> None:
        """Move the moving end of the selection."""
        self.put_selection(self.anchor, offset)

    def select_all(self) -> None:
        """Select the whole text."""
        if self.content is not None:
            self.put_selection(0, len(self.content.text))

    def selected_range(self) -> tuple[int, int]:
        """Return the range that copying and the like are about."""
        return self.selection()

    def selected_text(self) -> str:
        """Return what is selected as plain text."""
        return clipboard.plain(self.content, *self.selected_range()) if self.content else ""

    def selected_html(self) -> str:
        """Return the same as HTML."""
        return self.html_of(*self.selected_range())

    def html_of(self, start: int, end: int) -> str:
        """Return a range as HTML."""
        if not self.content or not self.column:
            return ""
        return clipboard.html(self.content, start, end, self.column.setter.spans)

    def copy(self) -> None:
        """Copy as plain text and HTML."""
        start, end = self.selected_range()
        if self.content and self.column and start < end:
            data = clipboard.mime(self.content, start, end, self.column.setter.spans)
            QGuiApplication.clipboard().setMimeData(data)

    def offer_primary(self) -> None:
        """Give a selection to the middle mouse button, where the system has that."""
        board = QGuiApplication.clipboard()
        start, end = self.selection()
        if board.supportsSelection() and 0 < end - start <= _PRIMARY_LIMIT:
            board.setText(self.selected_text(), QClipboard.Mode.Selection)

    # -- pages

    def page_down(self) -> None:
        """Turn the page."""
        self.turn(1)

    def page_up(self) -> None:
        """Turn the page back."""
        self.turn(-1)

    def extend_page_down(self) -> None:
        """Extend the selection by a page."""
        self._extend_page(self.page_down)

    def extend_page_up(self) -> None:
        """Extend the selection by a page upwards."""
        self._extend_page(self.page_up)

    def _extend_page(self, turn: Callable[[], None]) -> None:
        rect = self.caret_rect(self.head)
        turn()
        point = rect.center() if rect else QPointF(self.left, self.line_step)
        point.setY(max(0.0, min(point.y(), self.viewport().height() - 1.0)))
        self.extend_to(self.offset_at(point))

    # -- the caret

    def toggle_caret(self) -> None:
        """Show the caret, or hide it."""
        if self._caret_on:
            self._hide_caret()
        else:
            self._show_caret()

    def _show_caret(self) -> None:
        if not self._caret_on:
            self._caret_on = True
            self._place_caret_in_view()
        self.draw_caret(self.head)
        flashing = QGuiApplication.styleHints().cursorFlashTime()
        if flashing > 0 and not self._style.reduced_motion:
            self._blink.start(flashing // 2)

    def _place_caret_in_view(self) -> None:
        rect = self.caret_rect(self.head)
        if self.anchor == self.head and (
            rect is None or not 0 <= rect.top() < self.viewport().height()
        ):
            self.anchor = self.head = self.position()
            self.marks.selection = (self.head, self.head)

    def _hide_caret(self) -> None:
        self._caret_on = False
        self._blink.stop()
        self.draw_caret(None)

    def _blinked(self) -> None:
        self.draw_caret(None if self.marks.caret is not None else self.head)

    def draw_caret(self, place: int | None) -> None:
        """Draw the caret at a place, or not at all, and no more where it was."""
        before, self.marks.caret = self.marks.caret, place
        for spot in (before, place):
            if spot is not None:
                self.repaint_range(spot, spot + 1)

    def move_caret(self, move: Move, *, extend: bool) -> None:
        """Move the caret, and the moving end of the selection with it."""
        if not self._mover:
            return
        self._show_caret()
        forward = move.forward
        if move.sideways and self._mover.reads_right_to_left(self.head):
            forward = not forward
        start, end = self.selection()
        if not extend and start < end and move.unit is Unit.CHARACTER:
            head = end if forward else start
        else:
            head = self._mover.move(self.head, move.unit, forward=forward)
        self.put_selection(self.anchor if extend else head, head)
        self.draw_caret(self.head)
        self.reveal(self.head)
        self.offer_primary()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Who came by a key sees where the keyboard is.
        if self._caret_on or event.reason() in _BY_KEY:
            self._show_caret()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._blink.stop()
        # Of two pages side by side, only the one that takes the keys shows a caret.
        self.draw_caret(None)

    @override
    def paint_over(self, painter: QPainter) -> None:
        if self.marks.caret is not None:
            rect = self.caret_rect(self.marks.caret)
            if rect is not None:
                painter.fillRect(rect.adjusted(-1, 0, 0.5, 0), QColor(self._style.theme.text))


def _differences(old: tuple[int, int], new: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the ranges in which two selections differ."""
    if old[0] == old[1] or new[0] == new[1]:
        return [r for r in (old, new) if r[0] < r[1]]
    edges = [sorted(pair) for pair in zip(old, new, strict=True)]
    return [(low, high) for low, high in edges if low < high]
