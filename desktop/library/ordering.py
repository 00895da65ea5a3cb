"""The order in which people expect names to stand."""

from __future__ import annotations

import re
from functools import lru_cache

_NUMBERS = re.compile(r"([0-9]{1,15})")


@lru_cache(maxsize=1 << 16)  # the same thousands of names are put in order after every change
def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts 'part 9' before 'part 10' and ignores case."""
    return tuple(
        (0, int(part), "") if part.isdecimal() and part.isascii() else (1, 0, part)
        for part in _NUMBERS.split(name.casefold())
        if part
    )
