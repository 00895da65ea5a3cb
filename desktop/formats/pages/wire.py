"""Wishes as they go to a page process, and how its answers begin: numbers in fixed places.

Every wish has one answer, in the order of the wishes.
"""

from __future__ import annotations

import struct

from desktop.domain.printed.page_wishes import MOST_PIXELS, Kind, Wish

# Bytes: blue, green, red and one that is not used, as the engine and Qt both have them.
PIXEL = 4
SLOTS, SLOT = 2, MOST_PIXELS * PIXEL
"""Pictures that may be drawn ahead, and bytes of the memory for each."""
MOST_SIDES = 4 * 500_000
"""Sides of the boxes of one page."""
FILES = 4
"""Files that are kept open: of more, the one asked for longest ago is closed."""
GIVEN_UP_AT, TOKENS = SLOTS * SLOT, 256
"""Where in the memory there is a byte for each wish by its number, and how many; not 0 where the
wish is given up."""
MEMORY = GIVEN_UP_AT + TOKENS
MOST_BYTES = 2 * SLOT
"""Bytes of a picture as a file."""
DRAWN, READ, PICTURED, SHEETS, LINKED = b"d", b"r", b"p", b"s", b"n"
"""A picture is drawn, a page is read, here is a picture as a file, all sizes, a page's links."""
BROKEN, LOCKED, GIVEN_UP, LOGGED = b"b", b"k", b"g", b"l"
"""It cannot be, not with that password, it was given up; a line for the log."""
NUMBER = struct.Struct("<I")
TEXT = struct.Struct("<IIII")
"""The number of a wish, and how many sides there are of characters, of pictures and of signs."""
PAGES = struct.Struct("<II")
"""The number of a wish, and how many pages there are: width and height of each, then labels."""
MOST_PAGES = 50_000
LONGEST_LABEL = 64
"""Characters that a page is called by."""
LINKS = struct.Struct("<II")
"""The number of a wish, and how many links there are: sides and page of each, then addresses."""
MOST_LINKS, LONGEST_ADDRESS = 5_000, 4_096
_WISH = struct.Struct("<IB16sI2B6i")


def packed(wish: Wish, number: int, slot: int, password: str = "") -> bytes:
    """Return a wish with its number and where to draw; of a file, what opens it."""
    kind, file, page, turns, *part = wish
    return _WISH.pack(number, kind, file, page, turns, slot, *part) + password.encode()


def password(data: bytes) -> str:
    """Return what opens the file of a wish."""
    return data[_WISH.size :].decode()


def token(number: int) -> int:
    """Return where the byte of a wish is."""
    return GIVEN_UP_AT + number % TOKENS


def unpacked(data: bytes) -> tuple[int, int, Wish]:
    """Return the number of a wish, where to draw, and the wish."""
    number, kind, file, page, turns, slot, *part = _WISH.unpack_from(data)
    return number, slot, Wish(Kind(kind), file.rstrip(b"\0"), page, turns, *part)
