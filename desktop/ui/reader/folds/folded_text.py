"""A text of which some may be folded away, in a page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.ui.reader.surface.coverage import Coverage
from desktop.ui.reader.surface.folds import Folds
from desktop.ui.reader.surface.surface import Pin

if TYPE_CHECKING:
    from desktop.ui.reader.canvas.page import PageView


class FoldedText(Coverage):
    """Folds away, unfolds, and keeps to what is on show."""

    def __init__(self, page: PageView) -> None:
        super().__init__(page, lambda: self.folds.count)
        self._page = page
        self._was_stopped = False
        self.opened: list[range] = []
        """What was folded away and is shown again, until everything is."""

    @property
    def folds(self) -> Folds:
        """What is folded away now."""
        return self._page.column.folds if self._page.column else Folds.none(0)

    def fold(self, folds: Folds, pin: Pin) -> None:
        """Fold other blocks away than now, and keep a place where it stands."""
        if self._page.column is not None and folds.shown != self.folds.shown:
            self._page.column.fold(folds)
            self._page.put_back(pin)
            self.changed.emit()

    def open(self, stretch: range) -> None:
        """Show what is in a fold: it begins where the row of the fold stood."""
        column, content = self._page.column, self._page.content
        if column is None or content is None:
            return
        start = content.blocks.starts[stretch.start]
        row, rect = column.layout(stretch.start).fold, self._page.caret_rect(start)
        above = row.rect.y() - row.context[0].y if row and row.context else 0.0
        pin = Pin(start, rect.top() - max(0.0, above)) if rect else self._page.pin()
        self.opened.append(stretch)
        self.fold(self.folds.without([stretch]), pin)

    @override
    def uncover(self, start: int, end: int) -> None:
        blocks = self._within(start, end)
        found = list(self.folds.meeting(blocks.start, blocks.stop))
        if found:
            self.opened += found
            self.fold(self.folds.without(found), self._page.pin())

    def _within(self, start: int, end: int) -> range:
        """Return the blocks that hold some of a range."""
        content = self._page.content
        if content is None or not len(content.blocks):
            return range(0)
        return range(content.blocks.at(start), content.blocks.at(max(start, end - 1)) + 1)

    def keep_words(self, folds: Folds, start: int, end: int) -> Folds:
        """Return folds under which a range stays on show."""
        return folds.without([self._within(start, end)]) if start < end else folds

    @override
    def reach(self, fixed: int, moving: int) -> int:
        content = self._page.content
        if content is None or not self.folds.hidden or fixed == moving:
            self._was_stopped = False
            return moving
        blocks = content.blocks
        shown = self.folds.reach(blocks.at(fixed))
        first, last = blocks.starts[shown.start], blocks.starts[shown.stop] - 1
        # Nothing can be taken from a fixed end that is folded away itself.
        found = min(max(moving, first), last) if shown else fixed
        was_stopped, self._was_stopped = self._was_stopped, found != moving
        if self._was_stopped and not was_stopped:
            self.stopped.emit()
        return found

    # -- rows

    @override
    def nth(self, place: int) -> int:
        return self.folds.nth(place)

    @override
    def place(self, number: int) -> int:
        return self.folds.place(number)

    @override
    def fold_at(self, number: int) -> range | None:
        return self.folds.at(number)
