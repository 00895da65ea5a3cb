"""Undo and redo, and what was done so far."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from desktop import annotate, words
from desktop.domain import Progress
from desktop.domain.past.happenings import StepFilter
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError, NothingDoneError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from desktop.domain.differences import Difference
    from desktop.domain.past.happenings import Happening, StepsPage
    from desktop.workspace.opened import Opened


MUCH = 500
"""Rows that a step has changed: to take back more would hold the window."""


class History:
    """The steps that were made here, and the way back through them."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._steps = opened.library.history

    def wait_with(self, wait: Callable[[Callable[[], bool]], object]) -> None:
        """Have `wait` called before a change where another window or command writes just now.

        It is given what says whether that has ended, and returns then, or raises for the change
        not to be made. Without it a change waits for some seconds, and holds who makes it.
        """
        self._steps.turns.wait = wait

    def undo(self) -> StepCode | None:
        """Take back the last step and return its code, or None when there is none.

        A highlight that gets ends in an older revision waits to be looked for in the newest.
        """
        with self._opened.changing():
            return self._steps.undo()

    def redo(self) -> StepCode | None:
        """Make the last undone step again and return its code, or None when there is none."""
        with self._opened.changing():
            return self._steps.redo()

    def is_much(self, direction: str) -> bool:
        """Whether the step that 'undo' or 'redo' would walk is too much for a window to wait for.

        A worker does that: `walk`.
        """
        return self._steps.next_is_larger(direction, MUCH)

    @property
    def since(self) -> int:
        """The newest step there was when the library was opened here, which `walk` asks for."""
        return self._steps.since

    def walk(
        self,
        direction: str,
        since: int,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> StepCode | None:
        """Undo or redo for the window that this worker belongs to; a cancel takes all back.

        Raises CancelledError, and what `undo` raises.
        """

        def told(done: int, total: int) -> None:
            if cancelled is not None and cancelled():
                raise NothingDoneError(direction.capitalize())
            if progress is not None:
                progress(Progress(0, 1, "", done, 2 * total))  # to write it takes as long again

        with self._opened.changing():
            return self._steps.walk(direction, since, told)

    def next_undo(self) -> StepCode | None:
        """Return the code of the step that `undo` would take back."""
        return self._steps.next_undo()

    def next_redo(self) -> StepCode | None:
        """Return the code of the step that `redo` would make again."""
        return self._steps.next_redo()

    def page(
        self,
        *,
        document: str = "",
        by: str = "",
        said: str = "",
        titled: Collection[str] | None = None,
        before: int = 0,
        limit: int = 60,
    ) -> StepsPage:
        """Return some steps before a number, or the newest: about a document, by a person.

        `said` stands in what they did, in what they are called, or in the title of their document;
        who knows the titles gives the ids of those `titled` so. A page may be empty though there
        are other steps before.
        """
        asked = said.strip().casefold()
        wanted = StepFilter(document, by, said.strip())
        if asked:
            codes = frozenset(c.value for c in StepCode if asked in words.step(c).casefold())
            if titled is None:
                everything = self._opened.library.documents.all()
                titled = [one.id for one in everything if asked in one.title.casefold()]
            wanted = wanted._replace(codes=codes, documents=frozenset(titled))
        return self._opened.library.past.page(wanted, before, limit)

    def people(self) -> list[str]:
        """Return the names of all who made a step."""
        return self._opened.library.past.people()

    def of_step(self, number: int) -> list[Happening]:
        """Return what a step did, the first of many things."""
        return self._opened.library.past.of_step(number)

    def of_highlight(self, highlight_id: str) -> list[Happening]:
        """Return what became of a highlight so far; of a removed one, by its whole id.

        Raises NotFoundError.
        """
        library = self._opened.library
        with suppress(NotFoundError):
            highlight_id = library.highlights.get(highlight_id).id
        return library.past.of_highlight(highlight_id)

    @staticmethod
    def compared(before: str, after: str) -> list[Difference]:
        """Return what changed between two notes, word by word."""
        return annotate.differences(before, after)
