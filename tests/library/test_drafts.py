import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from desktop.errors import StorageError
from desktop.library import Library


@pytest.fixture
def drafts(library):
    return library.drafts


def write(drafts, text: str, highlight_id: str = "h1") -> str:
    draft_id = drafts.new_id(highlight_id)
    drafts.keep(draft_id, text)
    return draft_id


def texts(drafts, highlight_id: str = "") -> list[str]:
    return [draft.text for draft in drafts.all(highlight_id)]


def test_what_is_put_aside_is_offered_and_what_is_written_is_not(drafts):
    draft_id = write(drafts, "A long \u20ac thought\nin two lines.")
    assert texts(drafts) == []
    drafts.put_aside(draft_id)
    (draft,) = drafts.all("h1")
    assert (draft.highlight_id, draft.text) == ("h1", "A long \u20ac thought\nin two lines.")
    assert abs(datetime.now(UTC) - draft.at) < timedelta(minutes=1)
    assert drafts.all("h2") == []
    drafts.remove(draft_id)
    assert drafts.all() == []


def test_the_newest_is_the_first(drafts):
    for text in ("one", "two", "three"):
        drafts.put_aside(write(drafts, text))
    assert texts(drafts, "h1") == ["three", "two", "one"]


def test_another_window_is_offered_nothing_that_is_being_written(desk, drafts):
    mine = write(drafts, "Mine.")
    with Library.open(desk.folder / "library") as other:
        theirs = write(other.drafts, "Theirs.")
        assert texts(drafts) == texts(other.drafts) == []
        other.drafts.put_aside(theirs)
        assert texts(other.drafts) == ["Theirs."]
        assert texts(drafts) == []  # of a window that lives
        drafts.keep(mine, "Mine, longer.")
    assert texts(drafts) == ["Theirs."]
    assert texts(desk.reopen().drafts) == ["Mine, longer.", "Theirs."]


_WRITER = """
import sys
from pathlib import Path
from desktop.library import Library
drafts = Library.open(Path(sys.argv[1])).drafts
drafts.keep(drafts.new_id("h1"), "An hour of writing.")
print("kept", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_draft_outlives_a_killed_process(desk, drafts):
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(desk.folder / "library")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as writer:
        assert writer.stdout.readline() == b"kept\n"
        assert texts(drafts) == []
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
    assert texts(drafts) == ["An hour of writing."]


def test_of_a_library_that_cannot_be_written_drafts_lie_in_the_cache(desk, library):
    folder = desk.folder / "library" / "drafts"
    folder.write_text("a file in the way")
    library.drafts.put_aside(write(library.drafts, "Kept anyway."))
    assert texts(library.drafts) == ["Kept anyway."]
    folder.unlink()
    assert texts(desk.reopen().drafts) == ["Kept anyway."]


def test_no_room_anywhere_is_said(desk, library, monkeypatch):
    for place in ("library/drafts", "cache"):
        (desk.folder / place).write_text("a file in the way")
    monkeypatch.setattr("desktop.paths.drafts_folder", lambda _id: desk.folder / "cache")
    drafts = desk.reopen().drafts
    with pytest.raises(StorageError):
        write(drafts, "Nowhere.")


def test_damaged_and_foreign_files_are_passed_over(desk, drafts):
    drafts.put_aside(write(drafts, "Whole."))
    folder = desk.folder / "library" / "drafts"
    (folder / f"h1.w.{'0' * 32}.json").write_text('{"text": "cut o')
    (folder / f"h1.w.{'1' * 32}.json").write_text("[1]")
    (folder / f"h1.w.{'2' * 32}.json").write_text("[" * 20_000)
    (folder / "notes.json").write_text("{}")
    assert texts(drafts) == ["Whole."]


def test_a_window_leaves_no_lock_behind(desk, drafts):
    drafts.remove(write(drafts, "Done."))
    desk.reopen()
    assert list((desk.folder / "library" / "drafts").iterdir()) == []
