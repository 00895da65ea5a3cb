"""The files beside a document that it may show: pictures, style sheets and pages of its folder."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from desktop.errors import UnreadableFileError
from desktop.formats.door import sniff

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST = 32 << 20
"""Bytes of a file beside a document that are read."""

_SIDECAR = ".sdr"
_BOOK = re.compile(r"\.\./\*(\.\w{1,8})", re.ASCII)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\\\")


def path_of(document: Path, address: str) -> Path | None:
    """Return what an address inside the folder of `document` leads to, be it there or not.

    It leads nowhere outside that folder, but for `../*.epub` and the like: of a folder that is
    called `Book.sdr`, as KOReader names those for its notes, this is `Book.epub` beside it.
    """
    if _SCHEME.match(address):
        return None
    try:
        folder = document.resolve().parent
        if book := _BOOK.fullmatch(address):
            beside = folder.with_suffix(book[1]) if folder.suffix == _SIDECAR else None
            return beside if beside and beside.resolve().parent == folder.parent else None
        path = (folder / unquote(re.split("[?#]", address)[0])).resolve()
    except (OSError, ValueError):
        return None
    return path if path.is_relative_to(folder) else None


def opened(document: Path, address: str) -> BinaryIO | None:
    """Open what lies at an address, as `path_of` has it, or return None; nothing is fetched."""
    path = path_of(document, address)
    if path is None:
        return None
    try:
        file = sniff.opened(path).file
    except (OSError, ValueError, UnreadableFileError):
        return None
    if os.fstat(file.fileno()).st_size > LARGEST:
        file.close()
        return None
    return file


def reader(document: Path) -> Callable[[str], bytes | None]:
    """Return what gives the bytes of a file beside `document`, or None."""

    def read(address: str) -> bytes | None:
        file = opened(document, address)
        return None if file is None else contents(file)

    return read


def contents(file: BinaryIO) -> bytes | None:
    """Return the bytes of an open file, or None for one that cannot be read; it is closed."""
    with file:
        try:
            return file.read(LARGEST)
        except OSError:
            return None
