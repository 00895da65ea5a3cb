"""Highlights of calibre's viewer, in each of the ways that calibre writes them.

They stand inside a book (`META-INF/calibre_bookmarks.txt`), in the file of what is known of a book
(`metadata.opf`), in collections that are handed out, and as plain lists of JSON.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from desktop.domain.exchanged.project import (
    ForeignNote,
    ForeignPassage,
    ForeignSource,
    Project,
)
from desktop.domain.reading import Facts
from desktop.formats.door.archive import Archive
from desktop.formats.door.xmltree import MarkupError, descendants, parse_xml, text_of
from desktop.formats.exchange.ereaders.lost_words import Book, of_calibre
from desktop.formats.metadata import iso_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from desktop.formats.door.source import Source

INSIDE = "META-INF/calibre_bookmarks.txt"
_PACKED = b"encoding=json+base64:"
_LISTS = ("annotations", "highlights")
_KINDS = frozenset({"calibre_annotation_collection", "calibre_highlights"})
_COLOURS = {
    "yellow": "yellow", "green": "green", "blue": "blue", "red": "pink", "purple": "purple",
}  # fmt: skip
"""What calibre calls red is #ffb0ca."""
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_STEP = re.compile(r"\[(?:\^.|[^\]^])*\]|[/:](\d{1,9})")
_FILE = re.compile(r"[-_ .]*calibre_bookmarks$", re.IGNORECASE)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class _Book(NamedTuple):
    identity: str
    facts: Facts
    beside: tuple[str, ...]
    items: list[dict[str, Any]]
    sha256: str = ""


class _NotCalibreError(ValueError):
    """The file is another's."""


def read(source: Source) -> Project | None:
    """Return the highlights in a file, or None for a file that is none of calibre's."""
    try:
        books = list(_books(source))
    except _NotCalibreError:
        return None
    except (ValueError, binascii.Error, MarkupError) as error:
        raise source.unreadable(
            "its notes are damaged or incomplete; export them again from calibre"
        ) from error
    lost: Counter[str] = Counter()
    made = tuple(_source(_with_words(book, source), lost) for book in books)
    return Project(
        "calibre",
        "calibre",
        identity=f"calibre:{books[0].identity}" if len(books) == 1 else "",
        name=books[0].facts.title if len(books) == 1 else "Highlights of calibre",
        sources=tuple(book for book in made if book.passages or book.removed),
        without_a_home={kind: count for kind, count in lost.items() if count},
    )


def order_in_book(item: dict[str, Any]) -> tuple[int, tuple[int, ...]]:
    """Return where a highlight begins: its file in the order of reading, and steps in that."""
    spine, place = item.get("spine_index"), item.get("start_cfi")
    steps = _STEP.finditer(place) if isinstance(place, str) else ()
    return _number(spine), tuple(int(step[1]) for step in steps if step[1])


def _books(source: Source) -> Iterator[_Book]:
    data = source.data.removeprefix(b"\xef\xbb\xbf").lstrip()
    name = _FILE.sub("", source.path.stem)
    beside = (f"{name}.epub",) if name else ()
    if source.path.suffix.lower() == ".epub":
        packed = _inside(source)
        items = _items(_unpacked(packed), is_sure=True)
        digest = hashlib.sha256(source.data).hexdigest()
        facts = Facts(title=source.title)
        yield _Book(source.path.name, facts, (source.path.name,), items, digest)
    elif data.startswith(_PACKED):
        items = _items(_unpacked(data), is_sure=True)
        title = name if " " in name else re.sub(r"[-_]+", " ", name)
        yield _Book(name or source.path.name, Facts(title=title), beside, items)
    elif source.path.suffix.lower() == ".opf":
        yield _of_package(parse_xml(source.data), source)
    else:
        yield from _grouped(_items(json.loads(source.text().text), is_sure=False), name)


def _inside(source: Source) -> bytes:
    """Return what calibre keeps inside a book."""
    with Archive(source) as archive:
        packed = archive.optional(INSIDE)
    if packed is None or not packed.startswith(_PACKED):
        raise _NotCalibreError
    return packed


def _unpacked(packed: bytes) -> object:
    value: object = json.loads(base64.b64decode(packed[len(_PACKED) :]))
    return value


def _items(value: object, *, is_sure: bool) -> list[dict[str, Any]]:
    """Return the marks in a collection, or in a list of which some are highlights of calibre's."""
    if isinstance(value, dict) and (is_sure or value.get("type") in _KINDS):
        is_sure = True
        value = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), [])
    if not isinstance(value, list):
        raise _NotCalibreError
    items = [_unwrapped(item) for item in value if isinstance(item, dict)]
    if not is_sure and not any("start_cfi" in item and "spine_index" in item for item in items):
        raise _NotCalibreError
    return items


def _unwrapped(item: dict[str, Any]) -> dict[str, Any]:
    """Return a mark with what stands about it, which may be one inside the other."""
    inner = item.get("annotation")
    return {**item, **inner} if isinstance(inner, dict) else item


def _grouped(items: Iterable[dict[str, Any]], name: str) -> Iterator[_Book]:
    """Yield the books of marks that say which book they are in only by a number."""
    books: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for item in items:
        key = (_text(item.get("book_id")), _text(item.get("format")).upper())
        books.setdefault(key, []).append(item)
    for (number, form), of_book in books.items():
        titles = (_text(item.get("title")) for item in of_book if item.get("type") == "highlight")
        called = f"Book {number} of a calibre library" if number else name
        facts = Facts(title=next(filter(None, titles), called))
        yield _Book(f"{number}:{form}" if number else name, facts, (), of_book)


def _of_package(root: _Element, source: Source) -> _Book:
    items = []
    for meta in descendants(root, "meta"):
        if meta.get("name") == "calibre:annotation":
            value = json.loads(meta.get("content", ""))
            items += [_unwrapped(value)] if isinstance(value, dict) else []
    if not items:
        raise _NotCalibreError
    said = {
        name: [text for element in descendants(root, name) if (text := text_of(element))]
        for name in ("title", "creator", "identifier", "language", "publisher", "date")
    }
    first = {name: next(iter(values), "") for name, values in said.items()}
    facts = Facts(
        title=first["title"] or source.title,
        authors=tuple(said["creator"]),
        date=iso_dates.iso_date(first["date"]),
        publisher=first["publisher"],
        language=first["language"],
        other={"identifier": first["identifier"]} if first["identifier"] else {},
    )
    named = _UNSAFE.sub("_", f"{facts.title} - {first['creator']}")
    return _Book(first["identifier"] or facts.title, facts, (f"{named}.epub",), items)


def _with_words(book: _Book, source: Source) -> _Book:
    """Return a book's marks, with words from its file where they have none."""
    wordless = [
        item for item in book.items
        if item.get("start_cfi") and not _text(item.get("highlighted_text"))
    ]  # fmt: skip
    opened = (source.beside(quote(name)) for name in book.beside) if wordless else iter(())
    data = next(filter(None, opened), None)
    if data is None:
        return book
    opened_book = Book(source.path, data)
    items = []
    for item in book.items:
        file = _text(item.get("spine_name"))
        begin, end = (of_calibre(file, _text(item.get(f"{name}_cfi"))) for name in ("start", "end"))
        words = _text(item.get("highlighted_text")) or opened_book.words(begin, end)
        items.append({**item, "highlighted_text": words})
    return book._replace(items=items)


def _source(book: _Book, lost: Counter[str]) -> ForeignSource:
    removed = [_text(item.get("uuid")) for item in book.items if item.get("removed") is True]
    kept = [item for item in book.items if item.get("removed") is not True]
    marked = [item for item in kept if item.get("type") == "highlight"]
    lost["bookmarks"] += sum(item.get("type") == "bookmark" for item in kept)
    lost["strikeouts"] += sum(_style(item).get("which") == "strikeout" for item in marked)
    return ForeignSource(
        book.identity,
        book.facts,
        sha256=book.sha256,
        beside=book.beside,
        passages=tuple(_passages(sorted(marked, key=order_in_book))),
        removed=tuple(filter(None, removed)),
    )


def _passages(marked: Sequence[dict[str, Any]]) -> Iterator[ForeignPassage]:
    known = Counter(_text(item.get("uuid")) for item in marked)
    in_file = Counter(order_in_book(item)[0] for item in marked)
    done: Counter[int] = Counter()
    for item in marked:
        spine = order_in_book(item)[0]
        done[spine] += 1
        identity, style = _text(item.get("uuid")), _style(item)
        note, at = _text(item.get("notes")), iso_dates.moment(_text(item.get("timestamp")))
        chapter = item.get("toc_family_titles")
        yield ForeignPassage(
            _text(item.get("highlighted_text")),
            identity if known[identity] == 1 else "",
            at=spine + done[spine] / (in_file[spine] + 1),
            chapter=tuple(filter(None, map(_text, chapter))) if isinstance(chapter, list) else (),
            colour=_colour(style),
            is_underlined=style.get("which") == "wavy"
            or "underline" in _text(style.get("text-decoration-line")),
            notes=(ForeignNote(note, at=at),) if note else (),
            created=at,
        )


def _style(item: dict[str, Any]) -> dict[str, Any]:
    style = item.get("style")
    return style if isinstance(style, dict) else {}


def _colour(style: dict[str, Any]) -> str:
    custom = _text(style.get("background-color"))
    if _HEX.fullmatch(custom):
        return custom
    is_colour = style.get("kind") == "color"
    return _COLOURS.get(_text(style.get("which")), "") if is_colour else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value < 10**6 else 0


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""
