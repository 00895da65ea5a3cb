"""The database of a Kobo reader, `KoboReader.sqlite`: marks in its books, and what the books are.

Of its tables two are read, by the names of their columns; others hold what logs the reader in.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from desktop.domain.exchanged.project import (
    ForeignNote,
    ForeignPassage,
    ForeignSource,
    Project,
)
from desktop.domain.reading import Facts
from desktop.formats.exchange.ereaders.lost_words import Book, of_kobo
from desktop.formats.exchange.sqlite_bytes import Tables, number, text
from desktop.formats.metadata import iso_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.formats.door.source import Source

_BOOKMARK = (
    "BookmarkID", "VolumeID", "ContentID", "StartContainerPath", "StartOffset", "EndContainerPath",
    "Text", "Annotation", "DateCreated", "DateModified", "Hidden", "Type", "Color",
)  # fmt: skip
_CONTENT = (
    "ContentID", "ContentType", "BookID", "BookTitle", "Title", "Attribution", "Publisher",
    "Language", "ISBN", "VolumeIndex",
)  # fmt: skip
_BOOK, _CHAPTER = 6, 899
_COLOURS: dict[int | None, str] = {0: "yellow", 1: "pink", 2: "blue", 3: "green"}
_TRUE = frozenset({"true", "1"})
_STEP = re.compile(r"\d{1,9}")
_FILE_NAME = re.compile(r"\.x?html?$|[\\/]", re.IGNORECASE)
_ISBN = re.compile(r"(?:\d{9}[\dXx]|97[89]\d{10})")
_POINT = re.compile(r"#point\(([\d/]{1,400}):(\d{1,9})\)")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A row of the table of marks."""

    identity: str
    volume: str
    content: str
    start: str
    offset: int
    end: str
    words: str
    note: str
    created: str
    modified: str
    is_hidden: bool
    kind: str
    colour: int | None


@dataclass(slots=True)
class _Known:
    """What the database says of books and their chapters."""

    books: dict[str, Facts]
    titles: dict[str, str]
    """Of chapters, by what they are known by."""
    places: dict[str, int]
    """In the order of reading."""


def read(source: Source) -> Project | None:
    """Return the marks in a database, or None for one that is not a Kobo's."""
    with Tables(source) as tables:
        if not {"volumeid", "startcontainerpath", "text"} <= tables.columns("Bookmark"):
            return None
        marks = [_mark(row) for row in tables.rows("Bookmark", *_BOOKMARK)]
        known = _known(tables, {mark.volume for mark in marks})
    lost: Counter[str] = Counter()
    volumes: dict[str, list[_Mark]] = {}
    for mark in marks:
        volumes.setdefault(mark.volume, []).append(mark)
    books = [
        _book(volume, _with_words(of_book, source), known, lost)
        for volume, of_book in volumes.items()
    ]
    return Project(
        "kobo",
        "Kobo",
        identity="kobo",
        name="Kobo",
        sources=tuple(book for book in books if book.passages or book.notes or book.removed),
        without_a_home={kind: count for kind, count in lost.items() if count},
    )


def _mark(row: tuple[Any, ...]) -> _Mark:
    said = dict(zip(_BOOKMARK, row, strict=True))
    return _Mark(
        text(said["BookmarkID"]),
        text(said["VolumeID"]),
        text(said["ContentID"]),
        text(said["StartContainerPath"]),
        number(said["StartOffset"]) or 0,
        text(said["EndContainerPath"]),
        text(said["Text"]).strip(),
        text(said["Annotation"]).strip(),
        iso_dates.moment(text(said["DateCreated"])),
        iso_dates.moment(text(said["DateModified"])),
        text(said["Hidden"]).casefold() in _TRUE,
        text(said["Type"]).casefold(),
        number(said["Color"]),
    )


def _known(tables: Tables, volumes: set[str]) -> _Known:
    known = _Known({}, {}, {})
    for row in tables.rows("content", *_CONTENT):
        said = dict(zip(_CONTENT, row, strict=True))
        identity, kind = text(said["ContentID"]), number(said["ContentType"])
        title = " ".join(text(said["Title"]).split())
        if identity in volumes and kind == _BOOK:
            known.books[identity] = _facts(said)
        elif text(said["BookID"]) in volumes:
            known.books.setdefault(text(said["BookID"]), Facts(title=text(said["BookTitle"])))
            # A chapter of a kepub has its title in a row of its own: `….xhtml-1`.
            file = re.sub(r"(?<=.)(?:-\d+|#.*)$", "", identity) if kind == _CHAPTER else identity
            if title and not _FILE_NAME.search(title):
                known.titles.setdefault(file, title)
            if kind != _CHAPTER:
                known.places.setdefault(identity, number(said["VolumeIndex"]) or 0)
    return known


def _facts(said: dict[str, Any]) -> Facts:
    isbn = re.sub(r"[\s-]", "", text(said["ISBN"]))
    authors = (" ".join(name.split()) for name in text(said["Attribution"]).split(","))
    return Facts(
        title=text(said["Title"]).strip() or text(said["BookTitle"]).strip(),
        authors=tuple(filter(None, authors)),
        publisher=text(said["Publisher"]).strip(),
        language=text(said["Language"]).strip(),
        other={"isbn": isbn} if _ISBN.fullmatch(isbn) else {},
    )


def _with_words(marks: list[_Mark], source: Source) -> list[_Mark]:
    """Return the marks of a book, with words from its file where they have none."""
    name = _file_name(marks[0].volume)
    wordless = [mark for mark in marks if not mark.words and _POINT.search(mark.start)]
    data = source.beside(quote(name)) if wordless and name else None
    if data is None:
        return marks
    book = Book(source.path, data)
    return [
        mark if mark.words or mark.kind == "dogear"
        else replace(mark, words=book.words(of_kobo(mark.start), of_kobo(mark.end)))
        for mark in marks
    ]  # fmt: skip


def _file_name(volume: str) -> str:
    """Return the name of the file that a book is; books of the shop have none."""
    name = posixpath.basename(unquote(volume))
    return name if "." in name.strip(".") else ""


def _book(volume: str, marks: list[_Mark], known: _Known, lost: Counter[str]) -> ForeignSource:
    name = _file_name(volume)
    kept = [mark for mark in marks if not mark.is_hidden]
    lost["bookmarks"] += sum(mark.kind == "dogear" for mark in kept)
    lost["handwritten marks"] += sum(mark.kind == "markup" for mark in kept)
    kept = [mark for mark in kept if mark.kind not in {"dogear", "markup"}]
    facts = known.books.get(volume, Facts())
    if not facts.title:
        facts = Facts(title=posixpath.splitext(name.removesuffix(".epub"))[0] or volume)
    marked = [mark for mark in kept if mark.words or mark.start]
    return ForeignSource(
        volume,
        facts,
        beside=(name,) if name else (),
        passages=tuple(_passages(marked, known)),
        notes=tuple(
            ForeignNote(mark.note, known.titles.get(mark.content, ""), at=mark.created)
            for mark in kept
            if mark.note and not mark.words
        ),
        removed=tuple(mark.identity for mark in marks if mark.is_hidden and mark.identity),
    )


def _passages(marks: Iterable[_Mark], known: _Known) -> Iterator[ForeignPassage]:
    ordered = sorted(marks, key=lambda mark: _place(mark, known))
    times = Counter(mark.identity for mark in ordered)
    for at, mark in enumerate(ordered):
        note = ForeignNote(mark.note, at=mark.modified or mark.created)
        chapter = known.titles.get(mark.content, "")
        yield ForeignPassage(
            mark.words,
            mark.identity if times[mark.identity] == 1 else "",
            at=float(at),
            chapter=(chapter,) if chapter else (),
            colour=_COLOURS.get(mark.colour, ""),
            notes=(note,) if mark.note and mark.words else (),
            created=mark.created,
            modified=mark.modified,
        )


def _place(mark: _Mark, known: _Known) -> tuple[int, list[int], int]:
    r"""Return where a mark begins: at `x.html#point(/1/4/8:3)`, in a kepub at `span#kobo\.3\.1`."""
    point = _POINT.search(mark.start)
    steps = (point[1], point[2]) if point else (mark.start.partition("#")[2],)
    numbers = [int(step) for part in steps for step in _STEP.findall(part)]
    return known.places.get(mark.content, 0), numbers, mark.offset
