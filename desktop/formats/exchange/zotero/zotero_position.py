"""Where an annotation of Zotero's stands: boxes on a page, or a place in a book or web page."""

from __future__ import annotations

import json
import re
from typing import Any

from desktop.domain.exchanged.project import PageBoxes
from desktop.formats.exchange.json_value import number_of, object_of

_ORDER = re.compile(r"(\d{1,8})(?:\|(\d{1,8}))?(?:\|\d{1,8})?")
# Points or characters.
_FAR = 10**8
# A passage over ten pages has as many lines.
_MOST_BOXES = 400
_SIDES = 4
_POINT = 18.0
"""Points that the sign of a note is wide and high."""

Box = tuple[float, float, float, float]


def place(sort_index: str) -> float | None:
    """Return a number that grows as the annotations follow one another."""
    found = _ORDER.fullmatch(sort_index.strip())
    if found is None:
        return None
    return float(found[1]) if found[2] is None else float(int(found[1]) * _FAR + int(found[2]))


def read(position: object) -> dict[str, Any]:
    """Return a position, which may be given as JSON."""
    if not isinstance(position, str):
        return object_of(position)
    try:
        return object_of(json.loads(position))
    except (ValueError, RecursionError):
        return {}


def boxes(position: dict[str, Any]) -> PageBoxes | None:
    """Return the page of a PDF file that it is on, and its boxes there; None for other places."""
    number = number_of(position.get("pageIndex"))
    if number is None or not 0 <= number < _FAR:
        return None
    rects = position.get("rects")
    found = [box for box in map(_box, rects if isinstance(rects, list) else []) if box]
    paths = position.get("paths")
    drawn = [box for box in map(_around, paths if isinstance(paths, list) else []) if box]
    return PageBoxes(int(number), tuple((found or _one(drawn))[:_MOST_BOXES]))


def _box(rect: object) -> Box | None:
    sides = [number_of(side) for side in rect] if isinstance(rect, list) else []
    known = [side for side in sides if side is not None]
    if len(known) != _SIDES or len(sides) != _SIDES:
        return None
    left, bottom, right, top = known
    if left == right and bottom == top:
        right, bottom = left + _POINT, top - _POINT
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _around(path: object) -> Box | None:
    """Return the box around what was drawn, given as x and y in turns."""
    numbers = [number_of(one) for one in path] if isinstance(path, list) else []
    across = [one for one in numbers[::2] if one is not None]
    up = [one for one in numbers[1::2] if one is not None]
    return (min(across), min(up), max(across), max(up)) if across and up else None


def _one(drawn: list[Box]) -> list[Box]:
    """Return the box around all that was drawn with one annotation."""
    if not drawn:
        return []
    lefts, bottoms, rights, tops = zip(*drawn, strict=True)
    return [(min(lefts), min(bottoms), max(rights), max(tops))]
