"""Write an export so that a file is either whole or not there."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from desktop.domain.file_names import safe
from desktop.errors import FileExistsAlreadyError, StorageError, reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping

# First the short name; the whole id where two documents share it.
_CODE = 8
# 64 bits of the digest: two pictures of one export never share them by chance.
_DIGITS = 16


def file_names(titles: Mapping[str, str], suffix: str = ".md") -> dict[str, str]:
    """Return a name that every file system takes for each title; keys are ids.

    Namesakes, also those that differ in case alone, are told apart by their ids.
    """
    plain = {identity: safe(title, "untitled") for identity, title in titles.items()}
    for length in (_CODE, None):
        counts = Counter(map(_folded, plain.values()))
        shared = {identity for identity, name in plain.items() if counts[_folded(name)] > 1}
        for identity in shared:
            plain[identity] = f"{safe(titles[identity], 'untitled')} ({identity[:length]})"
    return {identity: f"{name}{suffix}" for identity, name in plain.items()}


def picture_name(sha256: str) -> str:
    """Return the name of a picture: equal ones are one file, and no other has its name."""
    return f"{sha256[:_DIGITS]}.png"


def _folded(name: str) -> str:
    return normalize("NFKC", name).upper().casefold()


def write(path: Path, content: str | bytes, *, replace: bool = False) -> Path:
    """Write bytes, or a text as UTF-8, in one step that a crash cannot tear.

    Raises FileExistsAlreadyError unless `replace`, StorageError when the place cannot be written.
    """
    if not replace and os.path.lexists(path):
        raise FileExistsAlreadyError(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
        _replace_whole(path, data, replace=replace)
    except OSError as error:
        raise StorageError(path, reason_of(error)) from error
    return path


def _replace_whole(path: Path, data: bytes, *, replace: bool) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".manicule-", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        put_in_place(temporary, path, replace=replace)
    finally:
        temporary.unlink(missing_ok=True)


def put_in_place(whole: Path, path: Path, *, replace: bool) -> None:
    """Give a file that is written to its end the name it is for.

    Raises FileExistsAlreadyError where there is one of that name, unless `replace`.
    """
    whole.chmod(0o644)
    if replace:
        whole.replace(path)
    else:
        _claim(whole, path)


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
