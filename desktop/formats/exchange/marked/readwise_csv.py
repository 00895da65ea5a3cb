"""Readwise: all highlights of a reader as one table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import COLOURS
from desktop.domain.exchanged.project import ForeignNote, ForeignPassage
from desktop.domain.reading import Facts
from desktop.formats.exchange import csv_table
from desktop.formats.exchange.marked.gathered import Gathered, hex_colour
from desktop.formats.exchange.marked.styled_words import plain_words
from desktop.formats.metadata import iso_dates, people

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project
    from desktop.formats.door.source import Source

_COLUMNS = ("highlight", "book title", "book author")
_INLINE = re.compile(r"\s*\.([^\s.,;][^\s,;]{0,60})(?=\s|$)")
_HEADING = re.compile(r"h([1-6])")
_PIECE = re.compile(r"c\d{1,2}")
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,6})?")


class Inline(NamedTuple):
    """What a note tells beside its words: tags, and the level of a heading, 0 for none."""

    note: str
    tags: tuple[str, ...]
    heading: int


def read(source: Source) -> Project | None:
    """Return the highlights in such a table, or None for another table."""
    table = csv_table.rows(source, _COLUMNS)
    if table is None:
        return None
    gathered = Gathered()
    books: dict[str, list[dict[str, str]]] = {}
    for row in table:
        named = (row.get(name, "").strip() for name in ("book title", "book author"))
        books.setdefault(" — ".join(filter(None, named)), []).append(row)
    for identity, rows in books.items():
        _add_book(gathered, identity, rows)
    return gathered.project("readwise", "Readwise", "readwise")


def _add_book(gathered: Gathered, identity: str, rows: list[dict[str, str]]) -> None:
    book = gathered.source(identity)
    book.facts = _facts(rows[0])
    tags = [tag for row in rows for tag in row.get("document tags", "").split(",")]
    book.codings += gathered.codings(tags)
    chapters: list[str] = []
    for row in sorted(rows, key=_place):
        inline = in_note(row.get("note", ""), row.get("tags", ""))
        words = plain_words(row.get("highlight", ""))
        if inline.heading:
            chapters = [*chapters[: inline.heading - 1], " ".join(words.split())[:200]]
        book.passages.append(_passage(gathered, row, inline, words, tuple(chapters)))


def _facts(row: dict[str, str]) -> Facts:
    author = row.get("book author", "").strip()
    is_site = _SITE.fullmatch(author) is not None
    number = row.get("amazon book id", "").strip()
    return Facts(
        title=row.get("book title", "").strip(),
        authors=() if is_site or not author else people.names([author]) or (author,),
        publisher=author if is_site else "",
        other={"asin": number} if number else {},
    )


def _place(row: dict[str, str]) -> tuple[bool, float]:
    number = _location(row)
    return number is None, number or 0


def _location(row: dict[str, str]) -> float | None:
    location = row.get("location", "").strip()
    is_known = row.get("location type", "").strip().casefold() not in {"", "none"}
    return float(location) if is_known and _NUMBER.fullmatch(location) else None


def _passage(
    gathered: Gathered, row: dict[str, str], inline: Inline, words: str, chapter: tuple[str, ...]
) -> ForeignPassage:
    kind = row.get("location type", "").strip().casefold()
    at = iso_dates.moment(row.get("highlighted at", ""))
    colour = row.get("color", "").strip().casefold()
    return ForeignPassage(
        quotation=words,
        at=_location(row),
        page=row.get("location", "").strip() if kind == "page" else "",
        chapter=chapter,
        colour=colour if colour in COLOURS else hex_colour(colour),
        codings=tuple(gathered.codings(inline.tags, at=at)),
        notes=(ForeignNote(inline.note, at=at),) if inline.note else (),
        created=at,
        modified=at,
    )


def in_note(note: str, tags: str = "") -> Inline:
    """Return what the words with a dot before them say, with which a note may begin, and the tags.

    `.h1` makes a heading of its passage, `.c2` says that it goes on from one before; both may stand
    among the tags, too.
    """
    words, rest = _leading(note)
    words = [*(tag.strip() for tag in tags.split(",")), *words]
    heading = next((int(word[1]) for word in words if _HEADING.fullmatch(word)), 0)
    names = [word for word in words if not (_HEADING.fullmatch(word) or _PIECE.fullmatch(word))]
    return Inline(rest.strip(), tuple(filter(None, names)), heading)


def _leading(note: str) -> tuple[list[str], str]:
    words: list[str] = []
    at = 0
    while found := _INLINE.match(note, at):
        words.append(found[1])
        at = found.end()
    return words, note[at:]
