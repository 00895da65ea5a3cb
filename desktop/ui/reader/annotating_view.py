"""A text whose highlights can be asked for: by keys, by the popup, by the menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from desktop.domain import COLOURS, HighlightStyle
from desktop.ui.reader.highlighted_view import HighlightedView
from desktop.ui.reader.tools.bar_icons import dot
from desktop.ui.reader.tools.menu import Entry
from desktop.ui.reader.tools.popup import Popup

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from desktop.domain import Content
    from desktop.ui.look.reading_style import ReadingStyle
    from desktop.ui.reader.tools.keys import Move

_POPUP_DELAY = 350


class AnnotatingView(HighlightedView):
    """Adds the wishes of a reader to a text with highlights; each is a signal."""

    highlight_requested = Signal(str)
    recolour_requested = Signal(str, str)
    style_requested = Signal(str, str)
    tag_requested = Signal(str)
    note_requested = Signal(str)
    remove_requested = Signal(str)
    citation_requested = Signal()
    search_requested = Signal(str)
    section_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popup = Popup(self.viewport())
        self._popup.dress(self._style.theme)
        self._popup_soon = QTimer(self, singleShot=True, interval=_POPUP_DELAY)
        self._connect()

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

    @override
    def show_text(self, content: Content | None, images: Callable[[str], bytes | None]) -> None:
        self._popup.hide()
        super().show_text(content, images)

    @override
    def set_style(self, style: ReadingStyle) -> None:
        other = style.theme is not self._style.theme
        super().set_style(style)
        if other:
            self._popup.dress(style.theme)
        self._place_popup()

    @override
    def picked(self) -> None:
        self.show_popup()

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
        if not self._mouse.held:
            self._popup.hide()

    @override
    def move_caret(self, move: Move, *, extend: bool) -> None:
        super().move_caret(move, extend=extend)
        self._let_go()
        start, end = self.selection()
        if start < end:
            self._popup_soon.start()
        else:
            self._popup_soon.stop()

    def _let_go(self) -> None:
        """Keys must not act on a highlight that the caret has left."""
        picked = self.marks.highlights.get(self.marks.selected)
        if picked is not None and not picked.start <= self.head <= picked.end:
            self.select_highlight("")
            self.highlight_clicked.emit("")

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

    # -- the menu

    def menu_entries(self, offset: int) -> list[Entry | None]:
        """Return what the menu offers for the selection, the picked highlight and a place."""
        chosen, theme = self._has_subject(), self._style.theme
        colours = tuple(
            Entry(self.tr(c).capitalize(), partial(self.ask_colour, c), str(n), icon=dot(theme, c))
            for n, c in enumerate(COLOURS, 1)
        )
        search = partial(self.search_requested.emit, self.selected_text())
        place = self.selected_range()[0] if chosen else offset
        section = partial(self.section_requested.emit, place)
        return [
            Entry(self.tr("Copy"), self.copy, "Ctrl+C", chosen),
            Entry(self.tr("Copy with Citation"), self.ask_citation, "Ctrl+Shift+C", chosen),
            Entry(self.tr("Search the Library for This"), search, "", chosen),
            None,
            Entry(self.tr("Highlight"), enabled=chosen, entries=colours),
            Entry(self.tr("Tag…"), self.ask_tag, "T", chosen),
            Entry(self.tr("Note…"), self.ask_note, "N", chosen),
            Entry(self.tr("Delete Highlight"), self.ask_remove, "Del", bool(self.marks.selected)),
            None,
            Entry(self.tr("Begin a Section Here…"), section, "", not self._begins(place)),
            Entry(self.tr("Select All"), self.select_all, "Ctrl+A"),
        ]

    def _begins(self, offset: int) -> bool:
        """Say whether a section begins with the block at an offset."""
        if self.content is None or not len(self.content.blocks):
            return False
        block = self.content.blocks[self.content.blocks.at(offset)]
        section = self.section_at(block.end)
        return section >= 0 and self.content.sections[section].start >= block.start

    def _choose_under(self, offset: int | None) -> None:
        """Pick the highlight at a place, unless a selection or a picked one covers it."""
        start, end = self.selected_range()
        here = self.marks.highlights.at(offset) if offset is not None else []
        if offset is None or start <= offset < end or not here:
            return
        self.put_selection(offset, offset)
        self.select_highlight(here[0].id)
        self.highlight_clicked.emit(here[0].id)

    def _caret_point(self) -> QPointF:
        rect = self.caret_rect(self.head)
        return rect.bottomLeft() if rect else QPointF(self.left, self.line_step)

    @override
    def _scrolled(self) -> None:
        super()._scrolled()
        if self._popup.isVisible():
            self._place_popup()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_popup()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's name
        if next and self.hasFocus() and self._popup.isVisible():
            self._popup.step_focus(1)
            return True
        return super().focusNextPrevChild(next)
