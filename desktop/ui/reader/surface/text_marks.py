"""What lies over a text: highlights, hits, the selection, the caret."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain import Blocks
from desktop.ui.reader.surface.highlight_index import HighlightIndex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain import Highlight

Range = tuple[int, int]
_NO_BLOCKS = Blocks(starts=array("I", [0]), kinds=b"", levels=b"")


@dataclass(slots=True)
class TextMarks:
    """What lies over the text. Ranges are code points in the whole text."""

    highlights: HighlightIndex = field(default_factory=lambda: HighlightIndex(_NO_BLOCKS))
    hits: array[int] | Sequence[int] = ()
    """Find hits: their starts, in order."""
    hit_ends: array[int] | Sequence[int] = ()
    current_hit: int = -1
    selection: Range = (0, 0)
    flash: Range = (0, 0)
    flash_strength: float = 0.0
    selected: str = ""
    moved: Range | None = None
    """Where the selected highlight's ends are while they are being moved."""
    caret: int | None = None
    tag_colours: Mapping[str, str] = field(default_factory=dict)

    def in_block(self, number: int) -> Sequence[Highlight]:
        """Return the highlights of a block, and the one whose ends are being moved, wherever."""
        here = self.highlights.in_block(number)
        moving = self.highlights.get(self.selected) if self.moved else None
        return here if moving is None or moving in here else [*here, moving]

    def range_of(self, highlight: Highlight) -> Range:
        """Return where a highlight stands, while it is being moved too."""
        if self.moved and highlight.id == self.selected:
            return self.moved
        return highlight.start, highlight.end
