"""Copies of PDF documents with highlights in them, and tables of what was counted."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, NamedTuple

from desktop import export
from desktop.domain import OWN_IDENTITY
from desktop.domain.asking.which import ANYTHING
from desktop.errors import FileExistsAlreadyError, NoCopyError
from desktop.export.matrix_table import counts_csv, matrix_csv
from desktop.formats.door.confined.inscribing import Job, copied
from desktop.workspace.gathering import Gathered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from desktop.domain.asking.kept import Matrix
    from desktop.domain.asking.which import Which
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.highlight_questions import Questions

_LOG = logging.getLogger(__name__)


_PDF = "application/pdf"
_NO_PDF = "it is no PDF document"
_READ_AGAIN = "it was read by an older version of the program; read it again, and then export"


def _never() -> bool:
    return False


class AnnotatedCopy(NamedTuple):
    """A copy that was written, and sentences about what is not in it as in the original."""

    path: Path
    remarks: tuple[str, ...]


class Exports:
    """What can be done to hand annotations to others."""

    def __init__(self, opened: Opened, questions: Questions) -> None:
        self._opened = opened
        self._questions = questions
        self._library = opened.library

    def copy_names(self, documents: Sequence[str] = ()) -> dict[str, str]:
        """Return names for copies of these documents (ids), or of all PDF ones with highlights."""
        there = {document.id: document for document in self._library.documents.all()}
        chosen = documents or [
            one.id for one in there.values() if one.media_type == _PDF and one.highlights
        ]
        return export.file_names({key: there[key].title for key in chosen}, ".pdf")

    def annotated(
        self,
        path: Path,
        document_id: str,
        *,
        tags: Sequence[str] = (),
        where: Which = ANYTHING,
        replace: bool = False,
        password: str = "",
        cancelled: Callable[[], bool] = _never,
    ) -> AnnotatedCopy:
        """Write a copy of a PDF document with its highlights in it, for other programs.

        Raises NoCopyError, CancelledError, and what `file` raises.
        """
        self._library.backups.refuse_own(path)
        if not replace and os.path.lexists(path):
            raise FileExistsAlreadyError(path)
        document = self._library.documents.get(document_id)
        pages = self._library.documents.pages(document_id)
        if document.media_type != _PDF or pages is None:
            reason = _READ_AGAIN if document.media_type == _PDF else _NO_PDF
            raise NoCopyError(document.title, reason)
        gathered = self._gathered([document_id], tags, where)
        made = self._library.highlights.provenance(document_id)
        excerpts = next(gathered.excerpts(gathered.wanted))
        marks = tuple(export.marks(excerpts, pages, made))
        removed = tuple(
            one.origin or f"{OWN_IDENTITY}{key}" for key, one in made.items() if one.is_removed
        )
        job = Job(marks, removed, tuple(page.digest for page in pages), password)
        source = self._library.documents.source_path(document_id)
        copy = copied(source, document.title, job, cancelled)
        export.write(path, copy.data, replace=replace)
        unsure = len(excerpts.highlights) - len(marks)
        _LOG.info("Copy with highlights: %d written, %d were there", copy.written, copy.kept)
        return AnnotatedCopy(path, tuple(_remarks(unsure, was_signed=copy.was_signed)))

    def matrix(self, counted: Matrix, rows: Sequence[str], columns: Sequence[str]) -> str:
        """Return a matrix as CSV; `rows` and `columns` are what its values are called."""
        return matrix_csv(counted, rows, columns)

    def counts(self, counted: Sequence[tuple[str, int]]) -> str:
        """Return values with how many have each as CSV."""
        return counts_csv(counted)

    def write(self, path: Path, text: str) -> Path:
        """Write a text over whatever stands at a path.

        Raises StorageError, or OwnFileError for a file of the library.
        """
        self._library.backups.refuse_own(path)
        return export.write(path, text, replace=True)

    def _gathered(self, documents: Sequence[str], tags: Sequence[str], where: Which) -> Gathered:
        only = None if where == ANYTHING else frozenset(self._questions.ids(where))
        return Gathered(self._library, self._opened.contents, documents, tags, only)


def _remarks(unsure: int, *, was_signed: bool) -> Iterator[str]:
    if was_signed:
        yield "The original is signed; the copy is another file, and its signature is void."
    if unsure:
        what = "1 highlight is" if unsure == 1 else f"{unsure:,} highlights are"
        yield f"{what} not in the copy: it is not sure where in the file the words stand."
