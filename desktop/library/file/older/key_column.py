"""Documents have citation keys of their own. Before format 12 there were only those of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def add_citation_keys(raw: sqlite3.Connection) -> None:
    """Make room for them; they are made when the library is open. From format 11 to format 12."""
    columns = {row[1] for row in raw.execute("PRAGMA table_info(documents)")}
    if "citation_key" not in columns:
        raw.execute('ALTER TABLE documents ADD COLUMN citation_key VARCHAR COLLATE "NOCASE"')
    raw.execute(
        "CREATE UNIQUE INDEX IF NOT EXISTS ix_documents_citation_key ON documents (citation_key)"
    )
