from __future__ import annotations

import errno
import json
import os
import shutil
from stat import S_ISDIR
from typing import TYPE_CHECKING

import pytest

from desktop.errors import StorageError
from desktop.search import Index
from desktop.search.disk.storage import DamagedIndexError, IndexFolder
from tests.search.few import documents, total

if TYPE_CHECKING:
    from pathlib import Path

    from tests.search.few import Make


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
    elif how == "nested":
        path.write_bytes(b"[" * 20_000)
    elif how == "truncated":
        path.write_bytes(path.read_bytes()[: size // 2])
    else:
        flipped = bytearray(path.read_bytes())
        flipped[size // 2] ^= 0x55
        path.write_bytes(flipped)


@pytest.mark.parametrize("pattern", ["*.toc", "*.trm", "*.pst", "*.col", "stamp.json"])
@pytest.mark.parametrize("how", ["missing", "zeroed", "empty", "truncated", "flipped", "nested"])
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


def test_a_check_compares_sizes_always_and_contents_as_far_as_asked(
    index: Index, make: Make, tmp_path: Path
) -> None:
    index.update(documents(make))
    index.close()
    folder = IndexFolder(tmp_path / "index", "library")
    folder.check()
    folder.check(0)
    (path,) = folder.current.glob("*.pst")
    kept = path.read_bytes()
    _damage(path, "flipped")
    folder.check(0)
    with pytest.raises(DamagedIndexError):
        folder.check()
    path.write_bytes(kept[:-1])
    with pytest.raises(DamagedIndexError):
        folder.check(0)


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot wait for folders")
@pytest.mark.parametrize("kind", ["file", "dangling link", "link to a folder"])
def test_what_is_no_folder_of_ours_makes_way_for_an_index(
    index: Index, make: Make, tmp_path: Path, kind: str
) -> None:
    index.close()
    current = tmp_path / "index" / "current"
    shutil.rmtree(current, ignore_errors=True)
    current.parent.mkdir(exist_ok=True)
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "notes.txt").write_text("x")
    if kind == "file":
        current.write_text("x")
    else:
        current.symlink_to(theirs if kind == "link to a folder" else tmp_path / "nowhere")
    again = Index(tmp_path / "index", "library")
    again.update(documents(make))
    assert total(again, "shared") == 5
    assert current.is_dir()
    assert not current.is_symlink()
    assert (theirs / "notes.txt").exists()
    again.close()


def test_files_and_their_folder_are_waited_for(
    index: Index, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders: list[bool] = []
    sync = os.fsync
    monkeypatch.setattr(
        os,
        "fsync",
        lambda handle: (folders.append(S_ISDIR(os.fstat(handle).st_mode)), sync(handle)),
    )
    index.update(documents(make))
    assert set(folders) == {True, False}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS])
def test_a_disk_that_cannot_be_written_is_reported(
    index: Index, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    index.update(documents(make))

    def full(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(StorageError):
            index.update(documents(make, 9, revision=2))
    assert index.revisions() == {f"d{n}": 1 for n in range(5)}
    assert len(list((tmp_path / "index" / "current").glob("*.trm"))) == 1
    index.update(documents(make, 9, revision=2))
    assert total(index, "shared") == 9


def test_a_folder_that_cannot_be_made_is_reported(make: Make, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    index = Index(tmp_path / "file" / "index", "library")
    assert index.revisions() == {}
    assert total(index, "word") == 0
    with pytest.raises(StorageError):
        index.update(documents(make))
