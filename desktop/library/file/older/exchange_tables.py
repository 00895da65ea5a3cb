"""Make room for what came from other programs, and for what is kept exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_TABLES = (
    """CREATE TABLE IF NOT EXISTS brought (
        highlight_id VARCHAR NOT NULL, file VARCHAR NOT NULL,
        identity VARCHAR NOT NULL, said VARCHAR NOT NULL,
        CONSTRAINT pk_brought PRIMARY KEY (highlight_id),
        CONSTRAINT fk_brought_highlight_id FOREIGN KEY(highlight_id)
        REFERENCES highlights (id) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS ix_brought_file_identity ON brought (file, identity)",
    """CREATE TABLE IF NOT EXISTS brought_documents (
        id VARCHAR NOT NULL, file VARCHAR NOT NULL, identity VARCHAR NOT NULL,
        document_id VARCHAR NOT NULL, quoted INTEGER NOT NULL,
        CONSTRAINT pk_brought_documents PRIMARY KEY (id),
        CONSTRAINT fk_brought_documents_document_id FOREIGN KEY(document_id)
        REFERENCES documents (id) ON DELETE CASCADE
    )""",
    """CREATE INDEX IF NOT EXISTS ix_brought_documents_document_id
        ON brought_documents (document_id)""",
    """CREATE INDEX IF NOT EXISTS ix_brought_documents_file_identity
        ON brought_documents (file, identity)""",
    """CREATE TABLE IF NOT EXISTS export_targets (
        id VARCHAR NOT NULL, name VARCHAR NOT NULL, form VARCHAR NOT NULL,
        question VARCHAR NOT NULL, collection_id VARCHAR, folder VARCHAR NOT NULL,
        options VARCHAR NOT NULL, automatic INTEGER NOT NULL,
        created VARCHAR NOT NULL, created_by VARCHAR NOT NULL, exported VARCHAR,
        CONSTRAINT pk_export_targets PRIMARY KEY (id),
        CONSTRAINT uq_export_targets_name UNIQUE (name),
        CONSTRAINT fk_export_targets_collection_id FOREIGN KEY(collection_id)
        REFERENCES collections (id)
    )""",
    """CREATE INDEX IF NOT EXISTS ix_export_targets_collection_id
        ON export_targets (collection_id)""",
    """CREATE TABLE IF NOT EXISTS export_blocks (
        target_id VARCHAR NOT NULL, part VARCHAR NOT NULL, path VARCHAR NOT NULL,
        digest VARCHAR NOT NULL, highlights VARCHAR NOT NULL, written VARCHAR NOT NULL,
        CONSTRAINT pk_export_blocks PRIMARY KEY (target_id, part),
        CONSTRAINT fk_export_blocks_target_id FOREIGN KEY(target_id)
        REFERENCES export_targets (id) ON DELETE CASCADE
    ) WITHOUT ROWID""",
)


def add_exchange_tables(raw: sqlite3.Connection) -> None:
    """Add tables; from format 12 to format 13."""
    for table in _TABLES:
        raw.execute(table)
