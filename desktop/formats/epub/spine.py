"""The pages of a book, fed to a Builder one after the other."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain import LocatorKind
from desktop.formats import formulas
from desktop.formats.door.archive import resolve
from desktop.formats.epub import fragments
from desktop.formats.epub.notes_elsewhere import NotesElsewhere
from desktop.formats.epub.prepared import (
    crossings,
    mark_notes,
    mark_references,
    parse_page,
    refers_elsewhere,
    shown_drawing,
    simplify,
)
from desktop.formats.formulas.web import write_out
from desktop.formats.page.elements import local_name
from desktop.formats.walk.around import Around
from desktop.formats.walk.inline_styles import sheets_of, shifted_classes
from desktop.formats.walk.printed_pages import Series
from desktop.formats.web import html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from desktop.domain import SpanKind
    from desktop.formats.canon.canonical import Builder
    from desktop.formats.door.archive import Archive
    from desktop.formats.epub.manifest import Item
    from desktop.formats.epub.navigation import Navigation
    from desktop.formats.epub.package import Package


class Spine:
    """Writes the pages that a package lists."""

    def __init__(
        self,
        archive: Archive,
        package: Package,
        navigations: Sequence[Navigation],
        builder: Builder,
    ) -> None:
        self._archive = archive
        self._package = package
        self._builder = builder
        self._lost: list[str] = []
        self._missing = 0
        self._marked = 0
        self._notes = NotesElsewhere()
        self._sheets: dict[str, dict[str, SpanKind]] = {}
        self._labels: dict[str, dict[str, str]] = defaultdict(dict)
        self._counted: dict[str, list[tuple[fragments.Place, str]]] = defaultdict(list)
        self._series = Series()
        self._wanted: set[str] = set()
        self._note_pages(navigations)

    def write(self) -> None:
        """Write all pages; raises `UnreadableFileError` when none can be read."""
        pages = list(self._package.manifest.pages())
        self._look_ahead(pages)
        for done, item in enumerate(pages):
            self._archive.source.tell(done, len(pages))
            data = self._archive.optional(item.part)
            if data is None:
                self._lost.append(item.part or item.key)
            elif item.is_page:
                self._page(item, data)
            else:
                self._builder.close_block()
                self._builder.anchor(item.part)
                self._missing += not self._builder.image("", data)
        if len(self._lost) == len(pages):
            raise self._archive.source.unreadable("none of the book's pages can be read")

    def remarks(self) -> Iterator[str]:
        """Yield a sentence for each thing that is missing."""
        if self._lost:
            names = ", ".join(f"“{name}”" for name in self._lost[:3])
            more = "" if len(self._lost) <= len(names.split(", ")) else " and others"
            yield f"Pages that the book lists could not be read: {names}{more}."
        if self._missing:
            noun = "picture" if self._missing == 1 else "pictures"
            yield f"{self._missing} {noun} could not be shown."
        yield from formulas.remarks(self._marked)

    def _page(self, item: Item, data: bytes) -> None:
        root = parse_page(data)
        if root is None:
            return
        if local_name(root) == "svg":
            root, drawings = shown_drawing(root)
        else:
            drawings = simplify(root)
        shifted = self._shifted(item.part, root)
        self._marked += write_out(root)
        self._set_marks(item.part, root)
        self._missing += html.walk(
            root,
            self._builder,
            base=item.part,
            load_image=partial(self._load, item.part, drawings),
            around=Around(self._labels.get(item.part, {}), self._series, self._wanted, shifted),
        )

    def _load(self, part: str, drawings: dict[str, bytes], address: str) -> bytes | None:
        if address in drawings:
            return drawings[address]
        if address[:5].lower() == "data:":
            return html.inline_bytes(address)
        name = resolve(part, address)[0]
        return self._archive.optional(name) if name else None

    def _set_marks(self, part: str, root: _Element) -> None:
        mark_notes(root, self._notes.notes.get(part, {}))
        mark_references(root, part, self._notes.references.get(part, set()))
        for place, label in reversed(self._counted.get(part, [])):
            identifier = f"page {label}"
            if fragments.mark(root, place, identifier):
                self._labels[part][identifier] = label
        first = self._labels.get(part, {}).get("")
        if first:
            self._builder.close_block()
            self._builder.locator(LocatorKind.PAGE, first)

    def _note_pages(self, navigations: Sequence[Navigation]) -> None:
        """Sort the labels of printed pages by the part that each begins in."""
        entries = (entry for n in navigations for entry in (*n.contents, *n.pages))
        self._wanted |= {resolve("", entry.href)[1] for entry in entries}
        items = self._package.manifest.items
        parts = [items.get(key) for _, key in self._package.manifest.references]
        listed = next((n for n in navigations if n.pages), None)
        for entry in listed.pages if listed else ():
            part, fragment = resolve(listed.part if listed else "", entry.href)
            place = fragments.parse(fragment)
            if place is None:
                self._labels[part].setdefault(fragment, entry.title)
                continue
            page = parts[place.page] if place.page < len(parts) else None
            if page is not None:
                self._counted[page.part].append((place, entry.title))

    def _look_ahead(self, pages: list[Item]) -> None:
        """Learn what pages say about one another: which ids are led to, notes, page numbers."""
        for item in pages:
            data = self._archive.optional(item.part) if item.is_page else None
            if data is None:
                continue
            self._series.add_markup(data)
            self._wanted |= fragments.named(data)
            if not refers_elsewhere(data):
                continue
            root = parse_page(data)
            if root is not None:
                found = crossings(root, item.part, self._shifted(item.part, root))
                self._notes.learn(item.part, found)
        self._notes.decide([item.part for item in pages])

    def _shifted(self, part: str, root: _Element) -> dict[str, SpanKind]:
        """Return the classes that the style sheets of a page set above or below the line."""
        found = shifted_classes(sheets_of(root))
        for link in root.iter("link", "{*}link"):
            name = resolve(part, link.get("href", ""))[0]
            if not name.lower().endswith(".css"):
                continue
            if name not in self._sheets:
                sheet = self._archive.optional(name) or b""
                self._sheets[name] = shifted_classes(sheet.decode("utf-8", "replace"))
            found = {**self._sheets[name], **found}
        return found
