from __future__ import annotations

import errno
import gc
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.errors import StorageError
from desktop.search import Index, parse, storage, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.domain import Content, Progress

    Make = Callable[..., Content]

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX processes and limits")


def documents(make: Make, count: int = 5, revision: int = 1) -> list[tuple[str, int, Content]]:
    return [
        (f"d{n}", revision, make(f"shared words number{chr(97 + n)} revision{chr(96 + revision)}"))
        for n in range(count)
    ]


def total(index: Index, query: str) -> int:
    answer = index.search(parse(query))
    return answer.total if answer.query == parse(query) else 0  # not what was corrected


def test_an_index_is_empty_at_first(index: Index) -> None:
    assert index.revisions() == {}
    assert total(index, "anything") == 0
    assert index.complete("any") == []
    index.merge()


def test_documents_are_found_by_another_index_on_the_folder(
    index: Index, make: Make, tmp_path: Path
) -> None:
    other = Index(tmp_path / "index", "library")
    assert other.revisions() == {}
    index.update(documents(make))
    assert other.revisions() == {f"d{n}": 1 for n in range(5)}
    assert total(other, "shared") == 5
    other.update(documents(make, revision=2), gone=["d4"])
    assert total(index, "revisionb") == 5
    assert total(index, "revisiona") == 0
    other.close()


def test_a_new_revision_replaces_the_old(index: Index, make: Make) -> None:
    index.update(documents(make))
    index.update([("d1", 2, make("fresh"))])
    assert index.revisions() == {"d0": 1, "d1": 2, "d2": 1, "d3": 1, "d4": 1}
    assert total(index, "shared") == 4
    assert total(index, "fresh") == 1


def test_the_last_of_two_revisions_in_one_update_stays(index: Index, make: Make) -> None:
    index.update([("d", 1, make("first")), ("d", 2, make("second"))], gone=["d"])
    index.update([("d", 3, make("third")), ("d", 4, make("fourth"))])
    assert index.revisions() == {"d": 4}
    assert [total(index, w) for w in ("first", "second", "third", "fourth")] == [0, 0, 0, 1]


def test_documents_that_are_gone_are_forgotten(index: Index, make: Make) -> None:
    index.update(documents(make))
    index.update([], gone=["d0", "d3", "never there"])
    assert set(index.revisions()) == {"d1", "d2", "d4"}
    assert total(index, "shared") == 3


def test_a_document_without_words_counts_as_indexed(index: Index, make: Make) -> None:
    index.update([("d", 7, make("", "…"))])
    assert index.revisions() == {"d": 7}


def test_a_document_longer_than_a_batch(
    index: Index, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.search.writing.BATCH", 10)
    long = make(*["many words here " * 20] * 35, "zebra")
    index.update([("long", 1, long), ("short", 1, make("many"))])
    assert index.revisions() == {"long": 1, "short": 1}
    assert total(index, "many") == 36
    index.update([("long", 2, make("many"))])
    assert total(index, "many") == 2


def test_a_long_document_that_was_interrupted_is_not_indexed(
    index: Index, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.search.writing.BATCH", 10)
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


def test_progress_and_cancelling(index: Index, make: Make) -> None:
    seen: list[Progress] = []
    index.update(documents(make), progress=seen.append, cancelled=lambda: len(seen) == 3)
    assert [(p.done, p.total, p.name) for p in seen] == [(0, 5, "d0"), (1, 5, "d1"), (2, 5, "d2")]
    assert set(index.revisions()) == {"d0", "d1", "d2"}


def test_a_failure_of_the_caller_is_the_callers(index: Index, make: Make) -> None:
    def failing() -> Iterator[tuple[str, int, Content]]:
        yield documents(make)[0]
        raise OSError(errno.ENOSPC, "theirs")

    index.update(documents(make, 2))
    with pytest.raises(OSError, match="theirs"):
        index.update(failing())
    assert set(index.revisions()) == {"d0", "d1"}
    index.update(documents(make, 3))
    assert total(index, "shared") == 3


def test_completions_are_the_commonest_first(index: Index, make: Make) -> None:
    index.update([("a", 1, make("police policy")), ("b", 1, make("policy pole"))])
    assert (
        index.complete("the pol") == ["policy", "police", "pole"]
        or index.complete("the pol")[0] == "policy"
    )
    assert index.complete("the pol", 1) == ["policy"]
    assert index.complete("") == []


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


@pytest.mark.parametrize("owner", ["another library", "another version"])
def test_an_index_of_something_else_is_put_aside(
    index: Index, make: Make, tmp_path: Path, owner: str
) -> None:
    index.update(documents(make))
    index.close()
    stamp = tmp_path / "index" / "current" / "stamp.json"
    written = json.loads(stamp.read_text())
    written |= {"library": "x"} if owner == "another library" else {"version": 0}
    stamp.write_text(json.dumps(written))
    again = Index(tmp_path / "index", "library")
    assert again.revisions() == {}
    again.update(documents(make))
    assert total(again, "shared") == 5
    again.close()


def _damage(path: Path, how: str) -> None:
    size = path.stat().st_size
    if how == "missing":
        path.unlink()
    elif how == "zeroed":
        path.write_bytes(bytes(size))
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "truncated":
        path.write_bytes(path.read_bytes()[: size // 2])
    else:
        flipped = bytearray(path.read_bytes())
        flipped[size // 2] ^= 0x55
        path.write_bytes(flipped)


@pytest.mark.parametrize("pattern", ["*.toc", "*.trm", "*.pst", "*.col", "stamp.json"])
@pytest.mark.parametrize("how", ["missing", "zeroed", "empty", "truncated", "flipped"])
def test_damaged_files_mean_a_fresh_start(
    index: Index, make: Make, tmp_path: Path, pattern: str, how: str
) -> None:
    index.update(documents(make))
    index.close()
    (path,) = (tmp_path / "index" / "current").glob(pattern)
    _damage(path, how)
    again = Index(tmp_path / "index", "library")
    found = again.revisions()
    assert total(again, "shared") == len(found)
    assert found == {} or (pattern, how) == ("stamp.json", "flipped")
    again.update(documents(make))
    assert total(again, "shared") == 5
    assert again.revisions() == {f"d{n}": 1 for n in range(5)}
    again.close()


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # Whoosh leaves what it had opened to Python
def test_damage_while_open_is_noticed_at_the_next_generation(
    index: Index, make: Make, tmp_path: Path
) -> None:
    index.update(documents(make))
    assert total(index, "shared") == 5
    for path in (tmp_path / "index" / "current").glob("*.trm"):
        path.write_bytes(b"")
    index.update(documents(make, 8))
    index.update(documents(make, 8))
    gc.collect()
    assert total(index, "shared") == 8


def test_the_folder_may_be_deleted_while_open(index: Index, make: Make, tmp_path: Path) -> None:
    index.update(documents(make))
    assert total(index, "shared") == 5
    shutil.rmtree(tmp_path / "index")
    assert index.revisions() == {}
    assert total(index, "shared") == 0
    index.update(documents(make))
    assert total(index, "shared") == 5


def test_the_folder_may_be_deleted_while_written(index: Index, make: Make, tmp_path: Path) -> None:
    def deleting() -> Iterator[tuple[str, int, Content]]:
        yield from documents(make, 2)
        shutil.rmtree(tmp_path / "index")
        yield from documents(make)

    index.update(documents(make))
    index.update(deleting())
    index.update(documents(make))
    assert total(index, "shared") == 5


def test_another_process_writing_is_left_to_it(index: Index, make: Make, tmp_path: Path) -> None:
    other = Index(tmp_path / "index", "library")
    other.update(documents(make, 1))

    def meanwhile() -> Iterator[tuple[str, int, Content]]:
        other.update([("late", 1, make("late"))])
        other.merge()
        assert set(other.revisions()) == {"d0"}
        yield from documents(make)

    index.update(meanwhile())
    assert set(other.revisions()) == {f"d{n}" for n in range(5)}
    other.close()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS])
def test_a_disk_that_cannot_be_written_is_reported(
    index: Index, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    index.update(documents(make))

    def full(path: Path) -> None:
        raise OSError(code, os.strerror(code), str(path))

    with monkeypatch.context() as patched:
        patched.setattr(storage, "_sync", full)
        with pytest.raises(StorageError):
            index.update(documents(make, 9, revision=2))
    assert index.revisions() == {f"d{n}": 1 for n in range(5)}
    assert len(list((tmp_path / "index" / "current").glob("*.trm"))) == 1
    index.update(documents(make, 9, revision=2))
    assert total(index, "shared") == 9


def test_too_little_room_is_noticed_before_writing(
    index: Index, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.update(documents(make))
    usage = shutil.disk_usage(".")._replace(free=100)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(StorageError, match="the disk is full"):
        index.update(documents(make, 9, revision=2))
    assert index.revisions() == {f"d{n}": 1 for n in range(5)}


def test_a_folder_that_cannot_be_made_is_reported(make: Make, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    index = Index(tmp_path / "file" / "index", "library")
    assert index.revisions() == {}
    assert total(index, "word") == 0
    with pytest.raises(StorageError):
        index.update(documents(make))


_FILL = """
import resource, signal, sys
sys.path[:0] = [{root!r}, {tests!r}]
from pathlib import Path
from conftest import content_of
from desktop.errors import StorageError
from desktop.search import Index, parse, storage, writing
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


def test_whoosh_is_not_imported_before_it_is_used() -> None:
    script = "import sys, desktop.search as s; s.parse('a'); s.snippet('a', 0, 1, s.parse('a'));"
    script += "assert not [m for m in sys.modules if m.startswith('whoosh')]"
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True, cwd=ROOT)
