"""A QualCoder project: the database in its folder, with the texts; pictures lie beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from desktop.domain.exchanged.project import (
    ForeignFile,
    ForeignNote,
    ForeignSource,
    Project,
)
from desktop.formats.exchange.coded.kept_words import Kept
from desktop.formats.exchange.coded.marked_rows import Mark, passages
from desktop.formats.exchange.coded.qualcoder_codes import CodeTree, moment
from desktop.formats.exchange.coded.qualcoder_facts import FactsOfSources
from desktop.formats.exchange.foreign_titles import file_name, title_of
from desktop.formats.exchange.sqlite_bytes import Tables, number, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.formats.door.source import Source

FORM = "qualcoder"
_TABLES = ("source", "code_text", "code_name")
_PLACE = ("pos0", "pos1", "memo", "owner", "date")
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_COUNTED = (
    ("code_image", "parts of pictures"),
    ("code_av", "passages of recordings"),
    ("stored_sql", "saved queries"),
    ("graph", "graphs"),
)


def read(source: Source) -> Project | None:
    """Return the project in a database; None for one of another program."""
    with Tables(source) as tables:
        if not all(table in tables for table in _TABLES):
            return None
        return _Reader(tables, source).project()


class _Reader:
    def __init__(self, tables: Tables, source: Source) -> None:
        self._tables = tables
        self._source = source
        self._codes = CodeTree(tables)
        self._facts = FactsOfSources(tables)
        self._without_a_home: Counter[str] = Counter()
        self._files: list[ForeignFile] = []

    def project(self) -> Project:
        """Return all that the database holds."""
        marks = self._marks()
        sources = tuple(self._sources(marks))
        for table, kind in _COUNTED:
            self._without_a_home[kind] += len(list(self._tables.rows(table, "rowid")))
        self._without_a_home += self._facts.without_a_home
        memos, created, version = self._about()
        return Project(
            FORM,
            f"QualCoder {version}".strip(),
            identity=created,
            tags=self._codes.tags,
            sources=sources,
            notes=(*memos, *self._journal(), *self._facts.notes),
            files=tuple(self._files),
            without_a_home={kind: n for kind, n in self._without_a_home.items() if n},
        )

    def _about(self) -> tuple[list[ForeignNote], str, str]:
        rows = list(self._tables.rows("project", "memo", "date", "about"))
        memo, created, about = map(text, rows[0]) if rows else ("", "", "")
        version = about.removeprefix("QualCoder").strip()
        return [ForeignNote(memo.strip())] if memo.strip() else [], created, version

    def _journal(self) -> Iterator[ForeignNote]:
        for name, entry, owner, date in self._tables.rows(
            "journal", "name", "jentry", "owner", "date"
        ):
            if words := text(entry).strip():
                yield ForeignNote(words, text(name), text(owner), moment(date))

    def _marks(self) -> dict[int, list[Mark]]:
        """Return the codes and annotations on passages, by the number of their text."""
        marks: dict[int, list[Mark]] = defaultdict(list)
        for fid, key, cid, important, *row in self._tables.rows(
            "code_text", "fid", "ctid", "cid", "important", *_PLACE, "seltext"
        ):
            tag = self._codes.number_of.get(number(cid) or 0)
            if tag is None:
                self._without_a_home["codings with a code that is missing"] += 1
            elif mark := _mark(f"coding {key}", tag, row):
                self._without_a_home["marks of importance"] += bool(number(important))
                marks[number(fid) or 0].append(mark)
        for fid, key, *row in self._tables.rows("annotation", "fid", "anid", *_PLACE):
            if mark := _mark(f"annotation {key}", None, [*row, ""]):
                marks[number(fid) or 0].append(mark)
        return marks

    def _sources(self, marks: dict[int, list[Mark]]) -> Iterator[ForeignSource]:
        columns = ("name", "fulltext", "mediapath", "memo", "owner", "date")
        for key, name, words, path, memo, owner, date in self._tables.rows(
            "source", "id", *columns
        ):
            known_by = number(key)
            if known_by is None:
                continue
            title = title_of(text(name)) or f"Text {known_by}"
            file = self._file(title, text(words), text(path))
            if file is None:
                continue
            number_of_file = len(self._files)
            self._files.append(file)
            note = ForeignNote(text(memo).strip(), by=text(owner), at=moment(date))
            yield ForeignSource(
                f"source {known_by}",
                self._facts.of(known_by, title),
                self._facts.folders(known_by, len(text(words))),
                file=number_of_file,
                length=len(text(words)) or None,
                passages=tuple(passages(text(words), marks.get(known_by, []))),
                notes=(note,) if note.text else (),
            )

    def _file(self, title: str, words: str, path: str) -> ForeignFile | None:
        """Return what a source is: its text, or a picture beside the database."""
        if words:
            return ForeignFile(file_name(title, ".txt"), words.encode("utf-8", "replace"))
        suffix = PurePosixPath(path).suffix.lower()
        if suffix in _PICTURES and path.startswith("/images/"):
            address = f"images/{quote(PurePosixPath(path).name)}"
            if data := self._source.beside(address):
                return ForeignFile(file_name(title, suffix), data)
        if path:
            self._without_a_home["pictures and recordings"] += 1
        return None


def _mark(known_by: str, tag: int | None, row: list[object]) -> Mark | None:
    """Return what a row marks, or None for one without a place."""
    first, last, memo, owner, date, words = row
    start, end = number(first), number(last)
    if start is None or end is None or min(start, end) < 0:
        return None
    kept = Kept(min(start, end), max(start, end), text(words))
    return Mark(known_by, kept, tag, text(memo).strip(), text(owner), moment(date))
