"""Original bytes, once for all backups on a shelf, each under its SHA-256.

A copy never shares its bytes with the library by a hard link: what rots in one would rot in both.
Where the file system can share them until one is written (FICLONE), a copy costs no room.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

from desktop.library.file.sources import PART, is_whole, sync_folder

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "linux":
    import fcntl

_FICLONE = 0x40049409
"""Of linux/fs.h, which Python does not name: https://man7.org/linux/man-pages/man2/ficlone.2.html"""


def keep(source: Path, folder: Path, sha256: str) -> bool:
    """Copy bytes into `folder` under their digest, and return whether they stand there whole.

    What stands there whole already is left; bytes that are not what the digest says are not kept.
    Raises OSError when the folder cannot be written.
    """
    kept = folder / sha256
    if is_whole(kept, sha256):
        return True
    part = folder / f".{sha256}.{uuid4().hex}{PART}"
    try:
        if not _copied(source, part) or not is_whole(part, sha256):
            return False
        part.chmod(0o444)
        if os.name == "nt" and kept.exists():
            kept.chmod(0o644)
        part.replace(kept)
    finally:
        part.unlink(missing_ok=True)
    return True


def sweep(folder: Path, wanted: set[str]) -> None:
    """Delete what no backup wants, and what ended processes left. Only for who holds the shelf."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        is_digest = len(path.name) == hashlib.sha256().digest_size * 2
        if path.name.endswith(PART) or (is_digest and path.name not in wanted):
            if os.name == "nt":
                path.chmod(0o644)
            path.unlink(missing_ok=True)
    sync_folder(folder)


def _copied(source: Path, target: Path) -> bool:
    try:
        file = source.open("rb")
    except OSError:
        return False
    with file, target.open("xb") as out:
        if not _is_cloned(file, out):
            shutil.copyfileobj(file, out, 1 << 20)
        out.flush()
        os.fsync(out.fileno())
    return True


def _is_cloned(source: BinaryIO, target: BinaryIO) -> bool:
    if sys.platform != "linux":
        return False
    try:
        fcntl.ioctl(target.fileno(), _FICLONE, source.fileno())
    except OSError:  # another file system, or one that cannot
        return False
    return True
