from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.library import Library
from desktop.library.file import slices
from desktop.library.file.slices import LARGEST, add_slices, parts, proved, put, put_rows, whole
from desktop.library.file.tables import AssetRow, BlobRow
from desktop.library.trash import sweep_blobs
from tests.library.file.older.later import set_back

LARGE = bytes(range(256)) * (LARGEST // 128)


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def stored(library) -> dict[str, int]:
    """Count the rows that hold bytes."""
    raw = library._store._raw
    tables = ("blobs", "assets", "slices")
    return {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}  # noqa: S608


def largest(library) -> int:
    """Return the length of the longest row."""
    query = "SELECT max(length(data)) FROM (SELECT data FROM {} UNION ALL SELECT data FROM slices)"
    raw = library._store._raw
    return max(raw.execute(query.format(name)).fetchone()[0] for name in ("blobs", "assets"))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=40), most=st.integers(1, 12), kind=st.sampled_from([BlobRow, AssetRow])
)
def test_bytes_of_any_length_are_read_as_they_were_put(library, data, most, kind):
    sha256 = digest_of(data)
    with pytest.MonkeyPatch.context() as patch, library._store.writing() as session:
        patch.setattr(slices, "LARGEST", most)
        for _ in range(2):  # what is there already is left
            put(session, kind, sha256, data)
        row = session.get_one(kind, sha256)
        assert whole(session, sha256, row.data) == data
        assert proved(library._store._raw, kind.__tablename__, sha256) == data
        session.rollback()


def test_a_large_text_and_picture_are_read_as_they_were(desk, library):
    text, sha256 = "Ä word.\n" * (LARGEST // 8) + "The end.", digest_of(LARGE)
    document = desk.keep(text, assets={sha256: LARGE})
    assert largest(library) <= LARGEST
    assert library.documents.content(document.id).text == text
    assert library.documents.newest_contents([document.id])[document.id][1].text == text
    assert library.documents.asset(sha256) == LARGE
    made = desk.highlight(document, "The end.")
    assert library.highlights.get(made.id).start == len(text) - 8
    assert library.care.check() == []


def test_a_picture_that_is_not_there_has_no_bytes(library):
    assert library.documents.asset("0" * 64) is None


def test_the_trash_takes_every_slice(desk, library):
    document = desk.keep("x" * (LARGEST + 1), assets={digest_of(LARGE): LARGE})
    assert stored(library)["slices"] == 4
    library.trash.put(document.id)
    library.trash.empty()
    assert stored(library) == {"blobs": 0, "assets": 0, "slices": 0}


def test_what_stands_in_one_row_already_gets_no_slices(library):
    sha256 = digest_of(LARGE)
    with library._store.writing() as session:
        session.add(AssetRow(sha256=sha256, data=LARGE))
        session.flush()
        put(session, AssetRow, sha256, LARGE)
        assert stored(library)["slices"] == 0
        assert whole(session, sha256, session.get_one(AssetRow, sha256).data) == LARGE


def test_slices_without_their_row_are_nothing_and_are_swept(library):
    sha256 = digest_of(LARGE)
    with library._store.writing() as session:
        for write in parts(BlobRow, sha256, LARGE):
            write(session)
        assert proved(library._store._raw, "blobs", sha256) is None
    assert library.care.check() == []
    with library._store.writing() as session:
        sweep_blobs(session)
    assert stored(library)["slices"] == 0


@pytest.mark.parametrize("damage", ["UPDATE slices SET data = x'00'", "DELETE FROM slices"])
def test_a_damaged_slice_is_named_and_mended_from_a_backup(desk, library, damage):
    text = "word\n" * (LARGEST // 5) + "The end."
    document = desk.keep(text)
    library.backups.make()
    library._store._raw.execute(damage)
    assert any("no longer what it was" in line for line in library.care.check())
    library.care.check(repair=True)
    assert library.care.check() == []
    assert library.documents.content(document.id).text == text


def test_a_damaged_row_is_mended_from_its_slices(desk, library):
    sha256 = digest_of(LARGE)
    desk.keep(assets={sha256: LARGE})
    library._store._raw.execute("UPDATE assets SET data = x'00'")
    assert library.care.check()
    library.care.check(repair=True)
    assert library.care.check() == []
    assert library.documents.asset(sha256) == LARGE


def test_bytes_are_proved_in_a_database_that_knows_no_slices():
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE TABLE blobs (sha256, data)")
        for data in (b"", b"text"):
            raw.execute("INSERT INTO blobs VALUES (?, ?)", (digest_of(data), data))
            assert proved(raw, "blobs", digest_of(data)) == data
        raw.execute("UPDATE blobs SET data = x''")
        assert proved(raw, "blobs", digest_of(b"text")) is None


def test_a_library_of_format_5_keeps_its_texts_in_one_row_and_gets_room_for_slices(desk, library):
    document = desk.keep()
    library._store._raw.execute("DROP TABLE slices")
    set_back(library._store._raw, 5)
    library = desk.reopen()
    assert library.documents.content(document.id).text == desk.text
    large = desk.keep("y" * (LARGEST + 1), name="large.txt")
    assert len(library.documents.content(large.id).text) == LARGEST + 1
    assert library.care.check() == []


def test_room_for_slices_is_as_in_a_new_library(library):
    with closing(sqlite3.connect(":memory:")) as raw:
        add_slices(raw)
        migrated = raw.execute("PRAGMA table_info(slices)").fetchall()
    assert migrated == library._store._raw.execute("PRAGMA table_info(slices)").fetchall()


def test_rows_of_several_are_put_at_once(library):
    few = {digest_of(data): data for data in (b"", b"one", b"two")}
    with library._store.writing() as session:
        put_rows(session, AssetRow, few)
    assert {name: library.documents.asset(name) for name in few} == few
    with Library.open(library.folder) as other:
        assert {name: other.documents.asset(name) for name in few} == few
