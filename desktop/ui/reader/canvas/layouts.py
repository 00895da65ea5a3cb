"""The blocks of a column laid out as they are needed, and how high they are."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from desktop.ui.look.heights import Heights
from desktop.ui.reader.canvas.fold_row import bar_height, lay_out_fold
from desktop.ui.reader.surface.folds import Folds, Shows

if TYPE_CHECKING:
    from desktop.domain import Content
    from desktop.ui.reader.canvas.block_layout import BlockLayout
    from desktop.ui.reader.canvas.layout import Typesetter

_KEPT = 400


class Layouts:
    """Lays out blocks and measures rows of tables when asked; the rest a little at a time."""

    def __init__(self, content: Content, setter: Typesetter) -> None:
        self.content = content
        self.count = len(content.blocks)
        self.folds = Folds.none(self.count)
        self.reset(setter)

    def reset(self, setter: Typesetter) -> None:
        """Forget all layout: the width or the style is new."""
        self.setter = setter
        self.heights = Heights(
            self.count, partial(_rough, setter, self.folds), partial(_fine, setter, self.folds)
        )
        self._cache: OrderedDict[int, BlockLayout] = OrderedDict()
        self._measured = bytearray(self.folds.inside)
        self._scan = 0
        self._begun: tuple[int, BlockLayout] | None = None

    def fold(self, folds: Folds) -> None:
        """Fold blocks away; each fold is laid out as one row."""
        self.folds = folds
        self.reset(self.setter)

    def layout(self, index: int) -> BlockLayout:
        """Return the row of a block laid out; recent ones are kept."""
        index = self.folds.row(index)
        found = self._cache.get(index)
        if found is not None:
            self._cache.move_to_end(index)
            return found
        found = self._cache[index] = self._lay_out(index)
        if len(self._cache) > _KEPT:
            self._cache.popitem(last=False)
        return found

    def _lay_out(self, index: int) -> BlockLayout:
        stretch = self.folds.at(index)
        if stretch is None:
            made = self.setter.lay_out(index)
        else:
            made = lay_out_fold(self.setter, stretch, self.folds)
        self._note(index, made)
        return made

    def measure(self, index: int, row: int) -> int:
        """Return the height of a row of a block, as its layout does."""
        layout = self.layout(index)
        known = layout.height
        found = layout.measure(row)
        if layout.height != known:
            self._note(index, layout)
        return found

    def _note(self, index: int, layout: BlockLayout) -> None:
        if not self._measured[index]:
            self._measured[index] = layout.unmeasured < 0
            self.heights.set(index, layout.height)

    def forget(self, index: int) -> None:
        """Lay a block out again when it is next needed."""
        self._cache.pop(index, None)
        self._measured[index] = self.folds.inside[index]
        self._scan = min(self._scan, index)

    def size_picture(self, asset: str, size: tuple[int, int]) -> None:
        """Give a picture that came without a size its own, wherever it stands."""
        for index, attributes in self.content.blocks.attributes.items():
            if attributes.get("asset") == asset and not attributes.get("width"):
                self.setter.sizes[asset] = size
                self.forget(index)

    @property
    def unmeasured(self) -> bool:
        """Whether heights are left that were only guessed."""
        return self._measured.find(0, self._scan) >= 0

    def measure_some(self, seconds: float) -> bool:
        """Measure blocks nobody has seen yet for a while; say whether any are left."""
        end = perf_counter() + seconds
        while perf_counter() < end:
            index = self._measured.find(0, self._scan)
            if index < 0:
                return False
            self._measure_next(index)
        return True

    def _measure_next(self, index: int) -> None:
        """Measure a block, or one more row of it."""
        layout = self._cache.get(index)
        if layout is None:
            begun = self._begun
            layout = begun[1] if begun and begun[0] == index else self._lay_out(index)
            self._begun = (index, layout)
        if layout.unmeasured >= 0:
            layout.measure(layout.unmeasured)
        if layout.unmeasured < 0:
            self._note(index, layout)
            self._scan, self._begun = index + 1, None


def _rough(setter: Typesetter, folds: Folds, first: int, last: int) -> int:
    """Guess the height of some blocks together."""
    shown = last - first - folds.shown.count(Shows.NOTHING, first, last)
    bars = folds.rows_in(first, last) - shown
    return setter.rough(first, last) * shown // (last - first) + bars * bar_height(setter)


def _fine(setter: Typesetter, folds: Folds, first: int, last: int) -> list[int]:
    """Guess the height of each of some blocks."""
    found = setter.fine(first, last)
    for stretch in folds.meeting(first, last):
        for number in range(max(first, stretch.start), min(last, stretch.stop)):
            found[number - first] = 0
        if stretch.start >= first:
            found[stretch.start - first] = bar_height(setter)
    return found
