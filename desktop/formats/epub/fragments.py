"""Places inside a book's pages: by their ids, or given by counting elements (EPUB CFI)."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

_FRAGMENT = re.compile(r"epubcfi\(([^!,]*)!([^!,]*)\)")
_STEP = re.compile(r"/(\d{1,6})")
_ASSERTION = re.compile(r"\[(?:\^.|[^\]^])*\]")
_OFFSET = re.compile(r":(\d{1,9})")


# href="two.xhtml#note-3"
_REFERENCE = re.compile(rb"#([^\"'<>\s#]{1,1000})")


def named(data: bytes) -> set[str]:
    """Return the ids that a page's links may lead to, and some that are none."""
    found = set(_REFERENCE.findall(data))
    return {unquote(unescape(name.decode("utf-8", "replace"))) for name in found}


class Place(NamedTuple):
    """The page by its number in the spine, from 0, and the steps inside it."""

    page: int
    steps: tuple[int, ...]
    offset: int


def parse(fragment: str) -> Place | None:
    """Return the place that a fragment such as 'epubcfi(/6/4!/4/2/1:35)' names, or None."""
    found = _FRAGMENT.fullmatch(_ASSERTION.sub("", fragment))
    if not found:
        return None
    page = [int(step) for step in _STEP.findall(found[1])]
    steps = tuple(int(step) for step in _STEP.findall(found[2]))
    offset = _OFFSET.search(found[2])
    if not page or not steps or page[-1] % 2 or not page[-1]:
        return None
    return Place(page[-1] // 2 - 1, steps, int(offset[1]) if offset else 0)


def mark(root: etree._Element, place: Place, identifier: str) -> bool:
    """Put an empty element with an id at `place`; return whether the page has such a place.

    Marks are counted by the elements before them: set the last one first.
    """
    node = root
    for step in place.steps[:-1]:
        inner = list(node.iterchildren(tag=etree.Element))
        if step % 2 or not 0 < step <= 2 * len(inner):
            return False
        node = inner[step // 2 - 1]
    inner = list(node.iterchildren(tag=etree.Element))
    before = place.steps[-1] // 2
    if before > len(inner):
        return False
    if place.steps[-1] % 2 == 0:
        return _name(inner[before - 1], identifier) if before else False
    _split(node, inner[before - 1] if before else None, place.offset, identifier)
    return True


def _name(element: etree._Element, identifier: str) -> bool:
    sign = etree.Element("span", id=identifier)
    sign.tail, element.text = element.text, None
    element.insert(0, sign)
    return True


def _split(
    parent: etree._Element, previous: etree._Element | None, offset: int, identifier: str
) -> None:
    """Put the mark into the text that follows `previous`, or that begins `parent`."""
    sign = etree.Element("span", id=identifier)
    if previous is None:
        text = parent.text or ""
        parent.text, sign.tail = text[:offset], text[offset:]
        parent.insert(0, sign)
    else:
        text = previous.tail or ""
        previous.tail = text[:offset]
        parent.insert(parent.index(previous) + 1, sign)
        sign.tail = text[offset:]
