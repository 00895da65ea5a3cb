"""The order in which people expect names to stand."""

from __future__ import annotations

import re

_NUMBERS = re.compile(r"([0-9]{1,15})")


def natural(name: str) -> list[tuple[int, int, str]]:
    """Return a key that sorts 'part 9' before 'part 10' and ignores case."""
    return [
        (0, int(part), "") if part.isdecimal() and part.isascii() else (1, 0, part)
        for part in _NUMBERS.split(name.casefold())
        if part
    ]
