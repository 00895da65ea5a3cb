"""The reader: one text, its highlights, and everything the hands do with them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from desktop.ui.reader.accessibility import make_accessible, tell_loaded
from desktop.ui.reader.finding.find_bar import FindBar
from desktop.ui.reader.finding.finding import Finding
from desktop.ui.reader.linked_view import LinkedView
from desktop.ui.reader.tools.document_map import WIDTH, DocumentMap
from desktop.ui.reader.tools.keys import colour_for, command_for, end_for, move_for
from desktop.ui.reader.tools.menu import Entry
from desktop.ui.reader.tools.sideways_drag import SidewaysDrag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import (
        QKeyEvent,
        QMouseEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content, Highlight
    from desktop.ui.look.reading_style import ReadingStyle


class ReaderView(LinkedView):
    """Shows a document. Every change it wants is a signal; it never calls the workspace."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.document_id = ""
        self._shown_hits: tuple[int, ...] = ()
        self._sideways = SidewaysDrag(self)
        self._map = DocumentMap(self, self._style.theme)
        self._bar = FindBar(self)
        self._finding = Finding(self, self._bar)
        self._finding.changed.connect(self.hits_changed)
        self._bar.closed.connect(self.hide_find)
        self._map.jump_requested.connect(self._jump)
        self._map.slide_requested.connect(self.goto)
        self.position_changed.connect(self._show_window)
        make_accessible(self)
        self._dress()
        self._arrange()

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

    def _dress(self) -> None:
        for part in (self._map, self._bar):
            part.dress(self._style.theme)

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

    @override
    def menu_entries(self, offset: int) -> list[Entry | None]:
        find = Entry(self.tr("Find in This Document"), self.show_find, "Ctrl+F")
        return [*super().menu_entries(offset), find]

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
        found = slice(bisect_left(hits, first), bisect_left(hits, last))
        return (self.marks.current_hit, *hits[found], *self.marks.hit_ends[found])

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
        self._show_window()

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
