"""XML from unknown senders: few entities expanded, nothing fetched, depth and size bounded."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from lxml import etree

from desktop.formats import encoding
from desktop.formats.door import entities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_KEPT = {"amp", "lt", "gt", "quot", "apos"}
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")


class MarkupError(Exception):
    """Bytes that are not well-formed XML within the limits; the message is a clause."""


def parse_xml(data: bytes) -> _Element:
    """Return the root element; raises `MarkupError`."""
    # The names of entities are the only thing an XHTML file takes from its DTD, and no DTD is
    # loaded, so they are written out first; so are those that the file declares itself.
    if b"<!ENTITY" in data:
        data = entities.written_out(data.decode("latin-1")).encode("latin-1")
    try:
        root = etree.fromstring(_NAMED.sub(_written_out, encoding.as_utf8(data)), _parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise MarkupError(_reason(error)) from error
    _show_entities(root)
    return root


def local(element: _Element) -> str:
    """Return the element's name without its namespace; '' for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """Return the attribute called `name` in any namespace, or ''.

    Writers of the same format disagree about prefixes more often than two attributes of one
    element share a name.
    """
    value = element.get(name)
    if value is not None:
        return str(value)
    ending = "}" + name
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith(ending)), "")


def children(element: _Element, name: str) -> Iterator[_Element]:
    """Yield the child elements called `name` in any namespace."""
    return (child for child in element if local(child) == name)


def child(element: _Element | None, *names: str) -> _Element | None:
    """Return the first descendant along a path of local names, or None."""
    for name in names:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def descendants(element: _Element, name: str) -> Iterator[_Element]:
    """Yield all elements below `element` called `name` in any namespace, in document order."""
    return element.iter("{*}" + name)


def text_of(element: _Element | None) -> str:
    """Return all text below the element on one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _written_out(match: re.Match[bytes]) -> bytes:
    name = match[1].decode("ascii")
    characters = "" if name in _KEPT else html5.get(name + ";", "")
    return "".join(f"&#{ord(c)};" for c in characters).encode("ascii") or match[0]


def _show_entities(root: _Element) -> None:
    """Turn references to the file's own entities, which are not expanded, into plain text."""
    for entity in list(root.iter(etree.Entity)):
        parent, previous = entity.getparent(), entity.getprevious()
        if parent is None:
            continue
        text = (entity.text or "") + (entity.tail or "")
        if previous is None:
            parent.text = (parent.text or "") + text
        else:
            previous.tail = (previous.tail or "") + text
        parent.remove(entity)


def _reason(error: Exception) -> str:
    text = str(error).lower()
    if "depth" in text:
        return "it is nested too deeply"
    if "entity" in text and ("loop" in text or "amplification" in text):
        return "it multiplies itself"
    return "it is not well-formed XML"
