from __future__ import annotations

import os
import shutil
import signal

import pytest

from desktop.library import Library, backups
from desktop.library.backups import manifests
from tests.quick_workers import exit_code_of

WORD = "Xylophagous"


@pytest.fixture
def purged(desk, library):
    """Return the id of a document that backups hold and the library does not."""
    kept = desk.keep()
    desk.highlight(kept, "1,204", tags=["common"])
    gone = desk.keep(f"A text on {WORD} beetles.", title=f"{WORD} title", name="2.txt")
    desk.highlight(gone, "beetles", note=f"{WORD} note", tags=["common", f"{WORD} tag"])
    library.backups.make()
    library.backups.make(library.folder / "backups" / "alone")
    shutil.copyfile(
        library.backups.make().folder / "library.sqlite3",
        library.folder / "backups" / "format 3 before 2026-01-02 03.04.05.000006.sqlite3",
    )
    library.trash.put(gone.id)
    library.trash.empty()
    return gone


def holding(folder):
    return [
        path.relative_to(folder)
        for path in folder.rglob("*")
        if path.is_file() and WORD.encode() in path.read_bytes()
    ]


def test_what_was_deleted_is_taken_out_of_all_backups(library, purged):
    shelf = library.folder / "backups"
    assert len(holding(shelf)) > 4
    assert library.backups.forget() == []
    assert holding(shelf) == []
    listed = library.backups.all()
    assert [(each.documents, each.highlights, each.sound) for each in listed] == [(1, 1, True)] * 4
    for each in listed:
        if each.path.is_dir():
            with Library.open(each.path) as copy:
                assert copy.care.check() == []
                assert [tag.path for tag in copy.tags.all()] == ["common"]


def test_what_is_in_the_trash_of_a_backup_stays_there(desk, library):
    first = desk.keep()
    second = desk.keep("Two.", title="Second", name="2.txt")
    library.trash.put(first.id)
    library.backups.make()
    library.trash.restore(first.id)
    library.trash.put(second.id)
    library.trash.empty()
    assert library.backups.forget() == []
    with Library.open(library.backups.all()[0].path) as copy:
        assert [each.id for each in copy.trash.all()] == [first.id]


def test_a_backup_that_cannot_be_rewritten_is_named_and_tried_again(library, purged, monkeypatch):
    original = backups.forget

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "forget", full)
    left = library.backups.forget()
    assert len(left) == 4
    assert all("could not be rewritten" in sentence for sentence in left)
    monkeypatch.setattr(backups, "forget", original)
    assert library.backups.make_daily() is None  # one of today is there; the rest is finished
    assert holding(library.folder / "backups") == []
    assert library.backups._setting(backups.FORGETTING) == ""


def test_sentences_of_a_backup_forget_too(desk, library):
    gone = desk.keep(f"On {WORD}.", title=f"{WORD} title")
    library.documents.source_path(gone.id).unlink()
    made = library.backups.make()
    assert WORD in manifests.read(made.folder).problems[0]
    library.trash.put(gone.id)
    library.trash.empty()
    library.backups.forget()
    assert manifests.read(made.folder).problems == ()


@pytest.mark.skipif(os.name == "nt", reason="processes are ended otherwise there")
def test_forgetting_that_is_killed_leaves_every_backup_whole(desk, library, purged):
    library.close()
    script = f"""
        import os, signal
        from pathlib import Path
        from desktop.library import Library
        from desktop.library.backups import forgetting
        forgetting.sync_folder = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        Library.open(Path({str(library.folder)!r})).backups.forget()
    """
    assert exit_code_of(script) == -signal.SIGKILL
    reopened = desk.reopen()
    assert all(each.sound for each in reopened.backups.all())
    assert reopened.backups.make_daily() is None
    assert holding(library.folder / "backups") == []
    assert not list(library.folder.glob("**/*.part*"))
