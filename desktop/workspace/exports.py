"""Export: annotations as Markdown, in one file or one file each."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, NamedTuple

from desktop import export
from desktop.domain import OWN_IDENTITY, Progress
from desktop.domain.asking.which import ANYTHING
from desktop.errors import CancelledError, FileExistsAlreadyError, NoCopyError
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

    def markdown(
        self,
        *,
        documents: Sequence[str] = (),
        tags: Sequence[str] = (),
        where: Which = ANYTHING,
    ) -> str:
        """Return highlights as one Markdown text.

        Without `documents` (ids) all of them; with `tags` only passages that bear one of these, and
        of them those that answer `where`. Pictures of areas are named in it, and not in it.
        Raises NotFoundError for an unknown tag.
        """
        text = export.render(*self._in_one(documents, tags, where))
        _LOG.info("Export in one: %d characters", len(text))
        return text

    def _in_one(
        self, documents: Sequence[str], tags: Sequence[str], where: Which
    ) -> tuple[list[export.Excerpts], str]:
        gathered = self._gathered(documents, tags, where)
        title = "Annotations tagged " + ", ".join(gathered.wanted) if tags else ""
        if where != ANYTHING:
            title = f"{title or 'Annotations'}: {where}"
        return list(gathered.excerpts(gathered.wanted)), title

    def file(
        self,
        path: Path,
        *,
        documents: Sequence[str] = (),
        tags: Sequence[str] = (),
        where: Which = ANYTHING,
        replace: bool = False,
    ) -> Path:
        """Write highlights to one Markdown file, and pictures of areas to a folder beside it.

        Raises FileExistsAlreadyError, StorageError, or OwnFileError for a file of the library.
        """
        self._library.backups.refuse_own(path)
        return self._write(path, *self._in_one(documents, tags, where), replace=replace)

    def _write(
        self, path: Path, excerpts: Sequence[export.Excerpts], title: str, *, replace: bool
    ) -> Path:
        """Write one file; its pictures come first, so that it names none that is not there."""
        if not replace and os.path.lexists(path):
            raise FileExistsAlreadyError(path)
        folder = export.pictures_beside(path)
        links: dict[str, str] = {}
        for sha256 in _pictures(excerpts):
            data = self._library.documents.asset(sha256)
            if data:
                name = export.picture_name(sha256)
                export.write(path.parent / folder / name, data, replace=True)
                links[sha256] = f"{folder}/{name}"
        text = export.render(excerpts, title, links)
        _LOG.info("Export: %d characters, %d pictures", len(text), len(links))
        return export.write(path, text, replace=replace)

    def text(self, path: Path, text: str, *, replace: bool = False) -> Path:
        """Write a text that was made for a file; raises what `file` raises."""
        self._library.backups.refuse_own(path)
        return export.write(path, text, replace=replace)

    def files(
        self,
        folder: Path,
        *,
        documents: Sequence[str] = (),
        tags: Sequence[str] = (),
        where: Which = ANYTHING,
        by_tag: bool = False,
        replace: bool = False,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Path]:
        """Write one Markdown file for each document, or for each tag, into `folder`.

        Nothing is written when a file of that name is there and `replace` is not given.
        """
        self._library.backups.refuse_own(folder)
        gathered = self._gathered(documents, tags, where)
        files = dict(_by_tag(gathered) if by_tag else _by_document(gathered))
        taken = [folder / name for name in files if os.path.lexists(folder / name)]
        if taken and not replace:
            raise FileExistsAlreadyError(taken[0])
        written: list[Path] = []
        for name, told in files.items():
            if cancelled is not None and cancelled():
                raise CancelledError("The export")
            written.append(self._write(folder / name, *told, replace=replace))
            if progress is not None:
                progress(Progress(len(written), len(files), name))
        _LOG.info("Export: %d files", len(written))
        return written

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

    def documents(
        self, *, documents: Sequence[str] = (), tags: Sequence[str] = (), where: Which = ANYTHING
    ) -> list[str]:
        """Return the ids of the documents that an export of these highlights would show.

        Without `tags` and `where`, of all `documents`, or of those in the library.
        """
        if not tags and where == ANYTHING:
            return list(documents) or [one.id for one in self._library.documents.all()]
        gathered = self._gathered(documents, tags, where)
        return [one.document.id for one in gathered.excerpts(gathered.wanted) if one.highlights]

    def _gathered(self, documents: Sequence[str], tags: Sequence[str], where: Which) -> Gathered:
        only = None if where == ANYTHING else frozenset(self._questions.ids(where))
        return Gathered(self._library, self._opened.contents, documents, tags, only)


def _remarks(unsure: int, *, was_signed: bool) -> Iterator[str]:
    if was_signed:
        yield "The original is signed; the copy is another file, and its signature is void."
    if unsure:
        what = "1 highlight is" if unsure == 1 else f"{unsure:,} highlights are"
        yield f"{what} not in the copy: it is not sure where in the file the words stand."


def _pictures(excerpts: Sequence[export.Excerpts]) -> list[str]:
    """Return what the pictures of areas are kept by, each once."""
    areas = [one.anchor.picture for source in excerpts for one in source.highlights]
    return [sha256 for sha256 in dict.fromkeys(areas) if sha256]


_Told = tuple[list[export.Excerpts], str]


def _by_document(gathered: Gathered) -> Iterator[tuple[str, _Told]]:
    names = export.file_names(gathered.titles)
    for source in gathered.excerpts(gathered.wanted):
        yield names[source.document.id], ([source], "")


def _by_tag(gathered: Gathered) -> Iterator[tuple[str, _Told]]:
    everything, wanted = gathered.tags, set(gathered.wanted)
    names = export.file_names({tag.id: tag.path.replace("/", " - ") for tag in everything})
    above = tuple(f"{path}/" for path in wanted - {tag.path for tag in everything})
    for tag in everything:
        if not wanted or tag.path in wanted or tag.path.startswith(above):
            yield names[tag.id], (list(gathered.excerpts((tag.path,))), tag.path)
