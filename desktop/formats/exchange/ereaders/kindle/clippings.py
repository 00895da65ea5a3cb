"""The file of clippings that a Kindle keeps of all its books: `My Clippings.txt`.

It only ever grows: a highlight that is changed or deleted on the device stays in the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.exchanged.project import ForeignSource, Project
from desktop.domain.reading import Facts
from desktop.formats.exchange.ereaders.kindle.clipping_books import Clipping, gather
from desktop.formats.exchange.ereaders.kindle.clipping_line import Kind, Line, read_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.formats.door.source import Source

_SEPARATOR = re.compile(r"^[ \t]*={10}[ \t]*$", re.MULTILINE)
_STRANGE = 100
"""Entries that are none, after which nothing else is expected."""
_LINES_TO_TITLE = 4
"""Lines of an entry among which the one is that says where."""
# For: <You have reached the clipping limit for this item>
_LIMIT = re.compile(r"<([^<>=/]{8,200})>\s*\Z")
_LIMIT_WORDS = re.compile(
    r"limit|límite|límite|grenze|maxim|máxim|höchst|上限|限制|限度|лимит|предел|огранич|제한|한도",
    re.IGNORECASE,
)
_AUTHORLESS = "  "
"""How the line of a title ends that names nobody."""
# Lines that could not be read, as examples.
_SHOWN = 12


class _Entries(NamedTuple):
    clippings: list[Clipping]
    unread: int


def read(source: Source) -> Project | None:
    """Return the clippings in a file, by book, or None for a file that is no such."""
    reading = source.text()
    text = reading.text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    entries = _entries(text)
    del text
    if not entries.clippings or entries.unread > len(entries.clippings):
        return None
    lost: Counter[str] = Counter()
    lost["entries that are no clippings"] = entries.unread
    sources = tuple(_sources(_kept(entries.clippings, lost), lost))
    return Project(
        "kindle-clippings",
        "Kindle",
        identity="kindle-clippings",
        name="Kindle clippings",
        sources=sources,
        without_a_home={kind: count for kind, count in lost.items() if count},
        remarks=(*reading.remarks, *_remarks(entries.clippings)),
    )


def _entries(text: str) -> _Entries:
    """Return what stands between separators."""
    found: list[tuple[str, Line, str]] = []
    unread = at = 0
    for separator in (*_SEPARATOR.finditer(text), None):
        entry = text[at : separator.start() if separator else len(text)]
        at = separator.end() if separator else len(text)
        if not entry.strip():
            continue
        read_one = _entry(entry.strip("\n"))
        if read_one is not None:
            found.append(read_one)
        else:
            unread += 1
            if unread > _STRANGE and not found:
                break  # it is some other long text
    limits = Counter(m[1] for *_, words in found if (m := _LIMIT.search(words)))
    clippings = []
    for number, (title, line, words) in enumerate(found):
        limit = _LIMIT.search(words)
        is_cut = limit is not None and (limits[limit[1]] > 1 or bool(_LIMIT_WORDS.search(limit[1])))
        if is_cut and limit is not None:
            words = words[: limit.start()].rstrip()  # noqa: PLW2901 - what the limit left of them
        clippings.append(Clipping(number, title, line, words, is_cut))
    return _Entries(clippings, unread)


def _entry(entry: str) -> tuple[str, Line, str] | None:
    """Return title, line and words of an entry; the words of a note may have lines of their own."""
    lines = entry.split("\n", _LINES_TO_TITLE)
    for number, written in enumerate(lines[:_LINES_TO_TITLE]):
        if number and (line := read_line(written)) is not None:
            title = " ".join(lines[:number]).strip("\t\xa0")
            return title, line, "\n".join(lines[number + 1 :]).strip(" \t\n\xa0")
    # A document may have no title at all.
    line = read_line(lines[0])
    return None if line is None else ("", line, "\n".join(lines[1:]).strip(" \t\n\xa0"))


def _kept(clippings: Iterable[Clipping], lost: Counter[str]) -> Iterator[Clipping]:
    """Yield what has words or a place for them, and count the others."""
    for clipping in clippings:
        kind = clipping.line.kind
        if kind is Kind.BOOKMARK:
            lost["bookmarks"] += 1
        elif kind is Kind.ARTICLE and not clipping.text:
            lost["clipped articles"] += 1
        elif kind is Kind.UNKNOWN and not clipping.text and not clipping.is_cut:
            lost["bookmarks"] += 1
        elif kind is Kind.NOTE and not clipping.text:
            lost["empty notes"] += 1
        else:
            yield clipping


def _sources(clippings: Iterable[Clipping], lost: Counter[str]) -> Iterator[ForeignSource]:
    books: dict[str, list[Clipping]] = {}
    for clipping in clippings:
        title = " ".join(unicodedata.normalize("NFC", clipping.title).split())
        books.setdefault(title.casefold(), []).append(clipping)
    for identity, of_book in books.items():
        gathered = gather(of_book)
        lost["earlier versions of a passage"] += gathered.earlier_passages
        lost["earlier versions of a note"] += gathered.earlier_notes
        yield ForeignSource(
            identity or "untitled",
            _facts(of_book[0].title),
            passages=gathered.passages,
            notes=gathered.notes,
            removed=gathered.removed,
        )


def _facts(line: str) -> Facts:
    """Return title and authors, which stand in the last brackets: `Title (1) (Doe, Jane;Roe)`."""
    stripped = line.strip()
    start = _last_bracket(stripped)
    named = stripped[start + 1 : -1] if start > 0 else ""
    if line.endswith(_AUTHORLESS) or not any(letter.isalpha() for letter in named):
        return Facts(title=_title(stripped))
    authors = (" ".join(author.split()) for author in named.split(";"))
    return Facts(title=_title(stripped[:start]), authors=tuple(filter(None, authors)))


def _title(written: str) -> str:
    title = " ".join(written.split())
    return title if " " in title else title.replace("_", " ")  # it is the name of a file


def _last_bracket(title: str) -> int:
    """Return where the last pair of brackets opens that a title ends with, or -1."""
    depth = 0
    for at in range(len(title) - 1, -1, -1) if title.endswith(")") else ():
        depth += (title[at] == ")") - (title[at] == "(")
        if depth == 0:
            return at
    return -1


def _remarks(clippings: Sequence[Clipping]) -> Iterator[str]:
    cut = sum(clipping.is_cut for clipping in clippings)
    if cut:
        yield (
            f"Of {cut:,} passages the Kindle kept the words back, as the limit of the book was "
            "reached; they are kept with their place."
        )
    unread = [c.line.said for c in clippings if c.line.said and not c.line.added]
    if unread:
        shown = "; ".join(f"“{said}”" for said in dict.fromkeys(unread[:_SHOWN]))
        yield f"{len(unread):,} dates could not be read for certain and were left out: {shown}."
    unknown = sum(clipping.line.kind is Kind.UNKNOWN for clipping in clippings)
    if unknown:
        yield (
            f"{unknown:,} clippings are in a language that is not known: they were taken as "
            "highlights, though some may be notes."
        )
