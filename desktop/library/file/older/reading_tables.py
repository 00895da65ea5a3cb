"""Make room for how much of a document has been read.

Before format 14 only the place was kept where the reader stopped. Nobody knows what of the text
before it was read, and so nothing of it counts as read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_TABLES = (
    """CREATE TABLE IF NOT EXISTS reading_marks (
        document_id VARCHAR NOT NULL, mark VARCHAR NOT NULL, state VARCHAR NOT NULL,
        added VARCHAR NOT NULL, added_by VARCHAR NOT NULL,
        CONSTRAINT pk_reading_marks PRIMARY KEY (document_id),
        CONSTRAINT fk_reading_marks_document_id FOREIGN KEY(document_id)
        REFERENCES documents (id) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS stretches_read (
        document_id VARCHAR NOT NULL, revision INTEGER NOT NULL, since VARCHAR NOT NULL,
        ranges VARCHAR NOT NULL, letters INTEGER NOT NULL, whole INTEGER NOT NULL,
        at VARCHAR NOT NULL,
        CONSTRAINT pk_stretches_read PRIMARY KEY (document_id, revision, since),
        CONSTRAINT fk_stretches_read_document_id FOREIGN KEY(document_id)
        REFERENCES documents (id) ON DELETE CASCADE
    ) WITHOUT ROWID""",
)


def add_reading_tables(raw: sqlite3.Connection) -> None:
    """Add tables; from format 13 to format 14."""
    for table in _TABLES:
        raw.execute(table)
