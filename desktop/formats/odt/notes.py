"""Footnotes and endnotes of an OpenDocument text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.door.xmltree import child, text_of
from desktop.formats.odt.namespaces import TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element


class Note(NamedTuple):
    """A note that the text refers to."""

    name: str
    label: str
    body: _Element | None
    at_end: bool


class Notes:
    """Keeps the notes, which stand in the text where it refers to them, for its end."""

    def __init__(self) -> None:
        self._cited: list[Note] = []

    def cite(self, element: _Element) -> Note:
        """Return the note that stands here."""
        label = text_of(child(element, "note-citation")) or str(len(self._cited) + 1)
        name = name_of(element.get(TEXT + "id") or str(len(self._cited)))
        at_end = element.get(TEXT + "note-class") == "endnote"
        note = Note(name, label, child(element, "note-body"), at_end)
        self._cited.append(note)
        return note

    def cited(self) -> list[Note]:
        """Return the notes so far, footnotes first."""
        return sorted(self._cited, key=lambda note: note.at_end)


def name_of(key: str) -> str:
    """Return the name of the note with this id."""
    return f"note:{key}"
