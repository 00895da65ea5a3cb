import errno
import hashlib

import pytest

from desktop.errors import StorageError, UnreadableFileError
from desktop.library.file import sources
from desktop.library.file.sources import Sources


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "source.bin"
    path.write_bytes(b"x" * 3_000_000)
    return path


@pytest.fixture
def digest(source):
    return hashlib.sha256(source.read_bytes()).hexdigest()


def test_a_full_disk_leaves_nothing_behind(tmp_path, source, digest, monkeypatch):
    kept = Sources(tmp_path / "sources")

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sources.os, "fsync", full)
    with pytest.raises(StorageError, match="the disk is full"):
        kept.keep(source, digest)
    assert kept.names() == set()


def test_a_folder_that_cannot_be_made(tmp_path, source, digest):
    (tmp_path / "sources").write_text("a file")
    with pytest.raises(StorageError):
        Sources(tmp_path / "sources").keep(source, digest)


def test_a_source_that_cannot_be_read(tmp_path, digest):
    with pytest.raises(UnreadableFileError, match="it does not exist"):
        Sources(tmp_path / "sources").keep(tmp_path / "gone", digest)


def test_removing_twice_is_removing_once(tmp_path, source, digest):
    kept = Sources(tmp_path / "sources")
    assert kept.keep(source, digest) == kept.path(digest)
    kept.remove(digest)
    kept.remove(digest)
    assert kept.names() == set()
    assert kept.age(digest) == 0.0
