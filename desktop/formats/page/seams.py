"""Words of neighbours that a page shows apart though no space stands between them.

Style sheets set names, parties and dates beside or below each other; without a space they would
run into one word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_INLINE = ("span", "a", "strong", "small", "b", "time", "label")
_ENDS = re.compile(r"[a-zß-ÿ)\d.,:;]$")
_BEGINS = re.compile(r"[A-ZÀ-Þ(]")
# Letters at either end of what meets; words are no longer.
_REACH = 40


def part(root: _Element) -> None:
    """Put a space between named inline elements where small letters run into a capital."""
    for element in root.iter(*_INLINE):
        before = element.getprevious()
        if before is None or before.tail or not _is_named(before) or not _is_named(element):
            continue
        if _ENDS.search(_edge(before, last=True)) and _BEGINS.match(_edge(element, last=False)):
            before.tail = " "


def _is_named(element: _Element) -> bool:
    """Whether an element has a class of its own, by which a style sheet can set it apart."""
    return element.tag in _INLINE and bool(element.get("class"))


def _edge(element: _Element, *, last: bool) -> str:
    """Return the first or last letters of an element as they are written."""
    pieces = [piece for piece in element.itertext() if piece]
    if not pieces:
        return ""
    return pieces[-1][-_REACH:] if last else pieces[0][:_REACH]
