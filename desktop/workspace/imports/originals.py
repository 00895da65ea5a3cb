"""Documents read again from their original bytes: in another encoding, or as a whole page."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import formats
from desktop.domain import (
    AS_IT_IS,
    ImportOutcome,
    ImportStatus,
    Preview,
    ReadingChoice,
)
from desktop.errors import FixedEncodingError, UnreadableFileError
from desktop.formats.door.sandbox import Sandbox
from desktop.formats.encoding import labels
from desktop.library.file.sources import is_whole
from desktop.workspace.imports.choices import as_chosen, checked, with_known_words
from desktop.workspace.imports.storing import Storing, Work, failed
from desktop.workspace.imports.unfolding import sha256_of
from desktop.workspace.revising.area_words import AreaWords
from desktop.workspace.revising.placing import Placing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.domain import Encoding, Progress
    from desktop.domain.printed.recognised import RecognisedPages
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.search import Search

PREVIEWED = 1 << 20
"""Bytes of a file that are read for a preview."""
FIRST_PAGE = 1500
"""Characters that a preview shows."""
# Letters before the first place that another encoding changes, as its surroundings.
_BEFORE = 200


class Originals:
    """What can be done with the original bytes of documents that are in the library."""

    def __init__(self, opened: Opened, search: Search) -> None:
        self._opened = opened
        self._library = opened.library
        self._search = search
        self._storing = Storing(opened)
        self._placing, self._area_words = Placing(opened), AreaWords(opened)
        self._previews = Sandbox()

    def close(self) -> None:
        """End the process that reads for previews."""
        self._previews.close()

    @staticmethod
    def encodings() -> tuple[Encoding, ...]:
        """Return the encodings that a file may be read in, region after region."""
        return labels.encodings()

    def reread(
        self,
        document_id: str,
        choice: ReadingChoice,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportOutcome:
        """Read a document's original bytes again, as a new revision, and so from now on.

        Highlights are looked for in the new text. Raises UnknownEncodingError, CancelledError, or
        FixedEncodingError for a format that leaves no choice.
        """
        work = Work(1, progress, cancelled)
        return self._revise(document_id, document_id, self._possible(document_id, choice), work)

    def reimport(
        self,
        document_id: str,
        *,
        whole_page: bool = False,
        password: str = "",
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportOutcome:
        """Read a document's original bytes again, as a new revision.

        `whole_page` keeps everything a web page holds instead of its article; `password` opens a
        locked file. Raises CancelledError.
        """
        was = self._library.documents.reading_choice(document_id)
        choice = replace(was, whole_page=whole_page, password=password)
        work = Work(1, progress, cancelled)
        return self._revise(document_id, document_id, choice, work)

    def with_words(
        self,
        document_id: str,
        recognised: RecognisedPages,
        *,
        password: str = "",
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportOutcome:
        """Read a document's original bytes again, with the words on its pictures; for `scans`."""
        was = self._library.documents.reading_choice(document_id)
        choice = replace(was, recognised=recognised, password=password)
        work = Work(1, progress, cancelled)
        return self._revise(document_id, document_id, choice, work)

    def make_version(self, document_id: str, of_id: str, password: str = "") -> ImportOutcome:
        """Make a document the newest revision of another, and move it to the trash itself.

        For the same text in another wrapper. Its own highlights go to the trash with it. `password`
        opens a locked file.
        """
        was = self._library.documents.reading_choice(document_id)
        outcome = self._revise(document_id, of_id, replace(was, password=password), Work(1))
        if outcome.status is not ImportStatus.FAILED:
            with self._opened.changing() as library:
                library.trash.put(document_id)
            self._search.catch_up()
        return outcome

    def preview(self, document_id: str, choice: ReadingChoice = AS_IT_IS) -> Preview:
        """Return the beginning of a document as it would be read; nothing is changed.

        Where the first page has plain letters only, it is the first passage that has others.
        Raises as `reread` does, and UnreadableFileError.
        """
        choice = replace(self._possible(document_id, choice), whole_page=True)
        with self._beginning(document_id) as path:
            parsed = self._previews.read(path, choice)
        return Preview(parsed.encoding, _first_page(parsed.content.text))

    def _possible(self, document_id: str, choice: ReadingChoice) -> ReadingChoice:
        choice = checked(choice)
        if choice.encoding:
            document = self._library.documents.get(document_id)
            with self.readable(document_id) as path:
                if not formats.is_encoded(path):
                    raise FixedEncodingError(document.title)
        return choice

    @contextmanager
    def readable(self, document_id: str) -> Iterator[Path]:
        """Give the original bytes under their own name, since importers go by suffix.

        Where the file lies as it was, that one: its pictures may lie beside it.
        """
        document, original = (
            self._library.documents.get(document_id),
            self._library.documents.origin(document_id),
        )
        if is_whole(original, document.sha256):
            yield original
            return
        with tempfile.TemporaryDirectory(prefix="manicule-") as folder:
            path = Path(folder) / (Path(document.source_name).name or "source.txt")
            path.write_bytes(self._library.documents.source_path(document_id).read_bytes())
            yield path

    @contextmanager
    def _beginning(self, document_id: str) -> Iterator[Path]:
        """Give the first part of the original bytes as a file of the same name."""
        with (
            self.readable(document_id) as source,
            tempfile.TemporaryDirectory(prefix="manicule-") as folder,
        ):
            path = Path(folder) / source.name
            with source.open("rb") as file:
                path.write_bytes(file.read(PREVIEWED))
            yield path

    def _revise(
        self, source_id: str, document_id: str, choice: ReadingChoice, work: Work
    ) -> ImportOutcome:
        """Make the original bytes of one document the newest revision of a document."""
        path = self._library.documents.origin(source_id)
        try:
            choice = with_known_words(self._library, source_id, choice)
            with self.readable(source_id) as path, Sandbox() as sandbox:
                parsed = sandbox.read(path, choice, told=work.come_to, cancelled=work.stopped)
                kind = self._library.documents.get(document_id).kind
                parsed = as_chosen(parsed, choice, kind)
                prepared = self._library.imports.prepare(parsed, path, sha256_of(path))
        except (UnreadableFileError, OSError) as error:
            return failed(path, error)
        work.foreseen[prepared.source] = self._placing.foresee(
            document_id, parsed.content, work.placing(path), parsed.pages, prepared.sha256
        )
        outcome = self._storing.store_alone(prepared, "", lambda: document_id, work)
        self._placing.place_late(work.late)
        self._area_words.take(document_id)
        self._search.catch_up()
        return self._storing.with_standing({path: outcome})[path]


def _first_page(text: str) -> str:
    """Return the beginning of a text, or of its first passage with letters beyond ASCII."""
    if not text[:FIRST_PAGE].isascii() or text.isascii():
        return text[:FIRST_PAGE]
    first = next(place for place, letter in enumerate(text) if letter > "\x7f")
    start = text.rfind("\n", 0, first) + 1
    return text[max(start, first - _BEFORE) :][:FIRST_PAGE]
