"""What KOReader keeps beside a book, in a folder named after it: `Book.sdr/metadata.epub.lua`.

Three forms are about: lists of bookmarks and of highlights, of which each may lack what the other
has; annotations; and these with colours and pages of reference.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote

from desktop.domain.exchanged.project import (
    ForeignNote,
    ForeignPassage,
    ForeignSource,
    PageBoxes,
    Project,
)
from desktop.domain.reading import Facts
from desktop.formats.exchange.ereaders.lua_tables import NoDataError, read_table
from desktop.formats.metadata import iso_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.formats.door.source import Source
    from desktop.formats.exchange.ereaders.lua_tables import Table, Value

COLOURS = {
    "yellow": "yellow", "green": "green", "blue": "blue", "purple": "purple", "orange": "orange",
    "red": "#ff3300", "olive": "#88ff77", "cyan": "#00ffee", "gray": "#808080", "grey": "#808080",
    "pink": "pink",
}  # fmt: skip
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_FRAGMENT = re.compile(r"/body/DocFragment(?:\[(\d{1,6})\])?")
_KEYS = frozenset(
    {
        "annotations", "annotations_paging", "annotations_rolling", "bookmarks", "highlight",
        "doc_path", "doc_props", "partial_md5_checksum", "stats", "summary",
    }
)  # fmt: skip
_SAMPLE, _SAMPLES = 1024, 11
# Pages and places on them; KOReader counts no further.
_FAR = 1e9


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark of any form."""

    text: str
    note: str
    drawer: str
    item: Table

    @property
    def key(self) -> str:
        """Where it is, told in a way to compare."""
        return "\x1f".join(_spelled(self.item.get(name)) for name in ("pos0", "pos1"))

    @property
    def at(self) -> str:
        return _text(self.item.get("datetime"))


def read(source: Source) -> Project | None:
    """Return what was marked in a book; UnreadableFileError for any other file of Lua."""
    try:
        table = read_table(source.data)
    except NoDataError as error:
        raise source.unreadable(str(error)) from error
    if not _KEYS & table.keys():
        raise source.unreadable("it holds settings, and no notes on a book")
    lost: Counter[str] = Counter()
    marks, notes = _marks(table, lost)
    book = _book(source, table, marks, notes)
    return Project(
        "koreader",
        "KOReader",
        identity=f"koreader:{book.identity}",
        name=book.facts.title,
        sources=(book,) if book.passages or book.notes else (),
        without_a_home={kind: count for kind, count in lost.items() if count},
        remarks=("The file holds no notes.",) if not (marks or notes) else (),
    )


def partial_md5(book: bytes) -> str:
    """Return what KOReader knows a book by: the checksum of pieces ever further apart."""
    digest = hashlib.md5(usedforsecurity=False)
    for at in (0, *(_SAMPLE << 2 * number for number in range(_SAMPLES))):
        piece = book[at : at + _SAMPLE]
        if not piece:
            break
        digest.update(piece)
    return digest.hexdigest()


def _book(
    source: Source, table: Table, marks: list[_Mark], notes: list[ForeignNote]
) -> ForeignSource:
    named = _text(table.get("doc_path")).replace("\\", "/")
    name = posixpath.basename(named)
    facts = _facts(table, posixpath.splitext(name)[0])
    checksum = _text(table.get("partial_md5_checksum")) or _text(_table(table, "stats").get("md5"))
    beside = tuple(_beside(source, name))
    opened = (source.beside(quote(address, safe="/*")) for address in beside)
    found = next(filter(None, opened), None) if marks or notes else None
    is_same = found is not None and partial_md5(found) == checksum
    pages = _number(table.get("doc_pages"))
    times = Counter(mark.at for mark in marks)
    return ForeignSource(
        checksum or name or facts.title or source.path.name,
        facts,
        sha256=hashlib.sha256(found).hexdigest() if found is not None and is_same else "",
        beside=beside,
        length=pages,
        passages=tuple(
            _passage(mark, pages, is_only=times[mark.at] == 1)
            for mark in sorted(marks, key=lambda mark: _place(mark, pages) or 0)
        ),
        notes=tuple(notes),
    )


def _beside(source: Source, name: str) -> Iterator[str]:
    """Yield where the book may be: beside the folder that is named after it, or in it."""
    parts = source.path.name.split(".")
    suffix = f".{parts[-2]}" if len(parts) > 2 else posixpath.splitext(name)[1]  # noqa: PLR2004
    if re.fullmatch(r"\.\w{1,8}", suffix):
        yield f"../*{suffix}"
    if name and name not in {".", ".."}:
        yield name


def _facts(table: Table, name: str) -> Facts:
    about, counted = _table(table, "doc_props"), _table(table, "stats")
    identifiers = _text(about.get("identifiers")).split("\n")
    other = {"identifier": identifiers[0]} if identifiers[0] else {}
    isbn = next((m[1] for i in identifiers if (m := re.search(r"isbn:\s*([\dXx-]{10,17})", i))), "")
    if isbn:
        other["isbn"] = isbn
    authors = _text(about.get("authors")) or _text(counted.get("authors"))
    return Facts(
        title=_said(about.get("title")) or _said(counted.get("title")) or name,
        authors=tuple(filter(None, (" ".join(a.split()) for a in authors.split("\n")))),
        language=_text(about.get("language")) or _text(counted.get("language")),
        other=other,
    )


def _marks(table: Table, lost: Counter[str]) -> tuple[list[_Mark], list[ForeignNote]]:
    """Return what was marked, and notes on a page as a whole; pages without one are counted."""
    items = [
        item
        for name in ("annotations", "annotations_rolling", "annotations_paging")
        for item in _tables(table.get(name))
    ]
    marks: dict[str, _Mark] = {}
    notes: list[ForeignNote] = []
    if not items:
        return _old_marks(table, lost)
    for item in items:
        note, drawer = _text(item.get("note")), _text(item.get("drawer"))
        mark = _Mark(_text(item.get("text")), note, drawer, item)
        is_marked = bool(drawer or item.get("pos1"))
        if is_marked and mark.text:
            marks.setdefault(f"{mark.key}\x1f{mark.at}", mark)
        else:
            _keep_note(mark, notes, lost, "highlights without words" if is_marked else "bookmarks")
    lost["strikeouts"] += sum(mark.drawer == "strikeout" for mark in marks.values())
    return list(marks.values()), notes


def _old_marks(table: Table, lost: Counter[str]) -> tuple[list[_Mark], list[ForeignNote]]:
    """Return the same from the older lists: of bookmarks, and of highlights by page."""
    marks: dict[str, _Mark] = {}
    notes: list[ForeignNote] = []
    by_page = (_tables(page) for page in _values(table.get("highlight")))
    for item in chain.from_iterable(by_page):
        mark = _Mark(_text(item.get("text")), "", _text(item.get("drawer")), item)
        marks.setdefault(mark.key, mark)
    for item in _tables(table.get("bookmarks")):
        quoted, written = _text(item.get("notes")), _text(item.get("text"))
        mark = _Mark(quoted, "" if _is_automatic(written, item) else written, "", item)
        if not item.get("highlighted"):
            _keep_note(mark, notes, lost, "bookmarks")
            continue
        known = marks.get(mark.key)
        drawn = known.drawer if known else ""
        text = known.text if known and known.text else quoted
        both = {**(known.item if known else {}), **{k: v for k, v in item.items() if v != ""}}
        marks[mark.key] = _Mark(text, mark.note, drawn, both)
    for mark in marks.values():
        if not mark.text:
            _keep_note(mark, notes, lost, "highlights without words")
    return [mark for mark in marks.values() if mark.text], notes


def _is_automatic(written: str, item: Table) -> bool:
    """Whether a note is the one that is put there unasked: `Page 346 … @ 2023-01-24 04:36:02`."""
    at = _text(item.get("datetime"))
    return bool(at) and written.rstrip().endswith(f"@ {at}")


def _keep_note(mark: _Mark, notes: list[ForeignNote], lost: Counter[str], kind: str) -> None:
    """Keep what is written of a mark that has no words, or count it."""
    if not mark.note:
        lost[kind] += 1
        return
    where = _said(mark.item.get("chapter")) or _said(mark.item.get("pageref"))
    notes.append(ForeignNote(mark.note, title=where, at=iso_dates.moment(mark.at)))


def _passage(mark: _Mark, pages: float | None, *, is_only: bool) -> ForeignPassage:
    item = mark.item
    chapter = _said(item.get("chapter"))
    page = _page(item)
    is_printed = isinstance(page, float)
    changed = iso_dates.moment(_text(item.get("datetime_updated")))
    created = iso_dates.moment(mark.at)
    note = ForeignNote(mark.note, at=changed or created)
    colour = _text(item.get("color"))
    return ForeignPassage(
        mark.text,
        mark.at if is_only and mark.at else f"{mark.at} {mark.key}",
        at=_place(mark, pages),
        is_verbatim=item.get("text_edited") is not True,
        page=_label(item.get("pageref")) or (_label(page) if is_printed else ""),
        chapter=(chapter,) if chapter else (),
        printed=_printed(page),
        colour=colour if _HEX.fullmatch(colour) else COLOURS.get(colour.casefold(), ""),
        is_underlined=mark.drawer == "underscore",
        notes=(note,) if mark.note else (),
        created=created,
        modified=changed,
    )


def _place(mark: _Mark, pages: float | None) -> float | None:
    """Return where a mark is: on which page of the screen, or else in which part of the book."""
    page = _page(mark.item)
    for number in (_number(mark.item.get("pageno")), _number(page)):
        if number is not None and pages:
            return number
    found = _FRAGMENT.match(page) if isinstance(page, str) and not pages else None
    return float(found[1] or 1) if found else None


def _page(item: Table) -> Value:
    """Return a page of a file that has some, or a place in a book that has none."""
    page, begin = item.get("page"), item.get("pos0")
    return page if page is not None else begin.get("page") if isinstance(begin, dict) else begin


def _printed(page: Value) -> PageBoxes | None:
    number = _number(page)
    return PageBoxes(int(number) - 1) if number is not None and number >= 1 else None


def _label(value: Value) -> str:
    number = _number(value)
    return str(int(number)) if number is not None else _said(value)


def _number(value: Value) -> float | None:
    return value if isinstance(value, float) and abs(value) < _FAR else None


def _text(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""


def _said(value: Value) -> str:
    return " ".join(_text(value).split())


def _spelled(value: Value) -> str:
    if isinstance(value, dict):
        return ",".join(f"{name}={value[name]}" for name in sorted(value, key=str))
    return str(value)


def _table(table: Table, name: str) -> Table:
    value = table.get(name)
    return value if isinstance(value, dict) else {}


def _values(value: Value) -> Iterable[Value]:
    return value.values() if isinstance(value, dict) else ()


def _tables(value: Value) -> list[Table]:
    """Return the tables in a list, in the order of their places."""
    if not isinstance(value, dict):
        return []
    places = sorted(value, key=lambda place: place if isinstance(place, float) else 0)
    return [item for place in places if isinstance(item := value[place], dict)]
