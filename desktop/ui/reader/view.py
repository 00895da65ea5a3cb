"""The reader: one text on a canvas, and the tools that do everything the hands do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from typing_extensions import override

from desktop.ui.reader.accessibility import make_accessible, tell_loaded
from desktop.ui.reader.annotating import Annotating
from desktop.ui.reader.canvas.page import PageView
from desktop.ui.reader.finding.find_bar import FindBar
from desktop.ui.reader.finding.finding import Finding
from desktop.ui.reader.jumping import Jumping
from desktop.ui.reader.picking import Picking
from desktop.ui.reader.selecting import Selecting
from desktop.ui.reader.tools.document_map import WIDTH, DocumentMap
from desktop.ui.reader.tools.menu import make_menu
from desktop.ui.reader.tools.sideways_drag import SidewaysDrag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content, Highlight
    from desktop.ui.look.reading_style import ReadingStyle
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.reader.tools.tool import Tool


class ReaderView(PageView):
    """Shows a document. Every change it wants is a signal; it never calls the workspace.

    What the rest of the window asks for is handed on to the tool whose work it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.document_id = ""
        self._map = DocumentMap(self, self._style.theme)
        self._bar = FindBar(self)
        self._bar.dress(self._style.theme)
        self.selecting = Selecting(self)
        self.picking = Picking(self, self.selecting)
        self.jumping = Jumping(self, self.selecting, self.picking)
        self.annotating = Annotating(self, self.selecting, self.picking)
        self.finding = Finding(self, self._bar, self.selecting)
        self._sideways = SidewaysDrag(self)
        # Bars and handles lie over the text: they come before what is done to the text itself. A
        # link is followed before a highlight is picked, and finding comes last, since it closes
        # its bar for an Escape that no other tool wanted.
        self.tools: tuple[Tool, ...] = (
            self._sideways,
            self.picking.handles,
            self.selecting,
            self.jumping,
            self.picking,
            self.annotating,
            self.finding,
        )
        self.use(*self.tools)
        self._offer_signals()
        self._follow()
        make_accessible(self.selecting)
        self._arrange()

    def _offer_signals(self) -> None:
        """Have the signals of all tools in one place."""
        selecting, picking, jumping = self.selecting, self.picking, self.jumping
        self.selection_changed = selecting.selection_changed
        self.highlight_clicked = picking.highlight_clicked
        self.highlight_hovered = picking.highlight_hovered
        self.ends_moved = picking.handles.moved
        self.link_activated = jumping.link_activated
        self.jumped = jumping.jumped
        annotating = self.annotating
        self.highlight_requested = annotating.highlight_requested
        self.recolour_requested = annotating.recolour_requested
        self.style_requested = annotating.style_requested
        self.tag_requested = annotating.tag_requested
        self.note_requested = annotating.note_requested
        self.remove_requested = annotating.remove_requested
        self.citation_requested = annotating.citation_requested
        self.search_requested = annotating.search_requested
        self.section_requested = annotating.section_requested

    def _follow(self) -> None:
        self.picking.highlights_changed.connect(self._map_marks)
        self.picking.highlights_added.connect(self._map.add)
        self.finding.changed.connect(lambda: self._map.show_hits(self.marks.hits))
        self.finding.toggled.connect(self._arrange)
        self._map.jump_requested.connect(self.jumping.jump)
        self._map.slide_requested.connect(self.goto)
        self.position_changed.connect(self._show_window)

    # -- what is shown

    def show_content(
        self, document_id: str, content: Content, images: Callable[[str], bytes | None]
    ) -> None:
        """Show a document from its start, without highlights."""
        self._begin(document_id, content, images)

    def clear(self) -> None:
        """Show an empty page."""
        self._begin("", None, lambda _sha: None)

    def _begin(
        self, document_id: str, content: Content | None, images: Callable[[str], bytes | None]
    ) -> None:
        self.document_id = document_id
        self.show_text(content, images)
        self.viewport().setCursor(
            Qt.CursorShape.IBeamCursor if content else Qt.CursorShape.ArrowCursor
        )
        self.finding.restart()
        self._map_marks()
        tell_loaded(self)

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
            self._map.dress(style.theme)

    # -- place

    def goto(self, offset: int, where: float = 0.25, flash: tuple[int, int] | None = None) -> None:
        """Show an offset at a part of the viewport's height, exactly and at once."""
        self.jumping.goto(offset, where, flash)

    def caret(self) -> int:
        """Return where the caret stands."""
        return self.selecting.head

    def page_down(self) -> None:
        """Turn the page."""
        self.selecting.page_down()

    def page_up(self) -> None:
        """Turn the page back."""
        self.selecting.page_up()

    # -- passage

    def selection(self) -> tuple[int, int]:
        """Return the selected range; empty at the caret when nothing is selected."""
        return self.selecting.selection()

    def set_selection(self, start: int, end: int) -> None:
        """Select a range; the caret stands at its end."""
        self.selecting.set_selection(start, end)

    def select_all(self) -> None:
        """Select the whole text."""
        self.selecting.select_all()

    def selected_text(self) -> str:
        """Return what is selected as plain text."""
        return self.selecting.selected_text()

    def selected_html(self) -> str:
        """Return the same as HTML."""
        return self.selecting.selected_html()

    def html_of(self, start: int, end: int) -> str:
        """Return a range as HTML."""
        return self.selecting.html_of(start, end)

    def copy(self) -> None:
        """Copy as plain text and HTML."""
        self.selecting.copy()

    # -- marks

    def set_highlights(
        self, highlights: Sequence[Highlight], tag_colours: Mapping[str, str] | None = None
    ) -> None:
        """Show exactly these highlights."""
        self.picking.set_highlights(highlights, tag_colours)

    def update_highlights(self, changed: Sequence[Highlight], removed: Sequence[str] = ()) -> None:
        """Show a few highlights anew, or no more."""
        self.picking.update_highlights(changed, removed)

    def selected_highlight(self) -> str:
        """Return the id of the picked highlight, or ''."""
        return self.marks.selected

    def select_highlight(self, highlight_id: str) -> None:
        """Pick a highlight, or none."""
        self.picking.select_highlight(highlight_id)

    def pick(self, highlight_id: str) -> None:
        """Pick a highlight as a click does."""
        self.picking.pick(highlight_id)

    def next_highlight(self, tag: str = "") -> str:
        """Go to the next highlight, of one tag when given; return its id, '' when none."""
        return self.picking.next_highlight(tag)

    def previous_highlight(self, tag: str = "") -> str:
        """Go to the highlight before, of one tag when given; return its id, '' when none."""
        return self.picking.previous_highlight(tag)

    def show_popup(self) -> None:
        """Show the bar of colours and actions beside the selection or the picked highlight."""
        self.annotating.show_popup()

    # -- find

    def find_all(
        self, text: str, *, whole_words: bool = False, case: bool = False, regex: bool = False
    ) -> int:
        """Find all hits at once; return how many.

        Raises:
            BadPatternError: the regular expression has a mistake.
        """
        return self.finding.find_all(text, whole_words=whole_words, case=case, regex=regex)

    def find_next(self) -> None:
        """Go to the next hit."""
        self.finding.step(1)

    def find_previous(self) -> None:
        """Go to the hit before."""
        self.finding.step(-1)

    def show_find(self) -> None:
        """Open the find bar on the selected words."""
        self.finding.show_bar()

    def hide_find(self) -> None:
        """Close the find bar and forget the hits."""
        self.finding.hide_bar()

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
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.content is None:
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self.selecting.caret_point() if by_key else QPointF(event.pos())
        offset = self.caret() if by_key else self.glyph_at(point)
        self.picking.pick_under(offset)
        self.annotating.hide_popup()
        near = self.offset_at(point) if offset is None else offset
        entries = [entry for tool in self.tools for entry in tool.menu(near)]
        menu = make_menu(self, entries)
        menu.popup(self.viewport().mapToGlobal(point.toPoint()))

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's name
        if next and self.hasFocus() and self.annotating.enter_popup():
            return True
        return super().focusNextPrevChild(next)


if TYPE_CHECKING:
    # The reader is all that the rest of the window may know of it.
    _known: type[Reader] = ReaderView
