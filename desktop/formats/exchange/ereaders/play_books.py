"""Notes that Google Play Books keeps in a document of Google Docs, downloaded as a Word file.

Each stands in a table of its own inside another: a picture, words with their date, a page. What is
quoted has the colour of its highlight behind it; what is below it in grey is the reader's own.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.exchanged.project import (
    ForeignNote,
    ForeignPassage,
    ForeignSource,
    Project,
)
from desktop.domain.reading import Facts
from desktop.errors import UnreadableFileError
from desktop.formats.docx.package import Package, W
from desktop.formats.door.archive import Archive
from desktop.formats.door.xmltree import child, local
from desktop.formats.exchange.ereaders.kindle.clipping_dates import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from desktop.formats.docx.package import Part
    from desktop.formats.door.source import Source

_SIGN = b"play.google.com/books"
_PLACES = ("word/document.xml", "word/_rels/document.xml.rels")
_LINK = re.compile(r"play\.google\.com/books/[^\s\"]*")
_BOOK = re.compile(r"[?&](?:amp;)?id=([\w-]{6,20})")
_PAGE = re.compile(r"[?&](?:amp;)?pg=([\w.-]{1,60})")
_READER = re.compile(r"Created by (.{1,100}?)\s+[–-]\s+Last synced", re.DOTALL)
_HEX = re.compile(r"[0-9a-fA-F]{6}")
_NO_COLOUR = frozenset({"", "auto", "ffffff", "FFFFFF"})
_CELLS = 3
"""Cells of a note: picture, words, page."""


class _Said(NamedTuple):
    """A paragraph."""

    text: str
    style: str
    colour: str
    """What lies behind its words."""
    links: str


@dataclass(frozen=True, slots=True)
class _Entry:
    chapter: str
    quoted: tuple[str, ...]
    note: tuple[str, ...]
    colour: str
    date: str
    page: str
    place: str
    """Where its link leads."""


class _Notes(NamedTuple):
    facts: Facts
    reader: str
    said_to_be: int
    """How many notes and bookmarks the document says it has."""
    entries: list[_Entry]
    book: str
    """What Google calls the book."""


def read(source: Source) -> Project | None:
    """Return the notes in a Word file, or None for one that has another origin."""
    try:
        with Archive(source) as archive:
            if not any(_SIGN in (archive.optional(name) or b"") for name in _PLACES):
                return None
            part = Package(archive).document()
    except UnreadableFileError:
        return None  # what it is a document of is to be said by the importer of documents
    notes = _notes(part)
    if not notes.entries or not notes.book:
        return None
    marked = [entry for entry in notes.entries if entry.quoted]
    bookmarks = sum(not entry.quoted and not entry.note for entry in notes.entries)
    remarks: tuple[str, ...] = ()
    if notes.said_to_be and notes.said_to_be != len(notes.entries):
        counts = f"{notes.said_to_be:,} notes and bookmarks; {len(notes.entries):,} were found"
        remarks = (f"The document says that it has {counts}.",)
    book = ForeignSource(
        notes.book,
        notes.facts,
        passages=tuple(_passages(marked, notes.reader)),
        notes=tuple(_written(notes.entries, notes.reader)),
    )
    return Project(
        "play-books",
        "Google Play Books",
        identity=f"play-books:{notes.book}",
        name=notes.facts.title,
        sources=(book,),
        without_a_home={"bookmarks": bookmarks} if bookmarks else {},
        remarks=remarks,
    )


def _notes(part: Part) -> _Notes:
    body = child(part.root, "body")
    chapter, reader, said_to_be = "", "", 0
    entries: list[_Entry] = []
    head: list[_Said] = []
    book = ""
    shades = part.root.iter(f"{W}shd")
    is_coloured = any(_is_coloured(shade) for shade in shades)
    for element in _blocks(body):
        if local(element) == "p":
            said = _paragraph(element, part)
            chapter = said.text if said.style.startswith("Heading2") and said.text else chapter
            if said.style.startswith("Heading1") and (counts := re.findall(r"\d+", said.text)):
                said_to_be = sum(int(count) for count in counts if len(count) < 9)  # noqa: PLR2004
            if named := _READER.search(said.text):
                reader = named[1].strip()
            continue
        cells = _cells(element)
        entry, leads = _entry(cells, chapter, part, is_coloured=is_coloured)
        if entry is None:
            head = head or [said for cell in cells for said in _paragraphs(cell, part) if said.text]
            continue
        entries.append(entry)
        found = _BOOK.search(leads)
        book = book or (found[1] if found else "")
    return _Notes(_facts(head, book), reader, said_to_be, entries, book)


def _facts(head: list[_Said], book: str) -> Facts:
    """Return title, authors and publisher, a paragraph each beside the cover."""
    lines = [" ".join(said.text.split()) for said in head]
    title, authors, publisher = (*lines, "", "", "")[:3]
    return Facts(
        title=title,
        authors=tuple(filter(None, (name.strip() for name in authors.split(",")))),
        publisher=publisher,
        other={"google_books": book} if book else {},
    )


def _entry(
    cells: list[_Element], chapter: str, part: Part, *, is_coloured: bool
) -> tuple[_Entry | None, str]:
    """Return the note in some cells, and where its links lead.

    Without colours, which another program may have dropped, the first paragraph is what is quoted.
    """
    if len(cells) < _CELLS:
        return None, ""
    said = [list(_paragraphs(cell, part)) for cell in cells[-2:]]
    words, page = said
    leads = " ".join(each.links for each in page)
    if not _LINK.search(leads):
        return None, ""
    written = [each for each in words if each.text]
    date = written.pop().text if written and moment(written[-1].text) else ""
    quoted = [each for each in written if each.colour] if is_coloured else written[:1]
    place = _PAGE.search(leads)
    return _Entry(
        chapter,
        tuple(each.text for each in quoted),
        tuple(each.text for each in written if each not in quoted),
        next((each.colour for each in quoted if each.colour), ""),
        moment(date),
        " ".join(each.text for each in page).strip(),
        place[1] if place else "",
    ), leads


def _passages(marked: list[_Entry], reader: str) -> Iterator[ForeignPassage]:
    known = Counter(map(_identity, marked))
    for number, entry in enumerate(marked):
        identity = _identity(entry)
        yield ForeignPassage(
            "\n".join(entry.quoted),
            identity if known[identity] == 1 else "",
            at=float(number),
            page=entry.page,
            chapter=(entry.chapter,) if entry.chapter else (),
            colour=f"#{entry.colour.lower()}" if _HEX.fullmatch(entry.colour) else "",
            notes=(_note(entry, reader),) if entry.note else (),
            by=reader,
            created=entry.date,
        )


def _identity(entry: _Entry) -> str:
    known = "\x1f".join((entry.place, *entry.quoted)).encode("utf-8", "replace")
    return hashlib.sha256(known).hexdigest()[:32]


def _written(entries: Iterable[_Entry], reader: str) -> Iterator[ForeignNote]:
    for entry in entries:
        if entry.note and not entry.quoted:
            title = f"Note on page {entry.page}" if entry.page else entry.chapter
            yield replace(_note(entry, reader), title=title)


def _note(entry: _Entry, reader: str) -> ForeignNote:
    return ForeignNote("\n\n".join(entry.note), by=reader, at=entry.date)


def _blocks(body: _Element | None) -> Iterator[_Element]:
    """Yield the paragraphs and tables at the top."""
    for element in body if body is not None else ():
        if local(element) in {"p", "tbl"}:
            yield element
        elif local(element) == "sdt":
            yield from _blocks(child(element, "sdtContent"))


def _cells(table: _Element) -> list[_Element]:
    """Return the cells of a table and those in it, but for those that only hold a table."""
    return [cell for cell in table.iter(f"{W}tc") if next(cell.iter(f"{W}tbl"), None) is None]


def _paragraphs(cell: _Element, part: Part) -> Iterator[_Said]:
    return (_paragraph(element, part) for element in cell.iter(f"{W}p"))


def _paragraph(element: _Element, part: Part) -> _Said:
    pieces: list[str] = []
    links: list[str] = []
    colour = ""
    for each in element.iter(
        f"{W}t", f"{W}br", f"{W}tab", f"{W}instrText", f"{W}hyperlink", f"{W}shd"
    ):
        name = local(each)
        if name == "t":
            pieces.append(each.text or "")
        elif name in {"br", "tab"}:
            pieces.append("\n" if name == "br" else "\t")
        elif name == "instrText":
            links.append(each.text or "")
        elif name == "hyperlink":
            relation = part.relations.get(_attribute(each, "id"))
            links.append(relation.target if relation else "")
        elif _is_coloured(each):
            colour = colour or _attribute(each, "fill")
    style = child(element, "pPr", "pStyle")
    named = _attribute(style, "val") if style is not None else ""
    return _Said("".join(pieces).strip(), named, colour, " ".join(links))


def _is_coloured(shade: _Element) -> bool:
    """Whether a shade lies behind words and can be seen."""
    parent = shade.getparent()
    behind_words = parent is not None and local(parent) == "rPr"
    return behind_words and _attribute(shade, "fill") not in _NO_COLOUR


def _attribute(element: _Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith(f"}}{name}")), "")
