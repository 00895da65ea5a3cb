"""What an import does with each file that was read: packed ahead, stored in short transactions."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import AS_IT_IS, ImportOutcome, ImportStatus, Parsed, Progress, ReadingChoice
from desktop.domain.exchanged.same_work import Works
from desktop.domain.steps import StepCode
from desktop.errors import (
    CancelledError,
    DamagedLibraryError,
    LibraryBusyError,
    ManiculeError,
    ReadOnlyLibraryError,
    StorageError,
    UnreadableFileError,
    UnstoredFileError,
    reason_of,
)
from desktop.library.exchange.brought import is_quoted
from desktop.library.staging.incoming import Prepared
from desktop.workspace.imports.choices import as_chosen, with_facts
from desktop.workspace.imports.returning import Returning
from desktop.workspace.imports.unfolding import Source, sha256_of
from desktop.workspace.noted.bookmarks import Bookmarks
from desktop.workspace.noted.reading_progress import Readings
from desktop.workspace.revising.placing import Placing

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from desktop.domain import Facts
    from desktop.domain.exchanged.project import Project
    from desktop.library.staging.incoming import Incoming
    from desktop.workspace.opened import Opened
    from desktop.workspace.revising.placing import Foreseen

LONGEST_TRANSACTION = 0.05
"""Seconds after which no other file is put into one: the window may want to write too."""
FAILURES_OF_ALL = (StorageError, LibraryBusyError, DamagedLibraryError)
"""What fails for one file may have failed for those before it in the same transaction."""


class Storing:
    """Makes documents and revisions of files that were read."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library
        self._placing = Placing(opened)
        self._returning = Returning(opened)
        self._bookmarks, self._readings = Bookmarks(opened), Readings(opened)

    def arrival(
        self,
        source: Source,
        parsed: Parsed | UnreadableFileError,
        choice: ReadingChoice,
        work: Work,
    ) -> Arrival:
        """Do what takes long with a file that was read; this runs ahead, in a thread."""
        digest = work.digests.get(source.path, "")
        if isinstance(parsed, UnreadableFileError):
            return Arrival(source, digest, parsed)
        try:
            digest = digest or sha256_of(source.path)
            parsed = with_facts(parsed, work.facts.get(source.path), source.path)
            prepared = self._library.imports.prepare(as_chosen(parsed, choice), source.path, digest)
            if prepared.is_heavy:
                work.heavy.add(source.path)
            from_trash = work.from_trash and work.any_in_trash
            found = self._earlier(source.path, digest, work, from_trash=from_trash)
            if not found and (found := self._awaited(prepared.parsed.facts, parsed)):
                work.meant[source.path] = found
            if found:
                work.foreseen[source.path] = self._placing.foresee(
                    found, parsed.content, work.placing(source.path), parsed.pages, digest
                )
                if self._library.imports.carries_much(found):
                    work.heavy.add(source.path)
        except (ManiculeError, OSError) as error:
            return Arrival(source, digest, error)
        return Arrival(source, digest, prepared)

    def store_some(self, waiting: deque[Arrival], work: Work) -> dict[Path, ImportOutcome]:
        """Store what fits into one short transaction; should it fail as a whole, one alone.

        So is a file that is too much for any, unless `work` is stopped before: then none is.
        """
        if waiting[0].source.path in work.heavy:
            outcomes = self._first(waiting, work)
        else:
            taken = list(waiting)
            try:
                with self._opened.step(StepCode.IMPORT, undoable=False):
                    outcomes = self._outcomes(waiting, work)
            except FAILURES_OF_ALL:
                work.late.clear()
                for arrival in taken:
                    work.stored.discard(arrival.digest)
                work.collections.clear()
                waiting.clear()
                waiting.extend(taken)
                outcomes = self._first(waiting, work)
        self._placing.place_late(work.late)
        return outcomes

    def with_standing(self, outcomes: Mapping[Path, ImportOutcome]) -> dict[Path, ImportOutcome]:
        """Let what depends on a text follow into new ones; outcomes tell where highlights stand."""
        revised = {
            outcome.document_id
            for outcome in outcomes.values()
            if outcome.status is ImportStatus.REVISED
        }
        for document_id in revised:
            self._bookmarks.follow(document_id)
            self._readings.follow(document_id)
        standing = self._library.reviews.standing(revised) if revised else {}
        return {
            path: replace(outcome, standing=standing.get(outcome.document_id, {}))
            if outcome.status is ImportStatus.REVISED
            else outcome
            for path, outcome in outcomes.items()
        }

    def _outcomes(self, waiting: deque[Arrival], work: Work) -> dict[Path, ImportOutcome]:
        outcomes: dict[Path, ImportOutcome] = {}
        until = time.monotonic() + LONGEST_TRANSACTION
        while waiting and (not outcomes or time.monotonic() < until):
            if waiting[0].source.path in work.heavy:
                break
            arrival = waiting.popleft()
            outcomes[arrival.source.path] = self._outcome(arrival, work, alone=False)
        return outcomes

    def _first(self, waiting: deque[Arrival], work: Work) -> dict[Path, ImportOutcome]:
        arrival = waiting.popleft()
        try:
            return {arrival.source.path: self._outcome(arrival, work)}
        except CancelledError:
            waiting.appendleft(arrival)
            return {}

    def _outcome(self, arrival: Arrival, work: Work, *, alone: bool = True) -> ImportOutcome:
        source, read = arrival.source, arrival.read
        if not isinstance(read, Prepared):
            return work.failed(source.path, read)
        try:
            if came := self._came_meanwhile(arrival, work):
                return came
            work.stored.add(arrival.digest)
            find = partial(
                self._earlier, source.path, arrival.digest, work, from_trash=work.from_trash
            )
            if alone:
                known = partial(self._returning.known, source.path, arrival.digest, work.choice)
                return self.store_alone(read, source.collection, find, work, known)
            return self._store(read, source.collection, find(), work)
        except FAILURES_OF_ALL as error:
            if not alone:
                raise
            work.collections.clear()  # one that was made for it is gone with it
            return work.failed(source.path, error)
        except ManiculeError as error:
            return work.failed(source.path, error)

    def _earlier(self, path: Path, digest: str, work: Work, *, from_trash: bool) -> str | None:
        """Return the document that a file is a new revision of."""
        meant = work.meant.get(path)
        return meant or self._returning.earlier(path, digest, from_trash=from_trash)

    def _awaited(self, facts: Facts, parsed: Parsed) -> str | None:
        """Return the document whose text this is, of which nothing but quotations was at hand."""
        quoted = [] if is_quoted(parsed.importer) else self._library.brought.quoted()
        documents = self._library.documents.all(quoted) if quoted else []
        found = Works(documents).of(facts)
        return found.id if found is not None else None

    def _came_meanwhile(self, arrival: Arrival, work: Work) -> ImportOutcome | None:
        """Return UNCHANGED for bytes that another window, or this import itself, has brought."""
        path, digest = arrival.source.path, arrival.digest
        known = self._returning.known(path, digest, work.choice)
        if known is None and digest in work.stored:  # under names of two formats
            return self._returning.left_alone(path, digest)
        return known

    def store_alone(
        self,
        prepared: Prepared,
        collection: str,
        find: Callable[[], str | None],
        work: Work,
        known: Callable[[], ImportOutcome | None] = lambda: None,
    ) -> ImportOutcome:
        """Make a document of what was read, or a revision of the one to `find`, even in the trash.

        Nothing is made of what is `known` when its turn comes. However much it is, other windows
        can write meanwhile. Highlights go to what was foreseen for them; the others are left in
        `work.late`. Raises CancelledError.
        """
        imports, foreseen = self._library.imports, work.foreseen.get(prepared.source)
        with imports.turn(work.stopped):
            while (came := known()) is None:
                document_id = find()
                with (
                    imports.written_ahead(
                        prepared, document_id, foreseen, from_trash=True, stopped=work.stopped
                    ) as ahead,
                    self._opened.step(StepCode.IMPORT, undoable=False),
                ):
                    if known() is None and find() == document_id:  # else another was faster
                        return self._store(prepared, collection, document_id, work, ahead)
        return came

    def _store(
        self,
        prepared: Prepared,
        collection: str,
        document_id: str | None,
        work: Work,
        ahead: Incoming | None = None,
    ) -> ImportOutcome:
        path = str(prepared.source)
        kept = self._library.imports.put_prepared(
            prepared,
            collection_id=self._collection_id(collection, work),
            document_id=document_id,
            foreseen=work.foreseen.get(prepared.source),
            from_trash=True,
            ahead=ahead,
        )
        work.late += kept.late
        if document_id:
            return ImportOutcome(
                path,
                ImportStatus.REVISED,
                kept.document_id,
                kept.revision,
                from_trash=kept.from_trash,
            )
        twin = None if kept.is_new_text else self._library.documents.same_text(kept.document_id)
        return ImportOutcome(
            path,
            ImportStatus.IMPORTED,
            kept.document_id,
            kept.revision,
            same_text_as=twin or "",
        )

    def _collection_id(self, name: str, work: Work) -> str | None:
        if name and name not in work.collections:
            work.collections[name] = self._library.collections.ensure(name).id
        return work.collections.get(name)


class Arrival(NamedTuple):
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
    any_in_trash: bool = True
    """Whether there was anything to come back when it began."""
    done: int = 0
    stored: set[str] = field(default_factory=set)
    """Digests of the bytes stored so far."""
    digests: dict[Path, str] = field(default_factory=dict)
    """Digests of the bytes as they were before they were read."""
    trashed: dict[Path, str] = field(default_factory=dict)
    """Ids of the documents in the trash that files are, by path."""
    foreseen: dict[Path, Foreseen] = field(default_factory=dict)
    """Where highlights will stand in files that are new revisions, by path."""
    heavy: set[Path] = field(default_factory=set)
    """Files that are too much for one short transaction."""
    projects: dict[Path, Project] = field(default_factory=dict)
    """What files of other programs hold, by path."""
    meant: dict[Path, str] = field(default_factory=dict)
    """Ids of the documents that files are revisions of, where that is known otherwise, by path."""
    choices: dict[Path, ReadingChoice] = field(default_factory=dict)
    """How some files are to be read, where that is not the choice for all, by path."""
    facts: dict[Path, Facts] = field(default_factory=dict)
    """What is known of files, where they do not say it themselves, by path."""
    late: list[str] = field(default_factory=list)
    """Ids of the highlights that were not foreseen."""
    collections: dict[str, str] = field(default_factory=dict)
    """Ids of the collections met so far, by path."""
    unstored: StorageError | None = None
    """What says why the library could not take a file; no other will fare better."""

    def failed(self, path: Path, error: Exception) -> ImportOutcome:
        """Return what became of a file that could not be imported."""
        if isinstance(error, StorageError):
            self.unstored = error
        return failed(path, error)

    def stopped(self) -> bool:
        """Whether the reader wants no more of it."""
        return self.cancelled is not None and self.cancelled()

    def come_to(self, path: Path, part: int, parts: int) -> None:
        """Tell how far one file is read; this comes from the thread that reads ahead."""
        if self.progress is not None:
            self.progress(Progress(self.done, self.total, path.name, part, parts))

    def placing(self, path: Path) -> Callable[[int, int], None]:
        """Return what tells how far highlights of one file are placed.

        It raises CancelledError when the reader wants no more of it.
        """

        def told(part: int, parts: int) -> None:
            if self.stopped():
                raise CancelledError(f"Placing the highlights of {path.name}")
            self.come_to(path, part, parts)

        return told

    def advance(self, name: str) -> None:
        """Say that the file `name` is done with."""
        self.done += 1
        if self.progress is not None:
            self.progress(Progress(self.done, self.total, name))


def failed(path: Path, error: Exception) -> ImportOutcome:
    """Return what became of a path that could not be imported."""
    if isinstance(error, OSError):
        error = UnreadableFileError(path, reason_of(error))
    if isinstance(error, StorageError) and not isinstance(error, ReadOnlyLibraryError):
        error = UnstoredFileError(path, error.reason)  # not of a name that the reader never gave
    if isinstance(error, CancelledError):
        raise error
    return ImportOutcome(
        str(path),
        ImportStatus.FAILED,
        error=str(error),
        needs_password=isinstance(error, ManiculeError) and error.needs_password,
    )
