"""Files that were not imported for want of their password: it is found out, and they are again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain import ReadingChoice
from desktop.ui.locked.passwords import Locked
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import ImportOutcome
    from desktop.ui.desk import Desk


@dataclass(frozen=True)
class LockedImports:
    """Tries what opens one file on all that came with it."""

    desk: Desk
    report: Callable[[list[ImportOutcome], str], None]
    """Says what became of files, after that password was tried on them."""
    refuse: Callable[[Sequence[ImportOutcome]], None]
    """Says that files stay out, since nobody knows what opens them."""

    def unlock(self, locked: Sequence[ImportOutcome], tried: str) -> None:
        """Find out what opens the first of some files, and try that on all of them."""
        path, *others = (Path(one.path) for one in locked)
        self.desk.passwords.ask(
            Locked(
                path,
                path.name,
                tried,
                lambda password: self._try(locked, password),
                lambda: self.refuse(locked),
                also=others,
            )
        )

    def _try(self, locked: Sequence[ImportOutcome], password: str) -> None:
        desk = self.desk

        def done(outcomes: list[ImportOutcome]) -> None:
            for one in outcomes:
                if one.document_id:
                    source = desk.workspace.documents.source_path(one.document_id)
                    for path in (Path(one.path), source):
                        desk.passwords.opened(path, password)
            self.report(outcomes, password)

        for place in dict.fromkeys(one.collection for one in locked):
            paths = [Path(one.path) for one in locked if one.collection == place]
            opening = call(
                desk.workspace.imports.files,
                paths,
                collection=place,
                choice=ReadingChoice(password=password),
                asks=True,
            )
            desk.tasks.run(opening, text="Importing", then=done)
