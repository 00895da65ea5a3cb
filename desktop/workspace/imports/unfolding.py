"""The files behind what the reader chose: folders unfolded, each file once."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop import formats
from desktop.formats import exchange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

COMPANION_FOLDERS = ("_files", ".files", "_fichiers", "-Dateien", "_archivos")
"""How browsers name the folder of pictures beside a saved page, by language."""
PROJECT_FOLDER, PROJECT_DATABASE = ".qda", "data.qda"
"""How QualCoder names the folder of a project, and the database in it."""
OTHER_DOCUMENTS = frozenset(
    {".doc", ".pages", ".wpd", ".djvu", ".mobi", ".azw3", ".fb2", ".ppt", ".pptx", ".odp"}
)
"""Texts that cannot be read: in a folder each gets its sentence instead of being passed over."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to import, and the collection it goes to ('' for the top)."""

    path: Path
    collection: str


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal; OSError for what cannot be read whole.

    A pipe would keep the reader waiting, and a device may never end.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > formats.LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def unfold(files: Sequence[Path], collection: str) -> list[Source]:
    """List files, each once, with what is inside folders; a folder names a collection."""
    found: dict[Path, Source] = {}
    for path in files:
        if (database := _project_in(path)) is not None:
            found.setdefault(database, Source(database, collection))
        elif _is_folder(path):
            for source in _walk(path, _inside(collection, path.resolve().name)):
                found.setdefault(source.path, source)
        else:
            found.setdefault(path, Source(path, collection))
    return list(found.values())


def _walk(folder: Path, collection: str) -> Iterator[Source]:
    """Yield the supported files of a folder and those below; links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name.casefold())
    except OSError:
        yield Source(folder, collection)  # reported as unreadable
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if (database := _project_in(entry)) is not None:
            yield Source(database, collection)
        elif _is_folder(entry):
            if not entry.is_symlink() and not _is_companion(entry):
                yield from _walk(entry, _inside(collection, entry.name))
        elif entry.suffix.lower() in _documents() or exchange.is_certainly(entry.name):
            yield Source(entry, collection)


def stem_of(path: Path) -> str:
    """Return what a project is called by its file, or by its folder where all files are alike."""
    is_alike = path.name == PROJECT_DATABASE and path.parent.suffix.lower() == PROJECT_FOLDER
    return path.parent.stem if is_alike else path.stem


def _project_in(folder: Path) -> Path | None:
    """Return the database of a folder that is a project of QualCoder, which is named so."""
    database = folder / PROJECT_DATABASE
    if folder.suffix.lower() != PROJECT_FOLDER or not _is_folder(folder):
        return None
    try:
        return database if database.is_file() else None
    except OSError:
        return None


def _documents() -> frozenset[str]:
    """Return the suffixes of files that are taken out of folders: pictures are by name only."""
    return (formats.supported_suffixes() - formats.PICTURES) | OTHER_DOCUMENTS


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # no permission even to ask
        return False


def _is_companion(folder: Path) -> bool:
    """Tell whether a folder holds the pictures of a saved page beside it."""
    for ending in COMPANION_FOLDERS:
        if folder.name.endswith(ending):
            stem = folder.name.removesuffix(ending)
            return any(folder.with_name(stem + suffix).exists() for suffix in (".html", ".htm"))
    return False


def _inside(collection: str, name: str) -> str:
    plain = name.replace("/", "-")
    return f"{collection}/{plain}" if collection else plain
