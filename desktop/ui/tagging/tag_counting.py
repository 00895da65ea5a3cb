"""What bears the tags, counted in the search worker where that is very much."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.domain import Changes
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Tag
    from desktop.ui.desk import Desk


class TagCounting:
    """Brings the catalogue and the tree level with what was counted."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(self) -> None:
        """Have the tags counted that changed; what was asked before need not be answered."""
        desk, ids = self._desk, self._desk.catalogue.uncounted
        desk.tasks.search(
            call(desk.workspace.tags.counted, ids), then=partial(self._show, ids),
            text="Counting tags",
        )  # fmt: skip

    def _show(self, ids: frozenset[str], counted: tuple[Sequence[Tag], dict[str, int]]) -> None:
        desk = self._desk
        if desk.is_open and (changed := desk.catalogue.take_counted(ids, counted)):
            desk.left.tree.refresh(Changes(tags=changed))
