# ruff: noqa: S608 - the statements are ours
"""A library with a row in every table, and one stored byte of it flipped at random."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import DocumentKind, Facts, Placement, PlacementStatus
from desktop.domain.exchanged.kept_export import Kept as KeptExport
from desktop.domain.exchanged.kept_export import KeptReport, WrittenNote
from desktop.library.exchange.keeping import Borne, Kept
from desktop.library.highlight_rows import Look
from tests.library.checking.conftest import fill

if TYPE_CHECKING:
    import random
    from pathlib import Path

CACHES = {"surveyed", "whereabouts", "passage_facts"}
"""Tables that are made anew of the others: what stands in them is no record."""

PROVED = {"slices.number"}
"""Order the parts of something; that it is the right order is proved by the digest of the whole."""


class Place(NamedTuple):
    """A value in the library's file."""

    table: str
    column: str
    row: tuple[tuple[str, object], ...]
    """The columns of its key."""

    @property
    def where(self) -> str:
        """What finds its row, with the values of the key."""
        return " AND ".join(f'"{name}" = ?' for name, _ in self.row)

    @property
    def key(self) -> list[object]:
        return [value for _, value in self.row]

    def __str__(self) -> str:
        return f"{self.table}.{self.column}"


def fill_every_table(desk) -> None:
    """Fill a library so that something stands in every table and nearly every column."""
    fill(desk)
    library = desk.library
    library.smart_tags.put("Green ones", "colour:green")
    kind = library.link_kinds.add("explains", "is explained by")
    one, two = library.highlights.all()[:2]
    library.links.add(two.id, one.id, kind.id)
    document = library.documents.get(one.document_id)
    library.document_tags.add(document.id, "c")
    library.document_tags.find_nothing(document.id, "a/b", found=False)
    library.documents.update_facts(document.id, Facts("Corrected"), DocumentKind.BOOK)
    tag = next(tag for tag in library.tags.all() if tag.path == "c")
    library.tags.change(tag.id, definition="C.", exclusion="Not d.", example=one.id)
    library.speakers.put([one.id], "Ann Ray")
    _bring(desk, document.id, tag.id)
    target = library.export_targets.add(KeptExport("Notes", "/notes", collection=None))
    note = WrittenNote(document.id, "a.md", ("d1",), {"m": "1"}, {"title": "x"})
    library.export_targets.put(target.id, note)
    library.export_targets.put_report(target.id, KeptReport(datetime.now(UTC)))
    library.export_targets.asked(target.id)


def _bring(desk, document_id: str, tag_id: str) -> None:
    library = desk.library
    anchor = desk.anchor(library.documents.get(document_id), "2019")
    place = Placement(anchor.revision, anchor.start, anchor.end, PlacementStatus.SAME)
    borne = Borne(tag_id)
    kept = Kept(
        document_id, anchor, place, Look(note="Brought."), "p.qdpx", "x1", {"note": "Brought."},
        (borne,), "Bo",
    )  # fmt: skip
    library.brought.step().highlights([kept])
    library.brought.note_documents("p.qdpx", {"source 1": document_id})


def places(database: Path) -> list[Place]:
    """Return every value of every row."""
    with closing(sqlite3.connect(database)) as raw:
        found = []
        tables = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            if table.startswith("sqlite"):
                continue
            columns = raw.execute(f"PRAGMA table_info({table})").fetchall()
            keys = [column[1] for column in columns if column[5]]
            named = ", ".join(f'"{key}"' for key in keys)
            for column in columns:
                rows = raw.execute(
                    f'SELECT {named} FROM {table} WHERE "{column[1]}" IS NOT NULL'
                ).fetchall()
                found += [
                    Place(table, column[1], tuple(zip(keys, row, strict=True))) for row in rows
                ]
        return found


def flip(database: Path, place: Place, chance: random.Random) -> bool:
    """Flip one bit of a value; return whether the file takes it and it is another value now."""
    with closing(sqlite3.connect(database)) as raw, raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        name = f'"{place.column}"'
        (value,) = raw.execute(
            f"SELECT {name} FROM {place.table} WHERE {place.where}", place.key
        ).fetchone()
        flipped = _flipped(value, chance)
        if flipped == value:
            return False
        done = raw.execute(
            f"UPDATE OR IGNORE {place.table} SET {name} = ? WHERE {place.where}",
            (flipped, *place.key),
        )
        return done.rowcount > 0


def _flipped(value: object, chance: random.Random) -> object:
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(3))
    if isinstance(value, str):
        if not value:
            return "x"
        at = chance.randrange(len(value))
        return value[:at] + chr(ord(value[at]) ^ (1 << chance.randrange(3))) + value[at + 1 :]
    if isinstance(value, bytes) and value:
        at = chance.randrange(len(value))
        return value[:at] + bytes([value[at] ^ (1 << chance.randrange(8))]) + value[at + 1 :]
    return value
