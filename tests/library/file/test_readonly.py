from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest

from desktop.errors import NewerLibraryError, ReadOnlyLibraryError
from desktop.library import Library
from desktop.library.file import migrations, readonly, store


@pytest.fixture
def forbidden(monkeypatch):
    """Let no library be written; the one who runs the tests may be allowed everything."""
    monkeypatch.setattr(store, "is_read_only", lambda path: path.exists())


@pytest.fixture
def kept(desk, library):
    """Return the folder of a library with a highlight."""
    desk.highlight(desk.keep(), "1,204")
    library.close()
    return library.folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_library_that_cannot_be_written_can_be_read(kept, forbidden):
    before = names(kept), (kept / "library.sqlite3").read_bytes()
    with closing(Library.open(kept)) as library:
        assert library.read_only
        (document,) = library.documents.all()
        (highlight,) = library.highlights.all()
        assert highlight.anchor.quotation == "1,204"
        assert "1,204" in library.documents.content(document.id).text
        assert library.care.check() == []
        assert not library.history.foreign_changes()
        assert names(kept) == before[0]
    assert (names(kept), (kept / "library.sqlite3").read_bytes()) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda library, one: library.highlights.change(one.id, note="no"),
        lambda library, one: library.trash.put(one.document_id),
        lambda library, _one: library.tags.ensure("law"),
        lambda library, _one: library.settings.set("a", "b"),
        lambda library, _one: library.history.undo(),
    ],
)
def test_a_change_is_refused_with_a_sentence(kept, forbidden, change):
    with closing(Library.open(kept)) as library:
        (one,) = library.highlights.all()
        with pytest.raises(ReadOnlyLibraryError, match="read-only: it can be read") as told:
            change(library, one)
        assert "copy its folder" in str(told.value)
        assert library.highlights.all() == [one]


def test_what_stands_in_the_log_alone_is_read_too(desk, library, tmp_path, forbidden):
    one = desk.highlight(desk.keep(), "1,204")
    library.highlights.change(one.id, note="In the log.")
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("library.sqlite3", "library.sqlite3-wal"):
        shutil.copyfile(library.folder / name, copy / name)
    with closing(Library.open(copy)) as opened:
        assert opened.highlights.all()[0].note == "In the log."


def test_a_log_that_cannot_be_read_in_place_is_read_in_a_copy(desk, library, tmp_path, monkeypatch):
    desk.keep()
    path = library.path
    ways = readonly.ReadOnlyFile._ways

    def not_in_place(self):
        yield from (way for way in ways(self) if way[1] == "mode=rw")

    monkeypatch.setattr(readonly.ReadOnlyFile, "_ways", not_in_place)
    file = readonly.ReadOnlyFile(path)
    assert file.raw.execute("SELECT count(*) FROM documents").fetchone() == (1,)
    copied = file._copy
    assert copied.is_dir()
    file.close()
    assert not copied.exists()


def test_a_newer_format_is_refused(kept, forbidden):
    with closing(sqlite3.connect(kept / "library.sqlite3")) as raw:
        raw.execute("PRAGMA journal_mode=DELETE")
        raw.execute("PRAGMA user_version=99")
    with pytest.raises(NewerLibraryError):
        Library.open(kept)


def test_an_older_format_is_brought_up_in_a_copy(kept, forbidden, monkeypatch):
    before = names(kept), (kept / "library.sqlite3").read_bytes()
    newest = len(migrations.MIGRATIONS) + 2
    steps = (*migrations.MIGRATIONS, lambda raw: raw.execute("CREATE TABLE more (x)"))
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    monkeypatch.setattr(migrations.checked_format, "__defaults__", (newest,))
    monkeypatch.setattr(migrations.migrate, "__defaults__", (steps,))
    with closing(Library.open(kept)) as library:
        assert library.highlights.all()[0].anchor.quotation == "1,204"
        copied = library._store._file._copy
        assert copied.is_dir()
        assert (names(kept), (kept / "library.sqlite3").read_bytes()) == before
    assert not copied.exists()


def test_only_what_is_there_is_read_only(tmp_path):
    assert not readonly.is_read_only(tmp_path / "library.sqlite3")
    (tmp_path / "library.sqlite3").write_bytes(b"")
    assert not readonly.is_read_only(tmp_path / "library.sqlite3")
