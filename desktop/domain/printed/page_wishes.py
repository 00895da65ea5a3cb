"""What is wished of the pages of a file, and what comes of it."""

from __future__ import annotations

from enum import IntEnum
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from desktop.domain.printed.page_map import Page
    from desktop.domain.printed.region import Region

MOST_PIXELS = 2 << 20
"""Pixels that one part of a page may have."""
_KEPT = 2.0
"""Pixels of a picture that is kept, for each point."""


class Kind(IntEnum):
    """What is wished."""

    OPEN = 0
    DRAW = 1
    READ = 2
    PICTURE = 3
    """As DRAW; to be kept, as a file."""
    SHEETS = 4
    """How large all pages are, and what they are called."""
    LINKS = 5
    """Where on a page a click leads elsewhere."""


class Wish(NamedTuple):
    """A page to be drawn or read, or what a file says of all its pages.

    What is drawn is a part of the page, were that `width` × `height` pixels large, and turned by
    so many quarters clockwise.
    """

    kind: Kind
    file: bytes
    """What the file is called here: up to 16 bytes, no zeros at the end."""
    page: int = 0
    turns: int = 0
    width: int = 0
    height: int = 0
    left: int = 0
    top: int = 0
    across: int = 0
    down: int = 0


class Drawn(NamedTuple):
    """A picture: rows of blue, green, red and one byte of no use."""

    wish: Wish
    picture: memoryview
    """There until the next answer is asked for."""


class Read(NamedTuple):
    """Where characters and pictures are on a page as it is shown: x0, y0, x1, y1 of each."""

    wish: Wish
    digest: bytes
    boxes: array[float]
    """Those of the characters, as the engine numbers them; with y downwards."""
    pictures: array[float]
    signs: Sequence[float] = ()
    """Where notes are pinned on the page."""


class Pictured(NamedTuple):
    """A picture as a PNG file."""

    wish: Wish
    data: bytes


class Sheets(NamedTuple):
    """All pages of a file, as far as they are known before anything on them is read."""

    wish: Wish
    sizes: array[float]
    """Width and height, page after page."""
    labels: tuple[str, ...]


class PageLink(NamedTuple):
    """A part of a page as it is shown, with y downwards, and where it leads."""

    x0: float
    y0: float
    x1: float
    y1: float
    address: str
    page: int
    """Where there is no address; -1 for nowhere."""

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the page lies in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


class Linked(NamedTuple):
    """The links of a page."""

    wish: Wish
    links: tuple[PageLink, ...]


class Broken(NamedTuple):
    """A page, or with OPEN a file, that cannot be drawn or read."""

    wish: Wish
    is_locked: bool = False
    """Whether the file opens with another password than was given."""


class GivenUp(NamedTuple):
    """What was given up before it was done."""

    wish: Wish


Answer = Drawn | Read | Pictured | Sheets | Linked | Broken | GivenUp


def picture_of(region: Region, page: Page) -> Wish:
    """Wish the picture of a region that is kept with it: twice as large as its points, if it may.

    It is upright as its page is shown.
    """
    x0, y0, x1, y1 = region.rectangle(page)
    scale = min(_KEPT, (MOST_PIXELS / 2 / max(1.0, (x1 - x0) * (y1 - y0))) ** 0.5)
    width, height = (max(1, round(side * scale)) for side in (page.width, page.height))
    left, top = min(int(x0 * scale), width - 1), min(int(y0 * scale), height - 1)
    return Wish(
        Kind.PICTURE, b"", region.page, 0, width, height, left, top,
        max(1, min(ceil(x1 * scale), width) - left), max(1, min(ceil(y1 * scale), height) - top),
    )  # fmt: skip
