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

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\\\")


def opened(document: Path, address: str) -> BinaryIO | None:
    """Open what lies at an address inside the folder of `document`, or return None.

    Nothing outside that folder is opened and nothing is fetched.
    """
    if _SCHEME.match(address):
        return None
    try:
        folder = document.resolve().parent
        path = (folder / unquote(re.split("[?#]", address)[0])).resolve()
        if not path.is_relative_to(folder):
            return None
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
