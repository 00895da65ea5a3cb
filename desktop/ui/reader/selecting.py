"""Selecting: by mouse, by a caret and the keyboard; and copying what is selected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QClipboard, QFocusEvent, QGuiApplication, QPainter
from typing_extensions import override

from desktop.ui.reader.tools import clipboard
from desktop.ui.reader.tools.caret import Unit
from desktop.ui.reader.tools.caret_mark import CaretMark
from desktop.ui.reader.tools.keys import Command, command_for, move_for
from desktop.ui.reader.tools.selection import MouseSelection
from desktop.ui.reader.tools.settling import Settling
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from desktop.domain import Highlight
    from desktop.ui.reader.surface.surface import Surface
    from desktop.ui.reader.tools.caret import Moves
    from desktop.ui.reader.tools.keys import Move

_PRIMARY_LIMIT = 1_000_000

_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Selecting(Tool):
    """Keeps a selection, from a fixed end to the caret."""

    selection_changed = Signal(int, int)
    moved = Signal()
    """The caret or an end of the selection stands elsewhere; told before `selection_changed`."""
    walked = Signal()
    """A key moved the caret."""
    begun = Signal()
    """The mouse is about to select, or to click."""
    drawn = Signal()
    """The mouse has selected something."""

    def __init__(self, canvas: Surface, mover: Callable[[], Moves | None]) -> None:
        """`mover` is asked anew for each text."""
        super().__init__(canvas)
        self.anchor = self.head = 0
        self._make_mover = mover
        self._mover: Moves | None = None
        self.mouse = MouseSelection(canvas, lambda: self.anchor)
        self.mouse.selected.connect(self.put_selection)
        self.caret = CaretMark(canvas)
        self.settling = Settling(lambda: self.anchor != self.head and not self.mouse.held, self)
        self.commands = {
            Command.COPY: self.copy,
            Command.SELECT_ALL: self.select_all,
            Command.TOGGLE_CARET: self.toggle_caret,
            Command.PAGE_DOWN: partial(canvas.turn, 1),
            Command.PAGE_UP: partial(canvas.turn, -1),
            Command.EXTEND_PAGE_DOWN: partial(self._extend_page, 1),
            Command.EXTEND_PAGE_UP: partial(self._extend_page, -1),
        }

    @override
    def leave(self) -> None:
        self.anchor = self.head = 0
        self.caret.hide()

    @override
    def begin(self) -> None:
        self._mover = self._make_mover()

    # -- selection

    @property
    def mover(self) -> Moves | None:
        """What moves a place in the text that is shown."""
        return self._mover

    def selection(self) -> tuple[int, int]:
        """Return the selected range; empty at the caret when nothing is selected."""
        return min(self.anchor, self.head), max(self.anchor, self.head)

    def set_selection(self, start: int, end: int) -> None:
        """Select a range; the caret stands at its end."""
        length = len(self.canvas.content.text) if self.canvas.content else 0
        start, end = max(0, min(start, length)), max(0, min(end, length))
        if start < end:
            self.canvas.coverage.uncover(start, end)
        self.put_selection(start, end)

    def put_selection(self, anchor: int, head: int) -> None:
        """Select from a fixed end to a moving one, as far as all between is on show."""
        head, old, old_head = self.canvas.coverage.reach(anchor, head), self.selection(), self.head
        self.anchor, self.head = anchor, head
        new = self.selection()
        if new == old and head == old_head:
            return
        self.canvas.marks.selection = new
        for low, high in _differences(old, new):
            self.canvas.repaint_range(low, high)
        self.caret.move(head)
        self.moved.emit()
        if new != old:
            self.selection_changed.emit(*new)

    def select_all(self) -> None:
        """Select the whole text."""
        self.set_selection(0, self.canvas.content.body_end if self.canvas.content else 0)

    def selected_range(self) -> tuple[int, int]:
        """Return the range that copying and the like are about: else the picked highlight."""
        start, end = self.selection()
        marks = self.canvas.marks
        picked = marks.highlights.get(marks.selected)
        return (picked.start, picked.end) if start == end and picked else (start, end)

    def _area(self) -> Highlight | None:
        """Return the area that is picked, if one is."""
        picked = self.canvas.marks.highlights.get(self.canvas.marks.selected)
        is_area = picked is not None and picked.anchor.region is not None
        return picked if is_area and self.anchor == self.head else None

    def has_subject(self) -> bool:
        """Say whether anything is selected or picked."""
        return bool(range(*self.selected_range()))

    def selected_text(self) -> str:
        """Return what is selected as plain text; of a picked area, the words in it."""
        if (area := self._area()) is not None:
            return area.quote
        content = self.canvas.content
        return clipboard.plain(content, *self.selected_range()) if content else ""

    def html_of(self, start: int, end: int) -> str:
        """Return a range as HTML."""
        content = self.canvas.content
        return clipboard.html(content, start, end, self.canvas.spans) if content else ""

    def copy(self) -> None:
        """Copy as plain text and HTML."""
        content, spans, board = self.canvas.content, self.canvas.spans, QGuiApplication.clipboard()
        if (area := self._area()) is not None:
            board.setText(area.quote)
        elif content and self.has_subject():
            board.setMimeData(clipboard.mime(content, *self.selected_range(), spans))

    def offer_primary(self) -> None:
        """Give a selection to the middle mouse button, where the system has that."""
        board = QGuiApplication.clipboard()
        start, end = self.selection()
        if board.supportsSelection() and 0 < end - start <= _PRIMARY_LIMIT:
            board.setText(self.selected_text(), QClipboard.Mode.Selection)

    def _extend_page(self, pages: int) -> None:
        rect = self.canvas.caret_rect(self.head)
        self.canvas.turn(pages)
        point = rect.center() if rect else QPointF(self.canvas.left, self.canvas.line_step)
        point.setY(max(0.0, min(point.y(), self.canvas.viewport().height() - 1.0)))
        self.put_selection(self.anchor, self.canvas.offset_at(point))

    # -- the caret

    def toggle_caret(self) -> None:
        """Show the caret, or hide it."""
        if self.caret.in_use:
            self.caret.hide()
        else:
            self._show_caret()

    def _show_caret(self) -> None:
        if not self.caret.in_use:
            self._place_caret_in_view()
        self.caret.show(self.head)

    def _place_caret_in_view(self) -> None:
        rect = self.canvas.caret_rect(self.head)
        if self.anchor == self.head and (
            rect is None or not 0 <= rect.top() < self.canvas.viewport().height()
        ):
            self.anchor = self.head = self.canvas.position()
            self.canvas.marks.selection = (self.head, self.head)

    def move_caret(self, move: Move, *, extend: bool) -> None:
        """Move the caret, and the moving end of the selection with it."""
        stays = extend or self.caret.in_use
        if not self._mover or (not stays and _turned(self.canvas, self._mover, move)):
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
        self.caret.draw()
        self.canvas.reveal(self.head)
        self.offer_primary()
        self.walked.emit()

    def caret_point(self) -> QPointF:
        """Return the point below the caret, or where the page begins when it is not in view."""
        rect = self.canvas.caret_rect(self.head)
        return rect.bottomLeft() if rect else QPointF(self.canvas.left, self.canvas.line_step)

    # -- input

    @override
    def mouse_pressed(self, event: QMouseEvent) -> bool:
        self.begun.emit()
        self.mouse.press(event)
        return True

    @override
    def mouse_double_clicked(self, event: QMouseEvent) -> bool:
        self.begun.emit()
        self.mouse.double_click(event)
        return True

    @override
    def mouse_moved(self, event: QMouseEvent) -> bool:
        if not self.mouse.held or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        self.mouse.move(event)
        return True

    @override
    def mouse_released(self, event: QMouseEvent) -> bool:
        dragged = self.mouse.dragging
        self.mouse.release()
        if self.caret.in_use:
            self.caret.draw()
        start, end = self.selection()
        if start < end:
            self.offer_primary()
            if self.settling.is_coding:
                self.settling.tell_in(self.mouse.ms_to_third_click)
            else:
                self.drawn.emit()
        return dragged or start < end

    @override
    def key_pressed(self, event: QKeyEvent) -> bool:
        move, extend = move_for(event)
        if command_for(event) is Command.ACTIVATE and self.settling.tell():
            return True
        if move is None:
            return super().key_pressed(event)
        self.move_caret(move, extend=extend)
        return True

    @override
    def focus_in(self, event: QFocusEvent) -> None:
        # Who came by a key sees where the keyboard is.
        if self.caret.in_use or event.reason() in _BY_KEY:
            self._show_caret()

    @override
    def focus_out(self, event: QFocusEvent) -> None:
        # Of two pages side by side, only the one that takes the keys shows a caret.
        self.caret.rest()

    @override
    def paint(self, painter: QPainter) -> None:
        self.caret.paint(painter)


def _differences(old: tuple[int, int], new: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the ranges in which two selections differ."""
    if old[0] == old[1] or new[0] == new[1]:
        return [r for r in (old, new) if r[0] < r[1]]
    edges = [sorted(pair) for pair in zip(old, new, strict=True)]
    return [(low, high) for low, high in edges if low < high]


def _turned(canvas: Surface, mover: Moves, move: Move) -> bool:
    """Turn a page left or right where pages are turned whole, and return whether that was meant."""
    is_meant = move.sideways and move.unit is Unit.CHARACTER and canvas.reading_style().paged
    if is_meant:
        forward = mover.reads_right_to_left(canvas.position()) is not move.forward
        canvas.turn(1 if forward else -1)
    return is_meant
