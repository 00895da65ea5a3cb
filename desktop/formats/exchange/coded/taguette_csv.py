"""Tables that Taguette exports: highlights, one row a tag, and the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.exchanged.project import (
    ForeignCoding,
    ForeignPassage,
    ForeignSource,
    ForeignTag,
    Project,
)
from desktop.domain.reading import Facts
from desktop.formats.exchange import csv_table
from desktop.formats.exchange.foreign_titles import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.formats.door.source import Source

FORM = "taguette-csv"
_HIGHLIGHTS = ("id", "document", "tag", "content")
_CODEBOOK = ("tag", "description")
# id, document, tag and content; codebooks have fewer.
_MOST_COLUMNS = 4


def read(source: Source) -> Project | None:
    """Return the highlights or tags in a table; None for one with other columns."""
    if (rows := csv_table.rows(source, _HIGHLIGHTS)) is not None:
        return _highlights(source, rows)
    rows = csv_table.rows(source, _CODEBOOK)
    if not rows or len(rows[0]) > _MOST_COLUMNS:
        return None
    tags = {row["tag"]: row.get("description", "") for row in rows if row.get("tag")}
    return Project(
        FORM,
        "Taguette",
        name=source.title,
        tags=tuple(ForeignTag((name,), definition=said) for name, said in tags.items()),
    )


def _highlights(source: Source, rows: Sequence[dict[str, str]]) -> Project:
    """Return a project of highlights: a highlight with several tags has as many rows."""
    tags: dict[str, int] = {}
    documents: dict[str, dict[str, ForeignPassage]] = {}
    codings: dict[str, dict[int, ForeignCoding]] = {}
    for at, row in enumerate(rows):
        known_by = row.get("id", "")
        passages = documents.setdefault(row.get("document", ""), {})
        made = ForeignPassage(row.get("content", "").strip(), f"highlight {known_by}", at=at)
        passages.setdefault(known_by, made)
        if name := row.get("tag", ""):
            number = tags.setdefault(name, len(tags))
            codings.setdefault(known_by, {})[number] = ForeignCoding(number)
    return Project(
        FORM,
        "Taguette",
        name=source.title,
        tags=tuple(ForeignTag((name,)) for name in tags),
        sources=tuple(_source(name, passages, codings) for name, passages in documents.items()),
    )


def _source(
    name: str,
    passages: dict[str, ForeignPassage],
    codings: dict[str, dict[int, ForeignCoding]],
) -> ForeignSource:
    marked = (
        _coded(one, tuple(codings.get(known_by, {}).values())) for known_by, one in passages.items()
    )
    return ForeignSource(name, Facts(title=title_of(name)), passages=tuple(marked))


def _coded(passage: ForeignPassage, codings: tuple[ForeignCoding, ...]) -> ForeignPassage:
    return ForeignPassage(passage.quotation, passage.identity, passage.at, codings=codings)
