"""The notebook of a book that the Kindle apps hand out as a page, or send as an e-mail.

Its pages are told by classes, which are the same in every language. Some versions close a heading
with the tag of a paragraph and the other way round, which a parser of pages mends by losing parts.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import COLOURS
from desktop.domain.exchanged.project import (
    ForeignNote,
    ForeignPassage,
    ForeignSource,
    Project,
)
from desktop.domain.reading import Facts
from desktop.formats.door import mime
from desktop.formats.exchange.ereaders.kindle.clipping_line import Kind, Place, kind_of, read_place

if TYPE_CHECKING:
    from desktop.formats.door.source import Source

_FIELDS = {
    name.lower(): name
    for name in ("bookTitle", "authors", "citation", "sectionHeading", "noteHeading", "noteText",
                 "notebookGraphic")
}  # fmt: skip
_ABOUT = {"bookTitle": "title", "authors": "authors", "citation": "citation"}
_NEEDED = tuple(
    re.compile(rf"""class\s*=\s*["']?{name}\b""", re.IGNORECASE)
    for name in ("bookTitle", "noteHeading")
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b([^<>]*)>")
_CLASS = re.compile(r"""\bclass\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_COLOUR = "highlight_"
_ENDS = frozenset({"div", "h1", "h2", "h3", "h4", "p", "td"})
_DASH = re.compile(r"\s[-–—]\s+")
_LETTERS_OF_A_LOCATION = 100
"""A location is some 150 bytes."""
# Locations are rounded, at both ends of a passage.
_SLACK = 4
_PAGES = (".html", ".htm", ".xhtml", ".xht")
_MAIL = ".eml"


@dataclass(slots=True)
class _Entry:
    """A heading with what follows it."""

    heading: str = ""
    text: str = ""
    colour: str = ""
    is_graphic: bool = False
    section: str = ""


@dataclass(slots=True)
class _Notebook:
    """What the page says, in its order."""

    title: str = ""
    authors: str = ""
    citation: str = ""
    entries: list[_Entry] = field(default_factory=list)


class _Mark(NamedTuple):
    kind: Kind
    place: Place
    chapter: tuple[str, ...]
    entry: _Entry


def read(source: Source) -> Project | None:
    """Return what is in a notebook, or None for a page or message that is none."""
    page = _page(source)
    if not _is_notebook(page):
        return None
    notebook = _Parser().parse(page)
    if not notebook.entries:
        return None
    lost: Counter[str] = Counter()
    book = _book(notebook, lost)
    return Project(
        "kindle-notebook",
        "Kindle",
        identity=f"kindle-notebook:{book.identity}",
        name=book.facts.title,
        sources=(book,),
        without_a_home={kind: count for kind, count in lost.items() if count},
    )


def _is_notebook(page: str) -> bool:
    return all(sign.search(page) for sign in _NEEDED)


def _page(source: Source) -> str:
    """Return the notebook's page, which may be attached to a message."""
    if not source.path.name.lower().endswith(_MAIL):
        return source.text(markup=True).text
    for part in mime.leaves(mime.parse(source)):
        kind = part.get_content_type()
        if kind == "text/html" or mime.file_name(part).lower().endswith(_PAGES):
            text = mime.text(part)
            if _is_notebook(text):
                return text
    return ""


class _Parser:
    """Goes through the tags of a page in their order, whatever they are nested in."""

    def __init__(self) -> None:
        self.notebook = _Notebook()
        self._field = ""
        self._pieces: list[str] = []
        self._is_colour = False
        self._section = ""

    def parse(self, page: str) -> _Notebook:
        at = 0
        for tag in _TAG.finditer(page):
            self._text(page[at : tag.start()])
            at = tag.end()
            if tag[1]:
                self._end(tag[2].lower())
            else:
                named = _CLASS.search(tag[3])
                self._begin(tag[2].lower(), named[1].lower() if named else "")
        self._text(page[at:])
        self._close("")
        return self.notebook

    def _text(self, text: str) -> None:
        if self._field and not self._is_colour:
            self._pieces.append(html.unescape(text))

    def _begin(self, tag: str, name: str) -> None:
        if name.startswith(_COLOUR) and self._field == "noteHeading":
            self.notebook.entries[-1].colour = name.removeprefix(_COLOUR)
            self._is_colour = True
        elif tag == "br":
            self._pieces.append("\n")
        elif name in _FIELDS:
            self._close(_FIELDS[name])

    def _end(self, tag: str) -> None:
        if tag == "span":
            self._is_colour = False
        elif tag in _ENDS:
            self._close("")

    def _close(self, field_after: str) -> None:
        """Keep what stood in a field, and begin the one that follows."""
        lines = [" ".join(line.split()) for line in "".join(self._pieces).split("\n")]
        words = " ".join(filter(None, lines))
        entries = self.notebook.entries
        if self._field == "sectionHeading":
            self._section = words
        elif self._field in _ABOUT:
            setattr(self.notebook, _ABOUT[self._field], words)
        elif self._field == "noteHeading":
            entries[-1].heading = words
        elif self._field == "noteText" and entries:
            entries[-1].text = "\n".join([entries[-1].text, *lines]).strip()
        self._field, self._pieces, self._is_colour = field_after, [], False
        if field_after == "noteHeading":
            entries.append(_Entry(section=self._section))
        elif field_after == "notebookGraphic" and entries:
            entries[-1].is_graphic = True


def _book(notebook: _Notebook, lost: Counter[str]) -> ForeignSource:
    passages: list[ForeignPassage] = []
    notes: list[ForeignNote] = []
    of_last: _Mark | None = None
    for mark in map(_mark, notebook.entries):
        note = ForeignNote(mark.entry.text)
        if mark.kind is Kind.BOOKMARK or not (mark.entry.text or mark.entry.is_graphic):
            lost["bookmarks" if mark.kind is not Kind.HIGHLIGHT else "highlights of nothing"] += 1
        elif mark.kind is Kind.HIGHLIGHT:
            passages.append(_passage(mark))
            of_last = mark
        elif of_last is not None and _belongs(mark.place, of_last):
            passages[-1] = replace(passages[-1], notes=(*passages[-1].notes, note))
        else:
            notes.append(replace(note, title=_where(mark)))
    known = Counter(passage.identity for passage in passages)
    facts = _facts(notebook)
    return ForeignSource(
        f"{facts.title}|{notebook.authors}".casefold(),
        facts,
        passages=tuple(p if known[p.identity] == 1 else replace(p, identity="") for p in passages),
        notes=tuple(notes),
    )


def _facts(notebook: _Notebook) -> Facts:
    authors = (" ".join(author.split()) for author in notebook.authors.split(";"))
    other = {"citation": notebook.citation} if notebook.citation else {}
    return Facts(title=notebook.title, authors=tuple(filter(None, authors)), other=other)


def _mark(entry: _Entry) -> _Mark:
    """Return what a heading says: `Highlight(yellow) - The Pier > Page 6 · Location 114`."""
    kind, *rest = _DASH.split(entry.heading, maxsplit=1)
    where = rest[0] if rest else entry.heading
    chapter, arrow, place = where.rpartition(">")
    named = Kind.HIGHLIGHT if entry.colour else kind_of(kind)
    chapters = (entry.section, chapter.strip() if arrow else "")
    return _Mark(
        # Highlights have a colour in every language, and only notes have words beside them.
        Kind.NOTE if named in {Kind.UNKNOWN, Kind.ARTICLE} else named,
        read_place(place),
        tuple(name for at, name in enumerate(chapters) if name and name not in chapters[:at]),
        entry,
    )


def _belongs(place: Place, mark: _Mark) -> bool:
    """Whether a note that follows a highlight is its own: it then stands in it, or at its end."""
    first, last = mark.place.start, place.start
    if first is None or last is None:
        return place.page == mark.place.page
    most = len(mark.entry.text) // _LETTERS_OF_A_LOCATION + _SLACK
    return first <= last <= first + most


def _passage(mark: _Mark) -> ForeignPassage:
    place, text = mark.place, mark.entry.text
    known = f"{place.page}\x1f{place.start}\x1f{text}".encode("utf-8", "replace")
    return ForeignPassage(
        text,
        hashlib.sha256(known).hexdigest()[:32],
        at=None if place.start is None else float(place.start),
        page=place.page,
        chapter=mark.chapter,
        is_area=mark.entry.is_graphic and not text,
        colour=mark.entry.colour if mark.entry.colour in COLOURS else "",
    )


def _where(mark: _Mark) -> str:
    place = mark.place
    if place.start is not None:
        return f"Note at location {place.start}"
    return f"Note at page {place.page}" if place.page else ""
