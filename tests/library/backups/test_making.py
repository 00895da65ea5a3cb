from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.backups import BackupReason
from desktop.domain.steps import StepCode
from desktop.errors import BackupPlaceError, OwnFileError, ReadOnlyLibraryError, StorageError
from desktop.library import Library, backups
from desktop.library.backups import manifests, pool
from desktop.library.backups.parts import LOCK, held
from desktop.library.file import readonly, store
from tests.quick_workers import exit_code_of


def rot(path, data=b"rotten"):
    path.chmod(0o644)
    path.write_bytes(data)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def a_day_later(folder):
    """Let a backup be one of another day."""
    manifest = manifests.read(folder)
    earlier = manifest.made.replace(year=manifest.made.year - 1)
    manifests.write(
        folder,
        manifests.Manifest(
            manifest.library_id, earlier, manifest.reason, manifest.state, manifest.problems
        ),
    )


def test_a_backup_is_a_library(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204", note="N.", tags=["a"])
    outcome = library.backups.make()
    assert outcome.problems == ()
    assert outcome.folder.parent == library.folder / "backups"
    assert names(outcome.folder) == ["backup.json", "library.sqlite3"]
    desk.highlight(document, "2019")
    with Library.open(outcome.folder) as copy:
        assert copy.id == library.id
        assert copy.highlights.all() == [made]
        assert copy.history.next_undo() is StepCode.HIGHLIGHT
        assert copy.documents.source_path(document.id).read_bytes() == desk.text.encode()
        assert copy.care.check() == []


def test_a_backup_in_a_folder_needs_nothing_beside_it(desk, library):
    document = desk.keep()
    folder = library.backups.make(desk.folder / "disk").folder
    assert names(folder) == ["backup.json", "library.id", "library.sqlite3", "sources"]
    elsewhere = desk.folder / "moved" / "there"
    elsewhere.parent.mkdir()
    folder.rename(elsewhere)
    with Library.open(elsewhere) as copy:
        assert copy.care.check() == []
        assert copy.documents.source_path(document.id).is_relative_to(elsewhere)


def test_a_backup_never_overwrites(desk, library):
    desk.keep()
    there = desk.folder / "disk"
    assert library.backups.make(there).folder == there
    second = library.backups.make(there).folder
    assert second.parent == there
    assert (there / "library.sqlite3").exists()
    empty = desk.folder / "empty"
    empty.mkdir()
    assert library.backups.make(empty).folder == empty


def test_a_backup_that_cannot_be_written_leaves_no_half_one(desk, library):
    desk.keep()
    blocked = desk.folder / "file"
    blocked.write_text("a file, not a folder")
    for folder in (blocked, blocked / "inner"):
        with pytest.raises(StorageError, match="could not be written"):
            library.backups.make(folder)
    assert blocked.read_text() == "a file, not a folder"
    assert not list(desk.folder.glob("**/*.part*"))


def test_ten_backups_hold_their_originals_once(desk, library):
    desk.keep("x" * 200_000)
    for _ in range(10):
        library.backups.make()
    shelf = library.folder / "backups"
    copies = [path for path in shelf.rglob("*") if path.is_file() and path.stat().st_size > 190_000]
    assert len([path for path in copies if path.parent.name == "pool"]) == 1
    assert [
        path for path in copies if path.suffix != ".sqlite3" and path.parent.name != "pool"
    ] == []


def test_originals_are_never_linked(desk, library):
    document = desk.keep()
    own = library.documents.source_path(document.id)
    for folder in (library.backups.make().folder, library.backups.make(desk.folder / "a").folder):
        with Library.open(folder) as copy:
            kept = copy.documents.source_path(document.id)
            assert kept.stat().st_ino != own.stat().st_ino
            assert kept.stat().st_nlink == own.stat().st_nlink == 1


def test_a_backup_of_a_damaged_library_is_made_and_says_so(desk, library):
    one, two = desk.keep(), desk.keep("Two.", title="Second", name="2.txt")
    rot(library.documents.source_path(one.id))
    library.documents.source_path(two.id).unlink()
    expected = {
        "The original bytes of “Detention” are no longer what they were.",
        "The original bytes of “Second” are missing.",
    }
    for folder in (None, desk.folder / "disk"):
        made = library.backups.make(folder)
        assert set(made.problems) == expected
        assert set(manifests.read(made.folder).problems) == expected
    assert {each.sound for each in library.backups.all()} == {False}


def test_a_backup_keeps_what_rots_in_the_library_and_says_so(desk, library):
    document = desk.keep()
    library.backups.make()
    rot(library.documents.source_path(document.id))
    made = library.backups.make()
    assert made.problems == (
        "The original bytes of “Detention” are no longer what they were. This backup has them.",
    )
    assert manifests.read(made.folder).problems == ()


def test_what_rots_in_the_pool_is_copied_again(desk, library):
    document = desk.keep()
    library.backups.make()
    rot(library.folder / "backups" / "pool" / document.sha256)
    assert library.backups.make().problems == ()
    assert library.backups.all()[1].sound


def test_a_backup_of_a_damaged_database_is_made_and_says_so(desk, library):
    desk.highlight(desk.keep(), "1,204")
    raw = library._store._raw
    raw.execute("UPDATE highlights SET quotation = '1,205'")
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("DELETE FROM documents")
    made = library.backups.make()
    assert any("refers to a missing row" in sentence for sentence in made.problems)
    with closing(sqlite3.connect(made.folder / "library.sqlite3")) as copy:
        assert copy.execute("SELECT quotation FROM highlights").fetchall() == [("1,205",)]


def test_a_database_that_cannot_be_written_afresh_is_copied_as_it_is(desk, library, monkeypatch):
    desk.keep()
    copy_to = store.Store.copy_to

    def damaged(self, path, *, as_it_is=False):
        if not as_it_is:
            path.write_bytes(b"half")
            raise sqlite3.IntegrityError("UNIQUE constraint failed")
        copy_to(self, path, as_it_is=True)

    monkeypatch.setattr(store.Store, "copy_to", damaged)
    assert library.backups.make().problems == ()


def test_deleted_words_are_not_copied(desk, library):
    document = desk.keep("The unspeakable word Xylophagous stands here.")
    library.trash.put(document.id)
    library.trash.empty()
    made = library.backups.make()
    assert b"Xylophagous" not in (made.folder / "library.sqlite3").read_bytes()


@pytest.mark.parametrize("name", ["", "sources", "sources/deep", "library.sqlite3", "inside"])
def test_no_backup_goes_onto_the_library(desk, library, name):
    desk.keep()
    link = desk.folder / "link"
    link.symlink_to(library.folder, target_is_directory=True)
    before = names(library.folder)
    for folder in (library.folder / name, link / name):
        with pytest.raises(OwnFileError, match="belongs to the library itself"):
            library.backups.make(folder)
    assert names(library.folder) == before


def test_a_backup_into_the_shelf_is_one_on_the_shelf(desk, library):
    desk.keep()
    made = library.backups.make(library.folder / "backups")
    assert made.folder.parent == library.folder / "backups"
    with pytest.raises(OwnFileError):
        library.backups.make(library.folder / "backups" / "pool")
    with pytest.raises(OwnFileError):
        library.backups.make(made.folder / "inside")


def test_a_backup_is_made_once_a_day_and_only_of_what_changed(desk, library):
    document = desk.keep()
    first = library.backups.make_daily()
    assert manifests.read(first.folder).reason is BackupReason.DAILY
    desk.highlight(document, "1,204")
    assert library.backups.make_daily() is None
    a_day_later(first.folder)
    second = library.backups.make_daily()
    assert library.backups.all()[0].highlights == 1
    a_day_later(second.folder)
    assert library.backups.make_daily() is None
    library.documents.set_reading_position(document.id, 3)
    assert library.backups.make_daily() is None
    desk.reopen()
    assert desk.library.backups.make_daily() is None


def test_thinning_takes_originals_that_no_backup_needs(desk, library, monkeypatch):
    document = desk.keep()
    first = library.backups.make_daily()
    a_day_later(first.folder)
    library.trash.put(document.id)
    library.trash.empty()
    monkeypatch.setattr(backups, "superfluous", lambda _known, _id: [first.folder])
    second = library.backups.make_daily()
    assert not first.folder.exists()
    assert second.folder.exists()
    assert names(library.folder / "backups" / "pool") == []


def test_originals_stay_while_a_backup_cannot_be_asked(desk, library, monkeypatch):
    document = desk.keep()
    rot(library.backups.make().folder / "library.sqlite3", b"no database" * 100)
    monkeypatch.setattr(backups, "superfluous", lambda _known, _id: [])
    library.trash.put(document.id)
    library.trash.empty()
    assert library.backups.make_daily() is None  # the damaged one is of today
    library.backups._sweep(library.backups.shelf)
    assert names(library.folder / "backups" / "pool") == [document.sha256]
    assert not library.backups.all()[0].sound


def test_backups_go_where_the_reader_says(desk, library):
    desk.keep()
    inside = library.backups.make().folder
    disk = desk.folder / "disk"
    disk.mkdir()
    place = library.backups.choose_place(disk)
    assert place.parent == disk
    assert desk.reopen().backups.shelf == place
    outside = desk.library.backups.make().folder
    assert outside.parent == place
    assert [each.path for each in desk.library.backups.all()] == [outside, inside]
    with Library.open(outside) as copy:
        assert copy.care.check() == []
    assert desk.library.backups.choose_place(None) == library.folder / "backups"
    with pytest.raises(OwnFileError):
        desk.library.backups.choose_place(library.folder / "sources")


def test_a_place_that_is_gone_is_not_made_anew(desk, library):
    desk.keep()
    disk = desk.folder / "disk"
    disk.mkdir()
    place = library.backups.choose_place(disk)
    place.rmdir()
    disk.rmdir()
    for make in (library.backups.make, library.backups.make_daily, library.backups.forget):
        with pytest.raises(BackupPlaceError, match="is not there"):
            make()
    assert not disk.exists()
    assert library.backups.all() == []


def test_a_place_that_cannot_be_written_is_told(desk, library, monkeypatch):
    desk.keep()
    (library.folder / "backups").write_text("a file")
    for make in (library.backups.make, library.backups.make_daily):
        with pytest.raises(StorageError):
            make()
    with pytest.raises(StorageError):
        library.backups.choose_place(None)


def test_a_full_disk_leaves_nothing_and_is_told(desk, library, monkeypatch):
    desk.keep()
    kept = library.backups.make().folder

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pool, "_copied", full)
    desk.keep("Another.", name="2.txt")
    with pytest.raises(StorageError, match="the disk is full"):
        library.backups.make()
    assert names(library.folder / "backups") == [LOCK, kept.name, "pool"]
    assert library.backups.all()[0].sound


def test_one_window_makes_backups_at_a_time(desk, library):
    desk.keep()
    library.backups.make()
    with held(library.folder / "backups" / LOCK) as alone:
        assert alone
        with pytest.raises(BackupPlaceError, match="another window"):
            library.backups.make()


def test_a_library_that_cannot_be_written_has_no_daily_backup(desk, library, monkeypatch):
    desk.keep()
    library.close()
    monkeypatch.setattr(store, "is_read_only", lambda path: path.exists())
    with Library.open(library.folder) as opened:
        with pytest.raises(ReadOnlyLibraryError):
            opened.backups.make_daily()
        with pytest.raises(ReadOnlyLibraryError):
            opened.backups.choose_place(None)
        made = opened.backups.make(desk.folder / "disk")
        assert made.problems == ()


def test_a_copy_is_opened_in_place_where_nothing_can_be_written(desk, library, monkeypatch):
    desk.highlight(desk.keep(), "1,204")
    folder = library.backups.make(desk.folder / "disk").folder
    before = names(folder)
    monkeypatch.setattr(store, "is_read_only", lambda path: path.exists())
    ways = readonly.ReadOnlyFile._ways
    seen = []
    monkeypatch.setattr(
        readonly.ReadOnlyFile, "_ways", lambda self: (seen.append(w) or w for w in ways(self))
    )
    with Library.open(folder) as copy:
        assert copy.read_only
        assert len(copy.highlights.all()) == 1
        assert names(folder) == before
    assert [options for _, options in seen] == ["mode=ro&immutable=1"]


@pytest.mark.skipif(os.name == "nt", reason="processes are ended otherwise there")
@pytest.mark.parametrize("where", ["pooled", "alone"])
@pytest.mark.parametrize("moment", ["publish", "problems_in", "keep"])
def test_a_backup_killed_in_the_middle_is_swept(desk, library, where, moment):
    desk.keep()
    kept = library.backups.make().folder
    desk.keep("Another.", name="2.txt")
    target = f"Path({str(desk.folder / 'disk' / 'copy')!r})" if where == "alone" else "None"
    library.close()
    module = {
        "publish": "desktop.library.backups.parts",
        "problems_in": "desktop.library.backups.making",
        "keep": "desktop.library.backups.pool",
    }[moment]
    script = f"""
        import os, signal
        from pathlib import Path
        from {module} import {moment}
        import {module} as module
        from desktop.library import Library
        module.{moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        Library.open(Path({str(library.folder)!r})).backups.make({target})
    """
    assert exit_code_of(script) == -signal.SIGKILL
    assert list(desk.folder.glob("**/*.part"))
    reopened = desk.reopen()
    assert [each.path for each in reopened.backups.all()] == [kept]
    made = reopened.backups.make(None if where == "pooled" else desk.folder / "disk" / "copy")
    assert made.problems == ()
    assert not list(desk.folder.glob("**/*.part*"))


@pytest.mark.skipif(os.name == "nt", reason="processes are ended otherwise there")
def test_thinning_killed_in_the_middle_is_swept(desk, library):
    desk.keep()
    kept = library.backups.make_daily().folder
    a_day_later(kept)
    desk.keep("Another.", name="2.txt")
    library.close()
    script = f"""
        import os, signal
        from pathlib import Path
        from desktop.library import Library, backups
        from desktop.library.backups import parts
        backups.superfluous = lambda *_: [Path({str(kept)!r})]
        parts.remove = lambda _: os.kill(os.getpid(), signal.SIGKILL)
        Library.open(Path({str(library.folder)!r})).backups._thin(Path({str(kept.parent)!r}))
    """
    assert exit_code_of(script) == -signal.SIGKILL
    assert not kept.exists()
    assert list(kept.parent.glob(".*.part"))
    (left,) = desk.reopen().backups.make_daily().folder.parent.glob("20*")
    assert left.is_dir()
    assert not list(desk.folder.glob("**/*.part*"))
    assert desk.library.backups.all()[0].sound


def test_an_opening_does_not_wait_for_the_place_of_backups(desk, library, monkeypatch):
    disk = desk.folder / "disk"
    disk.mkdir()
    place = library.backups.choose_place(disk)
    monkeypatch.setattr(
        Path, "iterdir", lambda path: pytest.fail("asked") if path == place else iter(())
    )
    desk.reopen()
