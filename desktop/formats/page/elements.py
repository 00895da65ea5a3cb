"""Small questions to ask of an element, whether it was parsed as HTML or as XML."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

EPUB = "{http://www.idpf.org/2007/ops}"

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPOKEN = re.compile(r"\w")
_NUMBER = re.compile(r"\s*(-?\d{1,7})")
_SPACE = re.compile(r"[ \t\n\r\f]+")


def collapse(text: str) -> str:
    """Return `text` with runs of HTML white space as one space; other spaces are kept."""
    return text if text.isalnum() else _SPACE.sub(" ", text)


def local_name(element: _Element) -> str:
    """Return the tag in lower case without its namespace, or '' for comments."""
    return _named(element.tag)  # type: ignore[arg-type]  # comments have a function for a tag


@lru_cache(4096)
def _named(tag: str) -> str:
    # Asked several times of each element; a page has few names.
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """Return an attribute of the EPUB vocabulary, such as 'type'."""
    return element.get(f"epub:{name}") or element.get(EPUB + name) or ""


def number(element: _Element, name: str, default: int = 0) -> int:
    """Return an attribute that should be a small whole number."""
    written = element.get(name)
    found = _NUMBER.match(written) if written else None
    return int(found[1]) if found else default


def own_text(element: _Element, enough: int) -> str:
    """Return the text inside an element, at least `enough` of it where there is as much."""
    if not len(element):
        return element.text or ""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        pieces.append(piece)
        size += len(piece)
        if size >= enough:
            break
    return "".join(pieces)


def is_hidden(element: _Element) -> bool:
    """Whether a reader of the page would not see the element.

    `aria-hidden` alone hides nothing from the eye, so it counts only where there are no words.
    """
    if not element.keys():
        return False
    get = element.get
    hidden = get("hidden")
    if hidden is not None and hidden.lower() != "until-found":
        return True
    style = get("style")
    if style and _HIDDEN.search(style):
        return True
    return get("aria-hidden") == "true" and not _SPOKEN.search(own_text(element, 200))


def take_out(element: _Element) -> None:
    """Take an element out of its tree and leave the text after it where it is."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
