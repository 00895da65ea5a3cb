"""Drawings from unknown senders: nothing outside them is looked at, nothing multiplies itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from desktop.formats.door.xmltree import MarkupError, local, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_MOST_DRAWN = 100_000
"""Elements a drawing may show beyond twice those it has, by showing some again and again."""
_DEEPEST = 40
"""Elements shown inside elements that are shown again."""
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|jpg|gif|webp)[;,]", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?#([^\"')]+)")


def harmless(data: bytes) -> bytes | None:
    """Return a drawing without what it takes from elsewhere, or None when it cannot be shown."""
    if b"<!ENTITY" in data:
        return None
    try:
        root = parse_xml(data)
    except MarkupError:
        return None
    if not _is_drawn_in_time(root):
        return None
    outside = [(e, name) for e in root.iter("{*}*") for name in _addresses(e) if _leaves(e, name)]
    for element, name in outside:
        del element.attrib[name]
    return etree.tostring(root, encoding="utf-8") if outside else data


def _is_drawn_in_time(root: _Element) -> bool:
    named = {name: element for element in root.iter("{*}*") if (name := element.get("id"))}
    left = _MOST_DRAWN + 2 * sum(1 for _ in root.iter("{*}*"))
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        left -= 1
        if left < 0 or depth > _DEEPEST:
            return False
        waiting.extend((child, depth) for child in element.iterchildren("{*}*"))
        again = (named.get(name) for name in _shown_again(element))
        waiting.extend((shown, depth + 1) for shown in again if shown is not None)
    return True


def _shown_again(element: _Element) -> Iterator[str]:
    if local(element) in ("use", "linearGradient", "radialGradient", "pattern"):
        yield from (str(element.get(name))[1:] for name in _addresses(element))
    for value in element.attrib.values():
        if "url(" in value:
            yield from _URL.findall(str(value))


def _addresses(element: _Element) -> list[str]:
    return [str(name) for name in element.attrib if str(name).rpartition("}")[2] == "href"]


def _leaves(element: _Element, name: str) -> bool:
    """Whether an address would be followed, and leads out of the drawing."""
    return local(element) != "a" and not _INSIDE.match(str(element.get(name)).strip())
