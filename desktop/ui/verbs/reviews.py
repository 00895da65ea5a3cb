"""Verbs about highlights whose text changed: go to them, and say where they stand now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import words
from desktop.domain.reviews import can_be_accepted, can_be_record
from desktop.ui.reviewing.asking import Asking
from desktop.ui.reviewing.decisions import Decisions
from desktop.ui.reviewing.looking import Looking
from desktop.ui.reviewing.review_round import ReviewRound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.ui.desk import Desk


class ReviewVerbs:
    """Each decision is made once, by the reader, and can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._decisions = Decisions(desk)
        asking = Asking(desk)
        asking.answered.connect(desk.sidebar.show_review)
        self.round = ReviewRound(desk, self._decisions, asking)
        self.looking = Looking(desk)
        sidebar, safely = desk.sidebar, desk.safely
        sidebar.accepted.connect(safely(lambda key: self._decisions.accept([key])))
        sidebar.recorded.connect(safely(lambda key: self._decisions.keep_as_record([key])))
        sidebar.review_wanted.connect(safely(asking.ask))
        sidebar.moved_here.connect(safely(self._decisions.put_at_selection))

    # In the page and on cards

    def accept(self) -> None:
        """Keep the highlights in hand where they were found."""
        found = [one.id for one in self._desk.subject.highlights if can_be_accepted(one)]
        self._decisions.accept(found)

    def keep_record(self) -> None:
        """Say of the highlights in hand that they are not in the text any more."""
        found = [one.id for one in self._desk.subject.highlights if can_be_record(one)]
        self._decisions.keep_as_record(found)

    def put_here(self) -> None:
        """Put the highlight whose card is open, or that is reviewed, where text is chosen."""
        if ids := self._desk.sidebar.selected_ids():
            self._decisions.put_at_selection(ids[0])
        elif self.round.is_open:
            self.round.do("here")

    def accept_carried(self) -> None:
        """Say of all that were edited or moved that they stand right."""
        carried = [one.id for one in self._desk.workspace.reviews.carried()]
        if carried:
            self._decisions.accept(carried)
        else:
            self._desk.status.say("No passage was edited or moved since you looked.")

    # One after another

    def open(self) -> None:
        """Go through what is to be reviewed, from the first on."""
        self._desk.safely(self.round.open)()

    def next(self) -> None:
        """Go to the next passage to review, in whichever document it is."""
        self.round.next()

    def previous(self) -> None:
        """Go to the passage to review before."""
        self.round.previous()

    def tell(self, sentence: str, standing: Mapping[str, int], news: str = "") -> None:
        """Say what was read; where passages are not as they were, how they stand, with a way in."""
        counts = words.standing(standing)
        news = news or (f"Highlights: {counts}." if counts else "")
        told = f"{sentence} {news}".strip()
        if words.is_news(standing):
            self._desk.status.offer(told, "Review", self._desk.safely(self.round.open))
        else:
            self._desk.status.say(told)
