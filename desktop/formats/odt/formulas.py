"""Formulas in an OpenDocument text: objects of their own, in MathML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.door.xmltree import MarkupError, children, descendants, local, parse_xml
from desktop.formats.formulas import MARK, UnreadableFormulaError, linear, mathml
from desktop.formats.odt.namespaces import XLINK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

_MATHML = b"http://www.w3.org/1998/Math/MathML"


def in_frame(frame: _Element, load: Callable[[str], bytes | None]) -> str:
    """Return the formula that a frame shows; '' for a frame that shows something else."""
    return " ".join(filter(None, map(_text, _formulas(frame, load))))


def _formulas(frame: _Element, load: Callable[[str], bytes | None]) -> Iterator[_Element | None]:
    """Yield the formulas of a frame; None for one that is damaged."""
    for embedded in children(frame, "object"):
        yield from children(embedded, "math")
        address = embedded.get(XLINK + "href", "").rstrip("/")
        data = load(f"{address}/content.xml") if address else None
        if data is None or _MATHML not in data:
            continue
        try:
            root = parse_xml(data)
        except MarkupError:
            yield None
        else:
            yield from [root] if local(root) == "math" else []


def _text(formula: _Element | None) -> str:
    """Return a formula as its MathML has it, else as its author wrote it."""
    if formula is None:
        return MARK
    try:
        text = linear.text_of(mathml.read(formula))
    except UnreadableFormulaError:
        text = ""
    return text or next(_written(formula), "") or (MARK if len(formula) else "")


def _written(formula: _Element) -> Iterator[str]:
    for annotation in descendants(formula, "annotation"):
        text = " ".join("".join(annotation.itertext()).split())
        if text:
            yield text
