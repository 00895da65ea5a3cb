"""Files that others write as well: one that changed since it was read is never overwritten."""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from desktop.errors import StorageError, reason_of
from desktop.export.kept.managed_block import documents_in

LARGEST = 64 << 20
"""Bytes of a note; one that is larger was not written here."""
_NOT_OURS = frozenset({".git", ".obsidian", ".trash", "node_modules"})
_SWAPPING: dict[str, tuple[str, tuple[int, ...]]] = {
    "linux": ("renameat2", (-100,)),
    "darwin": ("renamex_np", ()),
}
"""What swaps two names in one step, and what it wants to hear before each: 'from here'."""
# RENAME_EXCHANGE of linux/fs.h, and RENAME_SWAP of sys/stdio.h on macOS: both are 2.
_SWAP = 2


class Read(NamedTuple):
    """A file as it was read: what is written over it must find these bytes there."""

    path: Path
    data: bytes
    text: str


class ChangedMeanwhileError(Exception):
    """A file is not as it was read; it was left as it is."""


class NoTextError(Exception):
    """A file holds no text in UTF-8, or far too much of it."""


def read(path: Path) -> Read:
    """Return a file with its text, whose line ends and mark of the encoding stay in it.

    Raises NoTextError, or StorageError when it cannot be read.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise NoTextError
        data = path.read_bytes()
    except OSError as error:
        raise StorageError(path, reason_of(error)) from error
    try:
        return Read(path, data, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise NoTextError from error


def replace(was: Read, text: str) -> None:
    """Put a text in the place of what was read, in one step, and with the same permissions.

    Raises ChangedMeanwhileError, or StorageError; in both cases the file is as others left it.
    """
    # A link stays one: what it leads to is replaced.
    path, data = was.path.resolve(), text.encode("utf-8", "replace")
    if data == was.data:
        return
    part: Path | None = None
    try:
        part = _written_beside(path, data)
        part.chmod(path.stat().st_mode & 0o7777)
        if path.read_bytes() != was.data:
            raise ChangedMeanwhileError
        _put(part, path, was.data)
    except FileNotFoundError as error:
        raise ChangedMeanwhileError from error
    except OSError as error:
        raise StorageError(path, reason_of(error)) from error
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def move(path: Path, to: Path) -> bool:
    """Give a file another name; return whether that could be done without taking one's place."""
    is_respelled = os.path.lexists(to) and _is_same(path, to)
    try:
        if os.path.lexists(to) and not is_respelled:
            return False
        if is_respelled or not _linked(path, to):
            path.rename(to)
        else:
            path.unlink()
    except OSError:
        return False
    return True


def notes_in(folder: Path, suffix: str) -> dict[str, list[Path]]:
    """Return the files below a folder that hold blocks, by the ids of their documents.

    Folders that programs keep for themselves are passed over, and links lead nowhere.
    """
    found: dict[str, list[Path]] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _NOT_OURS)
        for name in sorted(names):
            path = Path(place) / name
            if not name.startswith(".") and name.lower().endswith(suffix):
                for document_id in _documents(path):
                    found.setdefault(document_id, []).append(path)
    return found


def _documents(path: Path) -> list[str]:
    try:
        return [] if path.is_symlink() else list(dict.fromkeys(documents_in(read(path).text)))
    except (NoTextError, StorageError):
        return []


def _written_beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".manicule-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _put(part: Path, path: Path, expected: bytes) -> None:
    """Put a file in the place of another, unless that was written to in this very moment.

    Where two names can be swapped in one step, what stood there is looked at after it was taken
    away, and put back when it is not what was read.
    """
    if not _swapped(part, path):
        part.replace(path)
        return
    if part.read_bytes() != expected:
        if not _swapped(part, path):
            part.replace(path)
        raise ChangedMeanwhileError


def _swapped(one: Path, other: Path) -> bool:
    """Swap two names; False where the system, or the disk, has no such step."""
    name, folder = _SWAPPING.get(sys.platform, ("", ()))
    function = getattr(ctypes.CDLL(None), name, None) if name else None
    if function is None:
        return False
    names = (os.fsencode(one), os.fsencode(other))
    arguments = [argument for each in names for argument in (*folder, each)]
    return bool(function(*arguments, _SWAP) == 0)


def _linked(path: Path, to: Path) -> bool:
    """Give a file a second name, which nobody else can take; False where files have but one."""
    try:
        to.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def _is_same(path: Path, other: Path) -> bool:
    """Whether both are one file, as when letter case alone differs and does not count."""
    with suppress(OSError):
        return path.samefile(other)
    return False
