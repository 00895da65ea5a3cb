"""Notes that Moon+ Reader hands out (`.mrexpt`): some lines about the file, then records of 17.

A line `#` begins a record, but is also what some write as a note, so lines are counted.
"""

from __future__ import annotations

import posixpath
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.exchanged.project import (
    ForeignNote,
    ForeignPassage,
    ForeignSource,
    Project,
)
from desktop.domain.reading import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.formats.door.source import Source

# Lines.
_RECORD = 17
_HEAD = 8
"""Lines before the first record, at most."""
_SEPARATOR = "#"
_BREAK = "<BR>"
_CHAPTER, _SPLIT = 1e9, 1e7
"""How far apart chapters are counted, and the files that one is split into."""
# Chapters, so that a number of twenty figures does not become one of a list.
_MOST = 99_999
_COLOURS = 1 << 24
# The first second of 2100.
_LATEST = 4_102_444_800


class _Record(NamedTuple):
    number: str
    title: str
    path: str
    lower_path: str
    chapter: int
    split: int
    position: int
    length: int
    colour: int
    moment: int
    bookmark: str
    note: str
    text: str
    is_underlined: bool
    is_struck: bool
    is_wavy: bool


def read(source: Source) -> Project | None:
    """Return the notes in a file, or None for a file that has no such records."""
    reading = source.text()
    lines = reading.text.replace("\r\n", "\n").split("\n")
    records, broken = _records(lines)
    if not records:
        if broken:
            raise source.unreadable("its records are incomplete; export it again from Moon+ Reader")
        return None
    marked = [record for record in records if record.text or record.note]
    books: dict[str, list[_Record]] = {}
    for record in marked:
        books.setdefault(record.lower_path or record.title, []).append(record)
    lost = {
        "bookmarks": len(records) - len(marked),
        "strikeouts": sum(record.is_struck for record in marked),
        "records that are incomplete": broken,
    }
    return Project(
        "moon-reader",
        "Moon+ Reader",
        identity=f"moon-reader:{next(iter(books), '')}" if len(books) == 1 else "",
        sources=tuple(_book(path, of_book) for path, of_book in books.items()),
        without_a_home={kind: count for kind, count in lost.items() if count},
        remarks=reading.remarks,
    )


def _records(lines: Sequence[str]) -> tuple[list[_Record], int]:
    """Return the records, and how many are not whole."""
    at = next((at for at in range(min(len(lines), _HEAD)) if _record(lines, at)), None)
    records, broken = [], 0
    if at is None:
        return [], int(_SEPARATOR in lines[:_HEAD] and len(lines) > _HEAD)
    while at < len(lines):
        record = _record(lines, at)
        if record is not None:
            records.append(record)
            at += _RECORD
            continue
        if lines[at].strip():
            broken += lines[at] == _SEPARATOR
        at += 1
    return records, broken


def _record(lines: Sequence[str], at: int) -> _Record | None:
    """Return the record that begins at a line, if one does."""
    if lines[at] != _SEPARATOR or len(lines) < at + _RECORD:
        return None
    said = lines[at + 1 : at + _RECORD]
    numbers = [_whole(said[place]) for place in (0, 4, 5, 6, 7, 8, 9)]
    if any(number is None for number in numbers) or {*said[13:]} - {"0", "1"}:
        return None
    chapter, split, position, length, colour, moment = (number or 0 for number in numbers[1:])
    bookmark, note, text = (line.replace(_BREAK, "\n").strip() for line in said[10:13])
    return _Record(
        said[0], said[1], said[2], said[3], chapter, split, position, length, colour, moment,
        bookmark, note, text, *(flag == "1" for flag in said[13:]),
    )  # fmt: skip


def _whole(text: str) -> int | None:
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 15 else None  # noqa: PLR2004


def _book(path: str, records: Sequence[_Record]) -> ForeignSource:
    titles = (record.title for record in records)
    name = posixpath.basename(records[0].path.replace("\\", "/"))
    stem = posixpath.splitext(name)[0]
    # Bookmarks and some notes have the name of the file for a title.
    title = next((title for title in titles if title not in {name, stem}), stem or records[0].title)
    return ForeignSource(
        path,
        Facts(title=" ".join(title.split())),
        beside=(name,) if name not in {"", ".", ".."} else (),
        passages=tuple(_passage(record) for record in sorted(records, key=_place) if record.text),
        notes=tuple(_notes(records)),
    )


def _place(record: _Record) -> float:
    chapter, split = min(record.chapter, _MOST), min(record.split, 99)
    return chapter * _CHAPTER + split * _SPLIT + min(record.position, _SPLIT)


def _passage(record: _Record) -> ForeignPassage:
    at, moment = _place(record), _moment(record.moment)
    return ForeignPassage(
        record.text,
        record.number,
        at=at,
        until=at + min(record.length, _SPLIT),
        colour=f"#{record.colour % _COLOURS:06x}",
        is_underlined=record.is_underlined or record.is_wavy,
        notes=(ForeignNote(record.note, at=moment),) if record.note else (),
        created=moment,
    )


def _notes(records: Sequence[_Record]) -> Iterator[ForeignNote]:
    for record in records:
        if not record.text and record.note:
            yield ForeignNote(record.note, title=record.bookmark, at=_moment(record.moment))


def _moment(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    if not 0 < seconds < _LATEST:
        return ""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
