"""Write an export so that a file is either whole or not there."""

from __future__ import annotations

import os
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from desktop.errors import FileExistsAlreadyError, StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*#^\[\]\u2028\u2029]+')
"""What file systems refuse, and what would end a link to the file in Obsidian: [[name#part^1]]."""
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+")
"""Signs that turn or hide others: a name shows in the order in which it is spelt."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³]) *")
"""Names that Windows keeps for devices, whatever follows the dot."""
_EDGES = " .-~\u00a0"
_LONGEST = 100
_LARGEST = 200
"""Bytes; file systems take 255, with what tells namesakes apart."""
_CODE = 8


def file_names(titles: Mapping[str, str]) -> dict[str, str]:
    """Return a name that every file system takes for each title; keys are ids.

    Namesakes, also those that differ in case alone, are told apart by their ids.
    """
    plain = {identity: _plain(title) for identity, title in titles.items()}
    for length in (_CODE, None):
        counts = Counter(map(_folded, plain.values()))
        shared = {identity for identity, name in plain.items() if counts[_folded(name)] > 1}
        for identity in shared:
            plain[identity] = f"{_plain(titles[identity])} ({identity[:length]})"
    return {identity: f"{name}.md" for identity, name in plain.items()}


def _folded(name: str) -> str:
    return normalize("NFKC", name).upper().casefold()


def _plain(title: str) -> str:
    seen = normalize("NFC", _UNSEEN.sub("", title))
    plain = " ".join(_UNSAFE.sub(" ", seen).split())[:_LONGEST].lstrip(_EDGES)
    plain = plain.encode("utf-8", "ignore")[:_LARGEST].decode("utf-8", "ignore").rstrip(" .\u00a0")
    name = plain or "untitled"
    base, point, rest = name.partition(".")
    return f"{base.rstrip()}_{point}{rest}" if _RESERVED.fullmatch(base) else name


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
