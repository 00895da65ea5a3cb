"""Files that were not imported for want of their password: it is found out, and they are again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.domain import ImportOutcome, ReadingChoice
from desktop.ui.arriving.wanted_imports import Wanted
from desktop.ui.locked.passwords import Locked
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.arriving.arriving_tab import ArrivingTab
    from desktop.ui.arriving.arriving_verbs import ArrivingVerbs
    from desktop.ui.arriving.wanted_imports import WantedImports
    from desktop.ui.desk import Desk


class Report(Protocol):
    """Says what became of an import, and of the tab that waits for it."""

    def __call__(
        self, outcomes: list[ImportOutcome], tab: ArrivingTab | None = None, tried: str = ""
    ) -> None:
        """Say so, after a password was `tried`."""


class LockedImports:
    """Tries what opens one file on all that came with it."""

    def __init__(
        self,
        desk: Desk,
        arriving: ArrivingVerbs,
        wanted: WantedImports,
        report: Report,
        refuse: Callable[[Sequence[ImportOutcome]], None],
    ) -> None:
        """`report` is told of what was opened, `refuse` of what stays out."""
        self._desk = desk
        self._arriving = arriving
        self._wanted = wanted
        self._report, self._refuse = report, refuse

    def unlock(
        self, locked: Sequence[ImportOutcome], tried: str, tab: ArrivingTab | None = None
    ) -> None:
        """Find out what opens the first of some files, and try that on all of them."""
        path, *others = (Path(one.path) for one in locked)

        def refuse() -> None:
            self._arriving.fail(tab, locked[0].error)
            self._refuse(locked)

        self._desk.passwords.ask(
            Locked(
                path,
                path.name,
                tried,
                lambda password: self._try(locked, password, tab),
                refuse,
                before=lambda: self._arriving.ask_password(tab),
                also=others,
            )
        )

    def _try(self, locked: Sequence[ImportOutcome], password: str, tab: ArrivingTab | None) -> None:
        desk = self._desk

        def done(wanted: Wanted, outcomes: list[ImportOutcome]) -> None:
            for one in outcomes:
                if one.document_id:
                    source = desk.workspace.documents.source_path(one.document_id)
                    for path in (Path(one.path), source):
                        desk.passwords.opened(path, password)
            self._report(outcomes, wanted.tab, password)

        self._arriving.unlock(tab, password)
        for place in dict.fromkeys(one.collection for one in locked):
            paths = tuple(Path(one.path) for one in locked if one.collection == place)
            opening = call(
                desk.workspace.imports.files,
                list(paths),
                collection=place,
                choice=ReadingChoice(password=password),
                asks=True,
            )
            wanted = Wanted(paths, place, tab=tab)
            failed = partial(self._arriving.break_off, tab)
            job = self._wanted.run(wanted, opening, partial(done, wanted), failed)
            self._arriving.attend(tab, job, lambda: self._try(locked, password, tab))
