"""Files that were imported before; a document in the trash comes back, with its highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import formats
from desktop.domain import ImportOutcome, ImportStatus, TakenAs
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.domain import ReadingChoice
    from desktop.workspace.opened import Opened


class Returning:
    """What an import finds to be here, or in the trash."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def known(self, path: Path, digest: str, choice: ReadingChoice) -> ImportOutcome | None:
        """Return UNCHANGED for bytes that this importer has already read so, else None."""
        for document_id, importer in self._library.documents.find_source(digest):
            named = formats.format_named(importer)
            if named == formats.importer_of(path) and self._is_read_so(document_id, choice):
                revision = self._library.documents.newest_revision(document_id)
                return ImportOutcome(str(path), ImportStatus.UNCHANGED, document_id, revision)
        return None

    def _is_read_so(self, document_id: str, choice: ReadingChoice) -> bool:
        """Whether a document is read as the reader wants it now, who may want nothing."""
        if choice.taken_as is TakenAs.NOTES:
            return False  # what is inside may be wanted beside the document
        was = self._library.documents.reading_choice(document_id)
        return choice.encoding in ("", was.encoding) and choice.whole_page <= was.whole_page

    def trashed(self, path: Path, digest: str) -> str | None:
        """Return the document in the trash that these bytes are, as this importer reads them."""
        for document_id, importer in self._library.documents.find_source(digest, trashed=True):
            if formats.format_named(importer) == formats.importer_of(path):
                return document_id
        return None

    def left_alone(self, path: Path, digest: str, *, trashed: bool = False) -> ImportOutcome | None:
        """Return UNCHANGED for bytes that are here, or in the trash, however read, else None."""
        for document_id, _ in self._library.documents.find_source(digest, trashed=trashed):
            return ImportOutcome(str(path), ImportStatus.UNCHANGED, document_id)
        return None

    def bring_back(self, trashed: Mapping[Path, str]) -> dict[Path, ImportOutcome]:
        """Restore the documents of these files in one step that can be undone.

        A document that is gone for good meanwhile has no outcome.
        """
        outcomes: dict[Path, ImportOutcome] = {}
        if not trashed:
            return outcomes
        with self._opened.step(StepCode.IMPORT_AGAIN) as library:
            for path, document_id in trashed.items():
                was_there = document_id in (one.document_id for one in outcomes.values())
                try:
                    revision = library.trash.restore(document_id).revision
                except NotFoundError:
                    continue
                status = ImportStatus.UNCHANGED if was_there else ImportStatus.IMPORTED
                outcomes[path] = ImportOutcome(
                    str(path), status, document_id, revision, from_trash=not was_there
                )
        return outcomes

    def earlier(self, path: Path, digest: str, *, from_trash: bool) -> str | None:
        """Return the document that a file is a new revision of: by its path or its bytes."""
        for trashed in (False, True)[: 1 + from_trash]:
            document_id = self._library.documents.at(str(path.resolve()), trashed=trashed)
            found = self._library.documents.find_source(digest, trashed=trashed)
            if document_id or found:
                return document_id or found[0][0]
        return None
