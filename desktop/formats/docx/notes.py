"""Footnotes and endnotes of a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.docx.numbering import in_form
from desktop.formats.docx.package import W
from desktop.formats.docx.styles import value
from desktop.formats.door.xmltree import children, descendants
from desktop.formats.office.fields import bookmarked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from desktop.formats.docx.package import Package, Part

_KINDS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""Each kind and the form of its numbers when the document names none."""
_LONGEST_NUMBER = 5


class Note(NamedTuple):
    """A note that the text refers to."""

    name: str
    label: str
    element: _Element
    part: Part


class Notes:
    """Numbers the notes in the order in which the text refers to them."""

    def __init__(self, package: Package, part: Part) -> None:
        settings = package.related(part, "settings")
        roots = [part.root] if settings is None else [part.root, settings.root]
        self._forms = {kind: _said(kind, "numFmt", roots) or form for kind, form in _KINDS.items()}
        starts = {kind: _said(kind, "numStart", roots) for kind in _KINDS}
        self._counts = {
            kind: int(said) - 1 if said.isdecimal() and len(said) <= _LONGEST_NUMBER else 0
            for kind, said in starts.items()
        }
        self._parts = {kind: package.related(part, f"{kind}s") for kind in _KINDS}
        self._elements = {
            (kind, e.get(W + "id", "")): e
            for kind, found in self._parts.items()
            if found is not None
            for e in children(found.root, kind)
        }
        self._cited: dict[tuple[str, str], Note] = {}
        self._bookmarks: dict[str, list[str]] = {}

    def cite(self, kind: str, key: str, mark: str = "", around: Iterable[str] = ()) -> Note | None:
        """Return the note that the text refers to here; `mark` replaces its number.

        `around` are the bookmarks around the reference, by which others mention the note.
        """
        element, part = self._elements.get((kind, key)), self._parts.get(kind)
        if element is None or part is None:
            return None
        if (kind, key) not in self._cited:
            if not mark:
                self._counts[kind] += 1
                mark = in_form(self._counts[kind], self._forms[kind])
            self._cited[kind, key] = Note(f"{kind}:{key}", mark, element, part)
        found = self._cited[kind, key]
        self._bookmarks.setdefault(found.name, []).extend(map(bookmarked, around))
        return found

    def cited(self) -> list[Note]:
        """Return the notes referred to so far, footnotes first."""
        return sorted(self._cited.values(), key=lambda note: not note.name.startswith("footnote"))

    def aliases(self, note: Note) -> list[str]:
        """Return the other names by which the text refers to a note."""
        return self._bookmarks[note.name]


def _said(kind: str, name: str, roots: list[_Element]) -> str:
    found = (value(e, name) for root in roots for e in descendants(root, f"{kind}Pr"))
    return next(filter(None, found), "")
