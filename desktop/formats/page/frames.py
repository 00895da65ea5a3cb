"""Pages inside a page: what a frame shows is put in its place, where it came with the file."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin

from lxml import etree

from desktop.formats import encoding
from desktop.formats.page.elements import is_hidden, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

MOST = 200
"""Frames of one page that are read."""
_LARGEST = 8 << 20
"""Letters that they may hold together."""
# Frames in frames.
_DEEPEST = 4
_DOT = 2
"""Pixels of a frame that only counts visitors."""
_TAGS = ("iframe", "frame")
_NUMBER = re.compile(r"[\d/]")
_DATA_URL = re.compile(r"data:text/html[;,]", re.IGNORECASE)


class Framed(NamedTuple):
    """A page that a frame shows, and where that page came from."""

    text: str
    address: str = ""


def fill(
    root: _Element,
    parse: Callable[[str], _Element | None],
    load: Callable[[str], Framed | None] | None,
) -> None:
    """Put the pages of frames in their places; `load` gets the address as the page writes it."""
    waiting = [(frame, 1) for frame in root.iter(*_TAGS)]
    room = _LARGEST
    for _ in range(MOST):
        if not waiting:
            return
        frame, depth = waiting.pop(0)
        framed = None if _is_unseen(frame) else _framed(frame, load)
        if framed is None or len(framed.text) > room:
            continue
        room -= len(framed.text)
        box = _box(parse(framed.text), framed.address)
        if box is None:
            continue
        if depth < _DEEPEST:
            waiting.extend((inner, depth + 1) for inner in box.iter(*_TAGS))
        _put(box, frame)


def is_missing(element: _Element) -> bool:
    """Tell whether an element is a frame that can be seen, without what it shows."""
    if element.tag not in _TAGS or _is_unseen(element):
        return False
    address = (element.get("src") or element.get("data-src") or "").strip()
    return bool(address) and not address.lower().startswith(("about:", "javascript:"))


def missing_in(root: _Element) -> int:
    """Return how many frames that can be seen stand there without what they show."""
    return sum(map(is_missing, root.iter(*_TAGS)))


def _is_unseen(frame: _Element) -> bool:
    sizes = [number(frame, name, _DOT + 1) for name in ("width", "height")]
    if min(sizes) <= _DOT:
        return True
    return any(is_hidden(element) for element in (frame, *frame.iterancestors()))


def _framed(frame: _Element, load: Callable[[str], Framed | None] | None) -> Framed | None:
    written = frame.get("srcdoc")
    if written is not None:
        return Framed(written)
    address = (frame.get("src") or "").strip()
    if not address:
        return None
    if _DATA_URL.match(address):
        return _inline(address)
    return load(unquote(address) if address[:4].lower() == "cid:" else address) if load else None


def _inline(address: str) -> Framed | None:
    head, _, written = address.partition(",")
    if not head.lower().endswith(";base64"):
        return Framed(unquote(written))
    try:
        data = base64.b64decode(re.sub(r"\s+", "", unquote(written)), validate=False)
    except (binascii.Error, ValueError):
        return None
    return Framed(encoding.decode(data, markup=True))


def _box(page: _Element | None, address: str) -> _Element | None:
    """Return what a page shows as one element of another page."""
    if page is None:
        return None
    shown = page.find("body")
    if shown is None:
        shown = page.find("frameset")
    if shown is None:
        return None
    box = etree.Element("div")
    box.text = shown.text
    box.extend(list(shown))
    if address:
        _lead_from(box, address)
    return box


def _lead_from(box: _Element, address: str) -> None:
    """Write links and pictures as they lead from the page of the frame."""
    for name in ("href", "src"):
        for element in box.iter("a", "img", *_TAGS):
            written = element.get(name)
            if written and not written.startswith("#"):
                element.set(name, _joined(address, written))


def _joined(address: str, written: str) -> str:
    try:
        return urljoin(address, written)
    except ValueError:
        return written


def _put(box: _Element, frame: _Element) -> None:
    parent = frame.getparent()
    if parent is None:
        return
    # What a frame is called, but for its number, tells an advertisement from a part of the text.
    called = [_NUMBER.split(frame.get(name) or "")[0] for name in ("class", "name", "id")]
    box.set("class", " ".join(filter(None, called)))
    box.tail = frame.tail
    parent.replace(frame, box)
    # A set of frames is no page of its own; what it holds stands below each other.
    if parent.tag == "frameset":
        parent.tag = "div"
