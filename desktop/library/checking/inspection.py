"""All that can be found wrong with the rows of a library, at one moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from desktop.library.checking.cells import cell_problems, loose_digests
from desktop.library.checking.quotations import Quotations
from desktop.library.checking.replay import Replay
from desktop.library.checking.sealing import Fault, faults, links
from desktop.library.checking.stored import Stored
from desktop.library.file.values import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


class Inspection:
    """Reads everything; what cannot be read is said, and the rest goes on."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.stored = Stored(session)
        self.replay = Replay(self.stored)
        self.quotations = Quotations(session, self.stored)
        self.faults: list[Fault] = []
        """Where the chain of events does not hold."""
        self.problems = [clean(problem) for problem in dict.fromkeys(self._found())]

    def _found(self) -> Iterator[str]:
        yield from self.stored.problems
        yield from cell_problems(self.stored)
        try:
            yield from self.quotations.problems()
        except DBAPIError as error:
            yield f"The stored texts cannot be read: {error.orig}."
        try:
            self.faults += faults(self._session, self.stored)
            yield from (fault.sentence for fault in self.faults)
            self.replay.run(links(self._session, newest_first=True))
        except DBAPIError as error:
            yield f"The history cannot be read: {error.orig}."
        else:
            yield from self.replay.problems()
            yield from loose_digests(self.stored, self.replay.purged)
