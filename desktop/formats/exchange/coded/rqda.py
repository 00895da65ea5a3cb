"""An RQDA project: a database whose rows are struck out by their status rather than deleted."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from desktop.domain.exchanged.project import (
    ForeignFile,
    ForeignNote,
    ForeignSource,
    ForeignTag,
    Project,
)
from desktop.domain.reading import Facts
from desktop.formats.exchange.coded.kept_words import Kept
from desktop.formats.exchange.coded.marked_rows import Mark, passages
from desktop.formats.exchange.foreign_titles import file_name, title_of
from desktop.formats.exchange.refi.refi_codes import colour
from desktop.formats.exchange.sqlite_bytes import Tables, number, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.formats.door.source import Source

FORM = "rqda"
_TABLES = ("source", "coding", "freecode")
_STANDS = 1


def read(source: Source) -> Project | None:
    """Return the project in a database; None for one of another program."""
    with Tables(source) as tables:
        if not all(table in tables for table in _TABLES):
            return None
        numbers, tags = _codes(tables)
        marks = _marks(tables, numbers)
        rows = list(_standing(tables, "source", "id", "name", "file", "memo", "owner"))
        cases = sum(1 for _ in _standing(tables, "cases", "id"))
        return Project(
            FORM,
            "RQDA",
            name=source.title,
            tags=tags,
            sources=tuple(_source(at, row, marks) for at, row in enumerate(rows)),
            notes=tuple(
                ForeignNote(text(entry), text(name), text(owner))
                for name, entry, owner in _standing(tables, "journal", "name", "journal", "owner")
            ),
            files=tuple(
                ForeignFile(file_name(title_of(text(row[1])), ".txt"), text(row[2]).encode())
                for row in rows
            ),
            without_a_home={"cases": cases} if cases else {},
        )


def _standing(tables: Tables, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield rows that were not struck out."""
    for status, *row in tables.rows(table, "status", *columns):
        if status is None or number(status) == _STANDS:
            yield tuple(row)


def _codes(tables: Tables) -> tuple[dict[int, int], tuple[ForeignTag, ...]]:
    """Return tags and their numbers; a code stands in a category if it is in no other."""
    categories = {
        number(key): text(name) for key, name in _standing(tables, "codecat", "catid", "name")
    }
    above: dict[int | None, list[str]] = defaultdict(list)
    for code, category in _standing(tables, "treecode", "cid", "catid"):
        above[number(code)].append(categories.get(number(category), ""))
    numbers: dict[int, int] = {}
    tags: list[ForeignTag] = []
    for key, name, memo, shade in _standing(tables, "freecode", "id", "name", "memo", "color"):
        numbers[number(key) or 0] = len(tags)
        levels = [one for one in above.get(number(key), ()) if one]
        path = (*levels, text(name)) if len(levels) == 1 else (text(name),)
        tags.append(ForeignTag(path, colour(text(shade)), text(memo).strip()))
    return numbers, tuple(tags)


def _marks(tables: Tables, numbers: dict[int, int]) -> dict[int, list[Mark]]:
    marks: dict[int, list[Mark]] = defaultdict(list)
    columns = ("cid", "fid", "seltext", "selfirst", "selend", "memo", "owner")
    for code, fid, words, first, last, memo, owner in _standing(tables, "coding", *columns):
        start, end, tag = number(first), number(last), numbers.get(number(code) or 0)
        if start is not None and end is not None and tag is not None and 0 <= start <= end:
            kept = Kept(start, end, text(words))
            mark = Mark("", kept, tag, text(memo).strip(), text(owner), "")
            marks[number(fid) or 0].append(mark)
    return marks


def _source(at: int, row: tuple[Any, ...], marks: dict[int, list[Mark]]) -> ForeignSource:
    key, name, words, memo, owner = row
    note = ForeignNote(text(memo).strip(), by=text(owner))
    return ForeignSource(
        f"source {key}",
        Facts(title=title_of(text(name))),
        file=at,
        length=len(text(words)) or None,
        passages=tuple(passages(text(words), marks.get(number(key) or 0, []))),
        notes=(note,) if note.text else (),
    )
