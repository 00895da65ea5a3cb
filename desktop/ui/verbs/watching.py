"""The watched folder: what comes into it is imported, once, without getting in the way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.ui.work.watch import FolderWatch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.domain import ImportOutcome
    from desktop.ui.desk import Desk
    from desktop.ui.verbs.imports import ImportVerbs
    from desktop.ui.work.watch import Stamp

TAKEN = "watched folder"
"""Setting of the library: the folder, and what was taken from it, as JSON.

Without it every start would bring back what the reader has put in the trash.
"""


class WatchVerbs:
    """Follows the choice in Preferences, and remembers in the library what was taken."""

    def __init__(self, desk: Desk, imports: ImportVerbs) -> None:
        self._desk = desk
        self._imports = imports
        self.folder = FolderWatch(desk)
        self.folder.found.connect(self._take)
        desk.opened.connect(self.begin)

    def begin(self) -> None:
        """Watch the folder that is chosen now."""
        if self._desk.is_open:
            folder = self._desk.settings.preferences().watched_folder
            self.folder.watch(folder, self._taken(folder))

    def end(self) -> None:
        """Watch no more."""
        self.folder.watch("")

    def _taken(self, folder: str) -> dict[str, Stamp]:
        try:
            known, taken = json.loads(self._desk.workspace.settings.get(TAKEN) or '["", {}]')
            stamps = {str(path): (int(at), int(size)) for path, (at, size) in taken.items()}
        except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
            return {}
        return stamps if known == folder else {}

    def _take(self, paths: Sequence[Path]) -> None:
        folder = self.folder.folder
        stamps = {str(path): self.folder.taken[str(path)] for path in paths}

        def remember(outcomes: Sequence[ImportOutcome]) -> None:
            """After the import: what a cancel left out is found again at the next start."""
            done = {one.path: stamps[one.path] for one in outcomes if one.path in stamps}
            kept = json.dumps([folder, self._taken(folder) | done])
            self._desk.safely(self._desk.workspace.settings.set)(TAKEN, kept)

        self._imports.import_quietly(paths, remember)
