"""A text with highlights that can be picked, stepped through and stretched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from typing_extensions import override

from desktop.ui.reader.canvas.highlight_index import HighlightIndex
from desktop.ui.reader.canvas.painting import Marks
from desktop.ui.reader.text_view import TextView
from desktop.ui.reader.tools.handles import Handles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QFocusEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content, Highlight


_AFTER_PAINT = 40


class HighlightedView(TextView):
    """Adds highlights to a text. It shows what it is given; changes are asked for by signals."""

    highlight_clicked = Signal(str)
    highlight_hovered = Signal(str)
    ends_moved = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = ""
        self._handles = Handles(self)
        self._handles.moving.connect(self.popup_away)
        self._handles.moved.connect(self.ends_moved)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._index_more)

    @override
    def show_text(self, content: Content | None, images: Callable[[str], bytes | None]) -> None:
        self._handles.cancel()
        self._hovered = ""
        self.marks = Marks()
        if content is not None:
            self.marks.highlights = HighlightIndex(content.blocks)
        super().show_text(content, images)

    def highlights_changed(self, added: Sequence[Highlight] | None = None) -> None:
        """Follow a change of highlights, only additions when given; for the reader to fill in."""

    def picked(self) -> None:
        """Follow that a highlight was picked; for the reader to fill in."""

    def popup_away(self) -> None:
        """Take what covers the text out of the way; for the reader to fill in."""

    @override
    def selected_range(self) -> tuple[int, int]:
        start, end = self.selection()
        picked = self.marks.highlights.get(self.marks.selected)
        return (picked.start, picked.end) if start == end and picked else (start, end)

    # -- which highlights there are

    def set_highlights(
        self, highlights: Sequence[Highlight], tag_colours: Mapping[str, str] | None = None
    ) -> None:
        """Show exactly these highlights."""
        if self.content is None:
            return
        self.marks.highlights = HighlightIndex(self.content.blocks, highlights)
        if tag_colours is not None:
            self.marks.tag_colours = tag_colours
        self._changed()
        self._soon.start(_AFTER_PAINT)
        self.viewport().update()

    def update_highlights(self, changed: Sequence[Highlight], removed: Sequence[str] = ()) -> None:
        """Show a few highlights anew, or no more."""
        index = self.marks.highlights
        old = [h for id_ in (*removed, *(c.id for c in changed)) if (h := index.get(id_))]
        for highlight in old:
            index.remove(highlight.id)
        for highlight in changed:
            index.put(highlight)
        for highlight in (*old, *changed):
            self.repaint_range(highlight.start, highlight.end)
        self._changed()
        self.highlights_changed(None if old else changed)

    def _index_more(self) -> None:
        if self.marks.highlights.build_some():
            self.highlights_changed()
        else:
            self._soon.start(0)

    def _changed(self) -> None:
        if self.marks.selected and self.marks.highlights.get(self.marks.selected) is None:
            self.marks.selected = ""
            self.popup_away()
        self._handles.settle()

    # -- stepping through them

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
        self.pick(highlight.id)
        return highlight.id

    # -- picking them

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

    def pick(self, highlight_id: str) -> None:
        """Pick a highlight as a click does."""
        highlight = self.marks.highlights.get(highlight_id)
        if highlight is None:
            return
        place = self.head if highlight.start <= self.head < highlight.end else highlight.start
        self.put_selection(place, place)
        self.select_highlight(highlight_id)
        self.highlight_clicked.emit(highlight_id)
        self.picked()

    def pick_among(self, here: Sequence[Highlight]) -> None:
        """Pick the topmost; another click on the same place picks the one below it."""
        ids = [highlight.id for highlight in here]
        picked = self.marks.selected
        after = (ids.index(picked) + 1) % len(ids) if picked in ids else 0
        self.pick(ids[after])

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._handles.settle()

    @override
    def paint_over(self, painter: QPainter) -> None:
        self._handles.paint(painter)
        super().paint_over(painter)
