"""Import: files in, documents and revisions out."""

from __future__ import annotations

import logging
import tempfile
from collections import Counter, deque
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import formats
from desktop.domain import (
    AS_IT_IS,
    Explanation,
    ImportOutcome,
    Progress,
    ReadingChoice,
    TakenAs,
    tidy,
)
from desktop.domain.exchanged.project import Project
from desktop.domain.file_names import safe
from desktop.formats import exchange
from desktop.formats.door.sandbox import Sandbox
from desktop.formats.encoding import labels
from desktop.workspace.imports.ahead import Ahead
from desktop.workspace.imports.bringing_files import BringingFiles
from desktop.workspace.imports.choices import checked, with_known_words
from desktop.workspace.imports.pasted import name_of
from desktop.workspace.imports.returning import Returning
from desktop.workspace.imports.storing import Arrival, Storing, Work, failed
from desktop.workspace.imports.unfolding import Source, sha256_of, unfold

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence

    from desktop.formats.door.confined.child import Answer
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.search import Search

_LOG = logging.getLogger(__name__)

# Beside the worker, which packs and stores. More do not help, as writing is one at a time.
READING_PROCESSES = 2
BATCH = 16
"""Files that are read ahead of the store, and at most stored in one transaction."""


class Imports:
    """What can be done with files that are not in the library yet."""

    def __init__(self, opened: Opened, search: Search) -> None:
        self._opened = opened
        self._library = opened.library
        self._search = search
        self._returning = Returning(opened)
        self._storing = Storing(opened)

    def files(
        self,
        files: Sequence[Path],
        *,
        collection: str = "",
        choice: ReadingChoice = AS_IT_IS,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        from_trash: bool = True,
        dry_run: bool = False,
        asks: bool = False,
    ) -> list[ImportOutcome]:
        """Import files and all that is in folders; one outcome for each file, in order.

        What other programs keep comes in after the documents; who `asks` first what it would
        bring has it stored by a second call. A dry run stores nothing, and says what would become
        of each.

        A failure is an outcome, never an exception; after a cancel the rest is not listed, and
        another program's file that was on its way in has failed, and left nothing. A folder
        becomes a collection inside `collection`. What is in the trash comes back, unless told to
        leave it there. `choice` is for all of them; without one a file is read as it was before, if
        it is known. Raises UnknownEncodingError. The index is brought level at the end; when its
        disk is full that waits for the next `search.sync`, which says so.
        """
        sources = unfold(files, collection)
        work = Work(len(sources), progress, cancelled, from_trash, checked(choice))
        work.any_in_trash = from_trash and bool(self._library.trash.all())
        bringing = BringingFiles(self._opened, self)
        outcomes = bringing.tried(sources, work) if dry_run else self.store(sources, work)
        outcomes |= bringing.projects(sources, work, is_dry=dry_run or asks)
        became = Counter(str(outcome.status) for outcome in outcomes.values())
        _LOG.info("Import of %d files: %s", len(sources), dict(became))
        if not dry_run:
            self._search.catch_up(cancelled)
        told = self._storing.with_standing(outcomes)
        return [
            replace(told[source.path], collection=source.collection)
            for source in sources
            if source.path in told
        ]

    def store(self, sources: Sequence[Source], work: Work) -> dict[Path, ImportOutcome]:
        """Make documents of files; projects of other programs are put aside."""
        outcomes: dict[Path, ImportOutcome] = {}
        fresh: dict[Path, Source] = {}
        for source in sources:
            if work.stopped():
                break
            outcome = self.seen_before(source.path, work)
            if outcome is None:
                fresh[source.path] = source
            else:
                outcomes[source.path] = outcome
                work.advance(source.path.name)
        for path, outcome in self._returning.bring_back(work.trashed).items():
            del fresh[path]
            outcomes[path] = outcome
            work.advance(path.name)
        return outcomes | self._read_and_store(fresh, work)

    def read(self, paths: Iterable[Path], work: Work) -> Iterator[tuple[Path, Answer]]:
        """Read files, and keep nothing."""
        wanted = list(paths)
        choices = {path: self._choice(path, work) for path in wanted}
        if wanted:
            with Sandbox(min(READING_PROCESSES, len(wanted))) as sandbox:
                yield from sandbox.read_many(wanted, work.stopped, work.come_to, choices)

    def known(self, path: Path) -> str:
        """Return the document that an import of a file would leave as it is, or ''."""
        try:
            outcome = self._returning.known(path, sha256_of(path), AS_IT_IS)
        except OSError:
            return ""
        return outcome.document_id if outcome is not None else ""

    @staticmethod
    def readable_suffixes() -> frozenset[str]:
        """Return the suffixes of the files that can be imported, '.txt' and so on."""
        return formats.supported_suffixes()

    @staticmethod
    def paged_suffixes() -> frozenset[str]:
        """Return the suffixes of the files whose pages can be seen before they are imported."""
        return formats.PAGED

    @staticmethod
    def suffixes_of_notes() -> frozenset[str]:
        """Return the suffixes of files that other programs may have made, '.qdpx' and so on."""
        return exchange.suffixes()

    def text(self, text: str, *, html: bool = False, title: str = "") -> ImportOutcome:
        """Import text or a copied web page that was pasted, as a new document."""
        name = safe(title.strip() or name_of(text, html=html), "Pasted")
        with tempfile.TemporaryDirectory(prefix="manicule-") as folder:
            path = Path(folder) / (name + (".html" if html else ".txt"))
            try:
                path.write_text(text, encoding="utf-8", errors="ignore")  # half of a pair
            except OSError as error:
                return failed(path, error)
            return self.files([path])[0]

    def _read_and_store(self, fresh: dict[Path, Source], work: Work) -> dict[Path, ImportOutcome]:
        outcomes: dict[Path, ImportOutcome] = {}
        if not fresh:
            return outcomes
        choices = {path: self._choice(path, work) for path in fresh}
        with Sandbox(min(READING_PROCESSES, len(fresh))) as sandbox:
            read = sandbox.read_many(fresh, work.stopped, work.come_to, choices)
            with Ahead(self._arrivals(read, fresh, choices, work), BATCH) as batches:
                for batch in batches:
                    waiting = deque(batch)
                    while waiting and not work.stopped():
                        stored = self._storing.store_some(waiting, work)
                        outcomes |= stored
                        for path in stored:
                            work.advance(path.name)
        return outcomes

    def _arrivals(
        self,
        read: Iterator[tuple[Path, Answer]],
        fresh: Mapping[Path, Source],
        choices: Mapping[Path, ReadingChoice],
        work: Work,
    ) -> Generator[Arrival]:
        """Yield documents that were read; projects of other programs wait until all are stored."""
        for path, answer in read:
            if isinstance(answer, Project):
                work.projects[path] = answer
            else:
                yield self._storing.arrival(fresh[path], answer, choices[path], work)

    def _choice(self, path: Path, work: Work) -> ReadingChoice:
        """Return how to read a file: as is wanted now, or else as it was before."""
        wanted = work.choices.get(path, work.choice)
        document_id = work.meant.get(path) or self._returning.earlier(
            path, work.digests.get(path, ""), from_trash=work.from_trash
        )
        if document_id is None:
            return wanted
        was = self._library.documents.reading_choice(document_id)
        # What stands at this path now may be of another kind.
        before = was.encoding if labels.named(was.encoding) and formats.is_encoded(path) else ""
        chosen = replace(
            wanted,
            encoding=wanted.encoding or before,
            whole_page=wanted.whole_page or was.whole_page,
        )
        # Words on the pages of other bytes are of no use.
        if self._has_bytes(document_id, work.digests.get(path, "")):
            return with_known_words(self._library, document_id, chosen)
        return chosen

    def _has_bytes(self, document_id: str, digest: str) -> bool:
        found = (self._library.documents.find_source(digest, trashed=one) for one in (False, True))
        return any(document_id == known for documents in found for known, _ in documents)

    def seen_before(self, path: Path, work: Work) -> ImportOutcome | None:
        """Return what became of a file that nothing is to be done with, and note its digest."""
        try:
            digest = work.digests[path] = sha256_of(path)
        except OSError:
            return None  # the sandbox finds the words for it
        known = self._returning.known(path, digest, work.choice)
        if known is None and not work.from_trash:
            return self._returning.left_alone(path, digest, trashed=True)
        if (
            known is None
            and replace(work.choice, password="", taken_as=TakenAs.WHAT_IT_IS) == AS_IT_IS
            and (trashed := self._returning.trashed(path, digest))
        ):
            work.trashed[path] = trashed
        return known

    def explain(self, path: Path, choice: ReadingChoice = AS_IT_IS) -> Explanation | Project:
        """Return what an import would make of a file, and why; nothing is kept.

        Of another program's notes it is what they hold. Raises UnreadableFileError or
        UnknownEncodingError.
        """
        with Sandbox() as sandbox:
            read = sandbox.read_any(path, checked(choice))
        if isinstance(read, Project):
            return read
        parsed = tidy.parsed(read)
        digest = sha256_of(path)
        known = self._library.documents.find_source(digest)
        return Explanation(str(path), digest, parsed, known[0][0] if known else "")
