"""Zotero: items with their annotations, as its web service and its local one give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain.exchanged.project import ForeignNote
from desktop.formats.exchange.cited.zotero_items import NO_DOCUMENTS, reference_of
from desktop.formats.exchange.json_value import object_of, objects_of, parsed, text_of
from desktop.formats.exchange.marked.gathered import Gathered, known_facts
from desktop.formats.exchange.rich_text import markdown
from desktop.formats.exchange.zotero import zotero_position
from desktop.formats.exchange.zotero.zotero_marks import KINDS, ZoteroMark, put

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project
    from desktop.formats.door.source import Source
    from desktop.formats.exchange.marked.gathered import GatheredSource

_ANNOTATION, _NOTE = "annotation", "note"


def read(source: Source) -> Project | None:
    """Return the annotations among such items, or None where there is none."""
    found = parsed(source)
    listed = found.get("items") if isinstance(found, dict) and "items" in found else found
    items = [object_of(one.get("data")) or one for one in objects_of(listed)]
    marks = [one for one in items if one.get("itemType") == _ANNOTATION and one.get("parentItem")]
    if not marks:
        return None
    reader = _Reader(items)
    marks.sort(key=lambda one: zotero_position.place(text_of(one.get("annotationSortIndex"))) or 0)
    for one in marks:
        put(reader.gathered, reader.source(text_of(one["parentItem"])), _mark(one))
    for one in items:
        if one.get("itemType") == _NOTE:
            reader.add_note(one)
    return reader.gathered.project("zotero-api", "Zotero", "zotero")


def _mark(item: dict[str, Any]) -> ZoteroMark:
    def told(name: str) -> str:
        return text_of(item.get(f"annotation{name}"))

    return ZoteroMark(
        key=text_of(item.get("key")), kind=KINDS.get(told("Type"), 0), by=told("AuthorName"),
        words=told("Text"), comment=told("Comment"), colour=told("Color"), page=told("PageLabel"),
        order=told("SortIndex"), position=zotero_position.read(item.get("annotationPosition")),
        tags=_tags(item), added=text_of(item.get("dateAdded")),
        modified=text_of(item.get("dateModified")),
    )  # fmt: skip


def _tags(item: dict[str, Any]) -> list[str]:
    """Return the tags that somebody gave; those of kind 1 a catalogue did."""
    tags = objects_of(item.get("tags"))
    return [text_of(tag.get("tag")) for tag in tags if tag.get("type") != 1]


class _Reader:
    """Knows all items by their keys."""

    def __init__(self, items: list[dict[str, Any]]) -> None:
        self.gathered = Gathered()
        self._items = {text_of(one.get("key")): one for one in items}
        self._of_item: dict[str, GatheredSource] = {}

    def source(self, key: str) -> GatheredSource:
        """Return the source that a file is."""
        if key in self._of_item:
            return self._of_item[key]
        told = self.gathered.source(key)
        file = self._items.get(key, {})
        above = text_of(file.get("parentItem"))
        about = self._items.get(above, file)
        if text_of(about.get("itemType")) not in NO_DOCUMENTS:
            told.facts = reference_of({**about, "tags": []}).facts()
        name = text_of(file.get("filename"))
        told.facts = known_facts(
            told.facts,
            title=told.facts.title or text_of(file.get("title")) or name,
            url=told.facts.url or text_of(file.get("url")),
        )
        told.codings += self.gathered.codings([*_tags(about), *_tags(file)])
        if name and "/" not in name and "\\" not in name:
            told.beside += [f"storage/{key}/{name}", name]
        for one in (key, above):
            self._of_item.setdefault(one, told)
        return told

    def add_note(self, item: dict[str, Any]) -> None:
        """Put a note on the annotated file of its item, or keep it as one of no document."""
        at = text_of(item.get("dateModified"))
        note = ForeignNote(markdown(text_of(item.get("note"))), at=at)
        above = text_of(item.get("parentItem"))
        if note.text:
            (self._of_item[above].notes if above in self._of_item else self.gathered.notes).append(
                note
            )
