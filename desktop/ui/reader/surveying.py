"""Surveying: the map of the document shows where things are, and goes where it is clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.ui.reader.tools.document_map import DocumentMap
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from desktop.ui.look.reading_style import Theme
    from desktop.ui.reader.finding.finding import Finding
    from desktop.ui.reader.jumping import Jumping
    from desktop.ui.reader.picking import Picking
    from desktop.ui.reader.surface.surface import Surface


class Surveying(Tool):
    """Keeps the map level with the highlights, the hits and the page in view."""

    def __init__(
        self, canvas: Surface, picking: Picking, jumping: Jumping, finding: Finding
    ) -> None:
        super().__init__(canvas)
        self.map = DocumentMap(canvas, canvas.reading_style().theme)
        self.map.jump_requested.connect(jumping.jump)
        self.map.slide_requested.connect(jumping.pass_by)
        picking.highlights_changed.connect(self.begin)
        picking.highlights_added.connect(self.map.add)
        finding.changed.connect(lambda: self.map.show_hits(canvas.marks.hits))

    @override
    def begin(self) -> None:
        content, marks = self.canvas.content, self.canvas.marks
        self.map.map(len(content.text) if content else 0, marks.highlights.all())
        self.map.show_hits(marks.hits)
        self.text_moved()

    @override
    def dress(self, theme: Theme) -> None:
        self.map.dress(theme)

    @override
    def text_moved(self) -> None:
        if self.canvas.content is not None and self.canvas.isVisible():
            self.map.fit(self.canvas.extent)
            self.map.show_window(self.canvas.position(), self.canvas.visible_range()[1])
