"""The original bytes of every import, by SHA-256, written once and never changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

from desktop.errors import StorageError, UnreadableFileError, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK = 1 << 20
PART = ".part"


class Sources:
    """The folder of original bytes. A file stands there whole or not at all."""

    def __init__(self, folder: Path, pool: Path | None = None) -> None:
        """Keep bytes in `folder`; what is not there may be read from `pool`, but never changed.

        So a backup that shares its originals with others can be opened like any library.
        """
        self.folder = folder
        self._pool = pool

    def path(self, sha256: str) -> Path:
        """Return where the bytes of that digest are kept."""
        own = self.folder / sha256
        if self._pool is not None and not own.exists() and (self._pool / sha256).exists():
            return self._pool / sha256
        return own

    def keep(self, source: Path, sha256: str) -> Path:
        """Copy `source` here, durably, and return the copy.

        Raises UnreadableFileError when the source is gone or is no longer what its digest says,
        StorageError when the copy cannot be written.
        """
        kept = self.folder / sha256
        if is_whole(kept, sha256):
            # Sweeping leaves young files alone, so this one is safe until its row is written.
            with contextlib.suppress(OSError):
                os.utime(kept)
            return kept
        try:
            with source.open("rb") as file:
                part = self._write(file, source, sha256)
        except OSError as error:
            raise UnreadableFileError(source, reason_of(error)) from error
        with self._writing(part):
            part.chmod(0o444)
            part.replace(kept)
            sync_folder(self.folder)
        return kept

    def names(self) -> set[str]:
        """Return the names of all files here."""
        return {path.name for path in self.folder.iterdir()} if self.folder.is_dir() else set()

    def age(self, name: str) -> float:
        """Return the seconds since a file was written or last asked for, 0 when it is gone."""
        try:
            return time.time() - (self.folder / name).stat().st_mtime
        except OSError:
            return 0.0

    def remove(self, name: str) -> None:
        """Delete a file that nothing refers to; one that is gone already is none the worse."""
        path = self.folder / name
        with self._writing(path):
            if os.name == "nt" and path.exists():
                path.chmod(0o644)
            path.unlink(missing_ok=True)

    def _write(self, file: BinaryIO, source: Path, sha256: str) -> Path:
        part = self.folder / f".{sha256}.{uuid4().hex}{PART}"
        with self._writing(part):
            self.folder.mkdir(parents=True, exist_ok=True)
            out = part.open("xb")
        try:
            with out:
                digest = self._copy(file, out, part)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        if digest != sha256:
            part.unlink(missing_ok=True)
            raise UnreadableFileError(source, "it changed while it was being read")
        return part

    def _copy(self, file: BinaryIO, out: BinaryIO, part: Path) -> str:
        digest = hashlib.sha256()
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            with self._writing(part):
                out.write(chunk)
        with self._writing(part):
            out.flush()
            os.fsync(out.fileno())
        return digest.hexdigest()

    @contextlib.contextmanager
    def _writing(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StorageError(path, reason_of(error)) from error


def is_whole(path: Path, sha256: str) -> bool:
    """Return whether the file is there and its bytes have that digest."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable where the system knows how."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
