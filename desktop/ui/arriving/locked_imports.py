"""Files of an import that open with a password: it is asked for, and they are imported with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.domain import ImportOutcome, ReadingChoice
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.arriving.arriving_tab import ArrivingTab
    from desktop.ui.arriving.arriving_verbs import ArrivingVerbs
    from desktop.ui.desk import Desk


class Report(Protocol):
    """Says what became of an import, and of the tab that waits for it."""

    def __call__(self, outcomes: list[ImportOutcome], tab: ArrivingTab | None = None) -> None:
        """Say so."""


class LockedImports:
    """Asks once for all files of an import."""

    def __init__(
        self,
        desk: Desk,
        arriving: ArrivingVerbs,
        report: Report,
        refuse: Callable[[Sequence[ImportOutcome]], None],
    ) -> None:
        """`report` is told of what was opened, `refuse` of what stays out."""
        self._desk = desk
        self._arriving = arriving
        self._report, self._refuse = report, refuse

    def ask(self, locked: Sequence[ImportOutcome], tab: ArrivingTab | None = None) -> None:
        """Ask what opens the first of some files, and try that on all of them."""
        path = Path(locked[0].path)
        self._arriving.ask_password(tab)

        def refuse() -> None:
            self._arriving.fail(tab, locked[0].error)
            self._refuse(locked)

        self._desk.passwords.ask(
            path, path.name, lambda password: self._unlock(locked, password, tab), refuse
        )

    def _unlock(
        self, locked: Sequence[ImportOutcome], password: str, tab: ArrivingTab | None
    ) -> None:
        desk = self._desk

        def done(outcomes: list[ImportOutcome]) -> None:
            for one in outcomes:
                if one.document_id:
                    desk.passwords.keep(
                        desk.workspace.documents.source_path(one.document_id), password
                    )
            self._report(outcomes, tab)

        self._arriving.unlock(tab, password)
        for place in dict.fromkeys(one.collection for one in locked):
            paths = [Path(one.path) for one in locked if one.collection == place]
            opening = call(
                desk.workspace.imports.files,
                paths,
                collection=place,
                choice=ReadingChoice(password=password),
                asks=True,
            )
            failed = partial(self._arriving.break_off, tab)
            job = desk.tasks.run(opening, text="Importing", then=done, failed=failed)
            self._arriving.attend(tab, job, lambda: self._unlock(locked, password, tab))
