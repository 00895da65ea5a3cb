from __future__ import annotations

import os
import shutil
import signal

import pytest

from desktop.errors import DamagedLibraryError, OccupiedFolderError, StorageError
from desktop.library import Library
from desktop.library.backups import pool
from desktop.library.backups.restoration import Restoring
from tests.quick_workers import exit_code_of


def unheard(_done, _total):
    """Tell nobody."""


def restore(backup, target, library=None):
    return Restoring(backup, library, unheard).into(target)


def state(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(params=["pooled", "alone", "bare"])
def made(request, desk, library):
    """Return a backup of each kind, of a library with one highlight."""
    desk.highlight(desk.keep(), "1,204", note="N.")
    if request.param == "alone":
        return library.backups.make(desk.folder / "disk").folder
    folder = library.backups.make().folder
    if request.param == "pooled":
        return folder
    bare = folder.with_name("format 3 before 2026-01-02 03.04.05.000006.sqlite3")
    shutil.copyfile(folder / "library.sqlite3", bare)
    return bare


def test_a_backup_becomes_a_library_of_its_own(desk, library, made):
    kept = made if made.name == "disk" else made.parent
    before = state(kept)
    restored = restore(made, desk.folder / "new" / "there")
    assert restored.problems == ()
    assert state(kept) == before
    with Library.open(restored.folder) as copy:
        assert copy.highlights.all() == library.highlights.all()
        assert copy.care.check() == []
        (document,) = copy.documents.all()
        assert copy.documents.source_path(document.id).is_relative_to(restored.folder)


def test_nothing_that_exists_is_replaced(desk, library, made):
    full, file = desk.folder / "full", desk.folder / "file"
    full.mkdir()
    (full / "notes.txt").write_text("mine")
    file.write_text("mine")
    link = desk.folder / "dangling"
    link.symlink_to(desk.folder / "nowhere")
    before = state(desk.folder)
    for target in (full, file, link, library.folder, library.folder / "new", made / "inside"):
        with pytest.raises((OccupiedFolderError, StorageError)):
            restore(made, target, library.folder)
    assert state(desk.folder) == before
    assert not list(desk.folder.glob("**/*.part*"))


@pytest.mark.parametrize("left", [None, b"", b"no database " * 1000])
def test_a_lost_library_is_restored_where_it_was(desk, library, made, left):
    library.close()
    library.path.unlink()
    library.path.with_name("library.sqlite3-wal").write_bytes(b"of another time")
    if left is not None:
        library.path.write_bytes(left)
    restored = restore(made, library.folder, library.folder)
    assert restored.problems == ()
    aside = {path.read_bytes() for path in library.folder.glob("library.sqlite3* aside *")}
    assert aside == {b"of another time"} | ({left} if left is not None else set())
    assert desk.reopen().care.check() == []
    assert len(desk.library.highlights.all()) == 1


def test_originals_that_the_backup_lacks_come_from_the_library(desk, library):
    document = desk.keep()
    folder = library.backups.make().folder
    (library.folder / "backups" / "pool" / document.sha256).unlink()
    assert restore(folder, desk.folder / "one", library.folder).problems == ()
    (missing,) = restore(folder, desk.folder / "two").problems
    assert missing == "The original bytes of “Detention” are missing."


def test_rotten_originals_are_told(desk, library):
    document = desk.keep()
    folder = library.backups.make().folder
    pooled = library.folder / "backups" / "pool" / document.sha256
    pooled.chmod(0o644)
    pooled.write_bytes(b"rotten")
    (told,) = restore(folder, desk.folder / "new").problems
    assert told == "The original bytes of “Detention” are no longer what they were."


def test_a_backup_that_cannot_be_read_restores_nothing(desk, library):
    folder = library.backups.make().folder
    (folder / "library.sqlite3").write_bytes(b"no database " * 1000)
    with pytest.raises(DamagedLibraryError):
        restore(folder, desk.folder / "new")
    assert not (desk.folder / "new").exists()


def test_a_full_disk_restores_nothing(desk, library, made, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pool, "_copied", full)
    with pytest.raises(StorageError, match="the disk is full"):
        restore(made, desk.folder / "new")
    assert not (desk.folder / "new").exists()
    assert not list(desk.folder.glob("**/*.part*"))


@pytest.mark.skipif(os.name == "nt", reason="processes are ended otherwise there")
@pytest.mark.parametrize("lost", [False, True])
def test_a_restoration_killed_in_the_middle_can_be_begun_again(desk, library, lost):
    desk.highlight(desk.keep(), "1,204")
    folder = library.backups.make().folder
    library.close()
    target = library.folder if lost else desk.folder / "new"
    if lost:
        library.path.unlink()
    script = f"""
        import os, signal
        from pathlib import Path
        from desktop.library.backups import restoration as restoring
        restoring.sync_folder = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        backup, target = Path({str(folder)!r}), Path({str(target)!r})
        restoring.Restoring(backup, None, lambda *_: None).into(target)
    """
    assert exit_code_of(script) == -signal.SIGKILL
    assert restore(folder, target).problems == ()
    assert not list(desk.folder.glob("**/*.part*"))
    with Library.open(target) as copy:
        assert len(copy.highlights.all()) == 1
