"""Make room for questions: those that are kept, and where highlights stand that they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_TABLES = (
    """CREATE TABLE IF NOT EXISTS smart_tags (
        id VARCHAR NOT NULL, name VARCHAR NOT NULL, question VARCHAR NOT NULL,
        created VARCHAR NOT NULL, created_by VARCHAR NOT NULL,
        CONSTRAINT pk_smart_tags PRIMARY KEY (id),
        CONSTRAINT uq_smart_tags_name UNIQUE (name)
    )""",
    """CREATE TABLE IF NOT EXISTS surveyed (
        document_id VARCHAR NOT NULL, revision INTEGER NOT NULL,
        outline VARCHAR NOT NULL, edited VARCHAR NOT NULL,
        CONSTRAINT pk_surveyed PRIMARY KEY (document_id),
        CONSTRAINT fk_surveyed_document_id_documents FOREIGN KEY(document_id)
        REFERENCES documents (id) ON DELETE CASCADE
    )""",
    """CREATE TABLE IF NOT EXISTS whereabouts (
        highlight_id VARCHAR NOT NULL, document_id VARCHAR NOT NULL,
        start INTEGER NOT NULL, block INTEGER NOT NULL,
        section VARCHAR NOT NULL, page VARCHAR NOT NULL,
        CONSTRAINT pk_whereabouts PRIMARY KEY (highlight_id),
        CONSTRAINT fk_whereabouts_highlight_id_highlights FOREIGN KEY(highlight_id)
        REFERENCES highlights (id) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    """CREATE INDEX IF NOT EXISTS ix_whereabouts_document_id_block
        ON whereabouts (document_id, block)""",
    """CREATE TABLE IF NOT EXISTS passage_facts (
        name VARCHAR NOT NULL, highlight_id VARCHAR NOT NULL,
        value VARCHAR NOT NULL, folded VARCHAR NOT NULL,
        CONSTRAINT pk_passage_facts PRIMARY KEY (name, highlight_id),
        CONSTRAINT fk_passage_facts_highlight_id_highlights FOREIGN KEY(highlight_id)
        REFERENCES highlights (id) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS ix_passage_facts_highlight_id ON passage_facts (highlight_id)",
)


def add_place_tables(raw: sqlite3.Connection) -> None:
    """Add the tables; from format 8 to format 9."""
    for table in _TABLES:
        raw.execute(table)
