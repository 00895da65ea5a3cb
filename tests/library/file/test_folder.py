from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing

import pytest

from desktop.errors import DamagedLibraryError, LostLibraryError
from desktop.library import Library
from desktop.library.file.folder import ID_FILE, is_own, written_id


def lose(library, left):
    """Take the database away, or leave something else in its place."""
    library.close()
    library.path.unlink()
    if left is not None:
        library.path.write_bytes(left)


LEFT = {
    "missing": None,
    "empty": b"",
    "not a database": b"no database " * 1000,
}


def test_a_library_knows_its_id_in_its_folder(desk, library):
    assert written_id(library.folder) == library.id
    (library.folder / ID_FILE).unlink()
    assert written_id(desk.reopen().folder) == library.id


@pytest.mark.parametrize("how", LEFT)
def test_a_library_without_its_database_is_refused(desk, library, how):
    desk.keep()
    library.backups.make()
    lose(library, LEFT[how])
    before = sorted(library.folder.rglob("*"))
    with pytest.raises(LostLibraryError) as caught:
        Library.open(library.folder)
    sentence = str(caught.value)
    assert how in sentence
    assert "1 original file and 1 backup (20" in sentence
    assert "restore a backup" in sentence
    assert sorted(library.folder.rglob("*")) == before


@pytest.mark.parametrize("sign", ["id", "sources", "backups"])
def test_each_sign_alone_shows_that_there_was_a_library(desk, library, sign, tmp_path):
    desk.keep()
    library.backups.make()
    library.close()
    folder = tmp_path / "bare"
    folder.mkdir()
    name = {"id": ID_FILE}.get(sign, sign)
    (library.folder / name).rename(folder / name)
    with pytest.raises(LostLibraryError):
        Library.open(folder)
    assert not (folder / "library.sqlite3").exists()


def test_a_database_with_nothing_in_it_is_a_lost_one(desk, library):
    desk.keep()
    store = library._store
    store._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    lose(library, None)
    with closing(sqlite3.connect(library.path)) as raw:
        raw.execute("CREATE TABLE t (x)")
        raw.execute("DROP TABLE t")
        raw.commit()
    with pytest.raises(LostLibraryError, match="has nothing in it"):
        Library.open(library.folder)


@pytest.mark.parametrize("how", LEFT)
def test_beginning_anew_keeps_everything(desk, library, how):
    document = desk.keep()
    made = library.backups.make().folder
    source = library.documents.source_path(document.id)
    os.utime(source, (time.time() - 90_000,) * 2)
    lose(library, LEFT[how])
    log = library.path.with_name("library.sqlite3-wal")
    log.write_bytes(b"the last words")
    with Library.open(library.folder, begin_anew=True) as anew:
        assert anew.is_new
        assert anew.id != library.id
        assert written_id(anew.folder) == anew.id
        assert anew.documents.all() == []
        assert anew.care.check(repair=True) == []
        assert anew.backups.make_daily() is not None
        assert [each.library_id for each in anew.backups.all()] == [anew.id, library.id]
    assert source.exists()
    assert made.exists()
    aside = {path.read_bytes() for path in library.folder.glob("* aside *")}
    assert aside >= {b"the last words", f"{library.id}\n".encode()}
    if LEFT[how]:
        assert LEFT[how] in aside
    with Library.open(library.folder) as again:
        assert again.id == anew.id


def test_beginning_anew_leaves_a_sound_library_as_it_is(desk, library):
    desk.keep()
    library.close()
    with Library.open(library.folder, begin_anew=True) as same:
        assert same.id == library.id
        assert len(same.documents.all()) == 1
        assert not list(library.folder.glob("* aside *"))


def test_a_database_that_forgot_its_format_is_known_by_its_tables(desk, library):
    kept = desk.keep()
    library._store._raw.execute("PRAGMA user_version=0")
    library.close()
    for begin_anew in (False, True):
        with Library.open(library.folder, begin_anew=begin_anew) as same:
            assert [document.id for document in same.documents.all()] == [kept.id]
            assert same.care.check() == []


def test_a_database_without_format_and_tables_is_damaged_and_not_begun_anew(desk, library):
    desk.keep()
    library._store._raw.execute("PRAGMA user_version=0")
    library._store._raw.execute("PRAGMA foreign_keys=OFF")
    for table in ("highlights", "steps", "events"):
        library._store._raw.execute(f"DROP TABLE {table}")
    library.close()
    for begin_anew in (False, True):
        with pytest.raises(DamagedLibraryError, match="format is gone"):
            Library.open(library.folder, begin_anew=begin_anew)


def test_a_strangers_file_in_an_ordinary_folder_is_called_damaged(tmp_path):
    (tmp_path / "library.sqlite3").write_bytes(b"no database " * 1000)
    with pytest.raises(DamagedLibraryError) as caught:
        Library.open(tmp_path)
    assert not isinstance(caught.value, LostLibraryError)


def test_an_id_file_of_another_library_is_named_and_mended(desk, library):
    assert library.care.check() == []
    (library.folder / ID_FILE).write_text("another\n")
    (told,) = desk.reopen().care.check()
    assert "library.id names the library another" in told
    assert library.id in told
    assert "written anew" in desk.library.care.check(repair=True)[0]
    assert desk.library.care.check() == []


def test_what_belongs_to_the_library_is_known_by_any_name(desk, library, tmp_path):
    document = desk.keep()
    source = library.documents.source_path(document.id)
    (tmp_path / "hard").hardlink_to(source)
    (tmp_path / "soft").symlink_to(library.path)
    (tmp_path / "round").symlink_to(library.folder / "sources")
    own = [
        library.path,
        library.folder / "sources" / ".." / "library.sqlite3",
        library.folder / "library.sqlite3-journal",
        library.folder / "sources" / "new.md",
        library.folder / "backups" / "new.md",
        tmp_path / "hard",
        tmp_path / "soft",
        tmp_path / "round" / "new.md",
    ]
    assert [path for path in own if not is_own(library.folder, path)] == []
    others = [tmp_path / "new.md", library.folder / "notes.md", tmp_path / "library.sqlite3"]
    assert [path for path in others if is_own(library.folder, path)] == []
