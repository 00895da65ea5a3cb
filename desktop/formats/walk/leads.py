"""The mark that a note begins with, apart from the note's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from desktop.formats.page.elements import local_name, own_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

# 1 · [12] · (a) · iv. · † · [note 3] · [Anm. 3] · ¹
LABEL = re.compile(
    r"\[\s*[^\W\d_]{1,12}\.?\s*\d{1,3}\s*\]"
    r"|[\[(]?\s*(?:(?:(?:[Ff]oot|[Ee]nd)?[Nn]otes?|nb|n|fn|[Rr]ef|(?:lower|upper)-[a-z]{5})[.\s]*)?"
    r"(?:\d{1,4}|[a-z]{1,2}|[A-Z]|[ivxlc]{1,7}|[*†‡§¶#‖]{1,4}|[⁰¹²³⁴-⁹]{1,4})\s*[\])]?[.:]?"
)
# Letters of a mark: 'Footnote 12', '†', '[12]'.
LONGEST_LABEL = 24
INLINE = frozenset(
    {"a", "abbr", "b", "big", "cite", "em", "font", "i", "ins", "label", "small", "span"}
    | {"strong", "sup", "u"}
)
LABEL_ATTRIBUTE = "data-note-label"
"""Bears the label by which another page of a book refers to a note."""

# ^ · ^ a b · ↩ · ↑
_BACK = re.compile(r"[\^↑↩⬆▲⤴←][\ufe0e\ufe0f]?(?:\s*[a-z]{1,2}\b|\s*\d+\.\d+\b)*")
_AROUND = "[]().: \t\r\n\u00a0"
_SIGNS = re.compile(r"[*†‡§¶#‖⁰¹²³⁴-⁹]+")
# Elements at the beginning of a note among which its mark stands.
_STEPS = 60


def lead_of(note: _Element, label: str, is_raised: Callable[[_Element], bool]) -> _Element | None:
    """Return the element with the mark at the head of `note`, whose label may be known.

    A mark in bare text gets an element of its own.
    """
    holder, is_tail = _first_words(note)
    if holder is None:
        return None
    if not is_tail and holder is not note:
        whole = _widest(holder, note)
        text = own_text(whole, LONGEST_LABEL).strip()
        if local_name(whole) in INLINE and _is_mark(whole, text, label, is_raised):
            return whole
    if _is_counted(note):
        return None
    text = (holder.tail if is_tail else holder.text) or ""
    length = begins_with(text.lstrip(), label)
    return _set_apart(holder, length, is_tail=is_tail) if length else None


def begins_with(text: str, label: str) -> int:
    """Return how much of a note's text is its label and what sets it off, 0 for none."""
    bare = re.escape(label.strip(_AROUND))
    if not bare:
        return 0
    ends = "" if _SIGNS.fullmatch(label.strip(_AROUND)) else r"(?=\s|$|[.:)\]])"
    found = re.match(rf"[\[(]?{bare}{ends}[\])]?", text)
    return found.end() if found else 0


def _is_mark(
    element: _Element, text: str, label: str, is_raised: Callable[[_Element], bool]
) -> bool:
    linked = any(local_name(e) == "a" and e.get("href") for e in element.iter())
    if _BACK.fullmatch(text):
        return linked
    if not LABEL.fullmatch(text):
        return False
    same = bool(label) and text.strip(_AROUND) == label.strip(_AROUND)
    return same or linked or any(map(is_raised, element.iter()))


def _first_words(note: _Element) -> tuple[_Element | None, bool]:
    """Return the element whose text, or whose tail, has the first words of a note."""
    steps = zip(range(_STEPS), etree.iterwalk(note, events=("start", "end")), strict=False)
    for _, (event, element) in steps:
        if event == "start" and isinstance(element.tag, str) and (element.text or "").strip():
            return element, False
        if event == "end" and element is not note and (element.tail or "").strip():
            return element, True
    return None, False


def _widest(element: _Element, note: _Element) -> _Element:
    """Return the outermost inline element that says no more than `element`."""
    text = own_text(element, LONGEST_LABEL).strip()
    for parent in element.iterancestors():
        said = own_text(parent, LONGEST_LABEL).strip()
        more = said != text and not _BACK.fullmatch(said)
        if parent is note or local_name(parent) not in INLINE or more:
            break
        element, text = parent, said
    return element


def _is_counted(note: _Element) -> bool:
    """Whether a browser prints a number before the note, so that none stands in its text."""
    lists = (e for e in note.iterancestors() if local_name(e) in ("ol", "ul"))
    around = next(lists, None) if local_name(note) == "li" else None
    return (
        around is not None
        and local_name(around) == "ol"
        and "none" not in (around.get("style") or "").lower()
    )


def _set_apart(holder: _Element, length: int, *, is_tail: bool) -> _Element:
    text = (holder.tail if is_tail else holder.text) or ""
    at = len(text) - len(text.lstrip())
    mark = etree.Element("span")
    mark.text, mark.tail = text[at : at + length], text[at + length :]
    parent = holder.getparent() if is_tail else holder
    if parent is None:
        return mark
    if is_tail:
        holder.tail = text[:at]
        parent.insert(parent.index(holder) + 1, mark)
    else:
        holder.text = text[:at]
        holder.insert(0, mark)
    return mark
