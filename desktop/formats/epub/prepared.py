"""A page of a book made ready for the walk that web pages get."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from desktop.formats import encoding
from desktop.formats.door.archive import resolve
from desktop.formats.door.xmltree import MarkupError, attribute, parse_xml
from desktop.formats.page.elements import EPUB, local_name, own_text
from desktop.formats.walk.leads import LABEL_ATTRIBUTE
from desktop.formats.walk.note_marks import Place, label_of, looks_like_reference, place_of, types
from desktop.formats.web import html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.domain import SpanKind

_EMPTY = re.compile(r"<([A-Za-z][\w:-]*)((?:\s[^<>]*)?)/>")
_MAY_BE_EMPTY = re.compile(
    "area|base|br|col|embed|hr|img|image|input|link|meta|param|source|track|wbr", re.IGNORECASE
)
_CROSSES = re.compile(rb"""href\s*=\s*["'][^"'#<>]{1,200}#""")
"""Leads to a place on another page, as the mark of a note may: href="notes.xhtml#n1"."""
_REFERENCES = frozenset({"noteref", "doc-noteref"})
_TO_NOTE = re.compile(rb"<[^<>]*noteref[^<>]*>")
_TO_ITSELF = re.compile(rb"href\s*=\s*[\"']\s*#")
_NOTE_HOLDERS = frozenset({"li", "p", "div", "aside", "dd", "td"})
# Letters; what is longer is a chapter that has a mark beside it.
_LONGEST_NOTE = 20_000
_DRAWN = frozenset(
    {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "use"}
)
DRAWING = "drawing:"
"""Begins the made-up addresses of drawings that are part of a page."""


def parse_page(data: bytes) -> etree._Element | None:
    """Return the tree of a page; one that is not well-formed is read as a browser would."""
    try:
        return parse_xml(data)
    except MarkupError:
        text = encoding.decode(data, markup=True)
        # To a browser only some elements end with '/>'; in a book all do.
        return html.parse(_EMPTY.sub(_written_out, text))


def refers_elsewhere(data: bytes) -> bool:
    """Whether a page that is not read yet may refer to notes on other pages."""
    return _CROSSES.search(data) is not None


class Crossing(NamedTuple):
    """A link from one page to a place on another."""

    part: str
    identifier: str
    label: str
    """What is printed, when that could be the mark of a note."""
    is_typed: bool
    looks: bool
    """It is printed as the mark of a note is."""
    place: Place


def crossings(
    root: etree._Element, part: str, shifted: Mapping[str, SpanKind]
) -> Iterator[Crossing]:
    """Yield the links of a page that lead to places on other pages."""
    for element in root.iter("{*}a", "a"):
        target, identifier = resolve(part, element.get("href", ""))
        if identifier and target != part:
            typed = bool(types(element) & _REFERENCES)
            label = label_of(element)
            looks = bool(label) and looks_like_reference(element, shifted)
            yield Crossing(target, identifier, label, typed, looks, place_of(element))


def mark_references(root: etree._Element, part: str, notes: set[tuple[str, str]]) -> None:
    """Say of the links to notes on other pages, given as part and id, what they are."""
    for element in root.iter("{*}a", "a") if notes else ():
        if resolve(part, element.get("href", "")) in notes and label_of(element):
            element.set(EPUB + "type", f"{attribute(element, 'type')} noteref".strip())


def mark_notes(root: etree._Element, labels: Mapping[str, str]) -> None:
    """Say of elements that other pages refer to by `labels` as notes that they are notes."""
    if not labels:
        return
    for element in list(root.iter(etree.Element)):
        label = labels.get(element.get("id", ""))
        if label is None:
            continue
        holders = (e for e in (element, *element.iterancestors()) if local_name(e) in _NOTE_HOLDERS)
        holder = next(holders, None)
        if holder is not None and len(own_text(holder, _LONGEST_NOTE)) < _LONGEST_NOTE:
            holder.set(EPUB + "type", f"{holder.get(EPUB + 'type', '')} footnote".strip())
            holder.set(LABEL_ATTRIBUTE, label)


def simplify(root: etree._Element) -> dict[str, bytes]:
    """Turn what only books have into what web pages have; return the page's drawings."""
    for element in list(root.iter("{*}switch")):
        _switch(element)
    drawings: dict[str, bytes] = {}
    for number, element in enumerate(list(root.iter("{*}svg", "svg"))):
        if element.getparent() is not None:
            _replace(element, _shown(element, f"{DRAWING}{number}", drawings))
    return drawings


def shown_drawing(root: etree._Element) -> tuple[etree._Element, dict[str, bytes]]:
    """Return a page that shows the drawing `root`, and the drawing itself."""
    body = etree.Element("body")
    drawings: dict[str, bytes] = {}
    body.extend(_shown(root, DRAWING, drawings))
    return body, drawings


def _shown(svg: etree._Element, address: str, drawings: dict[str, bytes]) -> list[etree._Element]:
    """Return the pictures that a drawing places, or a picture that is the drawing."""
    words = " ".join("".join(_words(svg)).split())
    pictures = [e for e in svg.iter(etree.Element) if local_name(e) == "image"]
    found = [etree.Element("img", src=attribute(picture, "href"), alt="") for picture in pictures]
    if not pictures or any(local_name(e) in _DRAWN for e in svg.iter(etree.Element)):
        drawings[address] = etree.tostring(svg, with_tail=False)
        found.append(etree.Element("img", src=address, alt=""))
    found[0].set("alt", words)
    if svg.get("id"):
        found[0].set("id", svg.get("id", ""))
    return found


def _words(svg: etree._Element) -> Iterator[str]:
    for element in svg.iter(etree.Element):
        if local_name(element) in ("text", "title", "desc"):
            yield "".join(element.itertext()) + " "


def _switch(element: etree._Element) -> None:
    """Keep the one of several versions that every program can show, or the one in MathML."""
    cases = [e for e in element if local_name(e) == "case"]
    formulas = [e for e in cases if next(e.iter("{*}math", "math"), None) is not None]
    usual = [e for e in element if local_name(e) == "default"]
    kept = formulas[:1] or usual[:1] or cases[:1]
    for version in list(element):
        if version not in kept:
            element.remove(version)


def _replace(element: etree._Element, others: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    others[-1].tail = element.tail
    at = parent.index(element)
    parent[at : at + 1] = others


def _written_out(match: re.Match[str]) -> str:
    name, attributes = match.groups()
    return match[0] if _MAY_BE_EMPTY.fullmatch(name) else f"<{name}{attributes}></{name}>"
