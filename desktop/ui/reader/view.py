"""The reader: one text, its highlights, and everything the hands do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QClipboard,
    QColor,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from desktop.domain import Content, Highlight, HighlightStyle, SpanKind
from desktop.ui.reader import clipboard
from desktop.ui.reader.caret import Mover, Unit
from desktop.ui.reader.document_map import WIDTH, DocumentMap
from desktop.ui.reader.find_bar import FindBar
from desktop.ui.reader.finding import Finding
from desktop.ui.reader.flash import Flash
from desktop.ui.reader.handles import Handles
from desktop.ui.reader.highlights import HighlightIndex
from desktop.ui.reader.keys import Move, colour_for, command_for, end_for, move_for
from desktop.ui.reader.page import PageView
from desktop.ui.reader.painting import Marks
from desktop.ui.reader.popup import Popup
from desktop.ui.reader.selection import MouseSelection
from desktop.ui.reader.tips import tip_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.ui.reader.style import ReadingStyle

_POPUP_DELAY = 350
_PRIMARY_LIMIT = 1_000_000


class ReaderView(PageView):
    """Shows a document. Every change it wants is a signal; it never calls the workspace."""

    selection_changed = Signal(int, int)
    highlight_clicked = Signal(str)
    highlight_hovered = Signal(str)
    link_activated = Signal(str)
    jumped = Signal(int, int)
    highlight_requested = Signal(str)
    recolour_requested = Signal(str, str)
    style_requested = Signal(str, str)
    tag_requested = Signal(str)
    note_requested = Signal(str)
    remove_requested = Signal(str)
    citation_requested = Signal()
    search_requested = Signal(str)
    ends_moved = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.document_id = ""
        self.anchor = self.head = 0
        self._mover: Mover | None = None
        self._hovered = ""
        self._caret_on = False
        self._mouse = MouseSelection(self)
        self._handles = Handles(self)
        self._flash = Flash(self)
        self._map = DocumentMap(self, self._style.theme)
        self._bar = FindBar(self)
        self._finding = Finding(self, self._bar)
        self._popup = Popup(self.viewport())
        self._popup_soon = QTimer(self, singleShot=True, interval=_POPUP_DELAY)
        self._blink = QTimer(self)
        self._connect()
        self._dress()
        self._arrange()

    def _connect(self) -> None:
        popup = self._popup
        popup.colour_clicked.connect(self.ask_colour)
        popup.underline_clicked.connect(self._ask_style)
        popup.tag_clicked.connect(self.ask_tag)
        popup.note_clicked.connect(self.ask_note)
        popup.copy_clicked.connect(self.copy)
        popup.citation_clicked.connect(self.ask_citation)
        popup.search_clicked.connect(lambda: self.search_requested.emit(self.selected_text()))
        popup.remove_clicked.connect(self.ask_remove)
        popup.chosen.connect(self._pick)
        popup.closed.connect(self._close_popup)
        self._popup_soon.timeout.connect(self.show_popup)
        self._blink.timeout.connect(self._blinked)
        self._map.jump_requested.connect(self._jump)
        self.position_changed.connect(self._show_window)

    # -- what is shown

    def show_content(
        self, document_id: str, content: Content, images: Callable[[str], bytes | None]
    ) -> None:
        """Show a document from its start, without highlights."""
        self._begin(document_id, content, images)

    def clear(self) -> None:
        """Show the placeholder."""
        self._begin("", None, lambda _sha: None)

    def _begin(
        self, document_id: str, content: Content | None, images: Callable[[str], bytes | None]
    ) -> None:
        self.document_id = document_id
        self.anchor = self.head = 0
        self._caret_on = False
        self._hovered = ""
        self._popup.hide()
        self._handles.cancel()
        self.marks = Marks()
        if content is not None:
            self.marks.highlights = HighlightIndex(content.blocks)
        self.show_text(content, images)
        self._mover = Mover(self.column) if self.column else None
        self.viewport().setCursor(
            Qt.CursorShape.IBeamCursor if content else Qt.CursorShape.ArrowCursor
        )
        self._finding.restart()
        self._map_marks()

    def set_highlights(
        self, highlights: Sequence[Highlight], tag_colours: Mapping[str, str] | None = None
    ) -> None:
        """Show exactly these highlights."""
        if self.content is None:
            return
        self.marks.highlights = HighlightIndex(self.content.blocks, highlights)
        if tag_colours is not None:
            self.marks.tag_colours = tag_colours
        self._highlights_changed()
        self.viewport().update()

    def update_highlights(self, changed: Sequence[Highlight], removed: Sequence[str] = ()) -> None:
        """Show a few highlights anew, or no more."""
        index = self.marks.highlights
        for highlight_id in (*removed, *(h.id for h in changed)):
            old = index.get(highlight_id)
            if old is not None:
                self.repaint_range(old.start, old.end)
                index.remove(highlight_id)
        for highlight in changed:
            index.put(highlight)
            self.repaint_range(highlight.start, highlight.end)
        self._highlights_changed()

    def _highlights_changed(self) -> None:
        if self.marks.selected and self.marks.highlights.get(self.marks.selected) is None:
            self.select_highlight("")
            self._popup.hide()
        self._handles.settle()
        self._map_marks()

    def _map_marks(self) -> None:
        length = len(self.content.text) if self.content else 0
        self._map.map(length, self.marks.highlights.in_order(), self.marks.hits)
        self._show_window()

    def _show_window(self, _position: int = 0) -> None:
        if self.content is not None and self.isVisible():
            last = max((s.index for s in self.shown()), default=-1)
            end = self.content.blocks.starts[last + 1]
            self._map.show_window(self.position(), end)

    @override
    def set_style(self, style: ReadingStyle) -> None:
        super().set_style(style)
        self._dress()
        self._place_popup()

    def _dress(self) -> None:
        for part in (self._map, self._bar, self._popup):
            part.dress(self._style.theme)

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
        old = self.selection()
        old_head = self.head
        self.anchor, self.head = anchor, head
        new = self.selection()
        if new == old and head == old_head:
            return
        self.marks.selection = new
        for low, high in _differences(old, new):
            self.repaint_range(low, high)
        self.repaint_range(old_head, old_head + 1)
        self.repaint_range(head, head + 1)
        if new[0] < new[1] and self.marks.selected:
            self.select_highlight("")
        if not self._mouse.held:
            self._popup.hide()
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
        """Return the selection, or else the picked highlight's range, or an empty range."""
        start, end = self.selection()
        picked = self.marks.highlights.get(self.marks.selected)
        return (picked.start, picked.end) if start == end and picked else (start, end)

    def selected_text(self) -> str:
        """Return the selected text, or the picked highlight's, as plain text."""
        return clipboard.plain(self.content, *self.selected_range()) if self.content else ""

    def selected_html(self) -> str:
        """Return the same as HTML."""
        if not self.content or not self.column:
            return ""
        return clipboard.html(self.content, *self.selected_range(), self.column.setter.spans)

    def copy(self) -> None:
        """Copy as plain text and HTML."""
        start, end = self.selected_range()
        if self.content and self.column and start < end:
            data = clipboard.mime(self.content, start, end, self.column.setter.spans)
            QGuiApplication.clipboard().setMimeData(data)

    def _offer_primary(self) -> None:
        """Give a selection to the middle mouse button, where the system has that."""
        board = QGuiApplication.clipboard()
        start, end = self.selection()
        if board.supportsSelection() and 0 < end - start <= _PRIMARY_LIMIT:
            board.setText(self.selected_text(), QClipboard.Mode.Selection)

    # -- moving through the text

    def goto(self, offset: int, where: float = 0.25, flash: tuple[int, int] | None = None) -> None:
        """Show an offset at a part of the viewport's height, exactly and at once."""
        if self.content is None:
            return
        offset = max(0, min(offset, len(self.content.text)))
        self.bring_to(offset, where)
        self.anchor = self.head = offset
        self.marks.selection = (offset, offset)
        if flash is not None:
            self._flash.show(flash)

    def _jump(self, offset: int) -> None:
        start = self.position()
        self.goto(offset)
        self.jumped.emit(start, offset)

    def next_highlight(self, tag: str = "") -> str:
        """Go to the next highlight, of one tag when given; return its id, '' when none."""
        place = self._highlight_place()
        return self._visit(self.marks.highlights.following(place, tag))

    def previous_highlight(self, tag: str = "") -> str:
        """Go to the highlight before, of one tag when given; return its id, '' when none."""
        place = self._highlight_place()
        return self._visit(self.marks.highlights.preceding(place, tag))

    def _highlight_place(self) -> int:
        picked = self.marks.highlights.get(self.marks.selected)
        if picked is not None:
            return picked.start
        return self.head if self._caret_on else self.position() - 1

    def _visit(self, highlight: Highlight | None) -> str:
        if highlight is None:
            return ""
        self.reveal(highlight.start)
        self._pick(highlight.id)
        return highlight.id

    def page_down(self) -> None:
        """Turn the page."""
        self.scroll_by(self.viewport().height() - self.line_step)

    def page_up(self) -> None:
        """Turn the page back."""
        self.scroll_by(self.line_step - self.viewport().height())

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
        self.marks.caret = self.head
        flashing = QGuiApplication.styleHints().cursorFlashTime()
        if flashing > 0 and not self._style.reduced_motion:
            self._blink.start(flashing // 2)
        self.repaint_range(self.head, self.head + 1)

    def _place_caret_in_view(self) -> None:
        rect = self.caret_rect(self.head)
        if self.anchor == self.head and (
            rect is None or not 0 <= rect.top() < self.viewport().height()
        ):
            self.anchor = self.head = self.position()
            self.marks.selection = (self.head, self.head)

    def _hide_caret(self) -> None:
        self._caret_on = False
        self.marks.caret = None
        self._blink.stop()
        self.repaint_range(self.head, self.head + 1)

    def _blinked(self) -> None:
        self.marks.caret = None if self.marks.caret is not None else self.head
        self.repaint_range(self.head, self.head + 1)

    def _move_caret(self, move: Move, *, extend: bool) -> None:
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
        self.marks.caret = self.head
        self.reveal(self.head)
        self._after_keys()

    def _after_keys(self) -> None:
        start, end = self.selection()
        if start < end:
            self._offer_primary()
            self._popup_soon.start()
        else:
            self._popup_soon.stop()

    # -- picking highlights

    def highlights_at(self, point: QPointF) -> list[Highlight]:
        """Return the highlights under a point, shortest first."""
        offset = self.glyph_at(point)
        return [] if offset is None else self.marks.highlights.at(offset)

    def selected_highlight(self) -> str:
        """Return the id of the picked highlight, or ''."""
        return self.marks.selected

    def select_highlight(self, highlight_id: str) -> None:
        """Pick a highlight, or none."""
        for picked in (self.marks.selected, highlight_id):
            highlight = self.marks.highlights.get(picked)
            if highlight is not None:
                self.repaint_range(highlight.start, highlight.end)
        self._handles.settle()
        known = self.marks.highlights.get(highlight_id) is not None
        self.marks.selected = highlight_id if known else ""

    def _pick(self, highlight_id: str) -> None:
        highlight = self.marks.highlights.get(highlight_id)
        if highlight is None:
            return
        place = self.head if highlight.start <= self.head < highlight.end else highlight.start
        self.put_selection(place, place)
        self.select_highlight(highlight_id)
        self.highlight_clicked.emit(highlight_id)
        self.show_popup()

    def _pick_among(self, here: Sequence[Highlight]) -> None:
        """Pick the topmost; another click on the same place picks the one below it."""
        ids = [highlight.id for highlight in here]
        picked = self.marks.selected
        after = (ids.index(picked) + 1) % len(ids) if picked in ids else 0
        self._pick(ids[after])

    # -- requests

    def ask_colour(self, colour: str) -> None:
        """Ask for the selection, or the picked highlight, to have a colour."""
        start, end = self.selection()
        if start < end:
            self.highlight_requested.emit(colour)
        elif self.marks.selected:
            self.recolour_requested.emit(self.marks.selected, colour)

    def _ask_style(self, underline: bool) -> None:  # noqa: FBT001  # a signal's argument
        style = HighlightStyle.UNDERLINE if underline else HighlightStyle.FILL
        if self.marks.selected:
            self.style_requested.emit(self.marks.selected, str(style))

    def _has_subject(self) -> bool:
        start, end = self.selected_range()
        return start < end

    def ask_tag(self) -> None:
        """Ask to tag the selection or the picked highlight."""
        if self._has_subject():
            self.tag_requested.emit(self.marks.selected)

    def ask_note(self) -> None:
        """Ask to write a note on the selection or the picked highlight."""
        if self._has_subject():
            self.note_requested.emit(self.marks.selected)

    def ask_remove(self) -> None:
        """Ask to delete the picked highlight."""
        if self.marks.selected:
            self.remove_requested.emit(self.marks.selected)

    def ask_citation(self) -> None:
        """Ask for a copy with citation."""
        if self._has_subject():
            self.citation_requested.emit()

    # -- the popup

    def show_popup(self) -> None:
        """Show the bar of colours and actions beside the selection or the picked highlight."""
        self._popup_soon.stop()
        if not self._has_subject():
            return
        highlight = self.marks.highlights.get(self.marks.selected)
        others = self.marks.highlights.at(self.head) if highlight else []
        self._popup.offer(highlight, others)
        self._place_popup(appear=True)

    def _place_popup(self, *, appear: bool = False) -> None:
        if not (appear or self._popup.isVisible()):
            return
        rects = [r for r in self.rects_of(*self.selected_range()) if self._in_view(r)]
        if rects:
            whole = QRectF(rects[0])
            whole.setBottom(rects[-1].bottom())
            self._popup.place(whole)
        else:
            self._popup.hide()

    def popup_away(self) -> None:
        """Take the popup out of the way."""
        self._popup.hide()

    def _in_view(self, rect: QRectF) -> bool:
        return rect.bottom() > 0 and rect.top() < self.viewport().height()

    def _close_popup(self) -> None:
        self._popup.hide()
        self.setFocus()

    def escape(self) -> None:
        """Leave what is going on: moved ends, the popup, the selection, the find bar."""
        if self._handles.cancel():
            return
        start, end = self.selection()
        if start < end or self.marks.selected or self._popup.isVisible():
            self._popup.hide()
            self.select_highlight("")
            self.put_selection(self.head, self.head)
        else:
            self.hide_find()

    # -- finding

    def find_all(
        self, text: str, *, whole_words: bool = False, case: bool = False, regex: bool = False
    ) -> int:
        """Find all hits at once; return how many.

        Raises:
            BadPatternError: the regular expression has a mistake.
        """
        return self._finding.find_all(text, whole_words=whole_words, case=case, regex=regex)

    def find_next(self) -> None:
        """Go to the next hit."""
        self._finding.step(1)

    def find_previous(self) -> None:
        """Go to the hit before."""
        self._finding.step(-1)

    def clear_find(self) -> None:
        """Forget the hits."""
        self._finding.clear()

    def show_find(self) -> None:
        """Open the find bar on the selected words."""
        start, end = self.selection()
        words = self.selected_text() if 0 < end - start <= 80 else ""  # noqa: PLR2004
        self._bar.begin(words if "\n" not in words else "")
        self._arrange()
        self._finding.restart()

    def hide_find(self) -> None:
        """Close the find bar and forget the hits."""
        self._bar.hide()
        self._arrange()
        self.clear_find()
        self.setFocus()

    def hits_changed(self) -> None:
        """Repaint after the hits are others."""
        self._map_marks()
        self.viewport().update()

    # -- events

    def _arrange(self) -> None:
        """Place the map beside the scroll bar and the find bar above the text."""
        top = self._bar.sizeHint().height() if self._bar.isVisibleTo(self) else 0
        self.setViewportMargins(0, top, WIDTH, 0)
        area = self.contentsRect()
        bar = self.verticalScrollBar().sizeHint().width()
        self._map.setGeometry(area.right() - bar - WIDTH + 1, top, WIDTH, area.height() - top)
        self._bar.setGeometry(0, 0, area.width() - bar, top)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._place_popup()
        self._show_window()

    @override
    def _scrolled(self) -> None:
        super()._scrolled()
        if self._popup.isVisible():
            self._place_popup()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.content is None:
            super().mousePressEvent(event)
            return
        self._popup_soon.stop()
        if not self._handles.press(event.position()):
            self._popup.hide()
            self._mouse.press(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.content is not None:
            self._popup.hide()
            self._mouse.double_click(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._handles.held:
            self._handles.drag(event.position())
        elif self._mouse.held and event.buttons() & Qt.MouseButton.LeftButton:
            self._mouse.move(event)
        else:
            self._hover(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.content is None:
            return
        if self._handles.release():
            return
        dragged = self._mouse.dragging
        self._mouse.release()
        start, end = self.selection()
        if start < end:
            self._offer_primary()
            self.show_popup()
        elif not dragged:
            self._clicked(event)
        self._show_caret_after_click()

    def _show_caret_after_click(self) -> None:
        if self._caret_on:
            self.marks.caret = self.head

    def _clicked(self, event: QMouseEvent) -> None:
        point = event.position()
        here = self.highlights_at(point)
        link = self._link_at(self.glyph_at(point))
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if link and (control or not here):
            self._follow(link)
        elif here:
            self._pick_among(here)
        elif self.marks.selected:
            self.select_highlight("")
            self.highlight_clicked.emit("")

    def _link_at(self, offset: int | None) -> str:
        span = self.span_at(offset, SpanKind.LINK, SpanKind.NOTE_REFERENCE)
        return span.target if span else ""

    def _follow(self, target: str) -> None:
        """Go to a place in this text; hand any other link on."""
        inside = target[1:] if target.startswith("#") else ""
        if inside.isdecimal():
            self._jump(int(inside))
        elif target:
            self.link_activated.emit(target)

    def activate(self) -> None:
        """Do at the caret what a click does."""
        link = self._link_at(self.head)
        here = self.marks.highlights.at(self.head)
        if link and not here:
            self._follow(link)
        elif here:
            self._pick_among(here)
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
        if self._link_at(self.glyph_at(point)):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.IBeamCursor

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

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handle_key(event):
            super().keyPressEvent(event)

    def _handle_key(self, event: QKeyEvent) -> bool:
        if self.content is None:
            return False
        command, (move, extend) = command_for(event), move_for(event)
        end, colour = end_for(event), colour_for(event)
        if end is not None and self.marks.selected:
            self._handles.nudge(*end)
        elif command:
            getattr(self, command)()
        elif move is not None:
            self._move_caret(move, extend=extend)
        elif colour and self._has_subject():
            self.ask_colour(colour)
        else:
            return False
        return True

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  # Qt's name
        if next and self._popup.isVisible():
            return self._popup.focusNextPrevChild(True)
        return super().focusNextPrevChild(next)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._handles.settle()
        self._blink.stop()

    @override
    def paint_over(self, painter: QPainter) -> None:
        self._handles.paint(painter)
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
