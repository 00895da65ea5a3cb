"""Folders under construction: whole under their name or not there, and swept when left behind.

Whoever works in one holds a lock beside it, which the system lets go of however the process ends.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING
from uuid import uuid4

from desktop.library.file.sources import PART, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = ".lock"
_OURS = re.compile(r"\..+\.[0-9a-f]{32}" + re.escape(PART))
_JUST_MADE = 60.0
"""Seconds for which a lock may be one that somebody is about to take."""


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Try to be the only one who holds a lock file; yields whether that succeeded."""
    with path.open("a+b") as file:
        yield _is_taken(file)


def _is_taken(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """Give a new folder beside `target` to work in, and delete what is left of it at the end."""
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target.parent)
    part = target.with_name(f".{target.name}.{uuid4().hex}{PART}")
    lock = _lock_of(part)
    try:
        with held(lock):
            part.mkdir()
            yield part
    finally:
        remove(part)
        with suppress(OSError):
            lock.unlink(missing_ok=True)


def publish(part: Path, target: Path) -> None:
    """Give a finished folder its name, durably, where nothing is or an empty folder."""
    sync_folder(part)
    if target.is_dir():
        target.rmdir()
    part.replace(target)
    sync_folder(target.parent)


def sweep(folder: Path) -> None:
    """Delete what ended processes left under construction in a folder."""
    for path in folder.iterdir():
        if _OURS.fullmatch(path.name) and _is_left(_lock_of(path)):
            remove(path)
            _lock_of(path).unlink(missing_ok=True)
        elif _OURS.fullmatch(path.name.removesuffix(LOCK)) and _is_lone(path):
            path.unlink(missing_ok=True)


def _lock_of(part: Path) -> Path:
    # Beside the folder: Windows gives no other name to one in which a file is open.
    return part.with_name(f"{part.name}{LOCK}")


def _is_left(lock: Path) -> bool:
    """Whether nobody holds a lock, which is there before what it is for."""
    try:
        if not lock.exists():
            return True
        with held(lock) as alone:
            return alone
    except OSError:
        return False


def _is_lone(lock: Path) -> bool:
    """Whether nothing was made under a lock; a young one may be about to be held."""
    try:
        is_old = time.time() - lock.stat().st_mtime > _JUST_MADE
        return is_old and not lock.with_name(lock.name.removesuffix(LOCK)).exists()
    except OSError:
        return False


def discard(folder: Path) -> None:
    """Delete a folder in one step: what a killed process leaves of it is swept."""
    part = folder.with_name(f".{folder.name}.{uuid4().hex}{PART}")
    folder.rename(part)
    remove(part)


def remove(path: Path) -> None:
    """Delete a file or a folder with all in it, whatever may be forbidden about its files."""
    if not path.is_dir():
        path.unlink(missing_ok=True)
        return
    if sys.platform == "win32":
        for inner in path.rglob("*"):
            with suppress(OSError):
                inner.chmod(0o644)
    shutil.rmtree(path, ignore_errors=True)
