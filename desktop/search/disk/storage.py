"""The folder an index lives in: durable commits, the stamp, and putting aside what is damaged.

<folder>/lock          held by whoever writes, merges or puts aside
<folder>/current/      Whoosh's files and stamp.json, which is written last
<folder>/damaged/      what was put aside, until the next time
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import zlib
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typing_extensions import override
from whoosh.filedb.filestore import FileStorage
from whoosh.util.filelock import FileLock

from desktop.errors import StorageError
from desktop.search.disk.schema import VERSION, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoosh.filedb.structfile import StructFile
    from whoosh.index import FileIndex

CANNOT_WRITE = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be too large",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission was denied",
    errno.EPERM: "permission was denied",
}
"""Failures to write that say nothing about what is on the disk already."""
_STAMP = "stamp.json"
# Bytes that are read to be sure of the index before it is opened; the rest is checked as the
# window rests.
_CHECKED_AT_ONCE = 64 << 20


class DamagedIndexError(Exception):
    """The files on disk are not the index that was written."""


@contextmanager
def failing_as_storage(path: Path) -> Iterator[None]:
    """Report what the reader can do something about, and call everything else damage.

    Raises:
        StorageError: The disk is full or cannot be written.
        DamagedIndexError: Anything else, so what is on disk cannot be trusted.
    """
    try:
        yield
    except Exception as error:
        number = error.errno if isinstance(error, OSError) else None
        if number in CANNOT_WRITE:
            raise StorageError(path, CANNOT_WRITE[number]) from error
        raise DamagedIndexError(type(error).__name__) from error


class _DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh is untyped
    """Puts everything on the disk before the table of contents names it. Whoosh never does."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._written: set[str] = set()

    @override
    def create_file(self, name: str, **options: object) -> StructFile:
        self._written.add(name)
        return super().create_file(name, **options)

    @override
    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        for name in self._written:
            with suppress(FileNotFoundError):
                _sync(Path(self.folder, name))
        self._written.clear()
        super().rename_file(oldname, newname, safe=safe)
        _sync(Path(self.folder))


class IndexFolder:
    """Opens, stamps and checks the index of one library."""

    def __init__(self, folder: Path, library_id: str) -> None:
        self._library_id = library_id
        self.root = folder
        self.current = folder / "current"
        self._stamp = self.current / _STAMP

    @contextmanager
    def locked(self) -> Iterator[bool]:
        """Try to become the only writer; yields whether that succeeded.

        Raises:
            StorageError: The folder cannot be made or written.
        """
        lock = FileLock(str(self.root / "lock"))
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            alone = lock.acquire(blocking=False)
        except OSError as error:
            reason = CANNOT_WRITE.get(error.errno or 0, error.strerror or "it failed")
            raise StorageError(self.root, reason) from error
        if not alone:
            yield False
            return
        try:
            yield True
        finally:
            lock.release()

    def exists(self) -> bool:
        """Whether there is an index, in whatever state."""
        # Before its first commit an index may lack a stamp: it was being created.
        return self._stamp.exists() or _generation(self.current) > 0

    def open(self) -> FileIndex | None:
        """Return the Whoosh index, or None when there is none yet.

        Raises:
            DamagedIndexError: It is another library's or version's, or files are not as written.
        """
        if not self.exists():
            return None
        self.check(_CHECKED_AT_ONCE)
        return _DurableStorage(str(self.current)).open_index(schema=schema())

    def create(self) -> FileIndex:
        """Begin an empty index. Only for the holder of the lock."""
        if self.current.is_dir() and not self.current.is_symlink():
            shutil.rmtree(self.current, ignore_errors=True)
        with failing_as_storage(self.root):
            if self.current.is_symlink() or self.current.is_file():  # it belongs to nobody else
                self.current.unlink()
            self.current.mkdir(parents=True)
            index = _DurableStorage(str(self.current)).create_index(schema())
        self.stamp(index)
        return index

    def stamp(self, index: FileIndex) -> None:
        """Write down whose index this is and what files it has. Only for the holder of the lock."""
        with failing_as_storage(self.root):
            names = sorted(path.name for path in self.current.glob("*MAIN_*.*") if path.is_file())
            known = self._known_files()
            stamp = {
                "library": self._library_id,
                "version": VERSION,
                "generation": index.latest_generation(),
                "files": {name: known.get(name) or self._measure(name) for name in names},
            }
            new = self._stamp.with_suffix(".new")
            new.write_text(json.dumps(stamp), encoding="utf-8")
            _sync(new)
            new.replace(self._stamp)
            _sync(self.current)

    def _known_files(self) -> dict[str, list[int]]:
        with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
            return dict(json.loads(self._stamp.read_bytes())["files"])
        return {}

    def _measure(self, name: str) -> list[int]:
        path = self.current / name
        return [path.stat().st_size, _checksum(path)]

    def check(self, limit: int | None = None) -> None:
        """Compare the files with the stamp: all sizes, and checksums of up to `limit` bytes.

        Raises:
            DamagedIndexError: They differ.
        """
        stamp = self._read_stamp()
        generation = _generation(self.current)
        if generation < stamp["generation"]:
            raise DamagedIndexError("an older state")
        newer = generation > stamp["generation"]
        for name, (size, checksum) in stamp["files"].items():
            path = self.current / name
            if newer and not path.exists():
                continue  # Another process has just written; it will stamp what it wrote.
            if not path.exists() or path.stat().st_size != size:
                raise DamagedIndexError(name)
            if limit is None or size <= limit:
                limit = None if limit is None else limit - size
                if _checksum(path) != checksum:
                    raise DamagedIndexError(name)

    def _read_stamp(self) -> dict[str, Any]:
        try:
            stamp: dict[str, Any] = json.loads(self._stamp.read_bytes())
            owner = (stamp["library"], stamp["version"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise DamagedIndexError("the stamp") from error
        if owner != (self._library_id, VERSION):
            raise DamagedIndexError("another library or version")
        return stamp

    def put_aside(self) -> None:
        """Move the index out of the way. Only for the holder of the lock."""
        aside = self.root / "damaged"
        shutil.rmtree(aside, ignore_errors=True)
        with suppress(FileNotFoundError):
            try:
                self.current.replace(aside)
            except OSError:
                shutil.rmtree(self.current, ignore_errors=True)

    def sweep(self, index: FileIndex) -> None:
        """Delete what an interrupted write left behind. Only for the holder of the lock."""
        kept = {segment.segment_id() for segment in index._segments()}  # noqa: SLF001
        for path in list(self.current.glob("*")):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif _is_left_over(path.name, kept, index.latest_generation()):
                with suppress(OSError):
                    path.unlink()


def _is_left_over(name: str, kept: set[str], generation: int) -> bool:
    if name.startswith("_MAIN_"):
        return name != f"_MAIN_{generation}.toc"
    return name.startswith("MAIN_") and "." in name and name.partition(".")[0] not in kept


def _generation(folder: Path) -> int:
    found = [path.stem.rpartition("_")[2] for path in folder.glob("_MAIN_*.toc")]
    return max((int(number) for number in found if number.isdigit()), default=-1)


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            checksum = zlib.crc32(block, checksum)
    return checksum


def _sync(path: Path) -> None:
    """Wait until a file or folder is on the disk, where the system can do that."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
