"""Libraries of format 1 held the letters of a passage alone."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

from desktop.domain import DocumentKind, Facts, Parsed
from desktop.library import Library
from desktop.library.file.migrations import MIGRATIONS
from tests.domain.samples import marked
from tests.library.file.older.later import set_back

CONTENT = marked("In all 544{n1} were held.\nOf 10{^6} people, none.")


def keep(desk, content=CONTENT):
    parsed = Parsed(content, DocumentKind.REPORT, Facts(title="T"), "text/plain", "text 1")
    return desk.library.imports.put(parsed, *desk.source(content.text))


def anchor(document, quotation):
    start = CONTENT.text.index(quotation)
    return CONTENT.anchor(document.revision, start, start + len(quotation))


def as_format_1(library):
    """Make a closed library what format 1 made of it."""
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("ALTER TABLE highlights DROP COLUMN words")
        for seq, *sides in raw.execute("SELECT seq, before, after FROM events").fetchall():
            old = [None if side is None else json.loads(side) for side in sides]
            for side in filter(None, old):
                side.pop("words", None)
            told = [None if side is None else json.dumps(side) for side in old]
            raw.execute("UPDATE events SET before = ?, after = ? WHERE seq = ?", (*told, seq))
        raw.execute("ALTER TABLE steps RENAME COLUMN code TO text")
        for column in ("salt", "digest", "seal"):
            raw.execute(f"ALTER TABLE events DROP COLUMN {column}")
        raw.execute("DROP TABLE digests")
        set_back(raw, 1)


def test_highlights_of_an_older_library_keep_their_places_and_read_right(desk, library):
    document = keep(desk)
    made = library.highlights.add(document.id, anchor(document, "5441 were"))
    plain = library.highlights.add(document.id, anchor(document, "held"))
    assert (made.anchor.quotation, made.quote) == ("5441 were", "544 were")
    library.close()
    as_format_1(library)
    opened = desk.reopen()
    assert opened.highlights.get(made.id) == made
    assert opened.highlights.get(plain.id).anchor.words is None
    assert opened.care.check() == []
    with closing(sqlite3.connect(opened.path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)


def test_undoing_a_move_made_with_an_older_version_brings_its_words_back(desk, library):
    document = keep(desk)
    made = library.highlights.add(document.id, anchor(document, "5441 were"))
    library.highlights.move(made.id, anchor(document, "106 people"))
    library.close()
    as_format_1(library)
    opened = Library.open(library.folder, library.history.window)
    desk.library = opened
    assert opened.highlights.get(made.id).quote == "10⁶ people"
    opened.history.undo()
    assert opened.highlights.get(made.id).quote == "544 were"
    opened.history.redo()
    assert opened.highlights.get(made.id).quote == "10⁶ people"


def test_a_damaged_text_does_not_keep_a_library_from_opening(desk, library):
    document = keep(desk)
    made = library.highlights.add(document.id, anchor(document, "5441 were"))
    library.close()
    as_format_1(library)
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("UPDATE blobs SET data = x'00'")
    assert desk.reopen().highlights.get(made.id).quote == "5441 were"
