"""Which links of a page are references to notes, and which elements are those notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.formats.attributes import Attributes
from desktop.formats.elements import attribute, local_name, own_text

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.formats.links import Links

_LABEL = re.compile(r"[\[(]?\s*(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,7}|[*†‡§¶#]{1,4})\s*[\])]?\.?")
_BRACKETED = re.compile(r"[\[(].*[\])]|[*†‡§¶]+")
_CLASS = re.compile(
    r"foot-?note|end-?note|note-?ref|\bfn\b|\breference\b|citation|cite", re.IGNORECASE
)
_REFERENCE_TYPES = frozenset({"noteref", "doc-noteref"})
_NOTE_TYPES = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
_CONTAINERS = frozenset({"li", "p", "div", "aside", "dd", "section"})
_LONGEST_NOTE = 20_000
_CLIMB = 6
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Notes:
    """References with the anchor name of their note, and the elements that are notes."""

    references: dict[_Element, str] = field(default_factory=dict)
    notes: set[_Element] = field(default_factory=set)


def find_notes(root: _Element, links: Links, attributes: Attributes | None = None) -> Notes:
    """Return the notes of a page; a reference stands before its note, which tells them apart."""
    said = attributes or Attributes(root)
    found = Notes({}, {element for element in said.typed if types(element) & _NOTE_TYPES})
    candidates = [
        (element, target[1:])
        for element in said.linked
        if local_name(element) == "a"
        and (target := links.target(element.get("href") or "")).startswith("#")
    ]
    if not candidates:
        return found
    order = {element: index for index, element in enumerate(root.iter())}
    places: dict[str, _Element] = {}
    for element in said.named:
        for identifier in (element.get("id"), element.get("name")):
            if identifier:
                places.setdefault(identifier, element)
    here = links.name("")
    for element, target in candidates:
        place = places.get(target.removeprefix(here)) if target.startswith(here) else None
        before = place is not None and order[place] > order[element]
        _judge(element, target, place, found, before=before)
    return found


def types(element: _Element) -> frozenset[str]:
    """Return what an element says it is: its role and EPUB types."""
    kind, role = attribute(element, "type"), element.get("role")
    return frozenset(f"{kind} {role or ''}".lower().split()) if kind or role else _NONE


def _judge(
    element: _Element, name: str, place: _Element | None, found: Notes, *, before: bool
) -> None:
    if types(element) & _REFERENCE_TYPES:
        before = before or place is None
    else:
        before = before and _looks_like_reference(element)
    if before:
        found.references[element] = name
        note = None if place is None else _container(place, element)
        if note is not None:
            found.notes.add(note)


def _looks_like_reference(element: _Element) -> bool:
    label = own_text(element, 12).strip()
    if not _LABEL.fullmatch(label):
        return False
    parent = element.getparent()
    around = [element] if parent is None else [element, parent]
    raised = any(local_name(e) == "sup" for e in [*around, *element[:1]])
    classed = any(_CLASS.search(e.get("class") or "") for e in around)
    return raised or classed or bool(_BRACKETED.fullmatch(label))


def _container(place: _Element, reference: _Element) -> _Element | None:
    """Return the block that holds a note, unless it holds the reference or too much."""
    block: _Element | None = place
    for _ in range(_CLIMB):
        if block is None or local_name(block) in _CONTAINERS:
            break
        block = block.getparent()
    if block is None or local_name(block) not in _CONTAINERS:
        return None
    if len(own_text(block, _LONGEST_NOTE)) >= _LONGEST_NOTE:
        return None
    return None if any(parent is block for parent in reference.iterancestors()) else block
