"""Make room for what people make of their passages: claims, outlines, free notes, bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_TABLES = (
    """CREATE TABLE IF NOT EXISTS document_tags (
        document_id VARCHAR NOT NULL, tag_id VARCHAR NOT NULL,
        added VARCHAR NOT NULL, added_by VARCHAR NOT NULL,
        CONSTRAINT pk_document_tags PRIMARY KEY (document_id, tag_id),
        CONSTRAINT fk_document_tags_document_id FOREIGN KEY(document_id)
        REFERENCES documents (id) ON DELETE CASCADE,
        CONSTRAINT fk_document_tags_tag_id FOREIGN KEY(tag_id) REFERENCES tags (id)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS ix_document_tags_tag_id ON document_tags (tag_id)",
    """CREATE TABLE IF NOT EXISTS nothing_found (
        document_id VARCHAR NOT NULL, tag_id VARCHAR NOT NULL, revision INTEGER NOT NULL,
        added VARCHAR NOT NULL, added_by VARCHAR NOT NULL,
        CONSTRAINT pk_nothing_found PRIMARY KEY (document_id, tag_id),
        CONSTRAINT fk_nothing_found_document_id FOREIGN KEY(document_id)
        REFERENCES documents (id) ON DELETE CASCADE,
        CONSTRAINT fk_nothing_found_tag_id FOREIGN KEY(tag_id) REFERENCES tags (id)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS ix_nothing_found_tag_id ON nothing_found (tag_id)",
    """CREATE TABLE IF NOT EXISTS link_kinds (
        id VARCHAR NOT NULL, forward VARCHAR NOT NULL, backward VARCHAR NOT NULL,
        created VARCHAR NOT NULL, created_by VARCHAR NOT NULL,
        CONSTRAINT pk_link_kinds PRIMARY KEY (id),
        CONSTRAINT uq_link_kinds_forward UNIQUE (forward)
    )""",
    """CREATE TABLE IF NOT EXISTS bookmarks (
        id VARCHAR NOT NULL, document_id VARCHAR NOT NULL,
        revision INTEGER NOT NULL, start INTEGER NOT NULL,
        line VARCHAR NOT NULL, name VARCHAR NOT NULL,
        created VARCHAR NOT NULL, created_by VARCHAR NOT NULL,
        CONSTRAINT pk_bookmarks PRIMARY KEY (id),
        CONSTRAINT fk_bookmarks_document_id FOREIGN KEY(document_id)
        REFERENCES documents (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX IF NOT EXISTS ix_bookmarks_document_id ON bookmarks (document_id)",
    """CREATE TABLE IF NOT EXISTS free_notes (
        id VARCHAR NOT NULL, document_id VARCHAR, collection_id VARCHAR,
        title VARCHAR NOT NULL, text VARCHAR NOT NULL,
        created VARCHAR NOT NULL, created_by VARCHAR NOT NULL,
        modified VARCHAR NOT NULL, deleted_at VARCHAR,
        CONSTRAINT pk_free_notes PRIMARY KEY (id),
        CONSTRAINT fk_free_notes_document_id FOREIGN KEY(document_id)
        REFERENCES documents (id) ON DELETE CASCADE,
        CONSTRAINT fk_free_notes_collection_id FOREIGN KEY(collection_id)
        REFERENCES collections (id)
    )""",
    "CREATE INDEX IF NOT EXISTS ix_free_notes_collection_id ON free_notes (collection_id)",
    "CREATE INDEX IF NOT EXISTS ix_free_notes_document_id ON free_notes (document_id)",
    """CREATE TABLE IF NOT EXISTS claims (
        id VARCHAR NOT NULL, sentence VARCHAR NOT NULL, note VARCHAR NOT NULL,
        position INTEGER NOT NULL, created VARCHAR NOT NULL, created_by VARCHAR NOT NULL,
        modified VARCHAR NOT NULL, CONSTRAINT pk_claims PRIMARY KEY (id)
    )""",
    """CREATE TABLE IF NOT EXISTS claim_passages (
        claim_id VARCHAR NOT NULL, highlight_id VARCHAR NOT NULL,
        stance VARCHAR NOT NULL, position INTEGER NOT NULL,
        added VARCHAR NOT NULL, added_by VARCHAR NOT NULL,
        CONSTRAINT pk_claim_passages PRIMARY KEY (claim_id, highlight_id),
        CONSTRAINT fk_claim_passages_claim_id FOREIGN KEY(claim_id) REFERENCES claims (id),
        CONSTRAINT fk_claim_passages_highlight_id FOREIGN KEY(highlight_id)
        REFERENCES highlights (id) ON DELETE CASCADE
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS ix_claim_passages_highlight_id ON claim_passages (highlight_id)",
    """CREATE TABLE IF NOT EXISTS outlines (
        id VARCHAR NOT NULL, name VARCHAR NOT NULL,
        created VARCHAR NOT NULL, created_by VARCHAR NOT NULL,
        CONSTRAINT pk_outlines PRIMARY KEY (id)
    )""",
    """CREATE TABLE IF NOT EXISTS outline_lines (
        id VARCHAR NOT NULL, outline_id VARCHAR NOT NULL,
        position INTEGER NOT NULL, level INTEGER NOT NULL,
        kind VARCHAR NOT NULL, text VARCHAR NOT NULL, claim_id VARCHAR, highlight_id VARCHAR,
        created VARCHAR NOT NULL, created_by VARCHAR NOT NULL,
        CONSTRAINT pk_outline_lines PRIMARY KEY (id),
        CONSTRAINT fk_outline_lines_outline_id FOREIGN KEY(outline_id) REFERENCES outlines (id),
        CONSTRAINT fk_outline_lines_claim_id FOREIGN KEY(claim_id) REFERENCES claims (id),
        CONSTRAINT fk_outline_lines_highlight_id FOREIGN KEY(highlight_id)
        REFERENCES highlights (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX IF NOT EXISTS ix_outline_lines_claim_id ON outline_lines (claim_id)",
    "CREATE INDEX IF NOT EXISTS ix_outline_lines_highlight_id ON outline_lines (highlight_id)",
    """CREATE INDEX IF NOT EXISTS ix_outline_lines_outline_id_position
        ON outline_lines (outline_id, position)""",
)
_COLUMNS = (("highlights", "said_by"), ("tags", "example"), ("tags", "exclusion"))


def add_argument_tables(raw: sqlite3.Connection) -> None:
    """Add tables and columns; from format 9 to format 10."""
    for table in _TABLES:
        raw.execute(table)
    for table, column in _COLUMNS:
        raw.execute(f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR")
