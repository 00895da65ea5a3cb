"""Pictures, text boxes and diagrams in a Word document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.canon import picture_size
from desktop.formats.docx.package import R
from desktop.formats.door.xmltree import attribute, descendants, local, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from desktop.formats.canon.canonical import Builder
    from desktop.formats.docx.package import Package, Part

_UNITS_PER_PIXEL = 9525
"""English metric units: 914,400 an inch, of 96 pixels."""
_LENGTH = re.compile(r"(width|height)\s*:\s*(\d{1,6}(?:\.\d*)?)\s*(pt|px|in|cm|mm)?")
_PIXELS = {"pt": 96 / 72, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "": 1.0}
# Pixels of a side; a file may say any number.
_LARGEST = 20_000
# Of a length in EMU, 914,400 to the inch.
_DIGITS = 12


class Drawn(NamedTuple):
    """A picture, or the box of text or the words of a diagram that a drawing holds."""

    alt: str = ""
    relation: str = ""
    width: int = 0
    height: int = 0
    box: _Element | None = None
    words: tuple[str, ...] = ()
    is_formula: bool = False
    """The preview of a formula, whose place in the text is marked already."""


def drawn(drawing: _Element, package: Package, part: Part) -> Iterator[Drawn]:
    """Yield what `drawing` shows, in its own order."""
    alt, width, height = _frame(drawing)
    found = False
    for element in _outside_boxes(drawing):
        name = local(element)
        if name == "txbxContent":
            found = True
            yield Drawn(box=element)
        elif name in ("blip", "imagedata"):
            found = True
            key = element.get(R + "embed") or element.get(R + "id") or element.get(R + "link") or ""
            yield Drawn(alt, key, width, height)
        elif name == "relIds":
            found = True
            yield Drawn(alt, words=_diagram(element.get(R + "dm", ""), package, part))
        elif name == "textpath" and attribute(element, "string"):
            found = True
            yield Drawn(words=(attribute(element, "string"),))
    if not found and alt:
        yield Drawn(alt, "", width, height)


def write(shown: Drawn, package: Package, part: Part, builder: Builder) -> bool:
    """Append a picture or words of a drawing; return whether the picture could be shown."""
    for words in shown.words:
        builder.block()
        builder.text(words)
    if shown.words:
        return True
    relation = part.relations.get(shown.relation)
    data = None
    if relation is not None and not relation.external:
        data = package.archive.optional(relation.target)
    if shown.is_formula and not (data and picture_size.measure(data)):
        return True
    return builder.image(shown.alt, data, shown.width, shown.height)


def _outside_boxes(drawing: _Element) -> Iterator[_Element]:
    """Yield the elements of a drawing in order, but not what stands in its boxes of text."""
    for element in drawing:
        yield element
        if local(element) != "txbxContent":
            yield from _outside_boxes(element)


def _diagram(key: str, package: Package, part: Part) -> tuple[str, ...]:
    relation = part.relations.get(key)
    data = package.part(relation.target) if relation and not relation.external else None
    if data is None:
        return ()
    points = (text_of(point) for point in descendants(data.root, "pt"))
    return tuple(words for words in points if words)


def _frame(drawing: _Element) -> tuple[str, int, int]:
    """Return the drawing's description and its size in pixels."""
    alt, width, height = "", 0, 0
    for element in drawing.iter():
        name = local(element)
        if name == "docPr" and not alt:
            alt = element.get("descr") or element.get("title") or ""
        elif name == "extent" and not width:
            width, height = (_pixels(element.get(side, "")) for side in ("cx", "cy"))
        elif name in ("shape", "rect") and not width:
            alt = alt or element.get("alt", "")
            width, height = _styled(element.get("style", ""))
    return alt, width, height


def _pixels(text: str) -> int:
    units = int(text) if text.isdecimal() and len(text) <= _DIGITS else 0
    return min(units // _UNITS_PER_PIXEL, _LARGEST)


def _styled(style: str) -> tuple[int, int]:
    sizes = {
        name: min(float(number) * _PIXELS[unit], _LARGEST)
        for name, number, unit in _LENGTH.findall(style)
    }
    return round(sizes.get("width", 0)), round(sizes.get("height", 0))
