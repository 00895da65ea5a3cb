"""Going through the passages whose source changed: shows each, and does what is asked for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.domain import Changes
from desktop.domain.reviews import is_asked_about, is_carried
from desktop.ui.reviewing.review_queue import ReviewQueue

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Highlight
    from desktop.domain.reviews import Review
    from desktop.ui.desk import Desk
    from desktop.ui.reviewing.asking import Asking
    from desktop.ui.reviewing.decisions import Decisions
    from desktop.ui.reviewing.review_pane import ReviewPane

FEW = 60
"""Up to this many changed highlights are looked at each; of more, all are asked for anew."""


class ReviewRound(QObject):
    """Begins when first asked for the next passage, and goes on until it is closed."""

    def __init__(self, desk: Desk, decisions: Decisions, asking: Asking) -> None:
        super().__init__(desk)
        self._desk = desk
        self._decisions = decisions
        self._asking = asking
        asking.answered.connect(self._show_review)
        self._queue = ReviewQueue()
        self._pane: ReviewPane | None = None
        self._carried, self._document_id = False, ""
        self._review: Review | None = None
        """What is known of the passage in hand."""
        self._place = 0
        self._missed = Changes()
        self._level = QTimer(self, singleShot=True, interval=0)
        self._level.timeout.connect(self._bring_level)
        desk.opened.connect(lambda: desk.bridge.changed.connect(self._changed))

    @property
    def is_open(self) -> bool:
        """Whether a passage can be decided on."""
        return self._pane is not None and not self._pane.isHidden()

    @property
    def pane(self) -> ReviewPane:
        """What shows it; made when first asked for."""
        if self._pane is None:
            from desktop.ui.reviewing.review_pane import ReviewPane  # after the first paint

            self._pane = ReviewPane()
            self._pane.hide()
            self._desk.room.put_below(self._pane)
            self._pane.asked.connect(self._desk.safely(self.do))
            self._pane.narrowed.connect(self._desk.safely(self._narrow))
            self._desk.look.changed.connect(self._pane.retint)
            self._pane.empty.chosen.connect(self._desk.safely(self._turn_over))
        return self._pane

    # Which passages

    def open(self) -> None:
        """Go through all that wait; where none do, through what was edited or moved."""
        self._document_id = ""
        self.pane.scope.setChecked(False)  # Qt's own
        self._carried = False
        self._begin()
        if not self._queue:
            self._carried = True
            self._begin()
        self._take_from_here()
        self._desk.room.show_below(self.pane)
        self._show()

    def _begin(self) -> None:
        reviews, scope = self._desk.workspace.reviews, self._document_id or None
        found = reviews.carried(scope) if self._carried else reviews.all(scope)
        self._queue.begin([one for one in found if self._belongs(one)])

    def _belongs(self, highlight: Highlight) -> bool:
        here = not self._document_id or highlight.document_id == self._document_id
        return here and (is_carried if self._carried else is_asked_about)(highlight)

    def _take_from_here(self) -> None:
        """Begin with the highlight in hand, or with the document in front."""
        for highlight_id in self._desk.subject.ids:
            if highlight_id in self._queue:
                self._queue.take(highlight_id)
                return
        pane = self._desk.reading.current()
        if pane is not None:
            first = (one for one in pane.ordered_highlights() if one.id in self._queue)
            self._queue.take(next((one.id for one in first), ""))

    def _narrow(self, carried: bool, here: bool) -> None:  # noqa: FBT001  # a signal's
        pane = self._desk.reading.current()
        self._carried = carried
        self._document_id = pane.document_id if here and pane is not None else ""
        self._begin()
        self._take_from_here()
        self._show()

    def _turn_over(self) -> None:
        """Look at what was edited or moved, as nothing waits."""
        self._narrow(carried=True, here=bool(self._document_id))

    def next(self) -> None:
        """Go to the next passage, or begin."""
        self._go(1)

    def previous(self) -> None:
        """Go to the passage before, or begin."""
        self._go(-1)

    def _go(self, by: int) -> None:
        if not self.is_open:
            self.open()
            return
        self._queue.step(by)
        self._show()

    def close(self) -> None:
        """Let the page have the room."""
        self.pane.hide()
        self._desk.reading.take_focus()

    # What is shown

    def _show(self) -> None:
        """Show the passage in hand, and the page at its place."""
        highlight, pane = self._queue.current, self.pane
        self._review, self._place = None, 0
        pane.show_kind(carried=self._carried)
        if highlight is None:
            self._show_nothing()
            pane.setFocus()
            return
        pane.show_position(self._queue.number, len(self._queue), self._title(highlight))
        pane.wait(highlight.quote)
        with self._desk.walking():
            self._desk.open_passage(
                highlight.document_id, highlight.start, highlight.end, leave=False
            )
        self._desk.subject.take(highlight.id)
        self._desk.afterwards(pane.setFocus)
        self._asking.ask(highlight.id)

    def _title(self, highlight: Highlight) -> str:
        return self._desk.catalogue.title(highlight.document_id)

    def _show_nothing(self) -> None:
        carried = 0 if self._carried else len(
            self._desk.workspace.reviews.carried(self._document_id or None)
        )  # fmt: skip
        where = "in this document" if self._document_id else "in your library"
        if self._carried:
            title, text = "All seen", f"No passage was edited or moved {where} since you looked."
        else:
            title, text = "Nothing to review", f"Every passage {where} stands where you know it."
        if carried:
            what = "1 was" if carried == 1 else f"{carried:,} were"
            text = f"No passage waits for a decision. {what} edited or moved without a question."
        self.pane.show_empty(title, text, "Look at them" if carried else "")

    def _show_review(self, review: Review) -> None:
        current = self._queue.current
        if current is None or review.highlight.id != current.id or not self.is_open:
            return
        if review.highlight.placement != current.placement:
            return  # it was decided meanwhile
        self._review, self._place = review, 0
        self.pane.show_review(review, 0)
        self._say_section(review)

    def _say_section(self, review: Review) -> None:
        page, highlight = self._desk.reading.current(), review.highlight
        if page is None or page.content is None or page.document_id != highlight.document_id:
            return  # the reader has turned to another document meanwhile
        start = review.places[self._place][0] if review.places else highlight.start
        path, title = page.content.section_path(start), self._title(highlight)
        names = [title, *(section.title for section in path if section.title != title)]
        self.pane.show_position(self._queue.number, len(self._queue), "  ›  ".join(names))

    def _show_place(self, by: int) -> None:
        review = self._review
        if review is None or len(review.places) < 2:  # noqa: PLR2004
            return
        self._place = (self._place + by) % len(review.places)
        start, end = review.places[self._place]
        with self._desk.walking():
            self._desk.open_passage(review.highlight.document_id, start, end, leave=False)
        self.pane.show_review(review, self._place)
        self._say_section(review)
        self._desk.afterwards(self.pane.setFocus)

    # What changed

    def _changed(self, changes: Changes) -> None:
        if self.is_open:
            self._missed |= changes
            self._level.start()

    def _bring_level(self) -> None:
        """Let go of what was decided, here or elsewhere, and take back what was not after all."""
        changes, self._missed = self._missed, Changes()
        before = self._queue.current
        if 0 < len(changes.highlights) <= FEW:
            found = self._desk.workspace.highlights.by_id(changes.highlights)
            waiting = [one for one in found if self._belongs(one)]
            self._queue.update(waiting, changes.highlights - {one.id for one in waiting})
        elif changes.documents or changes.highlights:
            self._begin()
        if _is_other(before, self._queue.current):
            self._show()
        else:
            self.pane.show_position(self._queue.number, len(self._queue), self.pane.where.text())

    # What is asked for

    def do(self, name: str) -> None:
        """Do what a button or a key of the pane asks for."""
        highlight = self._queue.current
        acts: dict[str, Callable[[], None]] = {
            "next": self.next,
            "previous": self.previous,
            "close": self.close,
            "place": partial(self._show_place, 1),
            "place_before": partial(self._show_place, -1),
            "accept_all": partial(self._decisions.accept, self._queue.ids()),
        }
        if highlight is not None:
            acts |= {
                "accept": self._accept,
                "here": partial(self._decisions.put_at_selection, highlight.id),
                "record": partial(self._decisions.keep_as_record, [highlight.id]),
                "remove": partial(self._decisions.remove, highlight.id),
            }
        if name in acts:
            acts[name]()

    def _accept(self) -> None:
        """Keep the passage at the place on show."""
        if self._review is not None and self._review.places:
            self._decisions.put(self._review.highlight.id, *self._review.places[self._place])


def _is_other(before: Highlight | None, now: Highlight | None) -> bool:
    """Whether another passage is in hand, or the same at another place."""
    if before is None or now is None:
        return True
    return (before.id, before.placement) != (now.id, now.placement)
