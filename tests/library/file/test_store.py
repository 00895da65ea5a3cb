from __future__ import annotations

import gc
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from desktop.domain.steps import StepCode
from desktop.errors import (
    DamagedLibraryError,
    LibraryBusyError,
    ReadOnlyLibraryError,
    StorageError,
)
from desktop.library import Library
from desktop.library.file import store

ROOT = Path(__file__).resolve().parents[3]
PRELUDE = """
import hashlib, os, resource, signal, sys
from array import array
from pathlib import Path
from desktop.domain import Anchor, Blocks, Content, DocumentKind, Facts, Parsed
from desktop.errors import ManiculeError
from desktop.library import Library

def put(library, source, **where):
    text = source.read_text()
    content = Content(text, Blocks(array("I", [0, len(text) + 1]), b"\\0", b"\\0"))
    parsed = Parsed(content, DocumentKind.REPORT, Facts(title=source.stem), "text/plain", "text 1")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    return library.imports.put(parsed, source, digest, **where)

def highlight(library, document_id, start, **look):
    quotation = library.documents.content(document_id).text[start : start + 4]
    return library.highlights.add(
        document_id, Anchor(1, start, start + 4, quotation, "", ""), **look
    )

folder, arguments = Path(sys.argv[1]), sys.argv[2:]
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Run a script in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + textwrap.dedent(script), *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> str:
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return out


def test_a_highlight_survives_a_kill_right_after(desk, library):
    document = desk.keep()
    script = """
        library = Library.open(folder)
        made = highlight(library, arguments[0], 3, note="kept", tags=["a"])
        print(made.id, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    process = start(script, library.folder, document.id)
    made_id = process.communicate(timeout=60)[0].strip()
    assert process.returncode == -signal.SIGKILL
    library = desk.reopen()
    made = library.highlights.get(made_id)
    assert (made.note, made.tags) == ("kept", ("a",))
    assert library.history.undo() is StepCode.HIGHLIGHT
    assert library.care.check() == []


def test_a_kill_at_any_moment_leaves_whole_documents(desk, library, tmp_path):
    script = """
        library = Library.open(folder)
        print("ready", flush=True)
        for number in range(10_000):
            source = folder.parent / "killed.txt"
            source.write_text(f"Text number {number}. " * 500)
            document = put(library, source)
            print(document.id, flush=True)
            highlight(library, document.id, 5)
    """
    for delay in (0.004, 0.03):
        process = start(script, library.folder)
        assert process.stdout.readline() == "ready\n"
        time.sleep(delay)
        process.kill()
        reported = process.communicate(timeout=60)[0].split()
        library = desk.reopen()
        found = {document.id for document in library.documents.all()}
        assert {name for name in reported if len(name) == 36} <= found
        assert library.care.check() == []
        for document in library.documents.all():
            assert len(library.documents.content(document.id).text) == document.characters


def test_two_processes_write_at_once_and_nothing_is_lost(desk, library):
    document = desk.keep("0123456789 " * 40)
    script = """
        library = Library.open(folder)
        for number in range(10):
            made = highlight(library, arguments[0], number, tags=[f"{arguments[1]}/{number % 3}"])
            library.highlights.change(made.id, note=arguments[1])
            library.highlights.add_tag(made.id, "shared")
        library.close()
    """
    processes = [start(script, library.folder, document.id, name) for name in ("one", "two")]
    for number in range(20):
        library.documents.set_reading_position(document.id, number)
        library.history.foreign_changes()
    for process in processes:
        finish(process)
    found = library.highlights.all()
    assert sorted(h.note for h in found) == ["one"] * 10 + ["two"] * 10
    assert all("shared" in h.tags for h in found)
    assert {tag.path: tag.count for tag in library.tags.all()}["shared"] == 20
    assert library.care.check() == []
    assert library.history.undo() is None, "what other processes do meanwhile is theirs to undo"
    library = desk.reopen()
    undone = 0
    while library.history.undo():
        undone += 1
    assert undone == 60
    assert library.highlights.all() == []


def test_one_folder_may_be_created_by_several_at_once(tmp_path):
    script = """
        with Library.open(folder) as library:
            print(library.id, library.is_new)
    """
    processes = [start(script, tmp_path / "library") for _ in range(3)]
    answers = [finish(process).split() for process in processes]
    assert len({library_id for library_id, _ in answers}) == 1
    assert sorted(new for _, new in answers) == ["False", "False", "True"]


def test_a_library_held_too_long_says_so_and_loses_nothing(desk, library, monkeypatch):
    document = desk.keep()
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    library = desk.reopen()
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusyError):
            desk.highlight(document, "1,204")
        with pytest.raises(LibraryBusyError):
            library.settings.set("a", "b")
        with pytest.raises(LibraryBusyError):
            library.history.undo()
        assert library.highlights.all() == []
        other.execute("ROLLBACK")
    made = desk.highlight(document, "1,204")
    assert library.highlights.all() == [made]


def test_a_writer_waits_for_another(desk, library):
    document = desk.keep()
    other = sqlite3.connect(library.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, other.execute, ["COMMIT"])
    timer.start()
    assert desk.highlight(document, "1,204") in library.highlights.all()
    timer.join()
    other.close()


def test_a_full_disk_is_told_and_what_was_saved_stays(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204")
    pages = library._store._raw.execute("PRAGMA page_count").fetchone()[0]
    library._store._raw.execute(f"PRAGMA max_page_count={pages + 1}")
    with pytest.raises(StorageError, match="the disk is full"):
        desk.keep("A long text. " * 10_000, name="long.txt")
    with pytest.raises(StorageError, match="the disk is full"):
        library.highlights.change(made.id, note="long " * 100_000)
    assert library.highlights.all() == [made]
    assert [d.id for d in library.documents.all()] == [document.id]
    library._store._raw.execute("PRAGMA max_page_count=1000000")
    assert library.highlights.change(made.id, note="short").note == "short"
    assert library.care.check() == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit there")
def test_a_file_that_may_not_grow_is_told_and_what_was_saved_stays(desk, library):
    document = desk.keep()
    script = """
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        library = Library.open(folder)
        source = folder.parent / "long.txt"
        source.write_text("long " * 100_000)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        for attempt in (
            lambda: put(library, source),
            lambda: highlight(library, arguments[0], 3, note="long " * 100_000),
        ):
            try:
                attempt()
            except ManiculeError as error:
                print(type(error).__name__)
    """
    assert finish(start(script, library.folder, document.id)).split() == ["StorageError"] * 2
    library = desk.reopen()
    assert [d.id for d in library.documents.all()] == [document.id]
    assert [p.name for p in (library.folder / "sources").iterdir()] == [document.sha256]
    assert library.highlights.all() == []
    assert library.care.check() == []


def test_a_database_that_may_not_be_written_is_told(desk, library):
    document = desk.keep()
    library._store._raw.execute("PRAGMA query_only=ON")
    with pytest.raises(StorageError, match="read-only"):
        desk.highlight(document, "1,204")
    assert library.documents.all() == [document]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("a file")
    with pytest.raises(StorageError, match="a file stands where a folder is needed"):
        Library.open(tmp_path / "file")
    with pytest.raises(StorageError):
        Library.open(tmp_path / "file" / "library")
    (tmp_path / "taken" / "library.sqlite3").mkdir(parents=True)
    with pytest.raises(StorageError):
        Library.open(tmp_path / "taken")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_read_only_folder_is_told(desk, library):
    library.close()
    library.folder.chmod(0o555)
    try:
        with closing(Library.open(library.folder)) as opened, pytest.raises(ReadOnlyLibraryError):
            opened.tags.ensure("law")
        with pytest.raises(StorageError):
            Library.open(library.folder / "new")
    finally:
        library.folder.chmod(0o755)


@pytest.mark.parametrize("data", [b"not a database at all" * 50, bytes(range(256)) * 16, b"x"])
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path, data):
    path = tmp_path / "library.sqlite3"
    path.write_bytes(data)
    with pytest.raises(DamagedLibraryError):
        Library.open(tmp_path)
    assert path.read_bytes() == data


def test_a_damaged_database_is_told_wherever_it_shows(desk, library):
    for number in range(30):
        desk.keep(f"Text {number}. " * 300, name=f"{number}.txt", title=f"Title {number}")
    library.close()
    data = bytearray(library.path.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 600] = b"\xff" * 600
    library.path.write_bytes(bytes(data))
    with pytest.raises(DamagedLibraryError), Library.open(library.folder) as damaged:
        damaged.documents.all()


def test_threads_take_turns(desk, library):
    document = desk.keep()
    anchor = desk.anchor(document, "1,204")
    failures = []

    def work(name):
        try:
            for _ in range(8):
                with library.history.step(StepCode.CHANGE_HIGHLIGHT):
                    made = library.highlights.add(document.id, anchor, tags=[name])
                    library.highlights.change(made.id, note=name)
                library.highlights.all(tag=name)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test must hear of it
            failures.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b", "c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(h.note for h in library.highlights.all()) == ["a"] * 8 + ["b"] * 8 + ["c"] * 8
    assert sorted(step.events for step in library.history.steps(24)) == [3] * 21 + [4] * 3


def test_closing_folds_the_log_away(desk, library):
    desk.highlight(desk.keep(), "1,204")
    library.close()
    assert sorted(p.name for p in library.folder.iterdir()) == [
        "library.id",
        "library.sqlite3",
        "sources",
    ]


def test_closing_while_another_reads_keeps_all(desk, library):
    made = desk.highlight(desk.keep(), "1,204")
    with closing(sqlite3.connect(library.path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM highlights").fetchone()
        began = time.monotonic()
        library.close()
        assert time.monotonic() - began < 2
        with suppress(sqlite3.Error):
            other.rollback()
    assert desk.reopen().highlights.all() == [made]


def test_the_safe_settings_are_on(real_disk, library):
    raw = library._store._raw
    ask = lambda name: raw.execute(f"PRAGMA {name}").fetchone()[0]  # noqa: E731 - short
    assert ask("journal_mode") == "wal"
    assert ask("synchronous") == 2  # FULL
    assert ask("foreign_keys") == 1
    assert ask("busy_timeout") == 5000


def test_opening_is_quick(desk, library):
    for number in range(20):
        desk.keep(f"Text {number}.", name=f"{number}.txt")
    library.close()
    seconds = []
    for _ in range(5):
        began = time.process_time()
        with Library.open(library.folder):
            seconds.append(time.process_time() - began)
    assert min(seconds) < 0.05


def test_quick_edits_are_quick(desk, library):
    document = desk.keep("Word after word. " * 20_000)
    anchor = desk.anchor(document, "after")
    seconds = []
    for number in range(25):
        began = time.process_time()
        library.highlights.add(document.id, anchor, tags=["a", f"b/{number}"])
        seconds.append(time.process_time() - began)
    assert sorted(seconds)[12] < 0.05  # 8 ms on an idle machine, with the durable commit


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")
def test_nothing_is_written_to_a_library_that_was_moved_away(desk, library):
    """What is written then would be lost with the file, or be where nobody looks for it."""
    desk.keep()
    away = library.folder.rename(library.folder.with_name("away"))
    with pytest.raises(StorageError, match="moved or deleted"):
        library.tags.ensure("lost")
    assert not library.folder.exists()
    away.rename(library.folder)
    assert library.tags.ensure("kept").path == "kept"


def test_the_collector_waits_while_others_wait_for_a_transaction(library):
    assert gc.isenabled()
    with library._store.writing():
        assert not gc.isenabled()
    assert gc.isenabled()
    with suppress(ZeroDivisionError), library._store.writing_ahead():
        _ = 1 / 0
    assert gc.isenabled()


def test_what_was_written_ahead_can_be_folded_into_the_file(library, tmp_path):
    library.settings.set("theme", "dark")
    library._store.fold()
    alone = tmp_path / "alone.sqlite3"
    alone.write_bytes(library.path.read_bytes())  # without the log beside it
    with closing(sqlite3.connect(alone)) as raw:
        assert raw.execute("SELECT value FROM settings WHERE key = 'theme'").fetchone() == ("dark",)
