from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.errors import StorageError
from desktop.search.disk import writing
from tests.search.few import documents, total

if TYPE_CHECKING:
    from desktop.search import Index
    from tests.search.few import Make

ROOT = Path(__file__).resolve().parents[3]


POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX processes and limits")


def test_a_document_longer_than_a_batch(
    index: Index, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.search.disk.writing.BATCH", 10)
    long = make(*["many words here " * 20] * 35, "zebra")
    index.update([("long", 1, long), ("short", 1, make("many"))])
    assert index.revisions() == {"long": 1, "short": 1}
    assert total(index, "many") == 36
    index.update([("long", 2, make("many"))])
    assert total(index, "many") == 2


def test_a_long_document_that_was_interrupted_is_not_indexed(
    index: Index, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.search.disk.writing.BATCH", 10)
    commits = []

    def fail_later(batch: object) -> None:
        commits.append(batch)
        if len(commits) > 1:
            raise KeyboardInterrupt
        real(batch)

    real = writing.Batch.commit
    monkeypatch.setattr(writing.Batch, "commit", fail_later)
    long = make(*["many words here " * 20] * 35)
    with pytest.raises(KeyboardInterrupt):
        index.update([("long", 1, long)])
    assert index.revisions() == {}
    monkeypatch.setattr(writing.Batch, "commit", real)
    index.update([("long", 1, long)])
    assert total(index, "many") == 35


def test_merging_keeps_what_is_found(index: Index, make: Make, tmp_path: Path) -> None:
    for revision in (1, 2):
        for document in documents(make, 20, revision):
            index.update([document])
    index.update([], gone=["d0"])
    index.merge()
    index.merge()
    assert index.revisions() == {f"d{n}": 2 for n in range(1, 20)}
    assert total(index, '"shared words"') == 19
    assert total(index, "numberc") == 1
    assert len(list((tmp_path / "index" / "current").glob("*.trm"))) <= 16


def test_many_small_updates_do_not_leave_many_segments(
    index: Index, make: Make, tmp_path: Path
) -> None:
    for document in documents(make, 26):
        index.update([document])
    assert len(list((tmp_path / "index" / "current").glob("*.trm"))) <= 16


def test_too_little_room_is_noticed_before_writing(
    index: Index, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.update(documents(make))
    usage = shutil.disk_usage(".")._replace(free=100)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(StorageError, match="the disk is full"):
        index.update(documents(make, 9, revision=2))
    assert index.revisions() == {f"d{n}": 1 for n in range(5)}


_FILL = """
import resource, signal, sys
sys.path[:0] = [{root!r}, {tests!r}]
from pathlib import Path
from conftest import content_of
from desktop.errors import StorageError
from desktop.search import Index, parse
from desktop.search.disk import storage, writing
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
index = Index(Path({folder!r}), "library")
index.update([("small", 1, content_of("first words"))])
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
big = content_of(*[" ".join(f"w{{chr(97 + n % 26)}}{{chr(97 + n // 26 % 26)}}{{chr(97 + k % 26)}}"
                            for n in range(60)) for k in range(400)])
for _ in range(2):
    try:
        index.update([("big", 1, big)])
    except StorageError as error:
        print("reported", error.reason)
assert index.revisions() == {{"small": 1}}, index.revisions()
assert index.search(parse("first")).total == 1
left = [p for p in (Path({folder!r}) / "current").iterdir() if p.is_dir()]
assert not left, left
index.update([("other", 1, content_of("second"))])
assert index.revisions() == {{"small": 1, "other": 1}}
assert len(list((Path({folder!r}) / "current").glob("*.trm"))) == 2
"""


@POSIX
def test_a_write_that_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    script = _FILL.format(
        root=str(ROOT), tests=str(ROOT / "tests/search"), folder=str(tmp_path / "i")
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["reported the file would be too large"] * 2


@POSIX
def test_killing_a_writer_does_no_harm(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tests/search/soak.py"), str(tmp_path / "index"), "20"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) >= 20
