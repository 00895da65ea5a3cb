"""Text recognised on the pages of documents that are only pictures."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop.domain import Progress
from desktop.domain.printed.page_map import blank_pages
from desktop.domain.printed.recognised import (
    UNSURE,
    RecognisedPages,
    RecognisedWord,
    Recogniser,
    Recognition,
)
from desktop.errors import (
    DamagedLibraryError,
    NoRecogniserError,
    NothingRecognisedError,
    ReadOnlyLibraryError,
    UnknownLanguageError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import ImportOutcome
    from desktop.formats.scans.recognising import Recognised
    from desktop.formats.scans.tesseract import Tesseract
    from desktop.workspace.imports.originals import Originals
    from desktop.workspace.opened import Opened

USUAL = "eng"
"""The language that is taken where nothing is known of any other."""
_LOG = logging.getLogger(__name__)


class Scans:
    """What can be done with pages that are only pictures."""

    def __init__(self, opened: Opened, originals: Originals) -> None:
        self._opened = opened
        self._library = opened.library
        self._originals = originals

    @staticmethod
    def languages() -> Recogniser:
        """Return the program that recognises text, with the languages that it has data for."""
        from desktop.formats.scans.recognising import installed  # only where text is recognised

        program = installed()
        if program is None:
            return Recogniser("", missing=str(NoRecogniserError()))
        return Recogniser(program.name, program.languages)

    def pages(self, document_id: str) -> tuple[int, ...]:
        """Return the numbers, from 0, of pages without text and of those it was recognised on."""
        blank = blank_pages(self._opened.contents.of(document_id))
        try:
            pages = self._library.documents.pages(document_id)
        except DamagedLibraryError:
            pages = None
        return tuple(sorted(blank.union((pages and pages.recognised) or ())))

    def read(
        self,
        document_id: str,
        languages: Sequence[str] = (),
        *,
        password: str = "",
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Recognition:
        """Recognise the text of a document's pages that have none, as a new revision of it.

        Highlights are looked for in the new text. Raises NoRecogniserError, UnknownLanguageError,
        NothingRecognisedError, UnreadableFileError or CancelledError; nothing is changed then.
        """
        from desktop.formats.scans.picturing import Picturing  # only where text is recognised
        from desktop.formats.scans.recognising import recognise

        document = self._library.documents.get(document_id)
        if self._library.read_only:
            raise ReadOnlyLibraryError(self._library.folder)
        program = self._program()
        chosen = _chosen(program, languages)
        pages = self.pages(document_id)
        if not pages:
            raise NothingRecognisedError(document.title, "every page has text of its own")

        def told(done: int, total: int) -> None:
            if progress is not None:
                progress(Progress(done, total, document.source_name))

        with (
            self._originals.readable(document_id) as path,
            Picturing(path, password, cancelled) as picturing,
        ):
            found = recognise(picturing, pages, program, chosen, told)
        if not any(page.words for page in found.pages.values()):
            why = next(iter(found.failed.values()), "no words were found on its pages")
            raise NothingRecognisedError(document.title, why)
        words = RecognisedPages.of(f"{program.name} {'+'.join(chosen)}", found.pages)
        outcome = self._originals.with_words(
            document_id, words, password=password, progress=progress, cancelled=cancelled
        )
        return _told(found, outcome)

    @staticmethod
    def _program() -> Tesseract:
        from desktop.formats.scans.recognising import installed

        program = installed()
        if program is None:
            raise NoRecogniserError
        return program


def _chosen(program: Tesseract, languages: Sequence[str]) -> tuple[str, ...]:
    """Return the languages to read in; raises UnknownLanguageError."""
    known = program.languages
    for language in languages:
        if language not in known:
            raise UnknownLanguageError(language, known)
    if not known:
        raise UnknownLanguageError(USUAL, known)
    return tuple(dict.fromkeys(languages)) or ((USUAL if USUAL in known else known[0]),)


def _told(found: Recognised, outcome: ImportOutcome) -> Recognition:
    words: list[RecognisedWord] = [word for page in found.pages.values() for word in page.words]
    unsure = sum(word.confidence < UNSURE for word in words)
    # No word of a document goes into the log.
    _LOG.info("Recognised %d words on %d pages", len(words), len(found.pages))
    return Recognition(
        outcome,
        pages=sum(bool(page.words) for page in found.pages.values()),
        blank=sum(not page.words for page in found.pages.values()),
        failed=tuple(sorted(found.failed)),
        words=len(words),
        unsure=unsure,
        confidence=round(sum(word.confidence for word in words) / max(1, len(words))),
        reason=next(iter(found.failed.values()), ""),
    )
