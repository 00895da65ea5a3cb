"""Has a worker look at what became of a passage: texts of megabytes take longer than a key may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from desktop.domain import Placement
    from desktop.domain.reviews import Review
    from desktop.ui.desk import Desk


class Asking(QObject):
    """Of several questions only the latest is answered."""

    answered = Signal(object)
    """A Review."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._asked: tuple[str, Placement | None] = ("", None)

    def ask(self, highlight_id: str) -> None:
        """Ask about a highlight, unless that is asked already."""
        reviews = self._desk.workspace.reviews
        placement = self._desk.workspace.highlights.find(highlight_id).placement
        if (highlight_id, placement) == self._asked:
            return
        self._asked = (highlight_id, placement)
        asked = call(reviews.of, highlight_id)
        self._desk.tasks.search(
            asked, then=self._answer, failed=self._fail, text="Looking at the passage"
        )

    def _answer(self, review: Review) -> None:
        self._asked = ("", None)
        self.answered.emit(review)

    def _fail(self, sentence: str) -> None:
        self._asked = ("", None)
        self._desk.status.say(sentence)
