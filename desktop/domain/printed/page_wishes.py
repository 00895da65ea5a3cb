"""What is wished of the pages of a file, and what comes of it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from array import array

MOST_PIXELS = 2 << 20
"""Pixels that one part of a page may have."""


class Kind(IntEnum):
    """What is wished."""

    OPEN = 0
    DRAW = 1
    READ = 2


class Wish(NamedTuple):
    """A page to be drawn or read.

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


class Broken(NamedTuple):
    """A page, or with OPEN a file, that cannot be drawn or read."""

    wish: Wish
    is_locked: bool = False
    """Whether the file opens with another password than was given."""


class GivenUp(NamedTuple):
    """What was given up before it was done."""

    wish: Wish


Answer = Drawn | Read | Broken | GivenUp
