"""Highlights of parts of pages. Before format 8 there were only those of passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def add_regions(raw: sqlite3.Connection) -> None:
    """Let highlights have a region and its picture; from format 7 to format 8."""
    raw.execute("ALTER TABLE highlights ADD COLUMN region VARCHAR")
    raw.execute("ALTER TABLE highlights ADD COLUMN picture VARCHAR REFERENCES assets (sha256)")
