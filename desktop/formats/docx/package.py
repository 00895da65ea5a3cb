"""The parts of a Word file and how they point to each other."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.door.archive import resolve
from desktop.formats.door.xmltree import MarkupError, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.formats.door.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
)
"""The strict variant differs in its namespaces only."""


class Relation(NamedTuple):
    """Where a relation leads: a part of the file, or (`external`) an address."""

    kind: str
    target: str
    external: bool


class Part(NamedTuple):
    """One XML part with the relations that its ids refer to."""

    name: str
    root: _Element
    relations: dict[str, Relation]

    def target(self, kind: str) -> str:
        """Return the name of the first part related as `kind`, or ''."""
        found = (r.target for r in self.relations.values() if r.kind == kind and not r.external)
        return next(found, "")


class Package:
    """A Word file's archive seen as parts."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def document(self) -> Part:
        """Return the main part; raises `UnreadableFileError` when there is none."""
        start = _relations(self.archive, "")
        names = [r.target for r in start.values() if r.kind == "officeDocument"]
        name = next((n for n in names if n in self.archive), "word/document.xml")
        if name not in self.archive:
            raise self.archive.source.unreadable("it is not a Word document")
        try:
            root = _parsed(self.archive.read(name))
        except MarkupError as error:
            raise self.archive.source.unreadable(f"its text is damaged: {error}") from error
        return Part(name, root, _relations(self.archive, name))

    def related(self, part: Part, kind: str) -> Part | None:
        """Return the part that `part` is related to as `kind`, if it is there and sound."""
        name = part.target(kind)
        return self.part(name) if name else None

    def part(self, name: str) -> Part | None:
        """Return a part by name; None, with a remark, when it is damaged."""
        data = self.archive.optional(name)
        if data is None:
            return None
        try:
            return Part(name, _parsed(data), _relations(self.archive, name))
        except MarkupError as error:
            self.archive.remarks.append(f"Something was left out: “{name}” is damaged: {error}.")
            return None

    def properties(self, kind: str) -> _Element | None:
        """Return the root of a part that describes the whole file."""
        for relation in _relations(self.archive, "").values():
            if relation.kind == kind and not relation.external:
                return self.archive.optional_tree(relation.target)
        return None


def _parsed(data: bytes) -> _Element:
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return parse_xml(data)


def _relations(archive: Archive, name: str) -> dict[str, Relation]:
    folder, base = posixpath.split(name)
    root = archive.optional_tree(posixpath.join(folder, "_rels", f"{base}.rels"))
    return {} if root is None else {e.get("Id", ""): _relation(e, name) for e in root}


def _relation(element: _Element, name: str) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    return Relation(kind, resolve(name, target)[0], external=False)
