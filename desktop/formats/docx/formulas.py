"""Formulas in a Word document: as Office MathML, and the objects of older editors."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.formats.docx.package import W
from desktop.formats.door.xmltree import MarkupError, attribute, descendants, local, parse_xml
from desktop.formats.formulas import MARK, UnreadableFormulaError, linear, omml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_BEGIN = frozenset({"bookmarkStart", "commentRangeStart"})
_END = frozenset({"commentRangeEnd", "commentReference", "footnoteReference", "endnoteReference"})
_CHANGES = {"ins": "insertion", "moveTo": "insertion", "del": "deletion", "moveFrom": "deletion"}
_EDITORS = ("equation.", "mathtype")


def written(formula: _Element) -> str:
    """Return an `oMath` element as text."""
    try:
        return linear.text_of(omml.read(formula))
    except UnreadableFormulaError:
        return MARK


def words_of(paragraph: _Element) -> Iterator[str]:
    """Yield the text of a paragraph that stands by itself, formulas included."""
    for element in paragraph.iter(W + "t", "{*}oMath"):
        yield (element.text or "") if element.tag == W + "t" else written(element)


def marks_in(formula: _Element) -> tuple[list[_Element], list[_Element]]:
    """Return what else stands in a formula: what begins there, and what ends or is referred to."""
    inside = list(formula.iter())
    begin = [element for element in inside if local(element) in _BEGIN]
    return begin, [element for element in inside if local(element) in _END]


def changes_in(formula: _Element) -> Counter[str]:
    """Return how many stretches of a formula were inserted, and how many deleted."""
    names = (_CHANGES.get(local(element)) for element in formula.iter() if len(element))
    return Counter(name for name in names if name)


def drawn_formula(drawing: _Element) -> str:
    """Return the formula that an object or picture is; '' for anything else.

    Word keeps formulas of its own beside their picture where an older version is to show them;
    what other editors keep is in no known notation, so that only its place can be told.
    """
    for element in drawing.iter():
        kept = element.get("equationxml")
        if kept:
            return _kept(kept)
        if local(element) == "OLEObject":
            program = attribute(element, "ProgID").lower()
            if program.startswith(_EDITORS):
                return MARK
    return ""


def _kept(markup: str) -> str:
    try:
        found = descendants(parse_xml(markup.encode()), "oMath")
    except MarkupError:
        return MARK
    return " ".join(map(written, found)) or MARK
