"""A book's package file: its pages in order, and what it says about itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import Facts
from desktop.formats.archive import resolve
from desktop.formats.xmltree import attribute, child, children, descendants, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from desktop.formats.archive import Archive

_CONTAINER = "META-INF/container.xml"
_PACKAGE_TYPE = "application/oebps-package+xml"
_PAGE_TYPES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "image/svg+xml")
_ISBN = re.compile(r"(?:urn:isbn:|isbn:?\s*)?((?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_OTHER = ("rights", "source", "subject", "description", "contributor", "relation", "coverage")


class Item(NamedTuple):
    """A file that the book is made of."""

    key: str
    part: str
    media_type: str
    properties: frozenset[str]
    fallback: str

    @property
    def is_page(self) -> bool:
        """Whether the file holds text that can be shown."""
        return self.media_type in _PAGE_TYPES


class Package:
    """The package file of the book in `archive`; raises `UnreadableFileError`."""

    def __init__(self, archive: Archive) -> None:
        self.part = _package_part(archive)
        root = archive.tree(self.part)
        self.items = {
            element.get("id", ""): _item(element, self.part)
            for element in descendants(root, "item")
        }
        spine = child(root, "spine")
        references = [] if spine is None else list(children(spine, "itemref"))
        self.references = [(e.get("id", ""), e.get("idref", "")) for e in references]
        self.contents_key = "" if spine is None else spine.get("toc", "")
        self._metadata = child(root, "metadata")

    def pages(self) -> Iterator[Item]:
        """Yield what the spine lists, in order and once each, with what stands in for it.

        A picture in the spine may name a page that says the same in words: it follows the
        pictures that name it.
        """
        seen: set[str] = set()
        waiting: dict[str, Item] = {}
        for item in (self.items.get(key) for _, key in self.references):
            if item is None or item.part in seen:
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
        named = self.items.get(self.contents_key)
        if named is not None and named.media_type == "application/x-dtbncx+xml":
            return named
        known = (i for i in self.items.values() if i.media_type == "application/x-dtbncx+xml")
        return next(known, None)

    def facts(self) -> Facts:
        """Return the book's bibliographic facts."""
        other: dict[str, str] = {}
        for name in _OTHER:
            values = [text_of(e) for e in self._all(name)]
            if any(values):
                other[name] = "; ".join(value for value in values if value)
        return Facts(
            title=self._title(),
            authors=self._authors(),
            date=self._date(),
            publisher=text_of(next(self._all("publisher"), None)),
            url=self._address(),
            language=text_of(next(self._all("language"), None)),
            other={**self._identifiers(), **other},
        )

    def _all(self, name: str) -> Iterator[_Element]:
        return iter(()) if self._metadata is None else descendants(self._metadata, name)

    def _refinement(self, element: _Element, name: str) -> str:
        """Return what the metadata adds to one of its own elements."""
        key = "#" + element.get("id", "")
        for meta in self._all("meta"):
            if meta.get("refines") == key and meta.get("property") == name:
                return text_of(meta)
        return attribute(element, name)

    def _title(self) -> str:
        titles = [(self._refinement(e, "title-type"), text_of(e)) for e in self._all("title")]
        titles = [(kind, title) for kind, title in titles if title]
        main = next((t for kind, t in titles if kind == "main"), titles[0][1] if titles else "")
        subtitle = next((title for kind, title in titles if kind == "subtitle"), "")
        return f"{main}: {subtitle}" if subtitle and subtitle not in main else main

    def _authors(self) -> tuple[str, ...]:
        creators = [(self._refinement(e, "role"), text_of(e)) for e in self._all("creator")]
        creators = [(role, name) for role, name in creators if name]
        authors = tuple(name for role, name in creators if role in ("", "aut"))
        return authors or tuple(name for _, name in creators)

    def _date(self) -> str:
        dates = [(attribute(e, "event"), text_of(e)) for e in self._all("date")]
        dates.sort(
            key=lambda found: (
                ("publication", "").index(found[0]) if found[0] in ("publication", "") else 2
            )
        )
        found = _DATE.match(dates[0][1]) if dates else None
        return found[0] if found else ""

    def _identifiers(self) -> dict[str, str]:
        values = [text_of(e) for e in (*self._all("identifier"), *self._all("source"))]
        found: dict[str, str] = {}
        isbn = next((m for m in map(_ISBN.fullmatch, values) if m), None)
        if isbn:
            found["isbn"] = isbn[1]
        if values and values[0]:
            found["identifier"] = values[0]
        return found

    def _address(self) -> str:
        values = (text_of(e) for e in self._all("identifier"))
        return next((v for v in values if v.startswith(("http://", "https://"))), "")


def _package_part(archive: Archive) -> str:
    container = archive.optional_tree(_CONTAINER)
    if container is not None:
        for element in descendants(container, "rootfile"):
            part = resolve("", element.get("full-path", ""))[0]
            if element.get("media-type", _PACKAGE_TYPE) == _PACKAGE_TYPE and part in archive:
                return part
    found = next((name for name in archive.names if name.lower().endswith(".opf")), "")
    if not found:
        raise archive.source.unreadable("it is not a complete e-book: its list of pages is missing")
    return found


def _item(element: _Element, package: str) -> Item:
    return Item(
        element.get("id", ""),
        resolve(package, element.get("href", ""))[0],
        element.get("media-type", "").lower(),
        frozenset(element.get("properties", "").split()),
        element.get("fallback", ""),
    )
