"""Finding and mending what went wrong with the files."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from desktop.domain import PlacementStatus
from desktop.library.documents import documents_where, found_revision
from desktop.library.file import packing
from desktop.library.file.folder import id_problems, write_id
from desktop.library.file.shelves import POOL, shelves
from desktop.library.file.sources import PART, is_whole
from desktop.library.file.store import BEGUN_ANEW, LIBRARY_ID
from desktop.library.file.tables import (
    AssetRow,
    BlobRow,
    DocumentRow,
    HighlightRow,
    PlacementRow,
    RevisionRow,
    SettingRow,
)
from desktop.library.highlight_rows import new_placement
from desktop.library.staging.leftovers import remove_leftovers
from desktop.library.staging.taking_turns import turn_if_free
from desktop.library.trash import sweep_blobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop.library.file.sources import Sources
    from desktop.library.steps.history import History

YOUNG = 3600.0
"""Seconds for which a file that nothing refers to may still belong to an import under way."""


class Care:
    """What keeps a library safe and sound."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def check(self, *, repair: bool = False) -> list[str]:
        """Return a sentence about each thing that is wrong; with `repair`, mend what can be."""
        problems = [f"In the database: {problem}." for problem in self._store.problems()]
        if repair and problems:
            self._store.rebuild_indexes()
        problems += self._check_id(repair=repair)
        with self._store.reading() as session:
            problems += _Content(session).problems()
            unplaced = _unplaced(session)
            wanted = _wanted_sources(session)
        problems += _unplaced_sentences(unplaced, mended=repair)
        problems += self._check_sources(wanted, repair=repair)
        if repair:
            self._mend(unplaced)
        return problems

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

    def _mend(self, unplaced: list[str]) -> None:
        with turn_if_free(self._store) as free:
            if free:
                remove_leftovers(self._store)
        with self._store.writing() as session:
            for highlight_id in unplaced:
                _place(session, highlight_id)
            sweep_blobs(session)
            kept = set(session.scalars(select(RevisionRow.sha256)))
            # Inside the transaction: an import that is about to refer to a file waits for this one.
            begun = session.get(SettingRow, BEGUN_ANEW)
            _sweep(self._store.sources, kept, float(begun.value) if begun else 0.0)


class _Wanted(NamedTuple):
    """Original bytes that must be there, and where they once came from."""

    title: str
    path: Path


class _Content:
    """Reads every revision and compares its highlights with its text."""

    def __init__(self, session: Session) -> None:
        self.session = session
        everything = DocumentRow.id.is_not(None)
        self.titles = {each.id: each.title for each in documents_where(session, everything)}

    def problems(self) -> list[str]:
        return [*self._blobs(BlobRow), *self._blobs(AssetRow), *self._revisions()]

    def _blobs(self, table: type[BlobRow] | type[AssetRow]) -> Iterator[str]:
        what = "text" if table is BlobRow else "picture"
        for sha256 in self.session.scalars(select(table.sha256)).all():
            data = self.session.scalar(select(table.data).where(table.sha256 == sha256)) or b""
            if hashlib.sha256(data).hexdigest() != sha256:
                yield f"A stored {what} ({sha256[:12]}) is no longer what it was."

    def _revisions(self) -> Iterator[str]:
        shown = RevisionRow.number <= DocumentRow.revision
        rows = select(RevisionRow).join(DocumentRow, DocumentRow.id == RevisionRow.document_id)
        for row in self.session.scalars(rows.where(shown)):
            title = self.titles.get(row.document_id, row.document_id)
            text, problem = self._text(row)
            if problem:
                yield f"The text of “{title}”, revision {row.number}, {problem}."
            else:
                yield from self._quotations(row, title, text)

    def _text(self, row: RevisionRow) -> tuple[str, str]:
        names = row.text_blob, row.structure_blob, row.edited_sections
        query = select(BlobRow.sha256, BlobRow.data).where(BlobRow.sha256.in_(filter(None, names)))
        blobs = {found[0]: found[1] for found in self.session.execute(query)}
        try:
            content = packing.unpack(
                blobs[names[0]], blobs[names[1]], blobs[names[2]] if names[2] else None
            )
        except KeyError:
            return "", "is missing"
        except ValueError:
            return "", "cannot be read"
        if len(content.text) != row.characters:
            return "", "has another length than it had"
        return content.text, ""

    def _quotations(self, row: RevisionRow, title: str, text: str) -> Iterator[str]:
        for highlight in self.session.execute(
            select(
                HighlightRow.id, HighlightRow.start, HighlightRow.end, HighlightRow.quotation
            ).where(
                HighlightRow.document_id == row.document_id, HighlightRow.revision == row.number
            )
        ):
            highlight_id, start, end, quotation = highlight
            if text[start:end] != quotation:
                yield f"The quotation of highlight {highlight_id} is not what “{title}” says there."


def _wanted_sources(session: Session) -> dict[str, _Wanted]:
    everything = DocumentRow.id.is_not(None)
    titles = {each.id: each.title for each in documents_where(session, everything)}
    rows = session.execute(
        select(RevisionRow.sha256, RevisionRow.document_id, RevisionRow.source_path)
        .join(DocumentRow, DocumentRow.id == RevisionRow.document_id)
        .where(RevisionRow.number <= DocumentRow.revision)
    )
    return {row[0]: _Wanted(titles.get(row[1], row[1]), Path(row[2])) for row in rows}


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
    end = " It was marked for review." if mended else ""
    return [f"Highlight {each} has no place in the newest revision.{end}" for each in unplaced]


def _place(session: Session, highlight_id: str) -> None:
    row = session.get(HighlightRow, highlight_id)
    if row is not None:
        newest = found_revision(session, row.document_id, None)
        own = newest.number == row.revision
        status = PlacementStatus.SAME if own else PlacementStatus.REVIEW
        session.add(new_placement(row, newest.number, status, newest.characters))
        session.flush()


def _sweep(sources: Sources, kept: set[str], begun: float) -> None:
    """Delete what nothing refers to, but for what was there before the library was begun anew."""
    oldest = time.time() - begun
    for name in sources.names() - kept:
        ours = name.endswith(PART) or len(name) == hashlib.sha256().digest_size * 2
        if ours and YOUNG < sources.age(name) < oldest:
            sources.remove(name)
