"""Formulas of web pages and e-books, written into the tree as text in place of their markup.

A page may hold the same formula up to four times: as MathML for screen readers, as TeX, as a
picture and as letters placed by a script. Each is written once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.formats.formulas import MARK, UnreadableFormulaError, linear, mathml, tex
from desktop.formats.formulas.bottom_up import name_of
from desktop.formats.formulas.renderers import Shown, rendered
from desktop.formats.page.elements import is_hidden

if TYPE_CHECKING:
    from lxml.etree import _Element

_IN_LINE = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "a", "button", "summary", "caption", "figcaption", "dt"}
    | {"label", "pre", "th"}
)
_PUNCTUATION = re.compile(r"[.,;:!?)\]]+(?=\s|$)")
_RAISED = frozenset({"sup", "sub"})
_DOLLARS = re.compile(r"^\s*\$+|\$+\s*$")
# Elements around a formula of which one may be a line of text.
_LEVELS = 30


def write_out(root: _Element) -> int:
    """Put text in the place of every formula; return how many are only marked."""
    marked = 0
    for shown in rendered(root):
        text = _text(shown)
        marked += text == MARK
        _replace(shown, text)
    return marked


def _text(shown: Shown) -> str:
    """Return a formula as text: as its MathML has it, else its TeX, else as a mark."""
    unreadable = False
    for element in shown.mathml:
        try:
            text = linear.text_of(mathml.read(element))
        except UnreadableFormulaError:
            unreadable = True
            continue
        if text:
            return text
    for written in filter(None, map(str.strip, shown.tex)):
        return _from_tex(written)
    said = shown.words.strip()
    return said or (MARK if unreadable or shown.is_certain else "")


def _from_tex(written: str) -> str:
    """Return TeX as a formula is read, or as it stands when it says more than is known here."""
    try:
        return linear.text_of(tex.read(_DOLLARS.sub("", written)))
    except UnreadableFormulaError:
        return " ".join(written.split())


def _replace(shown: Shown, text: str) -> None:
    """Make a formula's element a line or a word of its own that holds nothing but text."""
    element = shown.element
    hidden = shown.mathml and is_hidden(element)
    attributes = {n: v for n, v in element.attrib.items() if n == "id" or hidden}
    for other in shown.others:
        _drop(other, element)
    tail = element.tail
    if text and not shown.is_block:
        text = (
            linear.gap(_text_before(element), text) + text + linear.gap(text, _text_after(element))
        )
    element.clear()
    element.attrib.update(attributes)
    element.tag, element.text, element.tail = "span", text, tail
    if shown.is_block and text and not _is_in_line(element):
        element.tag = "div"
        ending = _PUNCTUATION.match(tail or "")
        if tail and ending:
            element.text, element.tail = text + ending[0], tail[ending.end() :]


def _text_before(element: _Element) -> str:
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        return before.tail or (before.text or "" if not len(before) else "")
    return (parent.text or "") if parent is not None else ""


def _text_after(element: _Element) -> str:
    after = element.getnext()
    if element.tail or after is None or name_of(after).lower() in _RAISED:
        return element.tail or ""
    return after.text or ""


def _is_in_line(element: _Element) -> bool:
    around = zip(range(_LEVELS), element.iterancestors(), strict=False)
    return any(name_of(e).lower() in _IN_LINE for _, e in around if isinstance(e.tag, str))


def _drop(element: _Element, before: _Element) -> None:
    """Take out an element that follows a formula, and leave the text after it."""
    parent = element.getparent()
    if parent is not None and element.getprevious() is before:
        before.tail = (before.tail or "") + (element.tail or "")
        parent.remove(element)
