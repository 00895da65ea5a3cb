"""Where the library, the index, the logs and the bundled resources live."""

from __future__ import annotations

from pathlib import Path

import appdirs

from desktop import APP_NAME

PACKAGE = Path(__file__).resolve().parent


def default_library() -> Path:
    """Return the folder of the reader's own library."""
    return Path(appdirs.user_data_dir(APP_NAME.lower(), appauthor=False)) / "library"


def index_folder(library_id: str) -> Path:
    """Return the cache folder for one library's search index.

    The index is pickled data, so it never lives inside a folder that people copy or sync.
    """
    return Path(appdirs.user_cache_dir(APP_NAME.lower(), appauthor=False)) / "index" / library_id


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
