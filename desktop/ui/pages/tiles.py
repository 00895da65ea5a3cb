"""Pictures of pages, cut into parts that are drawn one by one; the last ones are kept."""

from __future__ import annotations

from collections import OrderedDict
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QTransform

from desktop.domain.printed.page_wishes import MOST_PIXELS, Kind, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QImage

    from desktop.domain import Page

_BYTES = 96 << 20
_WIDEST = 2048
_ROUGH = 280
"""Pixels of the longer side of a page that stands in until the sharp one is there."""
_NONE = b""
_BEFORE = b"before"
"""What the file is called whose pictures stand in for those of another one."""
_ALL = 1 - 1e-6
"""Sums of shares are not exact."""


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


def placed(page: Page, turns: int, scale: float, corner: QPoint) -> QTransform:
    """Return what turns points of a page into pixels, where it is turned and its corner is so."""
    width, height = (scale * side for side in page[:2])
    x, y = corner.x(), corner.y()
    return (
        QTransform(scale, 0, 0, scale, x, y),
        QTransform(0, scale, -scale, 0, x + height, y),
        QTransform(-scale, 0, 0, -scale, x + width, y + height),
        QTransform(0, -scale, scale, 0, x, y + width),
    )[turns % 4]


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

    def spare(self, size: QSize) -> QImage | None:
        """Return the picture that goes next, if there is no room for another and it is as large.

        Memory that is new to a program is slow to be filled for the first time.
        """
        part, oldest = next(iter(self._kept.items()), (None, None))
        if part is None or oldest is None or oldest.size() != size:
            return None
        return self._drop(part) if self._bytes + oldest.sizeInBytes() > _BYTES else None

    def stand_behind(self, before: Tiles) -> None:
        """Let pictures of the same pages stand in, each until it is drawn here."""
        for part, picture in before._kept.items():
            self.put(part._replace(file=_BEFORE), picture)

    def _drop(self, part: Wish) -> QImage | None:
        picture = self._kept.pop(part, None)
        if picture is not None:
            self._bytes -= picture.sizeInBytes()
            self._on[part.page].discard(part)
        return picture

    def forget(self, page: int) -> None:
        """Keep nothing of a page."""
        for part in list(self._on.get(page, ())):
            self._drop(part)

    def has_some_of(self, page: int, turns: int | None = None) -> bool:
        """Whether there is a picture of a page, or of a part of it; turned so, if that is said."""
        return any(turns in (None, one.turns) for one in self._on.get(page, ()))

    def stand_ins(
        self, page: int, turns: int, width: int, share: QRectF
    ) -> list[tuple[Wish, QImage]]:
        """Return what shows a share of a page until it is there in a width.

        That are the pictures next to that width, or next below it; where those of no size show all
        of the share they are of all sizes, the smallest first.
        """
        sizes: dict[tuple[int, int], list[Wish]] = {}
        for one in self._on.get(page, ()):
            if one.turns == turns and share_of(one).intersects(share):
                sizes.setdefault((one.width, one.height), []).append(one)
        whole = [size for size in sizes if _cover(sizes[size], share)]
        if whole:
            found = sizes[min(whole, key=lambda size: (size[0] < width, abs(size[0] - width)))]
        else:
            found = [one for size in sorted(sizes) for one in sizes[size]]
        return [(part, self._kept[part]) for part in found]


def share_of(part: Wish) -> QRectF:
    """Return which share of its page a part is."""
    return QRectF(
        part.left / part.width, part.top / part.height,
        part.across / part.width, part.down / part.height,
    )  # fmt: skip


def _cover(parts: Iterable[Wish], share: QRectF) -> bool:
    """Whether parts of a page of one size show all of a share of it."""
    shown = (share_of(part).intersected(share) for part in parts)
    seen = sum(one.width() * one.height() for one in shown)
    return seen >= share.width() * share.height() * _ALL
