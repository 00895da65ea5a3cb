"""A tesseract that is missing, hangs, dies, prints or writes without end costs one page."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time

import pytest

from desktop.errors import CancelledError
from desktop.formats.scans import tesseract
from desktop.pdf import GreyPicture
from tests.formats.scans.fake import install, printing, table

PICTURE = GreyPicture(20, 10, 200, bytes(200))
posix = pytest.mark.skipif(sys.platform == "win32", reason="the program is a script")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "private"
    made.mkdir()
    return made


@pytest.fixture
def run(tmp_path, folder, monkeypatch):
    """Return what gives the table that a program with this body prints."""

    def call(body: str, cancelled=lambda: False, languages=("deu", "eng")) -> bytes:
        call.calls = install(tmp_path, monkeypatch, body)
        program = tesseract.found(folder)
        assert program is not None
        return program.words(PICTURE, languages, folder, cancelled)

    return call


def test_without_it_there_is_none(folder, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tesseract.found(folder) is None


@posix
def test_it_says_its_version_and_languages(run, folder):
    run(printing(table("Words")))
    program = tesseract.found(folder)
    assert program is not None
    assert (program.name, program.languages) == ("tesseract 9.9.1", ("deu", "eng"))
    assert program.knows_directions


@posix
@pytest.mark.parametrize("body", ["raise SystemExit(1)", "import time; time.sleep(60)"])
def test_a_program_that_does_not_answer_is_none(body, tmp_path, folder, monkeypatch):
    install(tmp_path, monkeypatch, "")
    script = tmp_path / "bin" / "tesseract"
    script.write_text(f"#!{sys.executable} -IS\n{body}\n", encoding="utf-8")
    monkeypatch.setattr(tesseract, "ASKING", 0.5)
    assert tesseract.found(folder) is None


@posix
def test_it_is_given_the_picture_and_the_languages_and_little_else(run, monkeypatch):
    monkeypatch.setenv("SECRET", "not for others")
    body = (
        "import os\n"
        "print(len(picture), picture[:3], sorted(os.environ), os.environ['OMP_THREAD_LIMIT'])"
    )
    said = run(body).decode()
    assert said.startswith(f"{len(b'P5 20 10 255 ') + 200} b'P5")
    assert "SECRET" not in said
    assert said.strip().endswith("1")
    assert run.calls.read_text().split() == [
        "stdin", "stdout", "--dpi", "200", "-l", "deu+eng", "tsv",
    ]  # fmt: skip


@posix
def test_what_it_writes_is_gone_afterwards(run, folder):
    run("import os\nopen('left', 'w').write('x' * 100)\nopen(os.environ['TMPDIR'] + '/more', 'w')")
    assert list(folder.iterdir()) == []


@posix
def test_one_that_dies_says_why(run, folder):
    with pytest.raises(tesseract.FailedError, match="no data for you"):
        run("sys.stderr.write('Warning\\nno data \\x07for you\\n')\nsys.exit(3)")
    with pytest.raises(tesseract.FailedError, match="ended with an error"):
        run("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)")
    assert list(folder.iterdir()) == []


@posix
def test_one_that_does_not_read_its_picture_is_no_trouble(run):
    assert run("print('level')") == b"level\n"


@posix
def test_one_that_hangs_is_ended_with_what_it_started(run, monkeypatch, tmp_path):
    monkeypatch.setattr(tesseract, "PATIENCE", 1.0)
    note = tmp_path / "pid"
    body = (
        "import os, time\n"
        "child = os.fork()\n"
        f"if child: open({str(note)!r}, 'w').write(str(child))\n"
        "time.sleep(60)"
    )
    begun = time.monotonic()
    with pytest.raises(tesseract.FailedError, match="took too long"):
        run(body)
    assert time.monotonic() - begun < 20
    until = time.monotonic() + 5
    while _runs(int(note.read_text())) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _runs(int(note.read_text()))


@posix
def test_it_is_stopped_at_once(run):
    stop = threading.Event()
    threading.Timer(0.4, stop.set).start()
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        run("import time\ntime.sleep(60)", cancelled=stop.is_set)
    assert time.monotonic() - begun < 10


@posix
def test_stopping_it_waits_for_whoever_has_yet_to_hear_it(run, monkeypatch):
    said = []
    monkeypatch.setattr(threading, "excepthook", said.append)
    at_once = threading.Thread.run

    def late(thread: threading.Thread) -> None:
        time.sleep(0.2)
        at_once(thread)

    monkeypatch.setattr(threading.Thread, "run", late)
    with pytest.raises(CancelledError):
        run("import time\ntime.sleep(60)", cancelled=lambda: True)
    time.sleep(0.4)
    assert not said


@posix
def test_one_that_prints_without_end_is_ended(run, monkeypatch):
    monkeypatch.setattr(tesseract, "MOST_PRINTED", 1 << 20)
    with pytest.raises(tesseract.FailedError, match="printed without end"):
        run("while True: sys.stdout.write('x' * 65536)")


@posix
def test_one_that_complains_without_end_is_kept_no_more_than_its_last_words(run):
    assert run("sys.stderr.write('x' * (1 << 22))\nprint('level')") == b"level\n"


@posix
def test_one_that_fills_the_disk_is_ended(run, monkeypatch, folder):
    monkeypatch.setattr(tesseract, "MOST_WRITTEN", 1 << 20)
    body = (
        "number = 0\n"
        "while True:\n"
        "    number += 1\n"
        "    open(f'part {number}', 'wb').write(bytes(1 << 16))"
    )
    with pytest.raises(tesseract.FailedError, match="wrote without end"):
        run(body)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="no such limits elsewhere")
def test_it_has_limits_of_memory_and_work(run):
    said = run(
        "import resource, time\ntime.sleep(0.5)\n"
        "for limit in ('AS', 'CPU', 'FSIZE'):\n"
        "    print(resource.getrlimit(getattr(resource, 'RLIMIT_' + limit))[0])"
    )
    limits = (tesseract.MEMORY, tesseract.WORK, tesseract.MOST_WRITTEN)
    assert tuple(map(int, said.split())) == limits


@posix
@pytest.mark.parametrize(
    ("said", "turn"), [("Rotate: 90", 1), ("Rotate: 270", 3), ("Rotate: 0", 0)]
)
def test_it_tells_how_a_page_is_turned(tmp_path, folder, monkeypatch, said, turn):
    install(tmp_path, monkeypatch, f"print('Page number: 0\\n{said}\\nScript: Latin')")
    program = tesseract.found(folder)
    assert program is not None
    assert program.turn(PICTURE, folder, lambda: False) == turn


@posix
def test_a_page_with_too_few_letters_to_tell_is_left_as_it_is(tmp_path, folder, monkeypatch):
    install(tmp_path, monkeypatch, "sys.exit('Too few characters')")
    program = tesseract.found(folder)
    assert program is not None
    assert program.turn(PICTURE, folder, lambda: False) == 0


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_the_one_that_is_installed_answers(folder):
    program = tesseract.found(folder)
    assert program is not None
    assert program.version[0].isdigit()
    if "eng" in program.languages:
        blank = GreyPicture(400, 200, 200, b"\xff" * 80_000)
        printed = program.words(blank, ["eng"], folder, lambda: False)
        assert printed.startswith(b"level\t")


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    if sys.platform == "linux":
        try:
            with open(f"/proc/{process}/stat", encoding="ascii") as file:  # noqa: PTH123
                return file.read().rpartition(")")[2].split()[0] != "Z"
        except FileNotFoundError:
            return False
    return True
