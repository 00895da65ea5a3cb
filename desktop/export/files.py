"""Write an export so that a file is either whole or not there."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from desktop.errors import FileExistsAlreadyError, StorageError

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2028\u2029]+')
_LONGEST = 100
_LARGEST = 200
"""Bytes; file systems take 255, with what tells namesakes apart."""


def file_name(title: str, identity: str) -> str:
    """Return a name that every file system takes, told apart from namesakes by `identity`."""
    plain = " ".join(_UNSAFE.sub(" ", title).split())[:_LONGEST]
    plain = plain.encode("utf-8", "ignore")[:_LARGEST].decode("utf-8", "ignore").strip(" .")
    return f"{plain or 'untitled'} ({identity[:8]}).md"


def write(path: Path, text: str, *, replace: bool = False) -> Path:
    """Write `text` as UTF-8 in one step that a crash cannot tear.

    Raises FileExistsAlreadyError unless `replace`, StorageError when the place cannot be written.
    """
    if not replace and os.path.lexists(path):
        raise FileExistsAlreadyError(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace_whole(path, text.encode("utf-8", "replace"), replace=replace)
    except OSError as error:
        raise StorageError(path, (error.strerror or str(error)).lower()) from error
    return path


def _replace_whole(path: Path, data: bytes, *, replace: bool) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".manicule-", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        if replace:
            temporary.replace(path)
        else:
            _claim(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _claim(temporary: Path, path: Path) -> None:
    """Give `temporary` its name unless somebody else has taken it meanwhile."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError as error:
        raise FileExistsAlreadyError(path) from error
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsAlreadyError(path) from None
        temporary.replace(path)
