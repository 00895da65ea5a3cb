"""The blocks of a column laid out as they are needed, and how high they are."""

from __future__ import annotations

from collections import OrderedDict
from time import perf_counter
from typing import TYPE_CHECKING

from desktop.ui.look.heights import Heights

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
        self.reset(setter)

    def reset(self, setter: Typesetter) -> None:
        """Forget all layout: the width or the style is new."""
        self.setter = setter
        self.heights = Heights(self.count, setter.rough, setter.fine)
        self._cache: OrderedDict[int, BlockLayout] = OrderedDict()
        self._measured = bytearray(self.count)
        self._scan = 0
        self._begun: tuple[int, BlockLayout] | None = None

    def layout(self, index: int) -> BlockLayout:
        """Return a block laid out; recent ones are kept."""
        found = self._cache.get(index)
        if found is not None:
            self._cache.move_to_end(index)
            return found
        found = self._cache[index] = self._lay_out(index)
        if len(self._cache) > _KEPT:
            self._cache.popitem(last=False)
        return found

    def _lay_out(self, index: int) -> BlockLayout:
        made = self.setter.lay_out(index)
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
        self._measured[index] = 0
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
