"""Maps of pages are kept beside texts, and told from what is none."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from desktop.domain import Comment, DocumentKind, Facts, Page, PageMap, Parsed, TextRun
from desktop.errors import DamagedLibraryError, NotFoundError
from desktop.library.file.migrations import MIGRATIONS
from desktop.library.file.slices import LARGEST
from desktop.library.staging.carrying import SLICE
from tests.library.file.older.later import set_back

PAGES = PageMap.of("engine 1", [Page(595, 842, 0, "iv", b"12345678")], [TextRun(0, 9, 0, 2)], 12)


def parsed(desk, text: str, pages: PageMap | None = PAGES, **about) -> Parsed:
    facts, kind = Facts(title="Printed"), DocumentKind.REPORT
    content = desk.content(text)
    return Parsed(content, kind, facts, "application/pdf", "pdf 2", pages=pages, **about)


def put(desk, text: str, pages: PageMap | None = PAGES, **where):
    source = desk.source(text, "a.pdf")
    return desk.library.imports.put(parsed(desk, text, pages), *source, **where)


def blobs(library) -> int:
    with closing(sqlite3.connect(library.path)) as raw:
        return raw.execute("SELECT count(*) FROM blobs").fetchone()[0]


def test_each_revision_has_its_own_map(desk, library):
    made = put(desk, "Some text. More.")
    again = replace(PAGES, engine="engine 2")
    put(desk, "Some text. More. And more.", again, document_id=made.id)
    library = desk.reopen()
    assert library.documents.pages(made.id) == again
    assert library.documents.pages(made.id, 1) == PAGES
    assert library.care.check() == []


def test_a_map_too_large_for_one_row_comes_back_whole(desk, library):
    chosen = random.Random(7)
    pages = [Page(1, 1, 0, "", chosen.randbytes(8)) for _ in range(LARGEST // 8 + 1)]
    large = PageMap.of("engine 1", pages, [], 3)
    assert len(large.pack()) > LARGEST
    made = put(desk, "Some text. More.", large)
    assert library.documents.pages(made.id) == large
    assert library.care.check() == []
    library.trash.put(made.id)
    library.trash.empty()
    assert library._store._raw.execute("SELECT count(*) FROM slices").fetchone() == (0,)


def test_what_has_no_pages_has_no_map(desk, library):
    made = desk.keep()
    assert library.documents.pages(made.id) is None
    for missing in (("nowhere",), (made.id, 7)):
        with pytest.raises(NotFoundError):
            library.documents.pages(*missing)


def test_the_map_goes_with_its_document(desk, library):
    desk.keep()
    before = blobs(library)
    made = put(desk, "Some text. More.")
    library.trash.put(made.id)
    assert library.documents.pages(made.id) == PAGES
    assert blobs(library) == before + 3
    library.trash.empty()
    assert blobs(library) == before


def test_an_import_of_much_brings_its_map_and_one_that_stops_leaves_none(desk, library):
    text = "\n".join(f"Word {number:05}." for number in range(SLICE + 2))
    comments = tuple(Comment(12 * n, 12 * n + 11, f"Remark {n}.") for n in range(SLICE + 2))
    heavy = parsed(desk, text, comments=comments)
    prepared = library.imports.prepare(heavy, *desk.source(text, "a.pdf"))
    assert prepared.is_heavy
    with library.imports.turn(), library.imports.written_ahead(prepared):
        assert blobs(library) == 3
        library.trash.empty()  # sweeps what nobody refers to
        assert blobs(library) == 3
    assert blobs(library) == 0
    made = library.imports.put(heavy, *desk.source(text, "a.pdf"))
    assert library.documents.pages(made.id) == PAGES


@pytest.mark.parametrize("data", [b"", b"nonsense", PageMap.of("1", [], [], 99).pack()])
def test_a_damaged_map_is_said_and_the_text_is_read_all_the_same(desk, library, data):
    made = put(desk, "Some text. More.")
    library.close()
    name = hashlib.sha256(PAGES.pack()).hexdigest()
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("UPDATE blobs SET data = ? WHERE sha256 = ?", (data, name))
    library = desk.reopen()
    with pytest.raises(DamagedLibraryError, match="pages"):
        library.documents.pages(made.id)
    assert library.documents.content(made.id).text == "Some text. More."
    problems = library.care.check()
    assert "The map of pages of “Printed”, revision 1, cannot be read." in problems


def test_a_map_that_is_gone_comes_back_from_a_backup(desk, library):
    made = put(desk, "Some text. More.")
    library.backups.make(desk.folder / "library" / "backups")
    library.close()
    name = hashlib.sha256(PAGES.pack()).hexdigest()
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("DELETE FROM blobs WHERE sha256 = ?", (name,))
    library = desk.reopen()
    assert library.care.check(repair=True)
    assert library.care.check() == []
    assert library.documents.pages(made.id) == PAGES


def as_format_6(library) -> None:
    """Make a closed library without maps what format 6 made of it."""
    with closing(sqlite3.connect(library.path)) as raw, raw:
        set_back(raw, 6)


def test_a_library_of_format_6_opens_with_its_seals_whole(desk, library):
    made = desk.keep()
    kept = desk.highlight(made, "1,204", note="N.")
    library.close()
    as_format_6(library)
    library = desk.reopen()
    with closing(sqlite3.connect(library.path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
    assert library.care.check() == []
    assert library.highlights.all() == [kept]
    assert put(desk, "Some text. More.").revision == 1
    assert library.care.check() == []


def test_a_row_comes_back_from_a_backup_of_format_6(desk, library):
    made = desk.keep()
    library.close()
    as_format_6(library)
    backups = desk.folder / "library" / "backups"
    backups.mkdir(exist_ok=True)
    with closing(sqlite3.connect(library.path)) as raw:
        raw.execute("VACUUM INTO ?", (str(backups / "format 6 before now.sqlite3"),))
    library = desk.reopen()
    library.close()
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("UPDATE revisions SET imported = 'x', facts = '{}'")
    library = desk.reopen()
    assert library.care.check(repair=True)
    assert library.care.check() == []
    assert library.documents.get(made.id) == made
