"""How a parsed file becomes a document, or a new revision of one."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop.domain import tidy
from desktop.domain.steps import StepCode
from desktop.errors import ManiculeError, NotFoundError, OutOfRangeError
from desktop.library.documents import document_by_id, found_revision
from desktop.library.file import packing
from desktop.library.file.chain import merged_digests
from desktop.library.file.tables import DocumentRow, HighlightRow, PlacementRow
from desktop.library.file.values import all_of
from desktop.library.highlight_rows import placement_values
from desktop.library.staging.carrying import SLICE, sliced, write_placements
from desktop.library.staging.commented import commented
from desktop.library.staging.incoming import Incoming, Prepared, digests_of
from desktop.library.staging.leftovers import remove_leftovers
from desktop.library.staging.taking_turns import turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from desktop.domain import Document, Parsed, Placement
    from desktop.library.staging.carrying import Foreseen
    from desktop.library.staging.incoming import Kept
    from desktop.library.steps.history import History


def _never() -> bool:
    return False


class Imports:
    """What brings documents in."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def put(
        self,
        parsed: Parsed,
        source: Path,
        sha256: str,
        *,
        collection_id: str | None = None,
        document_id: str | None = None,
    ) -> Document:
        """Keep an import: a new document, or a new revision of `document_id`.

        The original bytes are durable before the first row is written, so a stop at any moment
        leaves the library as it was or as it will be. Undo leaves imports alone. In a new revision
        whose text differs, highlights wait until `place` says where they stand.
        """
        prepared = self.prepare(parsed, source, sha256)
        if prepared.is_heavy and not self._history.in_step:
            with self.turn(), self.written_ahead(prepared, document_id) as ahead:
                made = self.put_prepared(prepared, collection_id=collection_id, ahead=ahead)
        else:
            made = self.put_prepared(prepared, collection_id=collection_id, document_id=document_id)
        with self._store.reading() as session:
            return document_by_id(session, made.document_id)

    def prepare(self, parsed: Parsed, source: Path, sha256: str) -> Prepared:
        """Do what an import can do without the database, in any thread: keep the bytes, pack.

        Raises UnreadableFileError when the source is gone or has changed, or StorageError.
        """
        self._store.refuse_if_read_only()
        self._store.sources.keep(source, sha256)
        # Whatever read the file, this is the gate: nothing else is kept.
        parsed = tidy.parsed(parsed)
        packed = packing.pack(parsed.content)
        comments = tuple(commented(parsed))
        pages = parsed.pages.pack() if parsed.pages is not None else b""
        digests = digests_of(packed, pages)
        return Prepared(parsed, packed, pages, digests, comments, source, sha256)

    def carries_much(self, document_id: str) -> bool:
        """Whether a document has more highlights than one transaction carries to a revision."""
        with self._store.reading() as session:
            here = (
                select(PlacementRow.highlight_id)
                .join(DocumentRow, DocumentRow.id == PlacementRow.document_id)
                .where(DocumentRow.id == document_id, PlacementRow.revision == DocumentRow.revision)
                .limit(SLICE + 1)
            )
            count = session.scalar(select(func.count()).select_from(here.subquery()))
        return (count or 0) > SLICE

    @contextlib.contextmanager
    def turn(self, stopped: Callable[[], bool] = _never) -> Iterator[None]:
        """Wait for imports of much in other windows, and begin with what killed ones have left.

        Raises CancelledError once `stopped`.
        """
        self._store.refuse_if_read_only()
        with turn(self._store, stopped):
            remove_leftovers(self._store)
            yield

    @contextlib.contextmanager
    def written_ahead(
        self,
        prepared: Prepared,
        document_id: str | None = None,
        foreseen: Foreseen | None = None,
        *,
        from_trash: bool = False,
        stopped: Callable[[], bool] = _never,
    ) -> Iterator[Incoming]:
        """Write an import in short transactions that others can write between; needs the `turn`.

        Nobody is shown anything of it until `put_prepared`; without that it is taken out again.
        Raises CancelledError once `stopped`.
        """
        incoming = Incoming(self._store, prepared, document_id, foreseen, from_trash=from_trash)
        try:
            incoming.begin(self._history.by, ahead=True)
            incoming.write(self._history.by, stopped)
            yield incoming
        finally:
            # Else whoever has the next turn does so.
            with contextlib.suppress(ManiculeError):
                incoming.take_back()

    def put_prepared(
        self,
        prepared: Prepared,
        *,
        collection_id: str | None = None,
        document_id: str | None = None,
        foreseen: Foreseen | None = None,
        from_trash: bool = False,
        ahead: Incoming | None = None,
    ) -> Kept:
        """Do the rest of `put` in one transaction; what was written `ahead` is only shown.

        Raises LibraryBusyError while a revision of the same document is being written ahead.
        """
        with self._history.change(StepCode.IMPORT, undoable=False) as journal:
            if ahead is None:
                incoming = Incoming(
                    self._store, prepared, document_id, foreseen, from_trash=from_trash
                )
                incoming.begin(journal.by, ahead=False)
                incoming.write(journal.by, _never)
            else:
                incoming = ahead
            return incoming.finish(journal, collection_id)

    def place(self, document_id: str, revision: int, placements: Mapping[str, Placement]) -> None:
        """Say where highlights, by id, stand in a revision; part of importing it.

        So many are placed in several transactions, unless a step is open.
        """
        for some in list(sliced(placements.items())) or [[]]:
            self._place(document_id, revision, dict(some))

    def _place(self, document_id: str, revision: int, placements: dict[str, Placement]) -> None:
        with self._history.change(StepCode.IMPORT) as journal:
            session = journal.session
            length = found_revision(session, document_id, revision).characters
            known = select(HighlightRow.id).where(
                HighlightRow.document_id == document_id,
                HighlightRow.id.in_(all_of(placements)),
            )
            if strangers := placements.keys() - set(session.scalars(known)):
                raise NotFoundError("highlight", min(strangers))
            for placement in placements.values():
                if not 0 <= placement.start <= placement.end <= length:
                    raise OutOfRangeError(placement.start, placement.end, length)
            rows = [placement_values(document_id, *placed) for placed in placements.items()]
            written = [{**row, "revision": revision} for row in rows]
            write_placements(session, written)
            digests = merged_digests(
                ("placements", f"{row['highlight_id']} {revision}", row) for row in written
            )
            told = {"revision": revision, "highlights": list(placements), "digests": digests}
            journal.record("places", document_id, told)
