"""A document that has the text of another becomes its newest version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import ImportStatus
from desktop.ui.locked.passwords import Locked
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from desktop.domain import ImportOutcome
    from desktop.ui.desk import Desk
    from desktop.ui.work.telling import Tell


class VersionMaking:
    """Has the worker read its file again; for one that is locked the password is found out."""

    def __init__(self, desk: Desk, tell: Tell) -> None:
        """`tell` says what was read, and how passages stand in it."""
        self._desk = desk
        self._tell = tell

    def make(self, document_id: str, of_id: str, password: str = "") -> None:
        """Make a document the newest version of another with the same text."""
        version = self._desk.workspace.originals.make_version

        def done(outcome: ImportOutcome) -> None:
            if outcome.needs_password:
                self._unlock(document_id, of_id, password)
                return
            if password and outcome.document_id:
                source = self._desk.workspace.documents.source_path(outcome.document_id)
                self._desk.passwords.opened(source, password)
            self._made(outcome, title)

        title = self._desk.catalogue.title(of_id)
        merging = call(version, document_id, of_id, password=password)
        self._desk.tasks.run(merging, text="Merging", then=done)

    def _unlock(self, document_id: str, of_id: str, tried: str) -> None:
        path = self._desk.workspace.documents.source_path(document_id)

        def again(password: str) -> None:
            self.make(document_id, of_id, password)

        title = self._desk.catalogue.title(document_id)
        self._desk.passwords.ask(Locked(path, title, tried, again))

    def _made(self, outcome: ImportOutcome, title: str) -> None:
        if outcome.status is ImportStatus.FAILED:
            self._desk.status.say(outcome.error)
            return
        self._desk.safely(self._desk.open_passage)(outcome.document_id)
        self._tell(f"Now version {outcome.revision} of “{title}”.", outcome.standing)
