"""Databases as programs for coding write them, made by hand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.formats.door.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Rows = "Mapping[str, tuple[str, Sequence[Sequence[Any]]]]"


def database(tables: Mapping[str, tuple[str, Sequence[Sequence[Any]]]]) -> bytes:
    """Return a database of tables: names of columns, and rows."""
    with closing(sqlite3.connect(":memory:")) as made:
        for name, (columns, rows) in tables.items():
            made.execute(f"CREATE TABLE {name} ({columns})")
            marks = ", ".join("?" * len(columns.split(",")))
            made.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608
        made.commit()
        return made.serialize()


def source(data: bytes, name: str = "some.sqlite3", **given: Any) -> Source:
    return Source(Path(name), data, **given)
