"""Where the backups of a library stand, and what is told by their names alone.

<library>/backups/               the shelf inside the library
    2026-11-28 10.00.00.000000/  a backup: library.sqlite3 and backup.json
    format 3 before ….sqlite3    what was put aside before a migration
    pool/                        original bytes by SHA-256, once for all backups beside them
    elsewhere                    the path of another shelf, when the reader has chosen one
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

DATABASE = "library.sqlite3"
POOL = "pool"
ELSEWHERE = "elsewhere"
STAMP = "%Y-%m-%d %H.%M.%S.%f"
"""UTC; names in this form sort by time."""
_STAMPED = re.compile(r"\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.\d{6}")


def inner_shelf(library: Path) -> Path:
    """Return the shelf inside a library's own folder."""
    return library / "backups"


def chosen_shelf(library: Path) -> Path:
    """Return the shelf for new backups: the one that was chosen, or else that inside."""
    inner = inner_shelf(library)
    try:
        elsewhere = (inner / ELSEWHERE).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return inner
    return Path(elsewhere) if elsewhere else inner


def shelves(library: Path) -> list[Path]:
    """Return every shelf of a library, the chosen one first."""
    return list(dict.fromkeys((chosen_shelf(library), inner_shelf(library))))


def database_of(backup: Path) -> Path:
    """Return a backup's database: inside its folder, or the backup itself."""
    return backup / DATABASE if backup.is_dir() else backup


def on_shelf(shelf: Path) -> list[Path]:
    """Return the backups on a shelf, the newest first; none where it cannot be read."""
    try:
        entries = [path for path in shelf.iterdir() if not path.name.startswith(".")]
    except OSError:
        return []
    found = [path for path in entries if path.suffix == ".sqlite3" or (path / DATABASE).is_file()]
    return sorted(found, key=lambda path: (made_at(path), path.name), reverse=True)


def made_at(backup: Path) -> datetime:
    """Return when a backup was made, by its name, or else by its database's time."""
    stamped = _STAMPED.search(backup.name)
    if stamped is not None:
        try:
            return datetime.strptime(stamped.group(), STAMP).replace(tzinfo=UTC)
        except ValueError:
            pass  # digits in the form of a date, such as a month 13
    try:
        return datetime.fromtimestamp(database_of(backup).stat().st_mtime, UTC)
    except OSError:
        return datetime.fromtimestamp(0, UTC)
