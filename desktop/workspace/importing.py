"""Import: files in, documents and revisions out."""

from __future__ import annotations

import logging
import tempfile
import time
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop import formats
from desktop.domain import (
    AS_IT_IS,
    ImportOutcome,
    ImportStatus,
    Parsed,
    Progress,
    ReadingChoice,
)
from desktop.errors import (
    CancelledError,
    DamagedLibraryError,
    LibraryBusyError,
    ManiculeError,
    StorageError,
    UnreadableFileError,
)
from desktop.formats.door.sandbox import Sandbox
from desktop.formats.encoding import labels
from desktop.library.imports import Prepared
from desktop.workspace.ahead import Ahead
from desktop.workspace.originals import Originals, checked
from desktop.workspace.pasted import file_stem, name_of
from desktop.workspace.placing import Placing
from desktop.workspace.returning import Returning
from desktop.workspace.sources import Source, sha256_of, unfold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.workspace.placing import Foreseen

_LOG = logging.getLogger(__name__)

READING_PROCESSES = 2
BATCH = 16
"""Files that are read ahead of the store, and at most stored in one transaction."""
LONGEST_TRANSACTION = 0.05
"""Seconds after which no other file is put into one: the window may want to write too."""
FAILURES_OF_ALL = (StorageError, LibraryBusyError, DamagedLibraryError)
"""What fails for one file may have failed for those before it in the same transaction."""


class Importing(Returning, Placing, Originals):
    """What can be done with files that are not in the library yet."""

    def import_files(
        self,
        files: Sequence[Path],
        *,
        collection: str = "",
        choice: ReadingChoice = AS_IT_IS,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        from_trash: bool = True,
    ) -> list[ImportOutcome]:
        """Import files and all that is in folders; one outcome for each file, in order.

        A failure is an outcome, never an exception; after a cancel the rest is not listed. A folder
        becomes a collection inside `collection`. What is in the trash comes back, unless told to
        leave it there. `choice` is for all of them; without one a file is read as it was before, if
        it is known. Raises UnknownEncodingError. The index is brought level at the end; when its
        disk is full that waits for the next `sync_index`, which says so.
        """
        sources = unfold(files, collection)
        work = Work(len(sources), progress, cancelled, from_trash, checked(choice))
        outcomes: dict[Path, ImportOutcome] = {}
        fresh: dict[Path, Source] = {}
        for source in sources:
            if work.stopped():
                break
            outcome = self._seen_before(source.path, work)
            if outcome is None:
                fresh[source.path] = source
            else:
                outcomes[source.path] = outcome
                work.advance(source.path.name)
        for path, outcome in self._bring_back(work.trashed).items():
            del fresh[path]
            outcomes[path] = outcome
            work.advance(path.name)
        outcomes |= self._read_and_store(fresh, work)
        became = Counter(str(outcome.status) for outcome in outcomes.values())
        _LOG.info("Import of %d files: %s", len(sources), dict(became))
        self._index_if_possible(cancelled)
        return [outcomes[source.path] for source in sources if source.path in outcomes]

    @staticmethod
    def readable_suffixes() -> frozenset[str]:
        """Return the suffixes of the files that can be imported, '.txt' and so on."""
        return formats.supported_suffixes()

    def import_text(self, text: str, *, html: bool = False, title: str = "") -> ImportOutcome:
        """Import text or a copied web page that was pasted, as a new document."""
        name = file_stem(title.strip() or name_of(text, html=html))
        with tempfile.TemporaryDirectory(prefix="manicule-") as folder:
            path = Path(folder) / (name + (".html" if html else ".txt"))
            try:
                path.write_text(text, encoding="utf-8", errors="ignore")  # half of a pair
            except OSError as error:
                return failed(path, error)
            return self.import_files([path])[0]

    def _index_if_possible(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Bring the index level; what was imported is safe in the store whatever becomes of it."""
        with suppress(StorageError):
            self.sync_index(cancelled=cancelled)

    def _read_and_store(self, fresh: dict[Path, Source], work: Work) -> dict[Path, ImportOutcome]:
        outcomes: dict[Path, ImportOutcome] = {}
        if not fresh:
            return outcomes
        choices = {path: self._choice(path, work) for path in fresh}
        with Sandbox(min(READING_PROCESSES, len(fresh))) as sandbox:
            arrivals = (
                self._arrival(fresh[path], parsed, choices[path], work)
                for path, parsed in sandbox.read_many(fresh, work.stopped, work.come_to, choices)
            )
            with Ahead(arrivals, BATCH) as batches:
                for batch in batches:
                    waiting = deque(batch)
                    while waiting and not work.stopped():
                        stored = self._store_some(waiting, work)
                        outcomes |= stored
                        for path in stored:
                            work.advance(path.name)
        return outcomes

    def _arrival(
        self,
        source: Source,
        parsed: Parsed | UnreadableFileError,
        choice: ReadingChoice,
        work: Work,
    ) -> _Arrival:
        """Do what takes long with a file that was read; this runs ahead, in a thread."""
        digest = work.digests.get(source.path, "")
        if isinstance(parsed, UnreadableFileError):
            return _Arrival(source, digest, parsed)
        try:
            digest = digest or sha256_of(source.path)
            prepared = self.library.prepare(self._as_chosen(parsed, choice), source.path, digest)
            if document_id := self._earlier(source.path, digest, from_trash=False):
                new_text = parsed.content.text
                work.foreseen[source.path] = self._foresee(document_id, new_text)
        except (ManiculeError, OSError) as error:
            return _Arrival(source, digest, error)
        return _Arrival(source, digest, prepared)

    def _store_some(self, waiting: deque[_Arrival], work: Work) -> dict[Path, ImportOutcome]:
        """Store what fits into one short transaction; should it fail as a whole, one alone."""
        taken = list(waiting)
        try:
            with self._changing() as library, library.step("Import", undoable=False):
                outcomes = self._outcomes(waiting, work)
        except FAILURES_OF_ALL:
            work.late.clear()
            for arrival in taken:
                work.stored.discard(arrival.digest)
            work.collections.clear()
            waiting.clear()
            waiting.extend(taken[1:])
            outcomes = {taken[0].source.path: self._outcome(taken[0], work)}
        self._place_late(work.late)
        return outcomes

    def _outcomes(self, waiting: deque[_Arrival], work: Work) -> dict[Path, ImportOutcome]:
        outcomes: dict[Path, ImportOutcome] = {}
        until = time.monotonic() + LONGEST_TRANSACTION
        while waiting and (not outcomes or time.monotonic() < until):
            arrival = waiting.popleft()
            outcomes[arrival.source.path] = self._outcome(arrival, work, alone=False)
        return outcomes

    def _outcome(self, arrival: _Arrival, work: Work, *, alone: bool = True) -> ImportOutcome:
        source, read = arrival.source, arrival.read
        if not isinstance(read, Prepared):
            return failed(source.path, read)
        try:
            if arrival.digest in work.stored:  # the same bytes twice in one import
                return self._known(source.path, arrival.digest, work.choice) or failed(
                    source.path, _changed(source.path)
                )
            work.stored.add(arrival.digest)
            collection_id = self._collection_id(source.collection, work)
            earlier = self._earlier(source.path, arrival.digest, from_trash=work.from_trash)
            return self._store(read, collection_id, earlier, work)
        except FAILURES_OF_ALL as error:
            if not alone:
                raise
            return failed(source.path, error)
        except ManiculeError as error:
            return failed(source.path, error)

    def _collection_id(self, name: str, work: Work) -> str | None:
        if name and name not in work.collections:
            with self._changing() as library:
                work.collections[name] = library.ensure_collection(name).id
        return work.collections.get(name)

    def _choice(self, path: Path, work: Work) -> ReadingChoice:
        """Return how to read a file: as is wanted now, or else as it was before."""
        wanted = work.choice
        document_id = self._earlier(path, work.digests.get(path, ""), from_trash=work.from_trash)
        if document_id is None:
            return wanted
        was = self.library.reading_choice(document_id)
        # What stands at this path now may be of another kind.
        before = was.encoding if labels.named(was.encoding) and formats.is_encoded(path) else ""
        return ReadingChoice(wanted.encoding or before, wanted.whole_page or was.whole_page)

    def _seen_before(self, path: Path, work: Work) -> ImportOutcome | None:
        try:
            digest = work.digests[path] = sha256_of(path)
        except OSError:
            return None  # the sandbox finds the words for it
        known = self._known(path, digest, work.choice)
        if known is None and not work.from_trash:
            return self._left_in_trash(path, digest)
        if known is None and work.choice == AS_IT_IS and (trashed := self._trashed(path, digest)):
            work.trashed[path] = trashed
        return known

    def _store(
        self, prepared: Prepared, collection_id: str | None, document_id: str | None, work: Work
    ) -> ImportOutcome:
        path, content = prepared.source, prepared.parsed.content
        with self._changing() as library:
            from_trash = False
            if document_id and (from_trash := library.is_in_trash(document_id)):
                library.restore_document(document_id)
            old_text = self._newest_content(document_id).text if document_id else ""
            kept = library.put_prepared(
                prepared, collection_id=collection_id, document_id=document_id
            )
            if (
                document_id and content.text != old_text
            ):  # in the same text they stay where they are
                foreseen = work.foreseen.get(path, {})
                work.late += self._place_foreseen(document_id, kept.revision, foreseen)
        if document_id:
            return ImportOutcome(
                str(path),
                ImportStatus.REVISED,
                kept.document_id,
                kept.revision,
                from_trash=from_trash,
            )
        twin = None if kept.is_new_text else self.library.same_text(kept.document_id)
        return ImportOutcome(
            str(path),
            ImportStatus.IMPORTED,
            kept.document_id,
            kept.revision,
            same_text_as=twin or "",
        )


class _Arrival(NamedTuple):
    """One file that was read, or why it was not."""

    source: Source
    digest: str
    read: Prepared | ManiculeError | OSError


@dataclass(slots=True)
class Work:
    """Progress, cancel and what has been met so far in one import."""

    total: int
    progress: Callable[[Progress], None] | None = None
    cancelled: Callable[[], bool] | None = None
    from_trash: bool = True
    """Whether what is in the trash may come back."""
    choice: ReadingChoice = AS_IT_IS
    done: int = 0
    stored: set[str] = field(default_factory=set)
    """Digests of the bytes stored so far."""
    digests: dict[Path, str] = field(default_factory=dict)
    """Digests of the bytes as they were before they were read."""
    trashed: dict[Path, str] = field(default_factory=dict)
    """Ids of the documents in the trash that files are, by path."""
    foreseen: dict[Path, Foreseen] = field(default_factory=dict)
    """Where highlights will stand in files that are new revisions, by path."""
    late: list[str] = field(default_factory=list)
    """Ids of the highlights that were not foreseen."""
    collections: dict[str, str] = field(default_factory=dict)
    """Ids of the collections met so far, by path."""

    def stopped(self) -> bool:
        """Whether the reader wants no more of it."""
        return self.cancelled is not None and self.cancelled()

    def come_to(self, path: Path, part: int, parts: int) -> None:
        """Tell how far one file is read; this comes from the thread that reads ahead."""
        if self.progress is not None:
            self.progress(Progress(self.done, self.total, path.name, part, parts))

    def advance(self, name: str) -> None:
        """Say that the file `name` is done with."""
        self.done += 1
        if self.progress is not None:
            self.progress(Progress(self.done, self.total, name))


def failed(path: Path, error: Exception) -> ImportOutcome:
    """Return what became of a path that could not be imported."""
    if isinstance(error, OSError):
        error = UnreadableFileError(path, (error.strerror or str(error)).lower())
    if isinstance(error, CancelledError):
        raise error
    return ImportOutcome(str(path), ImportStatus.FAILED, error=str(error))


def _changed(path: Path) -> UnreadableFileError:
    return UnreadableFileError(path, "it changed while it was being read")
