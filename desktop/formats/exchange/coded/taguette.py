"""A Taguette project: a database with the documents as HTML and highlights counted in bytes."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.domain.exchanged.project import (
    ForeignCoding,
    ForeignFile,
    ForeignNote,
    ForeignPassage,
    ForeignSource,
    ForeignTag,
    Project,
)
from desktop.domain.reading import Facts
from desktop.formats.exchange.coded.node_text import NodeText
from desktop.formats.exchange.coded.taguette_commands import Commands
from desktop.formats.exchange.foreign_titles import file_name, title_of
from desktop.formats.exchange.sqlite_bytes import Tables, number, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.formats.door.source import Source

FORM = "taguette"
_TABLES = ("projects", "documents", "tags", "highlights", "highlight_tags")
_MIRRORED = "RIGHT_TO_LEFT"
# Levels of a tag; one may be said to stand below itself.
_DEEPEST = 50


class _Document(NamedTuple):
    number: int
    identity: str
    folders: tuple[str, ...]
    title: str
    said: str
    direction: str
    contents: str


class _Mark(NamedTuple):
    number: int
    start: int
    end: int


def read(source: Source) -> Project | None:
    """Return the projects in a database; None for one of another program."""
    with Tables(source) as tables:
        if not all(table in tables for table in _TABLES):
            return None
        return _Reader(tables, source.title).project()


class _Reader:
    """Reads one database; what Taguette calls by numbers is put together by these."""

    def __init__(self, tables: Tables, title: str) -> None:
        self._tables = tables
        self._title = title
        self._commands = Commands(tables)
        self._tags: list[ForeignTag] = []
        self._number_of: dict[int, int] = {}
        self._tagged: dict[int, list[int]] = {}
        for highlight, tag in _numbers(tables, "highlight_tags", "highlight_id", "tag_id"):
            self._tagged.setdefault(highlight, []).append(tag)

    def project(self) -> Project:
        projects = {
            key: (text(name) or self._title, text(said))
            for key, name, said in _rows(self._tables, "projects", "id", "name", "description")
        }
        self._read_tags()
        documents = list(self._documents(projects))
        highlights = self._highlights()
        read = [
            self._source(at, one, highlights.get(one.number, ()))
            for at, one in enumerate(documents)
        ]
        members = len(list(self._tables.rows("project_members", "project_id"))) - len(projects)
        return Project(
            FORM,
            "Taguette",
            identity=self._identity(),
            name=" · ".join(name for name, _ in projects.values()) or self._title,
            tags=tuple(self._tags),
            sources=tuple(source for source, _ in read),
            notes=tuple(ForeignNote(said, name) for name, said in projects.values() if said),
            files=tuple(file for _, file in read),
            without_a_home={"rights of members": members} if members > 0 else {},
            remarks=("Positions count bytes of UTF-8, as Taguette does.",) if highlights else (),
        )

    def _identity(self) -> str:
        """Return when the first project was made, which exports keep."""
        made = (text(created) for _, created in _rows(self._tables, "projects", "id", "created"))
        return next(made, "")

    def _read_tags(self) -> None:
        """Number the tags; newer databases have tags below tags."""
        found = {
            key: (text(path), text(said), number(above))
            for key, path, said, above in _rows(
                self._tables, "tags", "id", "path", "description", "parent_id"
            )
        }
        for key, (_, said, _) in found.items():
            self._number_of[key] = len(self._tags)
            self._tags.append(ForeignTag(_levels(found, key), definition=said))

    def _documents(self, projects: Mapping[int, tuple[str, str]]) -> Iterable[_Document]:
        columns = ("project_id", "name", "description", "text_direction", "contents", "created")
        rows = list(_rows(self._tables, "documents", "id", *columns))
        made = Counter(row[-1] for row in rows)
        for key, owner, name, said, direction, contents, created in rows:
            project = projects.get(number(owner) or 0, ("", ""))[0]
            yield _Document(
                key,
                # An export numbers everything anew, but keeps when it was made.
                text(created) if made[created] == 1 and created else f"document {key}",
                (project,) if len(projects) > 1 and project else (),
                title_of(text(name)) or f"Document {key}",
                text(said),
                text(direction),
                text(contents),
            )

    def _highlights(self) -> dict[int, list[_Mark]]:
        """Return the highlights of each document."""
        found: dict[int, list[_Mark]] = {}
        columns = ("id", "document_id", "start_offset", "end_offset")
        for key, document, start, end in _numbers(self._tables, "highlights", *columns):
            found.setdefault(document, []).append(_Mark(key, start, end))
        return found

    def _source(
        self, at: int, one: _Document, marks: Iterable[_Mark]
    ) -> tuple[ForeignSource, ForeignFile]:
        nodes = NodeText(one.contents)
        places = nodes.places({offset for mark in marks for offset in (mark.start, mark.end)})
        ranges: dict[tuple[int, int], list[_Mark]] = {}
        for mark in sorted(marks):
            ranges.setdefault((mark.start, mark.end), []).append(mark)
        passages = (self._passage(nodes, places, together) for together in ranges.values())
        source = ForeignSource(
            one.identity,
            Facts(title=one.title),
            one.folders,
            file=at,
            length=len(nodes.text),
            passages=tuple(passages),
            notes=(ForeignNote(one.said),) if one.said else (),
        )
        return source, ForeignFile(file_name(one.title, ".html"), _page(one))

    def _passage(
        self, nodes: NodeText, places: Mapping[int, int], marks: list[_Mark]
    ) -> ForeignPassage:
        """Return the passage of highlights of one range, most often of one."""
        first = self._commands.made(marks[0].number)
        start, end = places.get(marks[0].start), places.get(marks[0].end)
        is_there = start is not None and end is not None and start < end
        codings = {
            tag: ForeignCoding(self._number_of[tag], *self._commands.tagged(mark.number, tag))
            for mark in marks
            for tag in self._tagged.get(mark.number, ())
            if tag in self._number_of
        }
        return ForeignPassage(
            nodes.quotation(start, end) if is_there else "",  # type: ignore[arg-type]
            self._commands.identity(marks[0].number),
            start if is_there else None,
            end if is_there else None,
            codings=tuple(codings.values()),
            by=first.by,
            created=first.at,
            modified=max(self._commands.changed(mark.number) for mark in marks),
        )


def _levels(found: Mapping[int, tuple[str, str, int | None]], key: int) -> tuple[str, ...]:
    """Return a tag's names from the top down: what stands in a name is no level."""
    levels: list[str] = []
    above: int | None = key
    while above is not None and above in found and len(levels) < _DEEPEST:
        path, _, above = found[above]
        levels.append(path)
    return tuple(reversed(levels))


def _page(document: _Document) -> bytes:
    """Return a document as a web page of its own."""
    direction = ' dir="rtl"' if document.direction == _MIRRORED else ""
    return (
        f'<!DOCTYPE html><html{direction}><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title></head>"
        f"<body>{document.contents}</body></html>"
    ).encode("utf-8", "replace")


def _rows(tables: Tables, table: str, *columns: str) -> Iterable[tuple[Any, ...]]:
    """Yield rows whose first column is the number they are known by."""
    for row in tables.rows(table, *columns):
        if (key := number(row[0])) is not None:
            yield (key, *row[1:])


def _numbers(tables: Tables, table: str, *columns: str) -> Iterable[tuple[int, ...]]:
    """Yield rows that are whole numbers throughout."""
    for row in tables.rows(table, *columns):
        values = [number(value) for value in row]
        if None not in values:
            yield tuple(value for value in values if value is not None)
