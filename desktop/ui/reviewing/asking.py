"""Asks what became of a passage: a worker, where texts take longer than a key may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from desktop.domain import Highlight, Placement
    from desktop.domain.reviews import Review
    from desktop.ui.desk import Desk


SMALL_TEXT, SMALL_PASSAGE = 200_000, 600
"""Characters up to which the answer takes a few milliseconds; a worker takes a second to start."""


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
        highlight = self._desk.workspace.highlights.find(highlight_id)
        if (highlight_id, highlight.placement) == self._asked:
            return
        if self._is_small(highlight):
            self._answer(reviews.of(highlight_id))
            return
        self._asked = (highlight_id, highlight.placement)
        asked = call(reviews.of, highlight_id)
        self._desk.tasks.search(
            asked, then=self._answer, failed=self._fail, text="Looking at the passage"
        )

    def _is_small(self, highlight: Highlight) -> bool:
        document = self._desk.catalogue.documents.get(highlight.document_id)
        if document is None or len(highlight.quote) > SMALL_PASSAGE:
            return False
        return document.characters <= SMALL_TEXT

    def _answer(self, review: Review) -> None:
        self._asked = ("", None)
        self.answered.emit(review)

    def _fail(self, sentence: str) -> None:
        self._asked = ("", None)
        self._desk.status.say(sentence)
