"""Where the notes of a kept export are: those that were written, and those about to be."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from desktop.errors import StorageError
from desktop.export.kept import guarded_file
from desktop.export.kept.managed_block import documents_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from desktop.domain.exchanged.kept_export import WrittenNote


class NoteFiles:
    """The notes below a folder. A note that a person moved or renamed is found by its marks."""

    def __init__(
        self,
        folder: Path,
        suffix: str,
        written: Mapping[str, WrittenNote],
        others: AbstractSet[Path] = frozenset(),
    ) -> None:
        """`others` are notes of other kept exports, which may be of the same documents."""
        self._folder, self._suffix = folder, suffix
        self._written, self._theirs = written, others
        self._searched: dict[str, list[Path]] | None = None
        self._planned: dict[Path, set[str]] = {}
        self.paths: dict[str, Path] = {}
        """Notes that are there, by document."""
        self.others: dict[str, list[Path]] = {}
        """Further files with the block of a document, which somebody has copied."""

    def inside(self, path: Path) -> str:
        """Return a path as it is remembered, and told: inside the folder."""
        return path.relative_to(self._folder).as_posix()

    def remembered(self, document_id: str) -> Path | None:
        """Return the file that was written last, should it be there, whatever is in it now."""
        note = self._written.get(document_id)
        path = self._safe(note.path) if note and note.path else None
        return path if path is not None and path.is_file() else None

    def find(self, document_id: str, *, marked: bool = True) -> Path | None:
        """Return the file of a document's note: the one that was written, or one with its marks."""
        found = self.remembered(document_id)
        if marked and (found is None or not self._holds(found, document_id)):
            marked_files = [
                one for one in self._search().get(document_id, []) if one not in self._theirs
            ]
            found = marked_files[0] if marked_files else None
            if len(marked_files) > 1:
                self.others[document_id] = marked_files[1:]
        if found is not None:
            self.paths[document_id] = found
        return found

    def free(self, name: str, folder: Path | None = None) -> Path:
        """Return a path for a new note of this name that nobody has, with a number if need be."""
        wanted = (folder or self._folder) / f"{name}{self._suffix}"
        number, path = 1, wanted
        while not self._plan(path):
            number += 1
            path = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        return path

    def is_taken(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return os.path.lexists(self._folder / f"{name}{self._suffix}")

    def rename(self, document_id: str, name: str) -> Path:
        """Call a note otherwise, where that can be done; return its path."""
        path = self.paths[document_id]
        to = path.with_name(f"{Path(name).name}{self._suffix}")
        if to == path:
            return path
        if not guarded_file.move(path, to):
            to = self.free(Path(name).name, path.parent)
            if not guarded_file.move(path, to):
                return path
        self.paths[document_id] = to
        return to

    def _search(self) -> dict[str, list[Path]]:
        if self._searched is None:
            self._searched = guarded_file.notes_in(self._folder, self._suffix)
        return self._searched

    def _holds(self, path: Path, document_id: str) -> bool:
        try:
            return document_id in documents_in(guarded_file.read(path).text)
        except (guarded_file.NoTextError, StorageError):
            return False

    def _safe(self, inside: str) -> Path | None:
        """Return a remembered path; None for one that would lead out of the folder."""
        path = self._folder / inside
        is_inside = ".." not in Path(inside).parts and not Path(inside).is_absolute()
        return path if is_inside else None

    def _plan(self, path: Path) -> bool:
        """Take a path for this run; False when somebody has it, in whatever letter case."""
        taken = self._planned.get(path.parent)
        if taken is None:
            found = path.parent.iterdir() if path.parent.is_dir() else ()
            taken = self._planned[path.parent] = {_folded(one.name) for one in found}
        if _folded(path.name) in taken:
            return False
        taken.add(_folded(path.name))
        return True


def _folded(name: str) -> str:
    return normalize("NFC", name).casefold()
