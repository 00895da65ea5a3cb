import sqlite3
from contextlib import closing

import pytest

from desktop.errors import DamagedLibraryError, NewerLibraryError, StorageError
from desktop.library import Library
from desktop.library.file import store
from desktop.library.file.migrations import MIGRATIONS, migrate


def _add_column(raw):
    raw.execute("ALTER TABLE tags ADD COLUMN symbol TEXT NOT NULL DEFAULT ''")


def _fail(raw):
    raw.execute("DELETE FROM settings")
    raise RuntimeError("a migration with a mistake")


def _raw(folder):
    return closing(sqlite3.connect(folder / "library.sqlite3", isolation_level=None))


def _columns(raw, table):
    return [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]


def test_an_older_library_is_copied_then_migrated(desk, library):
    desk.keep()
    library.tags.ensure("a")
    library.close()
    with _raw(library.folder) as raw:
        assert not migrate(raw, library.folder, (*MIGRATIONS, _add_column))
        assert "symbol" in _columns(raw, "tags")
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 2,)
    (copy,) = (library.folder / "backups").iterdir()
    with closing(sqlite3.connect(copy)) as raw:
        assert "symbol" not in _columns(raw, "tags")
        assert raw.execute("SELECT path FROM tags").fetchall() == [("a",)]


def test_a_migration_that_fails_changes_nothing(desk, library):
    desk.keep()
    library.close()
    with _raw(library.folder) as raw:
        with pytest.raises(RuntimeError):
            migrate(raw, library.folder, (*MIGRATIONS, _add_column, _fail))
        assert "symbol" not in _columns(raw, "tags")
    assert len(desk.reopen().documents.all()) == 1


def test_a_library_that_cannot_be_copied_first_is_not_migrated(desk, library, monkeypatch):
    library.close()
    (library.folder / "backups").write_text("a file")
    monkeypatch.setattr(
        store, "migrate", lambda raw, folder: migrate(raw, folder, (*MIGRATIONS, _add_column))
    )
    with pytest.raises(StorageError):
        Library.open(library.folder)
    with _raw(library.folder) as raw:
        assert "symbol" not in _columns(raw, "tags")


def test_a_newer_library_is_refused_untouched(desk, library):
    library.close()
    with _raw(library.folder) as raw:
        raw.execute(f"PRAGMA user_version={len(MIGRATIONS) + 7}")
    before = library.path.read_bytes()
    with pytest.raises(NewerLibraryError) as caught:
        Library.open(library.folder)
    assert (caught.value.found, caught.value.known) == (len(MIGRATIONS) + 7, len(MIGRATIONS) + 1)
    assert library.path.read_bytes() == before


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "library.sqlite3"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    with pytest.raises(DamagedLibraryError, match="another program"):
        Library.open(tmp_path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_only_the_open_that_creates_it_finds_it_new(tmp_path):
    with Library.open(tmp_path / "deep" / "library") as first:
        assert first.is_new
        with Library.open(first.folder) as second:
            assert not second.is_new
            assert second.id == first.id


def test_a_file_left_empty_by_a_crash_is_a_new_library(tmp_path):
    (tmp_path / "library.sqlite3").touch()
    with Library.open(tmp_path) as library:
        assert library.is_new
