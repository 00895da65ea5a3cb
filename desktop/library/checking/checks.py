"""Check a library, and mend it."""

from __future__ import annotations

import hashlib
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from desktop.domain import PlacementStatus
from desktop.domain.steps import StepCode
from desktop.library.checking import copies
from desktop.library.checking.inspection import Inspection
from desktop.library.checking.putting_back import Mending
from desktop.library.checking.rejoining import Rejoining
from desktop.library.documents import documents_where, found_revision
from desktop.library.file.folder import id_problems, write_id
from desktop.library.file.lenience import to_the_byte
from desktop.library.file.shelves import POOL, shelves
from desktop.library.file.sources import PART, is_whole
from desktop.library.file.store import BEGUN_ANEW, LIBRARY_ID
from desktop.library.file.tables import (
    DocumentRow,
    HighlightRow,
    PlacementRow,
    RevisionRow,
    SettingRow,
)
from desktop.library.file.values import text_of
from desktop.library.highlight_rows import new_placement
from desktop.library.staging.leftovers import remove_leftovers
from desktop.library.staging.taking_turns import turn_if_free
from desktop.library.steps.journal import row_digests
from desktop.library.trash import sweep_blobs

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy.orm import Session

    from desktop.library.checking.rereading import Read
    from desktop.library.file.sources import Sources
    from desktop.library.steps.history import History
    from desktop.library.steps.journal import Journal

YOUNG = 3600.0
"""Seconds for which a file that nothing refers to may still belong to an import under way."""


class Checks:
    """Finds what is wrong with a library's database and original bytes, and mends what can be."""

    def __init__(self, history: History, read: Read | None = None) -> None:
        """Prepare to check; with `read` texts and pictures are mended from original bytes too."""
        self._history = history
        self._read = read
        self._store = history.store

    def run(self, *, repair: bool) -> list[str]:
        """Return a sentence about each thing that is wrong; with `repair`, mend what can be.

        Before anything is mended the database is copied into the folder “backups”.
        """
        if repair:
            self._store.refuse_if_read_only()
        rows, unplaced, wanted = self._look()
        problems = self._mended(rows) if repair and rows else rows
        problems += self._check_id(repair=repair)
        problems += _unplaced_sentences(unplaced, mended=repair)
        problems += self._check_sources(wanted, repair=repair)
        if repair:
            self._place_and_sweep()
        return problems

    def _look(self) -> tuple[list[str], list[str], dict[str, _Wanted]]:
        problems = [f"In the database: {problem}." for problem in self._store.problems()]
        with self._store.reading() as session, to_the_byte(_raw_of(session)):
            problems += Inspection(session).problems
        with self._store.reading() as session:
            return problems, _unplaced(session), _wanted_sources(session)

    def _mended(self, problems: list[str]) -> list[str]:
        stamp = datetime.now(UTC).strftime("%Y-%m-%d %H.%M.%S.%f")
        aside = self._store.folder / "backups" / f"before repair {stamp}.sqlite3"
        aside.parent.mkdir(exist_ok=True)
        self._store.copy_to(aside, as_it_is=True)
        self._store.rebuild_indexes()
        self._rejoin()
        with self._store.reading() as session, to_the_byte(_raw_of(session)):
            mending = Mending(session, Inspection(session), self._store.folder)
        if self._read is not None:
            mending.reread(self._store.sources, self._read)
        mending.write(self._history)
        left = set(self._look()[0])
        ends = {True: "It could not be mended: no sound copy was found.", False: "It was mended."}
        return [f"{problem} {ends[problem in left]}" for problem in problems]

    def _rejoin(self) -> None:
        """Mend the history, before it proves anything of the rows."""
        databases = copies.databases(self._store.folder)
        with (
            copies.connected(databases) as backups,
            self._store.reading() as session,
            to_the_byte(_raw_of(session)),
        ):
            try:
                rejoining = Rejoining(session, Inspection(session), backups)
            except DBAPIError:  # the history cannot be read, which is said
                return
        with self._store.writing() as session:
            rejoining.write(session)

    def _check_id(self, *, repair: bool) -> list[str]:
        with self._store.reading() as session:
            row = session.get(SettingRow, LIBRARY_ID)
        known = row.value if row is not None else ""
        problems = id_problems(self._store.folder, known)
        if repair and problems and known:
            write_id(self._store.folder, known)
            return [f"{problem} The file was written anew." for problem in problems]
        return problems

    def _check_sources(self, wanted: dict[str, _Wanted], *, repair: bool) -> list[str]:
        problems = []
        for sha256, source in sorted(wanted.items(), key=lambda item: item[1].title):
            kept = self._store.sources.path(sha256)
            if is_whole(kept, sha256):
                continue
            what = "are no longer what they were" if kept.exists() else "are missing"
            mended = repair and self._bring_back(sha256, source)
            end = " They were brought back." if mended else ""
            problems.append(f"The original bytes of “{source.title}” {what}.{end}")
        return problems

    def _bring_back(self, sha256: str, source: _Wanted) -> bool:
        paths = [source.path]
        for shelf in shelves(self._store.folder):
            paths += [shelf / POOL / sha256, *sorted(shelf.glob(f"*/sources/{sha256}"))]
        for path in reversed(paths):
            if is_whole(path, sha256):
                self._store.sources.keep(path, sha256)
                return True
        return False

    def _place_and_sweep(self) -> None:
        with turn_if_free(self._store) as free:
            if free:
                remove_leftovers(self._store)
        with self._history.change(StepCode.REPAIR, undoable=False) as journal:
            for highlight_id in _unplaced(journal.session):
                _place(journal, highlight_id)
            sweep_blobs(journal.session)
            kept = set(journal.session.scalars(select(RevisionRow.sha256)))
            # Inside the transaction: an import that is about to refer to a file waits for this one.
            begun = journal.session.get(SettingRow, BEGUN_ANEW)
            _sweep(self._store.sources, kept, float(begun.value) if begun else 0.0)


class _Wanted(NamedTuple):
    """Original bytes that must be there, and where they once came from."""

    title: str
    path: Path


def _raw_of(session: Session) -> sqlite3.Connection:
    return cast("sqlite3.Connection", session.connection().connection.driver_connection)


def _wanted_sources(session: Session) -> dict[str, _Wanted]:
    everything = DocumentRow.id.is_not(None)
    titles = {each.id: each.title for each in documents_where(session, everything)}
    rows = session.execute(
        select(RevisionRow.sha256, RevisionRow.document_id, RevisionRow.source_path)
    )
    return {
        text_of(row[0]).replace("\0", ""): _Wanted(
            titles.get(row[1], text_of(row[1])), Path(text_of(row[2]).replace("\0", ""))
        )
        for row in rows
    }


def _unplaced(session: Session) -> list[str]:
    """Return the highlights that have no place in their document's newest revision."""
    placed = (PlacementRow.highlight_id == HighlightRow.id) & (
        PlacementRow.revision == DocumentRow.revision
    )
    return list(
        session.scalars(
            select(HighlightRow.id)
            .join(DocumentRow, DocumentRow.id == HighlightRow.document_id)
            .outerjoin(PlacementRow, placed)
            .where(PlacementRow.highlight_id.is_(None))
            .where(HighlightRow.revision <= DocumentRow.revision)
        )
    )


def _unplaced_sentences(unplaced: list[str], *, mended: bool) -> list[str]:
    end = " It will be looked for there." if mended else ""
    return [f"Highlight {each} has no place in the newest revision.{end}" for each in unplaced]


def _place(journal: Journal, highlight_id: str) -> None:
    session = journal.session
    row = session.get(HighlightRow, highlight_id)
    document = row and session.get(DocumentRow, row.document_id)
    if row is None or document is None:
        return
    if session.get(RevisionRow, (document.id, document.revision)) is None:
        return  # said of the document
    newest = found_revision(session, row.document_id, None)
    own = newest.number == row.revision
    status = PlacementStatus.SAME if own else PlacementStatus.WAITING
    made = new_placement(row, newest.number, status, newest.characters)
    session.add(made)
    session.flush()
    journal.record("repairs", row.document_id, {"digests": row_digests([made])})


def _sweep(sources: Sources, kept: set[str], begun: float) -> None:
    """Delete what nothing refers to, but for what was there before the library was begun anew."""
    oldest = time.time() - begun
    for name in sources.names() - kept:
        ours = name.endswith(PART) or len(name) == hashlib.sha256().digest_size * 2
        if ours and YOUNG < sources.age(name) < oldest:
            sources.remove(name)
