"""Where an export is written to: a file with what lies beside it, or memory."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from desktop.errors import CancelledError, FileExistsAlreadyError, StorageError, reason_of
from desktop.export.files import picture_name, put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ASKED_EVERY = 64
"""Pieces of a text between two questions whether it is still wanted."""


class Target:
    """The file of an export. Texts are UTF-8, whatever the system's encoding is."""

    def __init__(
        self,
        file: IO[bytes],
        stem: str = "export",
        beside: Path | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """`beside` is where companions are put; without, there are none."""
        self.file = file
        self.stem = stem
        """The name of the file, without its suffix."""
        self._beside = beside
        self._cancelled = cancelled
        self._pieces = 0
        self.companions: list[str] = []
        """The names of files beside it, as links to them."""

    def text(self, text: str) -> None:
        """Write a piece of text; raise CancelledError where the export is no longer wanted."""
        self.file.write(text.encode("utf-8", "replace"))
        self.go_on()

    def go_on(self) -> None:
        """Raise CancelledError where the export is no longer wanted; cheap enough to ask often."""
        self._pieces += 1
        if self._cancelled is not None and not self._pieces % _ASKED_EVERY and self._cancelled():
            raise CancelledError("The export")

    def beside(self, name: str, data: bytes) -> str:
        """Put a file beside it and return the link to it; '' where nothing can lie beside it."""
        if self._beside is None:
            return ""
        if name not in self.companions:
            path = self._beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            self.companions.append(name)
        return name

    def picture(self, sha256: str, data: bytes | None) -> str:
        """Put a picture beside it, once, and return the link to it; '' where that cannot be."""
        return self.beside(f"{self.stem}-pictures/{picture_name(sha256)}", data) if data else ""


def in_memory(cancelled: Callable[[], bool] | None = None) -> tuple[Target, io.BytesIO]:
    """Return a target without anything beside it, and what will hold its bytes."""
    held = io.BytesIO()
    return Target(held, cancelled=cancelled), held


@contextmanager
def staged(
    path: Path, *, replace: bool = False, cancelled: Callable[[], bool] | None = None
) -> Iterator[Target]:
    """Give a target that takes its place at the end, with all beside it, or never was there.

    Raises FileExistsAlreadyError unless `replace`, StorageError when the place cannot be written.
    """
    if not replace and os.path.lexists(path):
        raise FileExistsAlreadyError(path)
    folder: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=path.parent, prefix=".manicule-", suffix=".part"))
        whole, beside = folder / "whole", folder / "beside"
        with whole.open("w+b") as file:
            target = Target(file, path.stem, beside, cancelled)
            yield target
            file.flush()
            os.fsync(file.fileno())
        _settle(path, whole, beside, target.companions, replace=replace)
    except OSError as error:
        raise StorageError(path, reason_of(error)) from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _settle(path: Path, whole: Path, beside: Path, companions: list[str], *, replace: bool) -> None:
    """Move a whole export to its place; what lies beside it goes first, so that no link is dead."""
    for name in companions:
        there = path.parent / name
        # A picture is named by its bytes: one of that name is the same.
        if "/" not in name and not replace and os.path.lexists(there):
            raise FileExistsAlreadyError(there)
    for name in companions:
        there = path.parent / name
        there.parent.mkdir(parents=True, exist_ok=True)
        (beside / name).replace(there)
    put_in_place(whole, path, replace=replace)
