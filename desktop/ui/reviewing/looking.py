"""Looks for the highlights that nobody has looked for yet, in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.domain import PlacementStatus
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain import Highlight
    from desktop.ui.desk import Desk

SOON_MS = 100
MANY = 5_000
"""Highlights of a library, from which on the window does not look through them itself."""


class Looking(QObject):
    """Undo and the trash bring back highlights that a newer revision knows nothing of."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._left = frozenset[str]()
        """Those that a stop left waiting: they are looked for when the reader next asks."""
        self.soon = QTimer(self, singleShot=True, interval=SOON_MS)
        """Looks once the panes show what came back: in a crowded library that takes a while."""
        self.soon.timeout.connect(self.look)

    def look(self) -> None:
        """Look for all that wait, if any do."""
        desk = self._desk
        if not desk.is_open:
            return
        reviews = desk.workspace.reviews
        if desk.workspace.read_only or desk.tasks.is_doing(reviews.place_waiting):
            return
        if sum(one.highlights for one in desk.catalogue.documents.values()) > MANY:
            asked = call(reviews.any_waiting)
            desk.tasks.search(asked, then=self._place, text="Looking for passages")
        else:
            self._place(reviews.any_waiting())

    def _place(self, any_waiting: bool) -> None:  # noqa: FBT001  # as a worker answers
        desk = self._desk
        if not any_waiting or not desk.is_open:
            return
        asked = desk.workspace.reviews.place_waiting
        if not desk.tasks.is_doing(asked):
            desk.tasks.run(call(asked), text="Looking for passages", failed=self._stopped)

    def seen(self, highlights: Iterable[Highlight]) -> None:
        """Look for those that a pane was given; not again for what was left waiting."""
        waiting = {one.id for one in highlights if one.placement.status is PlacementStatus.WAITING}
        if waiting - self._left:
            self.look()

    def _stopped(self, sentence: str) -> None:
        waiting = self._desk.workspace.reviews.all()
        self._left = frozenset(
            one.id for one in waiting if one.placement.status is PlacementStatus.WAITING
        )
        self._desk.status.say(sentence)
