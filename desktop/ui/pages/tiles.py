"""Pictures of pages, cut into parts that are drawn one by one; the last ones are kept."""

from __future__ import annotations

from collections import OrderedDict
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from desktop.domain.printed.page_wishes import MOST_PIXELS, Kind, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.ui.look.reading_style import Theme

_BYTES = 96 << 20
_WIDEST = 2048
_ROUGH = 280
"""Pixels of the longer side of a page that stands in until the sharp one is there."""
_NONE = b""


def parts(page: int, size: QSize, turns: int, file: bytes = _NONE) -> Iterator[Wish]:
    """Yield the parts of a page that is so many pixels large, row by row."""
    width, height = size.width(), size.height()
    across = ceil(width / ceil(width / _WIDEST))
    down = ceil(height / ceil(height / (MOST_PIXELS // across)))
    for top in range(0, height, down):
        for left in range(0, width, across):
            yield Wish(
                Kind.DRAW, file, page, turns, width, height, left, top,
                min(across, width - left), min(down, height - top),
            )  # fmt: skip


def rough(size: QSize) -> QSize:
    """Return how large the stand-in for a page is."""
    longer = max(size.width(), size.height())
    if longer <= _ROUGH:
        return size
    return QSize(max(1, size.width() * _ROUGH // longer), max(1, size.height() * _ROUGH // longer))


def rect_of(part: Wish) -> QRect:
    """Return which pixels of its page a part is."""
    return QRect(part.left, part.top, part.across, part.down)


class Tiles:
    """Keeps pictures by what was wished; those not used for longest go first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Wish, QImage] = OrderedDict()
        self._on: dict[int, set[Wish]] = {}
        self._bytes = 0

    @property
    def size(self) -> int:
        """How many bytes all pictures take."""
        return self._bytes

    def clear(self) -> None:
        """Keep nothing."""
        self._kept.clear()
        self._on.clear()
        self._bytes = 0

    def get(self, part: Wish) -> QImage | None:
        """Return the picture of a part, should it be there."""
        found = self._kept.get(part)
        if found is not None:
            self._kept.move_to_end(part)
        return found

    def __contains__(self, part: Wish) -> bool:
        return part in self._kept

    def put(self, part: Wish, picture: QImage) -> None:
        """Keep a picture."""
        self._drop(part)
        self._kept[part] = picture
        self._on.setdefault(part.page, set()).add(part)
        self._bytes += picture.sizeInBytes()
        while self._bytes > _BYTES and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def _drop(self, part: Wish) -> None:
        picture = self._kept.pop(part, None)
        if picture is not None:
            self._bytes -= picture.sizeInBytes()
            self._on[part.page].discard(part)

    def forget(self, page: int) -> None:
        """Keep nothing of a page."""
        for part in list(self._on.get(page, ())):
            self._drop(part)

    def has_some_of(self, page: int) -> bool:
        """Whether there is a picture of a page, or of a part of it."""
        return bool(self._on.get(page))

    def on(self, page: int, turns: int) -> list[tuple[Wish, QImage]]:
        """Return all pictures of parts of a page, those of the smallest page first."""
        found = sorted(one for one in self._on.get(page, ()) if one.turns == turns)
        return [(part, self._kept[part]) for part in sorted(found, key=lambda one: one.width)]


def dressed(picture: QImage, theme: Theme, pictures: Iterable[QRectF] = ()) -> None:
    """Give a page the paper of a theme, in place; what is a picture on it stays as it is.

    By night light and dark change places.
    """
    painter = QPainter(picture)
    region = QRegion(picture.rect())
    for rect in pictures:
        region -= QRegion(rect.toAlignedRect())
    painter.setClipRegion(region)
    modes = QPainter.CompositionMode
    if theme.dark:
        painter.setCompositionMode(modes.CompositionMode_Difference)
        painter.fillRect(picture.rect(), QColor("white"))
        painter.setCompositionMode(modes.CompositionMode_Screen)
    else:
        painter.setCompositionMode(modes.CompositionMode_Multiply)
    painter.fillRect(picture.rect(), QColor(theme.base))
    painter.end()
