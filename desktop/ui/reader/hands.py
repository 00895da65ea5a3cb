"""The hands of a reader: the tools over a surface, and all that a window may ask of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from typing_extensions import override

from desktop.ui.reader.accessibility import make_accessible, tell_loaded
from desktop.ui.reader.annotating import Annotating
from desktop.ui.reader.bookmarking import Bookmarking
from desktop.ui.reader.finding.find_bar import FindBar
from desktop.ui.reader.finding.finding import Finding
from desktop.ui.reader.jumping import Jumping
from desktop.ui.reader.picking import Picking
from desktop.ui.reader.selecting import Selecting
from desktop.ui.reader.surveying import Surveying
from desktop.ui.reader.tools.document_map import WIDTH
from desktop.ui.reader.tools.menu import make_menu

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop.domain import Highlight
    from desktop.domain.noted.bookmarks import Bookmark
    from desktop.ui.reader.surface.surface import Surface as _Surface
    from desktop.ui.reader.tools.caret import Moves
    from desktop.ui.reader.tools.tool import Tool
else:
    _Surface = object


class Hands(_Surface):
    """The part of a reader that has tools. Every change it wants is a signal.

    What the rest of the window asks for is handed on to the tool whose work it is.
    """

    def take_tools(self, mover: Callable[[], Moves | None], *above: Tool) -> None:
        """Use all tools; those of `above` come first."""
        self._bar = FindBar(self._style.theme, self)
        self.selecting = Selecting(self, mover)
        self.picking = Picking(self, self.selecting)
        self.jumping = Jumping(self, self.selecting, self.picking)
        self.annotating = Annotating(self, self.selecting, self.picking)
        self.bookmarking = Bookmarking(self)
        self.finding = Finding(self, self._bar, self.selecting)
        self.surveying = Surveying(self, self.picking, self.jumping, self.finding)
        # Bars and handles lie over the text: they come before what is done to the text itself. A
        # link is followed before a highlight is picked, and finding comes last, since it closes
        # its bar for an Escape that no other tool wanted.
        self.tools: tuple[Tool, ...] = (
            *above,
            self.picking.handles,
            self.selecting,
            self.jumping,
            self.picking,
            self.annotating,
            self.bookmarking,
            self.finding,
            self.surveying,
        )
        self.use(*self.tools)
        self._offer_signals()
        self.finding.toggled.connect(self._arrange)
        make_accessible(self.selecting)
        self._arrange()

    def _offer_signals(self) -> None:
        """Have the signals of all tools in one place."""
        selecting, picking, jumping = self.selecting, self.picking, self.jumping
        self.selection_changed = selecting.selection_changed
        self.passage_settled = selecting.settling.settled
        self.highlight_clicked = picking.highlight_clicked
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
        self.bookmark_requested = self.bookmarking.requested

    def tell_shown(self) -> None:
        """Say that another document is on show."""
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        tell_loaded(self)

    # -- place

    def goto(self, offset: int, where: float = 0.25, flash: tuple[int, int] | None = None) -> None:
        """Show an offset at a part of the viewport's height, exactly and at once."""
        self.jumping.goto(offset, where, flash)

    def caret(self) -> int:
        """Return where the caret stands."""
        return self.selecting.head

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

    def html_of(self, start: int, end: int) -> str:
        """Return a range as HTML."""
        return self.selecting.html_of(start, end)

    def set_coding(self, *, coding: bool) -> None:
        """Tell each passage as soon as it is selected, and offer nothing beside it."""
        self.selecting.settling.is_coding = coding

    def copy(self) -> None:
        """Copy as plain text and HTML."""
        self.selecting.copy()

    # -- marks

    def set_highlights(
        self, highlights: Sequence[Highlight], tag_colours: Mapping[str, str] | None = None
    ) -> None:
        """Show exactly these highlights."""
        self.picking.set_highlights(highlights, tag_colours)

    def set_fixed(self, *, fixed: bool) -> None:
        """Only show highlights, or let them be made and their ends be moved again."""
        self.picking.set_fixed(fixed=fixed)
        self.bookmarking.is_fixed = fixed

    def set_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show exactly these bookmarks."""
        self.bookmarking.show(bookmarks)

    def update_highlights(self, changed: Sequence[Highlight], removed: Sequence[str] = ()) -> None:
        """Show a few highlights anew, or no more."""
        self.picking.update_highlights(changed, removed)

    def selected_highlight(self) -> str:
        """Return the id of the picked highlight, or ''."""
        return self.marks.selected

    def select_highlight(self, highlight_id: str) -> None:
        """Pick a highlight, or none."""
        self.picking.select_highlight(highlight_id)

    def go_to_highlight(self, highlight: Highlight) -> None:
        """Show a highlight, and where it is."""
        self.goto(highlight.start, flash=(highlight.start, highlight.end))

    def next_highlight(self, tag: str = "") -> str:
        """Go to the next highlight, of one tag when given; return its id, '' when none."""
        return self.picking.next_highlight(tag)

    def previous_highlight(self, tag: str = "") -> str:
        """Go to the highlight before, of one tag when given; return its id, '' when none."""
        return self.picking.previous_highlight(tag)

    # -- find

    def find_next(self) -> None:
        """Go to the next hit."""
        self.finding.step(1)

    def find_previous(self) -> None:
        """Go to the hit before."""
        self.finding.step(-1)

    def found(self) -> list[tuple[int, int]]:
        """Return the places found."""
        return list(zip(self.marks.hits, self.marks.hit_ends, strict=True))

    def show_find(self) -> None:
        """Open the find bar on the selected words."""
        self.finding.show_bar()

    # -- events

    def _arrange(self) -> None:
        """Place the map beside the scroll bar and the find bar above the text."""
        area = self.contentsRect()
        bar = self.verticalScrollBar().sizeHint().width()
        top = self._bar.fit(area.width() - bar) if self._bar.isVisibleTo(self) else 0
        self.setViewportMargins(0, top, WIDTH, 0)
        self.surveying.map.setGeometry(
            area.right() - bar - WIDTH + 1, top, WIDTH, area.height() - top
        )
        self._bar.setGeometry(0, 0, area.width() - bar, top)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

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
