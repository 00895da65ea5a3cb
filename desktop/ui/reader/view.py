"""The reader: one text, its highlights, and everything the hands do with them."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from typing_extensions import override

from desktop.domain import COLOURS, Content, Highlight, HighlightStyle, SpanKind
from desktop.ui.reader.accessibility import make_accessible, tell_loaded
from desktop.ui.reader.document_map import WIDTH, DocumentMap
from desktop.ui.reader.find_bar import FindBar
from desktop.ui.reader.finding import Finding
from desktop.ui.reader.flash import Flash
from desktop.ui.reader.highlighted_view import HighlightedView
from desktop.ui.reader.keys import Move, colour_for, command_for, end_for, move_for
from desktop.ui.reader.menu import Entry, make_menu
from desktop.ui.reader.popup import Popup
from desktop.ui.reader.sideways_drag import SidewaysDrag
from desktop.ui.reader.signs import dot
from desktop.ui.reader.tips import tip_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.reader.style import ReadingStyle

_POPUP_DELAY = 350


class ReaderView(HighlightedView):
    """Shows a document. Every change it wants is a signal; it never calls the workspace."""

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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.document_id = ""
        self._shown_hits: tuple[int, ...] = ()
        self._flash = Flash(self)
        self._sideways = SidewaysDrag(self)
        self._map = DocumentMap(self, self._style.theme)
        self._bar = FindBar(self)
        self._finding = Finding(self, self._bar)
        self._popup = Popup(self.viewport())
        self._popup_soon = QTimer(self, singleShot=True, interval=_POPUP_DELAY)
        self._finding.changed.connect(self.hits_changed)
        self._bar.closed.connect(self.hide_find)
        self._connect()
        make_accessible(self)
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
        popup.chosen.connect(self.pick)
        popup.closed.connect(self._close_popup)
        self._popup_soon.timeout.connect(self.show_popup)
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
        self._popup.hide()
        self.show_text(content, images)
        self.viewport().setCursor(
            Qt.CursorShape.IBeamCursor if content else Qt.CursorShape.ArrowCursor
        )
        self._finding.restart()
        self._map_marks()
        tell_loaded(self)

    @override
    def highlights_changed(self, added: Sequence[Highlight] | None = None) -> None:
        if added is None:
            self._map_marks()
        else:
            self._map.add(added)

    @override
    def picked(self) -> None:
        self.show_popup()

    def _map_marks(self) -> None:
        length = len(self.content.text) if self.content else 0
        self._map.map(length, self.marks.highlights.all())
        self._map.show_hits(self.marks.hits)
        self._show_window()

    def _show_window(self, _position: int = 0) -> None:
        if self.content is not None and self.isVisible():
            if self.column is not None:
                self._map.fit(self.column.heights.total)
            last = max((s.index for s in self.shown()), default=-1)
            end = self.content.blocks.starts[last + 1]
            self._map.show_window(self.position(), end)

    @override
    def set_style(self, style: ReadingStyle) -> None:
        other = style.theme is not self._style.theme
        super().set_style(style)
        if other:
            self._dress()
        self._place_popup()

    def _dress(self) -> None:
        for part in (self._map, self._bar, self._popup):
            part.dress(self._style.theme)

    @override
    def select_highlight(self, highlight_id: str) -> None:
        if highlight_id != self.marks.selected:
            self._popup.hide()
        super().select_highlight(highlight_id)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        kept = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if event.reason() not in kept:
            QTimer.singleShot(0, self, self._left)

    def _left(self) -> None:
        """Take the bar away when the reader turned to another part of the window."""
        focused = QApplication.focusWidget()
        if focused is not None and focused is not self and not self._popup.isAncestorOf(focused):
            self._popup.hide()

    @override
    def selection_moved(self) -> None:
        start, end = self.selection()
        if start < end and self.marks.selected:
            self.select_highlight("")
        self._flash.end()
        if not self._mouse.held:
            self._popup.hide()

    @override
    def move_caret(self, move: Move, *, extend: bool) -> None:
        super().move_caret(move, extend=extend)
        start, end = self.selection()
        if start < end:
            self._popup_soon.start()
        else:
            self._popup_soon.stop()

    # -- moving through the text

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

    @override
    def popup_away(self) -> None:
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

    def _hits_here(self) -> tuple[int, ...]:
        hits, content = self.marks.hits, self.content
        indexes = [shown.index for shown in self.shown()]
        if not indexes or content is None:
            return ()
        first, last = content.blocks.starts[indexes[0]], content.blocks.starts[indexes[-1] + 1]
        found = hits[bisect_left(hits, first) : bisect_left(hits, last)]
        return (self.marks.current_hit, *found)

    def hits_changed(self) -> None:
        """Follow a change of the hits; repaint only when those on screen are others."""
        self._map.show_hits(self.marks.hits)
        here = self._hits_here()
        if here == self._shown_hits:
            return
        self._shown_hits = here
        self.viewport().update()

    # -- events

    def _arrange(self) -> None:
        """Place the map beside the scroll bar and the find bar above the text."""
        area = self.contentsRect()
        bar = self.verticalScrollBar().sizeHint().width()
        top = self._bar.fit(area.width() - bar) if self._bar.isVisibleTo(self) else 0
        self.setViewportMargins(0, top, WIDTH, 0)
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
        if not (self._sideways.press(event.position()) or self._handles.press(event.position())):
            self._popup.hide()
            self._mouse.press(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.content is not None:
            self._popup.hide()
            self._mouse.double_click(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._sideways.held:
            self._sideways.drag(event.position())
        elif self._handles.held:
            self._handles.drag(event.position())
        elif self._mouse.held and event.buttons() & Qt.MouseButton.LeftButton:
            self._mouse.move(event)
        else:
            self._hover(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.content is None:
            return
        if self._sideways.release() or self._handles.release():
            return
        dragged = self._mouse.dragging
        self._mouse.release()
        start, end = self.selection()
        if start < end:
            self.offer_primary()
            self.show_popup()
        elif not dragged:
            self._clicked(event)
        self._show_caret_after_click()

    def _show_caret_after_click(self) -> None:
        if self._caret_on:
            self.draw_caret(self.head)

    def _clicked(self, event: QMouseEvent) -> None:
        point = event.position()
        here = self.highlights_at(point)
        link = self._link_at(self.glyph_at(point))
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
        if self._link_at(self.glyph_at(point)):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.IBeamCursor

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.content is None:
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self._caret_point() if by_key else QPointF(event.pos())
        offset = self.head if by_key else self.glyph_at(point)
        self._choose_under(offset)
        self._popup.hide()
        menu = make_menu(self, self._menu_entries(self._link_at(offset)))
        menu.popup(self.viewport().mapToGlobal(point.toPoint()))

    def _caret_point(self) -> QPointF:
        rect = self.caret_rect(self.head)
        return rect.bottomLeft() if rect else QPointF(self.left, self.line_step)

    def _choose_under(self, offset: int | None) -> None:
        """Pick the highlight at a place, unless a selection or a picked one covers it."""
        start, end = self.selected_range()
        here = self.marks.highlights.at(offset) if offset is not None else []
        if offset is None or start <= offset < end or not here:
            return
        self.put_selection(offset, offset)
        self.select_highlight(here[0].id)
        self.highlight_clicked.emit(here[0].id)

    def _menu_entries(self, link: str) -> list[Entry | None]:
        chosen, theme = self._has_subject(), self._style.theme
        colours = tuple(
            Entry(self.tr(c).capitalize(), partial(self.ask_colour, c), str(n), icon=dot(theme, c))
            for n, c in enumerate(COLOURS, 1)
        )
        search = partial(self.search_requested.emit, self.selected_text())
        entries: list[Entry | None] = [
            Entry(self.tr("Copy"), self.copy, "Ctrl+C", chosen),
            Entry(self.tr("Copy with Citation"), self.ask_citation, "Ctrl+Shift+C", chosen),
            Entry(self.tr("Search the Library for This"), search, "", chosen),
            None,
            Entry(self.tr("Highlight"), enabled=chosen, entries=colours),
            Entry(self.tr("Tag…"), self.ask_tag, "T", chosen),
            Entry(self.tr("Note…"), self.ask_note, "N", chosen),
            Entry(self.tr("Delete Highlight"), self.ask_remove, "Del", bool(self.marks.selected)),
            None,
            Entry(self.tr("Select All"), self.select_all, "Ctrl+A"),
            Entry(self.tr("Find in This Document"), self.show_find, "Ctrl+F"),
        ]
        if link:
            entries = [Entry(self.tr("Follow Link"), partial(self._follow, link)), None, *entries]
        return entries

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
            self.move_caret(move, extend=extend)
        elif colour and self._has_subject():
            self.ask_colour(colour)
        else:
            return False
        return True

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's name
        if next and self.hasFocus() and self._popup.isVisible():
            self._popup.step_focus(1)
            return True
        return super().focusNextPrevChild(next)
