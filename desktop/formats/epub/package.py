"""A book's package file: where it is, and what it says about the book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain import Facts
from desktop.formats.door.archive import resolve
from desktop.formats.door.xmltree import attribute, descendants, text_of
from desktop.formats.epub import mending
from desktop.formats.epub.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from desktop.formats.door.archive import Archive

_CONTAINER = "META-INF/container.xml"
_PACKAGE_TYPE = "application/oebps-package+xml"
_ISBN = re.compile(r"(?:urn:isbn:|isbn:?\s*)?((?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_OTHER = ("rights", "source", "subject", "description", "contributor", "relation", "coverage")


class Package:
    """The package file of the book in `archive`; raises `UnreadableFileError`."""

    def __init__(self, archive: Archive) -> None:
        self.part = _package_part(archive)
        root = mending.tree(archive, self.part, "The book's list of its files")
        if root is None:
            raise archive.source.unreadable(
                f"its part “{self.part}”, the list of its files, is damaged beyond reading; "
                "get the file again and import that"
            )
        self.manifest = Manifest(archive, self.part, root)
        self._metadata = next(descendants(root, "metadata"), None)

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
    container = mending.tree(archive, _CONTAINER, "The book's container file")
    if container is not None:
        for element in descendants(container, "rootfile"):
            part = resolve("", element.get("full-path", ""))[0]
            kind = element.get("media-type", _PACKAGE_TYPE)
            if part in archive and (kind == _PACKAGE_TYPE or part.lower().endswith(".opf")):
                return part
    found = [name for name in archive.names if name.lower().endswith(".opf")]
    if not found:
        raise archive.source.unreadable("it is not a complete e-book: its list of pages is missing")
    archive.remarks.append(
        f"The book does not say where its list of files is; “{found[0]}” was taken for it."
    )
    return found[0]
