"""Offsets at the border to Qt, the only place that knows UTF-16.

Qt counts UTF-16 units; everything else here counts code points.
"""

from __future__ import annotations

from bisect import bisect_left


class Utf16:
    """Converts offsets inside one run of text between code points and UTF-16 units."""

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        self._points: list[int] = []
        if not text.isascii() and max(text, default="") > "\uffff":
            self._points = [i for i, c in enumerate(text) if c > "\uffff"]
        self._units = [point + k for k, point in enumerate(self._points)]

    def units(self, point: int) -> int:
        """Return the UTF-16 offset of a code point."""
        return point + bisect_left(self._points, point) if self._points else point

    def point(self, units: int) -> int:
        """Return the code point at a UTF-16 offset; inside a surrogate pair, its start."""
        return units - bisect_left(self._units, units) if self._units else units
