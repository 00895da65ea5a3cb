"""What stands in a library's folder: its id, what shows that it was one, what is its own."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from desktop.library.file.shelves import (
    DATABASE,
    ELSEWHERE,
    POOL,
    STAMP,
    inner_shelf,
    made_at,
    on_shelf,
    shelves,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ID_FILE = "library.id"
"""Holds the library's id, so that a folder without its database is known to have been one."""
LOGS = (f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal")
"""What SQLite puts beside a database, and would apply to, or delete for, another of that name."""
_MAGIC = b"SQLite format 3\0"
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Remains(NamedTuple):
    """What a library without its database still has."""

    sources: int
    backups: tuple[datetime, ...]
    """When each was made, the newest first."""


def was_library(library: Path) -> bool:
    """Whether a folder shows that it is, or was, a library, whatever became of its database.

    It looks at nothing outside: a place for backups may be on a disk that does not answer.
    """
    inner = inner_shelf(library)
    return (
        bool(written_id(library))
        or any(_originals(library))
        or (inner / ELSEWHERE).exists()
        or bool(on_shelf(inner))
    )


def remains_of(library: Path) -> Remains:
    """Count what an earlier library left."""
    backups = [made_at(path) for shelf in shelves(library) for path in on_shelf(shelf)]
    return Remains(len(list(_originals(library))), tuple(sorted(backups, reverse=True)))


def _originals(library: Path) -> Iterator[Path]:
    try:
        yield from (p for p in (library / "sources").iterdir() if _DIGEST.fullmatch(p.name))
    except OSError:
        return


def lost_reason(database: Path) -> str:
    """Return a clause about a database that is none any more, '' when it looks like one."""
    try:
        with database.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError:
        return f"its database, {database.name}, is missing"
    except OSError:
        return ""  # SQLite will say what is wrong with it
    if not start:
        return f"its database, {database.name}, is empty"
    return "" if start == _MAGIC else "the database is encrypted or is not a database"


def written_id(library: Path) -> str:
    """Return the id in the id file, '' where there is none."""
    try:
        return (library / ID_FILE).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def write_id(library: Path, library_id: str) -> None:
    """Write the id file; one that cannot be written now is written at the next opening."""
    part = library / f".{ID_FILE}.{uuid4().hex}.part"
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(f"{library_id}\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(library / ID_FILE)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def put_aside(library: Path, new_id: str = "") -> None:
    """Give what is left of a lost database names under which nothing will touch it.

    The id file goes with it unless the library is to have that id again.
    """
    stamp = datetime.now(UTC).strftime(STAMP)
    stays = written_id(library) == new_id
    for name in (DATABASE, *LOGS, *(() if stays else (ID_FILE,))):
        path = library / name
        if os.path.lexists(path):
            path.rename(library / f"{name} aside {stamp}")


def is_own(library: Path, path: Path) -> bool:
    """Whether a path, with all links followed, is a file or folder that a library lives by."""
    home = Path(os.path.realpath(library))
    real = Path(os.path.realpath(path))
    if _key(real) in {_key(home / name) for name in (DATABASE, *LOGS, ID_FILE)}:
        return True
    folders = (home / "sources", *(Path(os.path.realpath(shelf)) for shelf in shelves(library)))
    return any(_is_inside(real, folder) for folder in folders) or _is_linked(home, real)


def is_in_library(library: Path, path: Path) -> bool:
    """Whether a path, with all links followed, is a library's folder or inside it."""
    return _is_inside(Path(os.path.realpath(path)), Path(os.path.realpath(library)))


def is_on_shelf(library: Path, path: Path) -> bool:
    """Whether a path is a shelf of the library, or would be a backup on one."""
    real = Path(os.path.realpath(path))
    tops = {_key(Path(os.path.realpath(shelf))) for shelf in shelves(library)}
    return _key(real) in tops or (_key(real.parent) in tops and real.name.casefold() != POOL)


def _is_inside(path: Path, folder: Path) -> bool:
    return _key(folder) in {_key(path), *map(_key, path.parents)}


def _key(path: Path) -> str:
    # Some disks take names that differ in case for the same file.
    return str(path).casefold()


def _is_linked(home: Path, path: Path) -> bool:
    """Whether a file is one of the library's under another name."""
    try:
        found = path.stat()
        if found.st_nlink < 2:  # noqa: PLR2004  # its only name is not in the library
            return False
        return any(os.path.samestat(found, own.stat()) for own in _files(home))
    except OSError:
        return False


def _files(home: Path) -> Iterator[Path]:
    yield from (path for name in (DATABASE, ID_FILE) if (path := home / name).exists())
    if (home / "sources").is_dir():
        yield from (home / "sources").iterdir()


def id_problems(folder: Path, known: str) -> list[str]:
    """Return what is wrong with the id file, beside what the database knows its library by."""
    if not known:
        return ["The database does not know the library's id."]
    written = written_id(folder)
    if written and written != known:
        other = f"names the library {written[:36]}, the database {known}"
        return [f"The file {ID_FILE} {other}: one is from another library."]
    return []
