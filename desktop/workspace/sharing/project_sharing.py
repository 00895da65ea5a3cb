"""A library as a project for other programs for qualitative analysis (REFI-QDA)."""

from __future__ import annotations

import io
import logging
import os
from typing import TYPE_CHECKING

from desktop import export
from desktop.domain import Progress
from desktop.domain.asking.which import ANYTHING
from desktop.errors import CancelledError, FileExistsAlreadyError
from desktop.export.refi.refi_archive import write_project
from desktop.export.refi.shared import Earlier, SharedDocument, SharedProject, Tie, Written
from desktop.workspace.gathering import Gathered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from desktop.domain.asking.which import Which
    from desktop.domain.noted.free_notes import FreeNote
    from desktop.workspace.collections import Collections
    from desktop.workspace.links import Links
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.highlight_questions import Questions

_LOG = logging.getLogger(__name__)
_NAME = "Library"


class Sharing:
    """What can be handed to other programs for qualitative analysis."""

    def __init__(
        self, opened: Opened, questions: Questions, links: Links, collections: Collections
    ) -> None:
        self._opened = opened
        self._library = opened.library
        self._questions = questions
        self._links = links
        self._collections = collections

    def project(
        self,
        path: Path,
        *,
        documents: Sequence[str] = (),
        tags: Sequence[str] = (),
        where: Which = ANYTHING,
        with_people: bool = True,
        replace: bool = False,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Path:
        """Write a project (.qdpx) of documents (ids), or of all, with their texts.

        With `tags` and `where` it has only highlights that bear one of these and answer that.
        Raises NotFoundError, CancelledError, FileExistsAlreadyError, StorageError, or OwnFileError
        for a file of the library.
        """
        self._refuse(path, replace=replace)
        only = None if where == ANYTHING else frozenset(self._questions.ids(where))
        if not documents and not tags and only is None:  # those without a highlight, too
            documents = [one.id for one in self._library.documents.all()]
        gathered = Gathered(self._library, self._opened.contents, documents, tags, only)
        excerpts = list(gathered.excerpts(gathered.wanted))
        name = excerpts[0].document.title if len(excerpts) == 1 else _NAME
        shared = self.shared(name, excerpts, with_people=with_people)
        held, done = io.BytesIO(), 0

        def go_on() -> None:
            nonlocal done
            if cancelled is not None and cancelled():
                raise CancelledError("The export")
            if progress is not None:
                progress(Progress(done, len(excerpts), excerpts[done].document.title))
            done += 1

        write_project(shared, held, go_on)
        _LOG.info("Project for other programs: %d documents", len(excerpts))
        return export.write(path, held.getvalue(), replace=replace)

    def shared(
        self, name: str, excerpts: Iterable[export.Excerpts], *, with_people: bool = True
    ) -> SharedProject:
        """Return what a project is written of; excerpts are gone through once, when it is."""
        notes = self._library.notes.all()
        return SharedProject(
            self._library.id,
            name,
            self._library.tags.all(),
            self._documents(excerpts, notes),
            tuple(self._ties()),
            [_written(one) for one in notes if one.home.document_id is None],
            with_people=with_people,
        )

    def _documents(
        self, excerpts: Iterable[export.Excerpts], notes: Sequence[FreeNote]
    ) -> Iterator[SharedDocument]:
        places = self._collections.paths()
        for source in excerpts:
            document = source.document
            made = self._library.highlights.provenance(document.id)
            yield SharedDocument(
                document,
                source.content,
                source.highlights,
                self._library.given_tags.on_highlights(document.id),
                {key: one.author for key, one in made.items()},
                {key: Earlier(one.revision, one.content) for key, one in source.earlier.items()},
                self._library.given_tags.on_document(document.id),
                [_written(one) for one in notes if one.home.document_id == document.id],
                places.get(document.collection_id, "") if document.collection_id else "",
            )

    def _ties(self) -> Iterator[Tie]:
        words = {kind.id: kind.forward for kind in self._links.kinds()}
        for link in self._links.all():
            name = words.get(link.kind, link.kind)
            yield Tie(link.id, link.source_id, link.target_id, name, link.note)

    def _refuse(self, path: Path, *, replace: bool) -> None:
        self._library.backups.refuse_own(path)
        if not replace and os.path.lexists(path):
            raise FileExistsAlreadyError(path)


def _written(note: FreeNote) -> Written:
    return Written(note.id, note.text, note.title, at=note.modified)
