"""The walk from the leaves of a formula to its whole, without recursion and within bounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from desktop.formats.door.xmltree import local
from desktop.formats.formulas import UnreadableFormulaError
from desktop.formats.formulas.terms import letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from desktop.formats.formulas.terms import Term

    _Make = Callable[[_Element, str, list["Part"]], Term]

_SPACES = re.compile(r"\s+")
# Levels of a formula. Beyond both bounds it is kept as its letters, in a row.
_DEEPEST = 300
_MOST = 50_000
_LONGEST = 100_000
"""Signs that one part may say: each level writes out anew what it holds."""


class Part(NamedTuple):
    """An element of a formula with what it says."""

    name: str
    element: _Element
    term: Term


def name_of(element: _Element) -> str:
    """Return an element's name without any prefix; an HTML parser knows no namespaces."""
    return local(element).rpartition(":")[2]


def fold(
    root: _Element,
    make: _Make,
    is_skipped: Callable[[_Element], bool],
) -> Term:
    """Return what `make` says of `root`, given what it said of the elements inside.

    Raises `UnreadableFormulaError` for one of an unreasonable size.
    """
    inside: list[list[Part] | None] = [[]]
    events = etree.iterwalk(root, events=("start", "end"))
    count = 0
    for event, element in events:
        if event == "start":
            count += 1
            if len(inside) > _DEEPEST or count > _MOST:
                raise UnreadableFormulaError
            if element is not root and is_skipped(element):
                events.skip_subtree()
                inside.append(None)
            else:
                inside.append(_stray(element, element.text))
            continue
        parts, around = inside.pop(), inside[-1] or []
        if parts is not None:
            around.append(_made(element, make, parts))
        if element is not root:
            around.extend(_stray(element, element.tail))
        inside[-1] = around
    return around[0].term


def _made(element: _Element, make: _Make, parts: list[Part]) -> Part:
    name = name_of(element)
    term = make(element, name, parts)
    if len(term.text) > _LONGEST:
        raise UnreadableFormulaError
    return Part(name, element, term)


def _stray(element: _Element, text: str | None) -> list[Part]:
    """Return the text that stands between elements, where none is expected."""
    found = text and text.strip()
    return [Part("", element, letters(_SPACES.sub(" ", text)))] if text and found else []
