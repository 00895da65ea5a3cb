"""Picking highlights: by a click, by stepping through them; and stretching the picked one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from typing_extensions import override

from desktop.ui.reader.surface.highlight_index import HighlightIndex
from desktop.ui.reader.tools.handles import Handles
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QMouseEvent

    from desktop.domain import Highlight
    from desktop.ui.reader.selecting import Selecting
    from desktop.ui.reader.surface.surface import Surface

_AFTER_PAINT = 40


class Picking(Tool):
    """Shows the highlights it is given; changes are asked for by signals."""

    highlight_clicked = Signal(str)
    picked = Signal()
    """A highlight was picked here, as by a click; told after `highlight_clicked`."""
    uncovered = Signal()
    """What covers the text has to go: another highlight is picked, or an end is moving."""
    highlights_changed = Signal()
    highlights_added = Signal(object)
    """A sequence of highlights that are new; nothing else has changed."""

    def __init__(self, canvas: Surface, selecting: Selecting) -> None:
        super().__init__(canvas)
        self._selecting = selecting
        self.handles = Handles(canvas, lambda: selecting.mover)
        self.handles.moving.connect(self.uncovered)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._index_more)
        selecting.moved.connect(self._make_way)
        selecting.walked.connect(self._let_go)

    def _make_way(self) -> None:
        """Pick nothing any more when a range is selected."""
        start, end = self._selecting.selection()
        if start < end and self.canvas.marks.selected:
            self.select_highlight("")

    def _let_go(self) -> None:
        """Keys must not act on a highlight that the caret has left."""
        marks, head = self.canvas.marks, self._selecting.head
        picked = marks.highlights.get(marks.selected)
        if picked is not None and not picked.start <= head <= picked.end:
            self.pick_none()

    # -- which highlights there are

    def set_highlights(
        self, highlights: Sequence[Highlight], tag_colours: Mapping[str, str] | None = None
    ) -> None:
        """Show exactly these highlights."""
        if self.canvas.content is None:
            return
        self.canvas.marks.highlights = HighlightIndex(self.canvas.content.blocks, highlights)
        if tag_colours is not None:
            self.canvas.marks.tag_colours = tag_colours
        self._changed()
        self._soon.start(_AFTER_PAINT)
        self.canvas.viewport().update()

    @property
    def is_fixed(self) -> bool:
        """Whether highlights are only shown here."""
        return self.handles.is_fixed

    def set_fixed(self, *, fixed: bool) -> None:
        """Only show highlights, or let them be made and their ends be moved again."""
        self.handles.is_fixed = fixed
        self.canvas.viewport().update()

    def update_highlights(self, changed: Sequence[Highlight], removed: Sequence[str] = ()) -> None:
        """Show a few highlights anew, or no more."""
        index = self.canvas.marks.highlights
        old = [h for id_ in (*removed, *(c.id for c in changed)) if (h := index.get(id_))]
        for highlight in old:
            index.remove(highlight.id)
        for highlight in changed:
            index.put(highlight)
        for highlight in (*old, *changed):
            self.canvas.repaint_range(highlight.start, highlight.end)
        self._changed()
        if old:
            self.highlights_changed.emit()
        else:
            self.highlights_added.emit(changed)

    def _index_more(self) -> None:
        if self.canvas.marks.highlights.build_some():
            self.highlights_changed.emit()
        else:
            self._soon.start(0)

    def _changed(self) -> None:
        marks = self.canvas.marks
        if marks.selected and marks.highlights.get(marks.selected) is None:
            marks.selected = ""
            self.uncovered.emit()
        self.handles.settle()

    # -- stepping through them

    def next_highlight(self, tag: str = "") -> str:
        """Go to the next highlight, of one tag when given; return its id, '' when none."""
        place = self._highlight_place()
        return self._visit(self.canvas.marks.highlights.following(place, tag))

    def previous_highlight(self, tag: str = "") -> str:
        """Go to the highlight before, of one tag when given; return its id, '' when none."""
        place = self._highlight_place()
        return self._visit(self.canvas.marks.highlights.preceding(place, tag))

    def _highlight_place(self) -> int:
        selecting, marks = self._selecting, self.canvas.marks
        picked = marks.highlights.get(marks.selected)
        if picked is not None:
            return picked.start
        return selecting.head if selecting.caret.in_use else self.canvas.position() - 1

    def _visit(self, highlight: Highlight | None) -> str:
        if highlight is None:
            return ""
        self.canvas.coverage.uncover(highlight.start, highlight.end)
        self.canvas.reveal_highlight(highlight)
        self.pick(highlight.id)
        return highlight.id

    # -- picking them

    def selected_highlight(self) -> str:
        """Return the id of the picked highlight, or ''."""
        return self.canvas.marks.selected

    def select_highlight(self, highlight_id: str) -> None:
        """Pick a highlight, or none."""
        if highlight_id != self.canvas.marks.selected:
            self.uncovered.emit()
        for picked in (self.canvas.marks.selected, highlight_id):
            highlight = self.canvas.marks.highlights.get(picked)
            if highlight is not None:
                self.canvas.repaint_range(highlight.start, highlight.end)
        self.handles.settle()
        known = self.canvas.marks.highlights.get(highlight_id)
        self.canvas.marks.selected = highlight_id if known else ""
        if known is not None:  # what is in hand may be copied: none of it stays folded away
            self.canvas.coverage.uncover(known.start, known.end)

    def pick(self, highlight_id: str) -> None:
        """Pick a highlight as a click does."""
        highlight = self.canvas.marks.highlights.get(highlight_id)
        if highlight is None:
            return
        head = self._selecting.head
        place = head if highlight.start <= head < highlight.end else highlight.start
        self._selecting.put_selection(place, place)
        self.select_highlight(highlight_id)
        self.highlight_clicked.emit(highlight_id)
        self.picked.emit()

    def pick_among(self, here: Sequence[Highlight]) -> None:
        """Pick the topmost; another click on the same place picks the one below it."""
        ids = [highlight.id for highlight in here]
        picked = self.canvas.marks.selected
        after = (ids.index(picked) + 1) % len(ids) if picked in ids else 0
        self.pick(ids[after])

    def pick_none(self) -> None:
        """Pick no highlight any more, as a click beside one does."""
        self.select_highlight("")
        self.highlight_clicked.emit("")

    def pick_under(self, offset: int | None) -> None:
        """Pick the highlight at a place, unless a selection or a picked one covers it.

        Where there is none, one that is picked elsewhere is let go.
        """
        start, end = self._selecting.selected_range()
        if offset is not None and start <= offset < end:
            return
        here = self.canvas.marks.highlights.at(offset) if offset is not None else []
        if not here:
            if self.canvas.marks.selected:
                self.pick_none()
            return
        assert offset is not None  # noqa: S101  # something stands there
        self._selecting.put_selection(offset, offset)
        self.select_highlight(here[0].id)
        self.highlight_clicked.emit(here[0].id)

    # -- input

    @override
    def mouse_released(self, event: QMouseEvent) -> bool:
        here = self.canvas.highlights_at(event.position())
        if here:
            self.pick_among(here)
        elif self.canvas.marks.selected:
            self.pick_none()
        return bool(here)
