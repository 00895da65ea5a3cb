"""Zotero RDF: items with their notes, files and collections, which lie in a folder beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from desktop.domain.exchanged.project import ForeignNote
from desktop.formats.door.xmltree import (
    MarkupError,
    attribute,
    child,
    children,
    local,
    parse_xml,
    text_of,
)
from desktop.formats.exchange.cited import creators
from desktop.formats.exchange.cited.reference import Reference, bibliography
from desktop.formats.exchange.cited.zotero_items import KINDS, date_of
from desktop.formats.exchange.rich_text import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from desktop.domain.exchanged.project import ForeignSource, Project
    from desktop.formats.door.source import Source

_MARK = b"zotero.org/namespaces/export"
_NO_ITEMS = frozenset({"Attachment", "Memo", "Collection", "Description", "UserItem"})
_PEOPLE = {
    "editors": "editor", "translators": "translator", "contributors": "contributor",
    "seriesEditors": "collection-editor", "directors": "director", "interviewers": "interviewer",
}  # fmt: skip
_AUTHORS = ("authors", "artists", "presenters", "programmers", "inventors", "performers",
            "directors", "interviewees")  # fmt: skip
_NUMBERS = {"doi": "doi", "isbn": "isbn", "issn": "issn"}
_INSIDE = {"volume": "volume", "number": "issue"}
_OTHERS = {
    "pages": "page", "volume": "volume", "number": "issue", "edition": "edition", "abstract":
    "abstract", "shortTitle": "title-short", "numPages": "number-of-pages", "type": "genre",
    "libraryCatalog": "source", "callNumber": "call-number", "rights": "license", "alternative":
    "title-short",
}  # fmt: skip
# Far more than anybody keeps by hand.
_MOST_ITEMS = 200_000
# Folders in folders; a file may say that one lies in itself.
_DEEPEST = 40


def read(source: Source) -> Project | None:
    """Return the items of such a file, or None for other XML.

    Where its files lie beside it, they are documents to be brought in; else it is a bibliography.
    """
    if _MARK not in source.data:
        return None
    try:
        root = parse_xml(source.data)
    except MarkupError as error:
        raise source.unreadable(str(error)) from error
    library = _Library(root)
    items = [one for one in root[:_MOST_ITEMS] if _is_item(one)]
    if not items:
        return None
    project = bibliography("zotero-rdf", "Zotero", map(library.reference, items))
    sources = tuple(
        _placed(source, one, library.folders(attribute(item, "about")))
        for one, item in zip(project.sources, items, strict=True)
    )
    has_files = any(one.beside for one in sources)
    return replace(
        project, sources=sources, notes=tuple(library.loose_notes()), has_facts_only=not has_files
    )


def _is_item(element: _Element) -> bool:
    name = local(element)
    kind = text_of(child(element, "itemType")).strip()
    return bool(name) and name not in _NO_ITEMS and bool(kind) and kind in KINDS


def _placed(source: Source, one: ForeignSource, folders: tuple[str, ...]) -> ForeignSource:
    """Return a source with those of its files that are there."""
    there = (name for name in one.beside if source.beside(quote(name)) is not None)
    return replace(one, beside=tuple(there), folders=folders)


class _Library:
    """All that a file tells of, by what it is called there."""

    def __init__(self, root: _Element) -> None:
        self._named = {attribute(one, "about"): one for one in root if local(one)}
        self._used: set[str] = set()
        self._above: dict[str, str] = {}
        for one in root:
            if local(one) == "Collection":
                for part in children(one, "hasPart"):
                    self._above.setdefault(attribute(part, "resource"), attribute(one, "about"))

    def folders(self, name: str) -> tuple[str, ...]:
        """Return the collections that something lies in, from the top."""
        path: list[str] = []
        above = self._above.get(name)
        while above is not None and len(path) < _DEEPEST:
            path.insert(0, text_of(child(self._named.get(above), "title")).strip())
            above = self._above.get(above)
        return tuple(filter(None, path))

    def loose_notes(self) -> Iterator[ForeignNote]:
        """Yield notes that belong to no item."""
        for name, one in self._named.items():
            if local(one) == "Memo" and name not in self._used:
                note = _note(one)
                if note.text:
                    yield note

    def reference(self, item: _Element) -> Reference:
        """Return what is said of an item."""
        reference = Reference(
            identity=attribute(item, "about") or _text(item, "title"),
            key=_text(item, "citationKey"),
            kind=KINDS.get(_text(item, "itemType"), "document"),
            title=_text(item, "title"),
            issued=date_of(_text(item, "date")),
            publisher=text_of(_first(child(item, "publisher"), "name")).strip(),
            language=_text(item, "language"),
        )
        self._add_people(reference, item)
        self._add_container(reference, item)
        self._add_numbers(reference, item)
        for name, called in _OTHERS.items():
            reference.other.setdefault(called, _text(item, name))
        reference.other["accessed"] = date_of(_text(item, "dateSubmitted")).date[:10]
        subjects = (text_of(one) for one in children(item, "subject"))
        reference.keywords = [" ".join(subject.split()) for subject in subjects if subject.strip()]
        reference.read_extra(_text(item, "description"))
        self._add_linked(reference, item)
        return reference

    def _add_people(self, reference: Reference, item: _Element) -> None:
        for name in _AUTHORS:
            if not reference.authors:
                reference.authors = _people(child(item, name))
        for name, part in _PEOPLE.items():
            found = _people(child(item, name))
            if found and found != reference.authors:
                reference.people[part] = found

    def _add_container(self, reference: Reference, item: _Element) -> None:
        part = child(item, "isPartOf")
        if part is None:
            return
        inside = self._named.get(attribute(part, "resource"))
        inside = inside if inside is not None else next(iter(part), None)
        if inside is None:
            return
        reference.container = _text(inside, "title")
        self._add_numbers(reference, inside)
        for name, called in _INSIDE.items():
            reference.other[called] = _text(inside, name)

    def _add_numbers(self, reference: Reference, item: _Element) -> None:
        for one in children(item, "identifier"):
            address = text_of(_first(one, "value")).strip()
            if address and not reference.url:
                reference.url = address
                continue
            kind, _, number = text_of(one).strip().partition(" ")
            if kind.casefold() in _NUMBERS and number:
                reference.other[_NUMBERS[kind.casefold()]] = number.strip()

    def _add_linked(self, reference: Reference, item: _Element) -> None:
        """Add the notes and files that an item has."""
        for link in (*children(item, "isReferencedBy"), *children(item, "link")):
            name = attribute(link, "resource")
            other = self._named.get(name)
            if other is None:
                continue
            self._used.add(name)
            if local(other) == "Memo":
                note = _note(other)
                reference.notes += [note] if note.text else []
            elif local(other) == "Attachment":
                path = child(other, "path")
                inner = child(other, "resource")
                where = attribute(path, "resource") if path is not None else ""
                where = where or (attribute(inner, "resource") if inner is not None else "")
                reference.files += [unquote(where)] if where else []
                address = text_of(_first(child(other, "identifier"), "value")).strip()
                reference.url = reference.url or address


def _note(memo: _Element) -> ForeignNote:
    value = child(memo, "value")
    return ForeignNote(markdown(text_of(value if value is not None else memo)))


def _people(listed: _Element | None) -> list[str]:
    """Return the names in a list of persons."""
    if listed is None:
        return []
    people = (one for one in listed.iter() if local(one) == "Person")
    names = (
        creators.of_parts(_text(one, "surname"), _text(one, "givenName") or _text(one, "givenname"))
        for one in people
    )
    return [name for name in names if name]


def _first(element: _Element | None, name: str) -> _Element | None:
    if element is None:
        return None
    return next((one for one in element.iter() if local(one) == name), None)


def _text(element: _Element, name: str) -> str:
    """Return what a child of that name says, line breaks kept."""
    return text_of(child(element, name)).strip()
