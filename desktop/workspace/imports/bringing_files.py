"""What is not simply stored: files that are only tried, and what other programs keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import ImportOutcome, ImportStatus, Parsed
from desktop.domain.exchanged.project import Project
from desktop.errors import CancelledError, ManiculeError, StoppedImportError
from desktop.workspace.imports.exchanging.bringing import Bringing
from desktop.workspace.imports.returning import Returning
from desktop.workspace.imports.storing import failed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.workspace.imports.exchanging.source_texts import Door
    from desktop.workspace.imports.storing import Work
    from desktop.workspace.imports.unfolding import Source
    from desktop.workspace.opened import Opened


class BringingFiles:
    """Says what would become of files, and brings in projects after all documents are stored."""

    def __init__(self, opened: Opened, door: Door) -> None:
        self._opened = opened
        self._door = door
        self._returning = Returning(opened)

    def tried(self, sources: Sequence[Source], work: Work) -> dict[Path, ImportOutcome]:
        """Say what would become of files; projects of other programs are put aside."""
        outcomes: dict[Path, ImportOutcome] = {}
        for source in sources:
            known = self._door.seen_before(source.path, work)
            if known is not None:
                outcomes[source.path] = known
        wanted = [source.path for source in sources if source.path not in outcomes]
        for path, answer in self._door.read(wanted, work):
            if isinstance(answer, Project):
                work.projects[path] = answer
            elif isinstance(answer, Parsed):
                digest = work.digests.get(path, "")
                earlier = self._returning.earlier(path, digest, from_trash=work.from_trash)
                status = ImportStatus.REVISED if earlier else ImportStatus.IMPORTED
                outcomes[path] = ImportOutcome(str(path), status, earlier or "")
            else:
                outcomes[path] = failed(path, answer)
        return outcomes

    def projects(
        self, sources: Sequence[Source], work: Work, *, is_dry: bool
    ) -> dict[Path, ImportOutcome]:
        """Bring in what other programs keep, file after file."""
        outcomes: dict[Path, ImportOutcome] = {}
        bringing = Bringing(self._opened, self._door)
        for source in sources:
            project = work.projects.pop(source.path, None)
            if project is None or work.stopped():
                continue
            try:
                outcomes[source.path] = bringing.bring(source, project, work, is_dry=is_dry)
            except StoppedImportError as error:
                outcomes[source.path] = ImportOutcome(
                    str(source.path), ImportStatus.FAILED, error=str(error)
                )
                break
            except CancelledError:
                break
            except (ManiculeError, OSError) as error:
                outcomes[source.path] = failed(source.path, error)
        return outcomes
