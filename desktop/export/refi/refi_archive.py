"""A project as the archive that other programs take (.qdpx): equal libraries give equal bytes."""

from __future__ import annotations

import zipfile
from typing import IO, TYPE_CHECKING

from desktop.export.refi.qde_file import QdeFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.export.refi.shared import SharedProject

_XML = "project.qde"
_SOURCES = "sources/"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that an archive can say: files in it tell of no later one."""
_UNIX, _READABLE = 3, 0o644 << 16


def _untold() -> None:
    return


def write_project(
    project: SharedProject, file: IO[bytes], go_on: Callable[[], None] = _untold
) -> None:
    """Write a project; `go_on` is asked before each document, and raises to give up."""
    qde = QdeFile(project)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for shared in project.documents:
            go_on()
            for name, text in qde.add(shared):
                _put(archive, _SOURCES + name, text)
        _put(archive, _XML, qde.written())


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system, info.external_attr = _UNIX, _READABLE  # the same on every system
    archive.writestr(info, text.encode("utf-8", "replace"))
