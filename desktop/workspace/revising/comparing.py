"""Comparisons of two revisions of a document: what changed, and a redline to hand on."""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop import annotate, export
from desktop.domain import Progress
from desktop.domain.weaving import weave
from desktop.errors import CancelledError, NoSuchRevisionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.domain.differences import Comparison, Woven
    from desktop.domain.reviews import Revision
    from desktop.workspace.opened import Opened

    Told = Callable[[Progress], None]
    Asked = Callable[[], bool]

_LOG = logging.getLogger(__name__)


class RedlineForm(StrEnum):
    """How a comparison is written."""

    MARKDOWN = "markdown"
    HTML = "html"


_WRITERS = {
    RedlineForm.MARKDOWN: export.redline_markdown,
    RedlineForm.HTML: export.redline_html,
}


class Comparisons:
    """What can be asked of two revisions of a document; `old` and `new` are their numbers.

    Any two can be compared, also a newer with an older one. All methods raise NotFoundError,
    NoSuchRevisionError, or CancelledError.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def compare(
        self,
        document_id: str,
        old: int,
        new: int,
        progress: Told | None = None,
        cancelled: Asked | None = None,
    ) -> Comparison:
        """Return what changed from one revision to another."""
        self._revisions(document_id, old, new)
        return self._compared(document_id, old, new, _telling(progress, cancelled))

    def woven(
        self,
        document_id: str,
        old: int,
        new: int,
        progress: Told | None = None,
        cancelled: Asked | None = None,
    ) -> Woven:
        """Return what changed, and both revisions as one text in which it is to be seen."""
        contents = self._opened.contents
        found = self.compare(document_id, old, new, progress, cancelled)
        return weave(
            contents.of(document_id, old).body(), contents.of(document_id, new).body(), found
        )

    def text(
        self,
        document_id: str,
        old: int,
        new: int,
        form: RedlineForm = RedlineForm.MARKDOWN,
        progress: Told | None = None,
        cancelled: Asked | None = None,
    ) -> str:
        """Return what changed as one text to hand on."""
        before, after = self._revisions(document_id, old, new)
        redline = export.Redline(
            self._library.documents.get(document_id).title,
            before,
            after,
            self._compared(document_id, old, new, _telling(progress, cancelled)),
            self._opened.contents.of(document_id, old).body(),
            self._opened.contents.of(document_id, new).body(),
        )
        return _WRITERS[form](redline)

    def file(
        self,
        path: Path,
        document_id: str,
        old: int,
        new: int,
        form: RedlineForm = RedlineForm.MARKDOWN,
        *,
        replace: bool = False,
        progress: Told | None = None,
        cancelled: Asked | None = None,
    ) -> Path:
        """Write what changed to one file.

        Raises FileExistsAlreadyError, StorageError, or OwnFileError for a file of the library.
        """
        self._library.backups.refuse_own(path)
        text = self.text(document_id, old, new, form, progress, cancelled)
        return export.write(path, text, replace=replace)

    def _revisions(self, document_id: str, old: int, new: int) -> tuple[Revision, Revision]:
        known = {one.number: one for one in self._library.revisions.all(document_id)}
        for number in (old, new):
            if number not in known:
                title = self._library.documents.get(document_id).title
                raise NoSuchRevisionError(number, title, max(known, default=0))
        return known[old], known[new]

    def _compared(
        self, document_id: str, old: int, new: int, told: Callable[[int, int], None]
    ) -> Comparison:
        contents = self._opened.contents
        found = annotate.compare(contents.of(document_id, old), contents.of(document_id, new), told)
        _LOG.info("Compared: %d changes", len(found.changes))
        return found


def _telling(progress: Told | None, cancelled: Asked | None) -> Callable[[int, int], None]:
    """Return what passes on how far a comparison has come, or ends it."""

    def told(done: int, of: int) -> None:
        if cancelled is not None and cancelled():
            raise CancelledError("The comparison")
        if progress is not None:
            progress(Progress(done, of, ""))

    return told
