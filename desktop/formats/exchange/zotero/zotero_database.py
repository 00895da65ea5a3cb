"""Zotero: the annotations and notes in a copy of its database, zotero.sqlite.

No export of Zotero's has annotations, so that its database is where they come from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.exchanged.project import ForeignNote
from desktop.formats.exchange.cited.zotero_items import reference_of
from desktop.formats.exchange.marked.gathered import Gathered, known_facts
from desktop.formats.exchange.rich_text import markdown, plain
from desktop.formats.exchange.sqlite_bytes import Tables, number, text
from desktop.formats.exchange.zotero import zotero_position
from desktop.formats.exchange.zotero.zotero_marks import KINDS, ZoteroMark, put
from desktop.formats.exchange.zotero.zotero_tables import ZoteroTables

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project
    from desktop.domain.reading import Facts
    from desktop.formats.door.source import Source
    from desktop.formats.exchange.marked.gathered import GatheredSource
    from desktop.formats.exchange.zotero.zotero_tables import ZoteroItem

_NEEDED = ("items", "itemAttachments", "itemAnnotations")
_STORED = "storage:"
_COLUMNS = (
    "itemID", "parentItemID", "type", "authorName", "text", "comment", "color", "pageLabel",
    "sortIndex", "position", "isExternal",
)  # fmt: skip


class _Attachment(NamedTuple):
    item: ZoteroItem
    parent: ZoteroItem | None
    path: str


class _Annotation(NamedTuple):
    item: ZoteroItem
    file: int
    mark: ZoteroMark
    is_external: bool


def read(source: Source) -> Project | None:
    """Return what is annotated in a library of Zotero's, or None for another database."""
    with Tables(source) as tables:
        if not all(table in tables for table in _NEEDED):
            return None
        library = ZoteroTables(tables)
        return _Reader(tables, library).project()


class _Reader:
    """Puts annotations on the files that they are in, and notes beside them."""

    def __init__(self, tables: Tables, library: ZoteroTables) -> None:
        self._library = library
        self._gathered = Gathered()
        self._files = self._attachments(tables)
        self._sources: dict[int, GatheredSource] = {}
        self._of_item: dict[int | None, GatheredSource] = {}
        self._annotations = sorted(
            self._read_annotations(tables),
            key=lambda one: zotero_position.place(one.mark.order) or 0.0,
        )
        self._notes = [
            (self._library.items.get(number(one) or 0), number(parent), text(note), text(title))
            for one, parent, note, title in tables.rows(
                "itemNotes", "itemID", "parentItemID", "note", "title"
            )
        ]

    def project(self) -> Project:
        """Return all that is annotated."""
        external = 0
        for one in self._annotations:
            if one.is_external:
                external += 1
            else:
                self._add(one)
        for item, parent, note, title in self._notes:
            if item is not None and not item.is_deleted:
                self._add_note(item, parent, note, title)
        if external:
            self._gathered.remarks.append(
                f"{external} annotations are in the PDF files themselves and come with these."
            )
        return self._gathered.project("zotero", "Zotero", "zotero")

    def _attachments(self, tables: Tables) -> dict[int, _Attachment]:
        files = {}
        for one, parent, path in tables.rows("itemAttachments", "itemID", "parentItemID", "path"):
            item = self._library.items.get(number(one) or 0)
            if item is not None:
                above = self._library.items.get(number(parent) or 0)
                files[item.number] = _Attachment(item, above, text(path))
        return files

    def _read_annotations(self, tables: Tables) -> list[_Annotation]:
        authors = self._library.authors()
        found = []
        for row in tables.rows("itemAnnotations", *_COLUMNS):
            item, file = self._library.items.get(number(row[0]) or 0), number(row[1])
            if item is None or file not in self._files:
                continue
            words, comment, colour, page, order = map(text, row[4:9])
            mark = ZoteroMark(
                item.key, number(row[2]) or KINDS.get(text(row[2]), 0),
                text(row[3]) or authors.get(item.number, ""), words, comment, colour, page, order,
                zotero_position.read(text(row[9])), item.tags, item.added, item.modified,
            )  # fmt: skip
            found.append(_Annotation(item, file, mark, bool(number(row[10]))))
        return found

    def _source(self, number_: int) -> GatheredSource:
        """Return the source that a file is, with what its item says of it."""
        if number_ in self._sources:
            return self._sources[number_]
        file = self._files[number_]
        told = self._gathered.source(self._library.identity(file.item) or str(number_))
        about = file.parent or file.item
        told.facts = _facts(about, file)
        told.folders = self._library.folders(about)
        self._gathered.homeless(
            "further collections of a document", max(len(about.collections) - 1, 0)
        )
        told.codings += self._gathered.codings(dict.fromkeys((*about.tags, *file.item.tags)))
        if file.path.startswith(_STORED):
            name = file.path.removeprefix(_STORED)
            if name and "/" not in name and "\\" not in name:
                told.beside += [f"storage/{file.item.key}/{name}", name]
        self._sources[number_] = told
        for one in (file.item, about):
            self._of_item.setdefault(one.number, told)
        return told

    def _add(self, one: _Annotation) -> None:
        file = self._files[one.file]
        if file.item.is_deleted or (file.parent is not None and file.parent.is_deleted):
            self._gathered.homeless("annotations of files in the bin")
            return
        told = self._source(one.file)
        if one.item.is_deleted:
            told.removed.append(one.mark.identity)
        else:
            put(self._gathered, told, one.mark)

    def _add_note(self, item: ZoteroItem, parent: int | None, note: str, title: str) -> None:
        """Put a note on the annotated files of its item, or keep it as one of no document."""
        written = ForeignNote(markdown(note), plain(title), at=item.modified)
        if not written.text:
            return
        if parent in self._of_item:
            self._of_item[parent].notes.append(written)
            return
        above = self._library.items.get(parent or 0)
        if above is not None and above.is_deleted:
            return
        named = _facts(above, None).title if above is not None else ""
        whole = " — ".join(filter(None, (named, written.title)))
        self._gathered.notes.append(ForeignNote(written.text, whole, at=written.at))


def _facts(about: ZoteroItem, file: _Attachment | None) -> Facts:
    """Return the facts of an item; a file without one has its own title."""
    facts = reference_of(about.told()).facts()
    name = file.path.removeprefix(_STORED).rpartition("/")[2] if file is not None else ""
    address = file.item.fields.get("url", "") if file is not None else ""
    return known_facts(facts, title=facts.title or name, url=facts.url or text(address))
