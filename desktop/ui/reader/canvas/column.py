"""The column of text behind the window: which block stands where, and what is measured.

The place in the text is an anchor (a block, and pixels into it), never a height. The scroll bar is
a projection of it, so correcting estimated heights elsewhere cannot move what is on screen.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from desktop.ui.look.heights import Heights
from desktop.ui.reader.surface.surface import Pin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Content
    from desktop.ui.reader.canvas.block_layout import BlockLayout
    from desktop.ui.reader.canvas.layout import Typesetter

_KEPT = 400


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block on screen; `y` is its top in the viewport."""

    index: int
    y: int
    layout: BlockLayout


class Column:
    """Lays out blocks as they come into view, and knows the place in the text."""

    def __init__(self, content: Content, setter: Typesetter) -> None:
        self.content = content
        self.count = len(content.blocks)
        self.anchor = (0, 0)
        self.reset(setter)

    def reset(self, setter: Typesetter) -> None:
        """Forget all layout: the width or the style is new."""
        self.setter = setter
        self.heights = Heights(self.count, setter.rough, setter.fine)
        self._cache: OrderedDict[int, BlockLayout] = OrderedDict()
        self._measured = bytearray(self.count)
        self._scan = 0

    def layout(self, index: int) -> BlockLayout:
        """Return a block laid out; recent ones are kept."""
        found = self._cache.get(index)
        if found is not None:
            self._cache.move_to_end(index)
            return found
        found = self._cache[index] = self._measure(index)
        if len(self._cache) > _KEPT:
            self._cache.popitem(last=False)
        return found

    def _measure(self, index: int) -> BlockLayout:
        made = self.setter.lay_out(index)
        if not self._measured[index]:
            self._measured[index] = 1
            self.heights.set(index, made.height)
        return made

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
            self._scan = index + 1
            self._measure(index)
        return True

    # -- what is on screen

    def shown(self, height: int) -> Iterator[ShownBlock]:
        """Yield the blocks on a screen of some height."""
        index, inside = self.anchor
        y = -inside
        while index < self.count and y < height:
            layout = self.layout(index)
            yield ShownBlock(index, y, layout)
            y += layout.height
            index += 1

    def caret(self, offset: int) -> tuple[int, QRectF]:
        """Return the block of an offset, and the caret's place inside it."""
        index = self.content.blocks.at(offset)
        layout = self.layout(index)
        box = layout.box_of(offset)
        if box is None:
            rect = layout.picture.rect if layout.picture else QRectF(0, layout.top, 1, 1)
            return index, QRectF(rect.x(), rect.y(), 1, rect.height())
        return index, box.caret(offset)

    # -- moving

    def scroll(self, pixels: int, height: int) -> None:
        """Move by pixels through laid out blocks."""
        if not self.count:
            return
        index, inside = self.anchor
        inside += pixels
        while inside < 0 and index > 0:
            index -= 1
            inside += self.layout(index).height
        inside = max(0, inside)
        while index < self.count - 1 and inside >= self.layout(index).height:
            inside -= self.layout(index).height
            index += 1
        self.anchor = (index, min(inside, self.layout(index).height - 1))
        self._keep_full(height)

    def _keep_full(self, height: int) -> None:
        """Do not scroll past the end."""
        index, inside = self.anchor
        filled = -inside
        while index < self.count and filled < height:
            filled += self.layout(index).height
            index += 1
        if filled >= height:
            return
        index, inside = self.count, -height
        while inside < 0 and index > 0:
            index -= 1
            inside += self.layout(index).height
        self.anchor = (index, max(0, inside))

    def drag_to(self, value: int, height: int) -> None:
        """Follow the scroll bar, whose scale is partly estimated."""
        if not self.count:
            return
        index, inside = self.heights.at(value)
        estimate = max(1, self.heights[index])
        exact = self.layout(index).height
        self.anchor = (index, min(exact - 1, inside * exact // estimate))
        self._keep_full(height)

    def bring(self, pin: Pin, height: int) -> None:
        """Show a character at a height of the viewport, exactly and at once."""
        if not self.count:
            return
        index, rect = self.caret(pin.offset)
        self.anchor = (index, 0)
        self.scroll(round(rect.top() - pin.y), height)

    def pin(self) -> Pin:
        """Return the first line that begins in view, and where it stands."""
        index, inside = self.anchor
        y = -inside
        while index < self.count:
            layout = self.layout(index)
            found = _first_line(layout, -y)
            if found is not None:
                return Pin(found.offset, found.y + y)
            y += layout.height
            index += 1
        last = max(0, self.count - 1)
        return Pin(self.content.blocks.starts[last] if self.count else 0, 0.0)

    def headroom(self, offset: int) -> float:
        """Return the space to leave above a line at the top, so that it does not look cut off."""
        style = self.setter.style
        index, rect = self.caret(offset)
        first = rect.top() - self.layout(index).top < style.line_step / 2
        if first and index:
            return min(float(self.layout(index).top), style.size)
        return rect.top() if first else max(0.0, style.line_step - rect.height())

    @property
    def value(self) -> int:
        """The place in the text as a height, for the scroll bar."""
        return self.heights.top(self.anchor[0]) + self.anchor[1]


def _first_line(layout: BlockLayout, above: int) -> Pin | None:
    """Return the first line whose middle is not hidden above the edge."""
    for box in layout.boxes_between(above, layout.height):
        if box.y + box.height <= above:
            continue
        for number in range(box.layout.lineCount()):
            line = box.layout.lineAt(number)
            if box.y + line.y() + line.height() / 2 > above:
                return Pin(box.offset(line.textStart()), box.y + line.y())
    picture = layout.picture
    if picture and not layout.boxes and layout.height > above:
        return None
    return None
