from __future__ import annotations

import sqlite3
from contextlib import closing


def test_an_older_library_gets_keys_and_is_sound(desk):
    desk.keep()
    desk.library.close()
    with closing(sqlite3.connect(desk.library.path)) as raw, raw:
        raw.execute("DROP INDEX ix_documents_citation_key")
        raw.execute("ALTER TABLE documents DROP COLUMN citation_key")
        raw.execute("PRAGMA user_version=11")
    library = desk.reopen()
    (document,) = library.documents.all()
    assert document.facts.citation_key == "detention"
    problems = library.care.check()
    assert [one for one in problems if "key" in one] == []
