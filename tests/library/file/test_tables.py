from __future__ import annotations

import sqlite3

import pytest

from desktop.library.file.tables import Row

TABLES = sorted(Row.metadata.tables)


@pytest.mark.parametrize("name", TABLES)
def test_a_new_library_has_the_columns_that_the_classes_name(library, name):
    raw = library._store._raw
    stored = {
        row[1]: (bool(row[3]), bool(row[5])) for row in raw.execute(f"PRAGMA table_info({name})")
    }
    meant = {
        column.name: (not column.nullable, column.primary_key)
        for column in Row.metadata.tables[name].columns
    }
    assert stored.keys() == meant.keys()
    assert {key for key, (_, is_key) in stored.items() if is_key} == {
        key for key, (_, is_key) in meant.items() if is_key
    }


def test_a_documents_rows_go_with_it(desk, library):
    document = desk.keep()
    desk.highlight(document, "1,204", tags=["a"])
    raw = library._store._raw
    raw.execute("DELETE FROM documents")
    for table in ("revisions", "highlights", "placements", "highlight_tags"):
        assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table  # noqa: S608


def test_a_revision_needs_its_text(desk, library):
    desk.keep()
    with pytest.raises(sqlite3.IntegrityError):
        library._store._raw.execute("DELETE FROM blobs")
