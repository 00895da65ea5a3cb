"""Documents and collections: look at them, put them in order, correct their facts."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.printed import labelling
from desktop.domain.printed.labelling import PageLabels
from desktop.domain.printed.page_map import relabelled
from desktop.domain.steps import StepCode
from desktop.errors import AmbiguousNameError, InvalidValueError, LibraryBusyError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from desktop.domain import Content, Document, DocumentKind, Facts, PageMap, ReadingChoice
    from desktop.formats.pages import PageProcess
    from desktop.workspace.opened import Opened

# Letters of an id, as git has it.
SHORTEST_PREFIX = 4
_LABELS_ALLOWED = "the first page's number, such as 737, or where numbers begin: i, 13=1"


class Documents:
    """What can be done with documents and collections."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def all(self, only: Iterable[str] | None = None) -> list[Document]:
        """Return documents by title: all, or those of `only` these ids that are there."""
        return self._library.documents.all(only)

    def revisions(self) -> dict[str, int]:
        """Return the newest revision of every document."""
        return self._library.documents.revisions()

    def get(self, document_id: str) -> Document:
        """Return one document. Raises NotFoundError."""
        return self._library.documents.get(document_id)

    def find(self, name: str) -> Document:
        """Return the document with this id, unique start of an id, or title.

        Raises NotFoundError or AmbiguousNameError.
        """
        everything = self._library.documents.all()
        for test in _ways_to_name(name):
            found = [document for document in everything if test(document)]
            if len(found) == 1:
                return found[0]
            if found:
                choices = tuple(f"{d.title} ({d.id[:8]})" for d in found)
                raise AmbiguousNameError("documents", name, choices)
        raise NotFoundError("document", name)

    def content(self, document_id: str, revision: int | None = None) -> Content:
        """Return a document's text and structure, at its newest revision unless told."""
        return self._opened.contents.of(document_id, revision)

    def is_at_hand(self, document_id: str, revision: int) -> bool:
        """Whether the text of a revision is there without being read."""
        return self._opened.contents.has(document_id, revision)

    def rehearse(self) -> None:
        """Be ready to show a document as soon as one is asked for; for any thread."""
        documents = self._library.documents
        documents.rehearse()
        for ask in (documents.newest_revision, partial(documents.content, revision=1),
                    documents.pages, documents.reading_position):  # fmt: skip
            with suppress(NotFoundError):
                ask("")
        self._library.highlights.places("")
        self._library.highlights.by_id([""])

    def pages(self, document_id: str, revision: int | None = None) -> PageMap | None:
        """Return the map of a document's pages, None where it has none; read anew each time."""
        return self._library.documents.pages(document_id, revision)

    @staticmethod
    def page_process() -> PageProcess:
        """Return a new process that draws pages; whoever asks for it closes it."""
        from desktop.formats.pages import PageProcess  # only where pages are shown

        return PageProcess()

    def asset(self, sha256: str) -> bytes | None:
        """Return the bytes of a picture, or None when it is not in the library."""
        return self._library.documents.asset(sha256)

    def source_path(self, document_id: str) -> Path:
        """Return the file that holds the document's original bytes; never write to it."""
        return self._library.documents.source_path(document_id)

    def reading_choice(self, document_id: str) -> ReadingChoice:
        """Return how the reader wanted a document to be read."""
        return self._library.documents.reading_choice(document_id)

    def update_facts(
        self, document_id: str, facts: Facts, kind: DocumentKind | None = None
    ) -> None:
        """Correct the facts of a document."""
        if not facts.title.strip():
            raise InvalidValueError("title", facts.title, "at least one character")
        with self._opened.changing() as library:
            library.documents.update_facts(document_id, facts, kind)

    def page_labels(self, document_id: str) -> PageLabels:
        """Return what is known of what the pages of a document are called."""
        pages = self._library.documents.pages(document_id, as_read=True)
        if pages is None:
            return PageLabels((), "", "")
        text = self.content(document_id).text
        told = self.get(document_id).facts.page_labels
        return PageLabels(pages.labels, told, labelling.printed(text, pages))

    def call_pages(self, document_id: str, labels: str) -> None:
        """Correct what the pages of a document are called; '' leaves them as they are printed.

        How that is said stands in `page_map.relabelled`. Raises InvalidValueError for what is
        no such thing, and for a document without pages.
        """
        facts = self.get(document_id).facts
        pages = self._library.documents.pages(document_id, as_read=True)
        told = labels.strip()
        try:
            if told:
                relabelled(pages.labels if pages else (), told)
        except ValueError as error:
            raise InvalidValueError("labels of pages", labels, _LABELS_ALLOWED) from error
        if told and pages is None:
            raise InvalidValueError("labels of pages", labels, "a document that has pages")
        with self._opened.step(StepCode.CALL_PAGES) as library:
            library.documents.update_facts(document_id, replace(facts, page_labels=told))

    def move(self, document_id: str, collection_id: str | None) -> None:
        """Put a document in a collection, or at the top when None."""
        with self._opened.changing() as library:
            library.documents.move(document_id, collection_id)

    def reading_position(self, document_id: str) -> int:
        """Return the offset that stood at the top when the document was last read."""
        return self._library.documents.reading_position(document_id)

    def set_reading_position(self, document_id: str, offset: int) -> None:
        """Remember the offset at the top of the reader; where others write now, the next one."""
        if not self._library.read_only:
            with suppress(LibraryBusyError):
                self._library.documents.set_reading_position(document_id, offset, waits=False)


def _ways_to_name(name: str) -> tuple[Callable[[Document], bool], ...]:
    """Return the tests for a document's name, the most exact first."""
    return (
        lambda document: document.id == name,
        lambda document: document.title == name,
        lambda document: len(name) >= SHORTEST_PREFIX and document.id.startswith(name.lower()),
        lambda document: document.title.casefold() == name.strip().casefold(),
    )
