"""Which links of a page are references to notes, and which elements are those notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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


@dataclass(frozen=True, slots=True)
class Notes:
    """References with the anchor name of their note, and the elements that are notes."""

    references: dict[_Element, str] = field(default_factory=dict)
    notes: set[_Element] = field(default_factory=set)


def find_notes(root: _Element, links: Links) -> Notes:
    """Return the notes of a page; a reference stands before its note, which tells them apart."""
    found = Notes()
    places: dict[str, tuple[int, _Element]] = {}
    candidates: list[tuple[int, _Element]] = []
    for index, element in enumerate(root.iter()):
        if not isinstance(element.tag, str):
            continue
        for identifier in (element.get("id"), element.get("name")):
            if identifier:
                places.setdefault(links.name(identifier), (index, element))
        kinds = types(element)
        if kinds & _NOTE_TYPES:
            found.notes.add(element)
        if local_name(element) == "a" and element.get("href"):
            candidates.append((index, element))
    for index, element in candidates:
        _judge(index, element, places, found, links)
    return found


def types(element: _Element) -> frozenset[str]:
    """Return what an element says it is: its role and EPUB types."""
    said = f"{attribute(element, 'type')} {element.get('role') or ''}"
    return frozenset(said.lower().split())


def _judge(
    index: int,
    element: _Element,
    places: dict[str, tuple[int, _Element]],
    found: Notes,
    links: Links,
) -> None:
    target = links.target(element.get("href") or "")
    if not target.startswith("#"):
        return
    name = target[1:]
    place = places.get(name)
    before = place is not None and place[0] > index
    if types(element) & _REFERENCE_TYPES:
        before = before or place is None
    else:
        before = before and _looks_like_reference(element)
    if before:
        found.references[element] = name
    if place and element in found.references:
        note = _container(place[1], element)
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
