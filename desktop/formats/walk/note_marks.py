"""Which links of a page are references to notes, and which elements are those notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import SpanKind
from desktop.formats.page.attributes import Attributes
from desktop.formats.page.elements import attribute, local_name, own_text
from desktop.formats.walk import leads
from desktop.formats.walk.inline_styles import css_styles
from desktop.formats.walk.leads import INLINE, LABEL, LONGEST_LABEL
from desktop.formats.walk.link_targets import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from desktop.formats.walk.link_targets import Links

_BRACKETED = re.compile(r"\[\S{1,7}\]|[*†‡§¶‖]+|[⁰¹²³⁴-⁹]+")
_CLASS = re.compile(
    r"foot-?note|end-?note|\bfn(?:ref|[-_\d]|\b)|\b_?ftn|note-?(?:ref|link|call|mark|anchor|num)",
    re.IGNORECASE,
)
_CITING = re.compile(r"\breference\b|citation|cite", re.IGNORECASE)
"""Classes of marks, but also of what is part of a sentence: “see Table 2”, “Quill (2018)”."""
_CITED = frozenset({"biblioref", "doc-biblioref", "glossref", "doc-glossref"})
_YEAR = re.compile(r"\(?(?:1[5-9]|20)\d\d\)?")
_REFERENCE_TYPES = frozenset({"noteref", "doc-noteref"})
_NOTE_TYPES = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
_CONTAINERS = frozenset({"li", "p", "div", "aside", "dd", "section"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BETWEEN = re.compile(r"\s*(?:[,;–-]\s*)?")
# Letters; what is longer is a part of the text.
_LONGEST_NOTE = 20_000
# Elements between a link back and the note that holds it.
_CLIMB = 6
# Elements around a link, or inside it, that are nothing but its dress.
_NEAR = 4
_NONE: frozenset[str] = frozenset()
# Links that share one pair of brackets: [1, 2, 5].
_MOST_IN_A_PAIR = 20


@dataclass(frozen=True, slots=True)
class Notes:
    """References with the anchor name of their note, and the elements that are notes."""

    references: dict[_Element, str] = field(default_factory=dict)
    notes: set[_Element] = field(default_factory=set)
    marks: dict[_Element, str] = field(default_factory=dict)
    """What stands in a note for its own number, with the anchor it leads back to."""


class Place(NamedTuple):
    """What tells of a link whether it and another one are a note's mark and the way back."""

    near: frozenset[str]
    """The ids of the link and of what stands directly around it."""
    head: str
    """The first words of its block."""
    text: str
    begins: bool
    """Nothing stands before it in its block."""
    in_heading: bool


def find_notes(
    root: _Element,
    links: Links,
    shifted: Mapping[str, SpanKind] | None = None,
    attributes: Attributes | None = None,
) -> Notes:
    """Return the notes of a page; a reference stands before its note, which tells them apart.

    `shifted` are the classes that the page's style sheets set above or below the line. A mark
    that stands in a note as bare text gets an element of its own.
    """
    said = attributes or Attributes(root)
    found = Notes(notes={element for element in said.typed if types(element) & _NOTE_TYPES})
    candidates = [
        element
        for element in said.linked
        if local_name(element) == "a"
        and links.target(element.get("href") or "").startswith("#")
        and label_of(element)
    ]
    places: dict[str, tuple[int, _Element]] = {}
    order: dict[_Element, int] = {}
    if candidates:
        order = {element: index for index, element in enumerate(root.iter())}
        targets = {links.target(element.get("href") or "")[1:] for element in candidates}
        for element in said.named:
            for identifier in (element.get("id"), element.get("name")):
                if identifier and (name := links.name(identifier)) in targets:
                    places.setdefault(name, (order[element], element))
    judge = _Judge(places, links, shifted or {}, found)
    for element in candidates:
        judge.judge(order[element], element)
    judge.mark_leads()
    return found


def types(element: _Element) -> frozenset[str]:
    """Return what an element says it is: its role and EPUB types."""
    kind, role = attribute(element, "type"), element.get("role")
    return frozenset(f"{kind} {role or ''}".lower().split()) if kind or role else _NONE


def label_of(element: _Element) -> str:
    """Return what is printed for a link that could be the mark of a note, '' for others."""
    label = own_text(element, LONGEST_LABEL).strip()
    return label if types(element) & _REFERENCE_TYPES or LABEL.fullmatch(label) else ""


def looks_like_reference(element: _Element, shifted: Mapping[str, SpanKind]) -> bool:
    """Whether a link with the label of a note is printed as a note's mark is."""
    if types(element) & _REFERENCE_TYPES:
        return True
    label = own_text(element, LONGEST_LABEL).strip()
    around = list(_around(element))
    if any(_is_raised(e, shifted) for e in around):
        return True
    if types(element) & _CITED or _YEAR.fullmatch(label):
        return bool(_BRACKETED.fullmatch(label))
    classes = " ".join(e.get("class") or "" for e in around)
    classed = _CLASS.search(classes) or (_CITING.search(classes) and _follows_a_word(element))
    return bool(classed or _BRACKETED.fullmatch(label)) or _is_enclosed(element)


def _follows_a_word(element: _Element) -> bool:
    """Whether a link stands right behind a word, where no word of the sentence can begin."""
    outer = element
    while not (before := _before(outer)):
        parent = outer.getparent()
        if parent is None or local_name(parent) not in INLINE:
            return False
        outer = parent
    return not before[-1].isspace() and before[-1] not in "([{“‘'\"—–-/"


def _before(element: _Element) -> str:
    """Return the text right before an element, within the one around it."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return previous.tail or own_text(previous, _LONGEST_NOTE)
    return (parent.text or "") if parent is not None else ""


def _is_named(element: _Element) -> bool:
    """Whether a page calls a link a note."""
    return any(_CLASS.search(e.get("class") or "") for e in _around(element))


def place_of(element: _Element) -> Place:
    """Return where a link stands."""
    block, near = element, _names(element)
    for inner in element.iterdescendants():
        near |= _names(inner)
    begins = True
    while local_name(block) in INLINE:
        parent = block.getparent()
        if parent is None:
            break
        for before in block.itersiblings(preceding=True):
            begins = begins and not (before.tail or "").strip() and not own_text(before, 1).strip()
            if begins:
                near |= _names(before)
        last = block.getprevious()
        if last is not None and local_name(last) == "a":
            near |= _names(last)
        begins = begins and not (parent.text or "").strip()
        block = parent
        near |= _names(block)
    heading = any(local_name(e) in _HEADINGS for e in (block, *block.iterancestors()))
    head, text = (own_text(e, LONGEST_LABEL).strip() for e in (block, element))
    return Place(frozenset(near), head, text, begins, heading)


def are_mutual(mark: Place, label: str, back: Place) -> bool:
    """Whether two links that lead to one another are a note's mark and the way back to it."""
    numbered = (back.begins and back.text == mark.text) or leads.begins_with(back.head, label)
    return bool(numbered) and not mark.begins and not back.in_heading


class _Judge:
    def __init__(
        self,
        places: Mapping[str, tuple[int, _Element]],
        links: Links,
        shifted: Mapping[str, SpanKind],
        found: Notes,
    ) -> None:
        self._places = places
        self._links = links
        self._shifted = shifted
        self._found = found
        self._labels: dict[_Element, tuple[str, str]] = {}

    def judge(self, index: int, element: _Element) -> None:
        """Keep a link that is a reference to a note, and the note."""
        label = label_of(element)
        name = self._links.target(element.get("href") or "")[1:]
        place = self._places.get(name)
        if place is None:
            # What leads to a note that was left out still is no figure of the text.
            if types(element) & _REFERENCE_TYPES or (self._is_here(name) and _is_named(element)):
                self._found.references[element] = name
            return
        if place[0] <= index:
            return
        note = _container(place[1], element)
        if not looks_like_reference(element, self._shifted) and not (
            note is not None and self._is_answered(element, label, note)
        ):
            return
        self._found.references[element] = name
        if note is not None:
            self._found.notes.add(note)
            self._labels.setdefault(note, (label, name))

    def mark_leads(self) -> None:
        """Find the marks that stand in the notes."""
        for note in self._found.notes:
            label, name = self._labels.get(note) or _named(note, self._links)
            lead = leads.lead_of(note, label, lambda e: _is_raised(e, self._shifted))
            if lead is not None:
                self._found.marks[lead] = mark_of(name)

    def _is_here(self, name: str) -> bool:
        """Whether an anchor should be on this page."""
        return not self._links.base or name.startswith(f"{self._links.base}#")

    def _is_answered(self, element: _Element, label: str, note: _Element) -> bool:
        """Whether a link in the note leads back to where `element` stands."""
        place = place_of(element)
        near = {self._links.name(identifier) for identifier in place.near}
        for link in note.iter():
            if local_name(link) != "a":
                continue
            if self._links.target(link.get("href") or "")[1:] in near:
                return are_mutual(place, label, place_of(link))
        return False


def _named(note: _Element, links: Links) -> tuple[str, str]:
    """Return label and anchor name of a note that only other pages refer to."""
    names = (e.get("id") for e in (note, *note.iterdescendants()))
    name = next(filter(None, names), "")
    return note.get(leads.LABEL_ATTRIBUTE, ""), links.name(name)


def _names(element: _Element) -> set[str]:
    return {name for name in (element.get("id"), element.get("name")) if name}


def _around(element: _Element) -> Iterator[_Element]:
    """Yield a link, the inline elements around it, and those that its words are in."""
    yield element
    parent = element.getparent()
    for _ in range(_NEAR):
        if parent is None:
            break
        yield parent
        if local_name(parent) not in INLINE:
            break
        parent = parent.getparent()
    inner = element
    for _ in range(_NEAR):
        if len(inner) != 1:
            break
        inner = inner[0]
        yield inner


def _is_raised(element: _Element, shifted: Mapping[str, SpanKind]) -> bool:
    name = local_name(element)
    if name == "sup":
        return True
    if name not in INLINE:
        return False
    said = css_styles(element.get("style") or "")
    classes = (element.get("class") or "").split() if shifted else ()
    return SpanKind.SUPERSCRIPT in said or any(
        shifted.get(name) is SpanKind.SUPERSCRIPT for name in classes
    )


def _is_enclosed(element: _Element) -> bool:
    """Whether a link stands in a pair of brackets, by itself or with others of its kind."""
    left = element
    for _ in range(_MOST_IN_A_PAIR):
        before = left.getprevious()
        text = _before(left) if before is None or before.tail else ""
        if text.rstrip().endswith("["):
            break
        if before is None or local_name(before) != "a" or not _BETWEEN.fullmatch(text):
            return False
        left = before
    right: _Element | None = element
    for _ in range(_MOST_IN_A_PAIR):
        text = (right.tail if right is not None else "") or ""
        if text.lstrip().startswith("]"):
            return True
        right = right.getnext() if right is not None else None
        if right is None or local_name(right) != "a" or not _BETWEEN.fullmatch(text):
            return False
    return False


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
