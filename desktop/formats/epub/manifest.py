"""The files that a book is made of, and the order of its pages."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.door.archive import resolve
from desktop.formats.door.xmltree import children, descendants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from desktop.formats.door.archive import Archive

_PAGE_TYPES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "image/svg+xml")
_PAGE_NAME = re.compile(r".*\.(?:xhtml|xhtm|html|htm|xht)", re.IGNORECASE)
_PICTURE_NAME = re.compile(r".*\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?)", re.IGNORECASE)
_NCX_TYPE = "application/x-dtbncx+xml"
_DIGITS = re.compile(r"(\d+)")
# Figures that are compared as a number; more are a digest.
_LONG = 20
_SHOWN = 3


class Item(NamedTuple):
    """A file that the book is made of."""

    key: str
    part: str
    media_type: str
    properties: frozenset[str]
    fallback: str

    @property
    def is_page(self) -> bool:
        """Whether the file holds text that can be shown, by its type or, failing that, its name."""
        if self.media_type in _PAGE_TYPES:
            return not _PICTURE_NAME.fullmatch(self.part)
        return bool(_PAGE_NAME.fullmatch(self.part))


class Manifest:
    """What the package file `part` with this root lists; gaps are filled with a remark."""

    def __init__(self, archive: Archive, part: str, root: _Element) -> None:
        self._archive = archive
        self.items: dict[str, Item] = {}
        self._namesakes: dict[str, list[Item]] = defaultdict(list)
        for element in descendants(root, "item"):
            self._add(_item(element, part))
        spine = next(descendants(root, "spine"), None)
        references = [] if spine is None else list(children(spine, "itemref"))
        self.references = [(e.get("id", ""), e.get("idref", "")) for e in references]
        self._contents_key = "" if spine is None else spine.get("toc", "")
        self._order = list(self._listed()) or list(self._unlisted())

    def pages(self) -> Iterator[Item]:
        """Yield what the spine lists, in order and once each, with what stands in for it.

        A picture in the spine may name a page that says the same in words: it follows the
        pictures that name it.
        """
        seen: set[str] = set()
        waiting: dict[str, Item] = {}
        for item in self._order:
            if item.part in seen:
                continue
            if waiting and item.fallback not in waiting:
                yield from waiting.values()
                waiting.clear()
            seen.add(item.part)
            yield item
            words = None if item.is_page else self._fallback(item)
            if words is not None and words.part not in seen:
                seen.add(words.part)
                waiting[item.fallback] = words
        yield from waiting.values()

    def _fallback(self, item: Item) -> Item | None:
        passed = {item.key}
        found: Item | None = item
        while found is not None and not found.is_page:
            found = self.items.get(found.fallback)
            if found is None or found.key in passed:
                return None
            passed.add(found.key)
        return found

    def navigation(self) -> Item | None:
        """Return the navigation page of a third edition book."""
        return next((item for item in self.items.values() if "nav" in item.properties), None)

    def contents(self) -> Item | None:
        """Return the table of contents of a second edition book."""
        named = self.items.get(self._contents_key)
        if named is not None and _is_contents(named):
            return named
        return next(filter(_is_contents, self.items.values()), None)

    def _add(self, item: Item) -> None:
        """Keep an item; one that bears a name already taken waits for another mention of it."""
        kept = self.items.setdefault(item.key, item)
        if kept.part != item.part:
            self._namesakes[item.key].append(item)

    def _listed(self) -> Iterator[Item]:
        """Yield what the spine names; what the list of files forgot is looked for."""
        forgotten: list[str] = []
        named: set[str] = set()
        for _, key in self.references:
            again = self._namesakes.get(key) if key in named else None
            item = again.pop(0) if again else self.items.get(key)
            named.add(key)
            if item is None:
                forgotten.append(key)
                item = self._forgotten(key)
            if item is not None:
                yield item
        if forgotten:
            keys = ", ".join(f"“{key}”" for key in dict.fromkeys(forgotten[:_SHOWN]))
            self._archive.remarks.append(
                f"The book's order names pages that its list of files does not have: {keys}. "
                "Those that could be found are in their places."
            )

    def _forgotten(self, key: str) -> Item | None:
        """Return the one page that a name without an item can only mean."""
        by_name = [item for item in self.items.values() if _is_called(item.part, key)]
        if len(by_name) == 1:
            return by_name[0]
        known = {item.part for item in self.items.values()}
        found = [
            part
            for part in self._archive.names
            if part not in known and _PAGE_NAME.fullmatch(part) and _is_called(part, key)
        ]
        return Item(key, found[0], _PAGE_TYPES[0], frozenset(), "") if len(found) == 1 else None

    def _unlisted(self) -> Iterator[Item]:
        """Yield the pages of a book that gives no order: as it lists them, else by name."""
        pages = [item for item in self.items.values() if item.is_page]
        pages = [item for item in pages if "nav" not in item.properties] or pages
        names = sorted(filter(_PAGE_NAME.fullmatch, self._archive.names), key=_natural)
        found = pages or [Item(name, name, _PAGE_TYPES[0], frozenset(), "") for name in names]
        if found:
            order = "its list of files" if pages else "their names"
            self._archive.remarks.append(
                f"The book does not say in which order its pages stand; they follow {order}."
            )
        yield from found


def _is_called(part: str, key: str) -> bool:
    base = posixpath.basename(part)
    return key in (part, base, posixpath.splitext(base)[0])


def _is_contents(item: Item) -> bool:
    return item.media_type == _NCX_TYPE or item.part.lower().endswith(".ncx")


def _natural(name: str) -> list[tuple[int, str]]:
    """Return what sorts 'c2.xhtml' before 'c10.xhtml'."""
    pieces = _DIGITS.split(name.casefold())
    return [(int(p), "") if p.isdecimal() and len(p) < _LONG else (0, p) for p in pieces]


def _item(element: _Element, package: str) -> Item:
    return Item(
        element.get("id", ""),
        resolve(package, element.get("href", ""))[0],
        element.get("media-type", "").lower(),
        frozenset(element.get("properties", "").split()),
        element.get("fallback", ""),
    )
