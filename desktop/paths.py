"""Where the library, the index, the logs and the bundled resources live."""

from __future__ import annotations

import atexit
import errno
import os
import stat
from contextlib import suppress
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import NamedTemporaryFile, gettempdir, mkdtemp

import appdirs

from desktop import APP_NAME

_FULL = (errno.ENOSPC, errno.EDQUOT)
"""A full disk is said to be full: what can be deleted there can be written again."""
PACKAGE = Path(__file__).resolve().parent


def default_library() -> Path:
    """Return the folder of the reader's own library."""
    return Path(appdirs.user_data_dir(APP_NAME.lower(), appauthor=False)) / "library"


def templates_folder() -> Path:
    """Return the folder of the reader's own templates, which may not be there yet."""
    return Path(appdirs.user_data_dir(APP_NAME.lower(), appauthor=False)) / "templates"


def index_folder(library_id: str) -> Path:
    """Return the cache folder for one library's search index.

    The index is pickled data, so it never lives inside a folder that people copy or sync.
    """
    return Path(appdirs.user_cache_dir(APP_NAME.lower(), appauthor=False)) / "index" / library_id


def drafts_folder(library_id: str) -> Path:
    """Return where unfinished notes go when they cannot lie beside their library."""
    cache = Path(appdirs.user_cache_dir(APP_NAME.lower(), appauthor=False))
    return cache / "drafts" / library_id


def writable_index_folder(library_id: str) -> Path:
    """Return the folder for the index: among temporary files where the cache cannot be written.

    All processes of this user get the same one, if possible. As the index is pickled data, it must
    be nobody else's. Where nothing can be written it is the usual one, and whoever writes fails.
    """
    usual = index_folder(library_id)
    for folder in (usual.parent, usual):
        _clear(folder)
    if _can_write(usual):
        return usual
    owner = os.getuid() if hasattr(os, "getuid") else "index"
    try:
        own = Path(gettempdir()) / f"{APP_NAME.lower()}-{owner}"
        if _is_own(own) and _can_write(own / library_id):
            return own / library_id
        return _passing() / library_id
    except OSError:
        return usual


@cache
def _passing() -> Path:
    """Return a folder for this process alone, removed at its end."""
    folder = mkdtemp(prefix=f"{APP_NAME.lower()}-")
    atexit.register(rmtree, folder, ignore_errors=True)
    return Path(folder)


def _can_write(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder):
            return True
    except OSError as error:
        return error.errno in _FULL


def _clear(folder: Path) -> None:
    """Put aside a file, or a link to nowhere, that stands where a folder of the index belongs."""
    if os.path.lexists(folder) and not folder.is_dir():
        with suppress(OSError):
            folder.replace(folder.with_name(f"{folder.name} aside"))


def _is_own(folder: Path) -> bool:
    """Whether only this user can put files into a folder, which is made when missing."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return False
    if not hasattr(os, "getuid"):  # Windows: every user has a folder for temporary files
        return stat.S_ISDIR(found.st_mode)
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.getuid()
        and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def log_folder() -> Path:
    """Return the folder for crash reports and logs."""
    return Path(appdirs.user_log_dir(APP_NAME.lower(), appauthor=False))


def settings_file() -> Path:
    """Return the file that remembers the window's state."""
    return Path(appdirs.user_config_dir(APP_NAME.lower(), appauthor=False)) / "window.ini"


def bundled(name: str) -> Path:
    """Return a bundled file or folder such as 'resources/icons' or 'seeds'.

    A wheel carries them inside the package; a checkout and a frozen app beside it.
    """
    for root in (PACKAGE, PACKAGE.parent):
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(name)
