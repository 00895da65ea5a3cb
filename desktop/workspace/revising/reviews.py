"""Reviews: highlights whose source changed under them, and what the reader says of each."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from desktop import annotate
from desktop.domain import PlacementStatus
from desktop.domain.differences import DifferenceKind
from desktop.domain.reviews import Excerpt, Reason, Review, is_brought
from desktop.domain.steps import StepCode
from desktop.errors import NoAreaError, NothingToDecideError
from desktop.workspace.highlights import Highlights
from desktop.workspace.revising.placing import Placing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from desktop.domain import Anchor, Content, Highlight, Progress
    from desktop.domain.differences import Difference
    from desktop.workspace.opened import Opened

UNSURE = tuple(status for status in PlacementStatus if status.is_unsure)
CARRIED = (PlacementStatus.EDITED, PlacementStatus.MOVED)
"""Placed in other words or elsewhere, without a question: the reader may overrule it."""
# As many as there are digit keys to choose one.
MOST_PLACES = 9
_BESIDE = 240
"""Characters shown before and after a passage."""


class Reviews:
    """What can be done with highlights whose source changed; each decision can be undone."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library
        self._highlights = Highlights(opened)
        self._placing = Placing(opened)

    def all(self, document_id: str | None = None) -> list[Highlight]:
        """Return the highlights that wait for a look, in reading order: to review, and lost ones.

        Without a document those of the whole library, document by document.
        """
        return self._library.reviews.of_statuses(UNSURE, document_id)

    def carried(self, document_id: str | None = None) -> list[Highlight]:
        """Return the highlights that stand in other words or elsewhere, without being asked for."""
        return self._library.reviews.of_statuses(CARRIED, document_id)

    def records(self, document_id: str | None = None) -> list[Highlight]:
        """Return the highlights that are kept as records of older revisions."""
        return self._library.reviews.of_statuses([PlacementStatus.RECORD], document_id)

    def any_waiting(self) -> bool:
        """Return whether `place_waiting` has anything to do."""
        return self._library.reviews.any_of([PlacementStatus.WAITING])

    def place_waiting(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Look for the highlights that nobody has looked for yet; return how many there were.

        Undo and the trash bring such ones back. Large texts take seconds. Raises CancelledError.
        """
        return self._placing.place_waiting(progress, cancelled)

    def of(self, highlight_id: str) -> Review:
        """Return what a highlight said and what may have become of it. Raises NotFoundError."""
        highlight = self._library.highlights.get(highlight_id)
        anchor, contents = highlight.anchor, self._opened.contents
        old = contents.of(highlight.document_id, anchor.revision)
        new = contents.of(highlight.document_id, highlight.placement.revision)
        places = tuple(islice(_places(highlight, new), MOST_PLACES))
        excerpt = (
            Excerpt(anchor.prefix, highlight.quote, anchor.suffix)
            if is_brought(anchor)
            else _excerpt(old, anchor.start, anchor.end)
        )
        proposals = tuple(_excerpt(new, *place) for place in places)
        differences = tuple(
            tuple(annotate.differences(excerpt.words, each.words)) for each in proposals
        )
        several = len(places) > 1 and proposals[0].words == proposals[1].words
        block = new.blocks[new.blocks.at(highlight.start)]
        return Review(
            highlight,
            excerpt,
            anchor.revision,
            self._library.revisions.get(highlight.document_id, anchor.revision).imported,
            places,
            proposals,
            differences,
            _why(anchor, _reasons(excerpt, proposals, differences, several=several)),
            tuple(_figures(excerpt.words, proposals[0].words, differences[0])) if places else (),
            _excerpt(new, block.start, block.end),
        )

    def accept(self, highlight_ids: Collection[str]) -> int:
        """Say that highlights stand where they are shown, as one step; return how many.

        Areas are drawn anew, which takes a second each; one that cannot be, such as of a locked
        file, keeps the picture of the revision before. Raises NothingToDecideError where none of
        them has a place that could be accepted.
        """
        found = [
            highlight
            for highlight in map(self._library.highlights.get, highlight_ids)
            if highlight.placement.is_proposed or highlight.placement.status in CARRIED
        ]
        if not found:
            raise NothingToDecideError(next(iter(highlight_ids), ""))
        anchors = [self._anchor(highlight) for highlight in found]
        code = StepCode.MOVE_HIGHLIGHT if len(found) == 1 else StepCode.ACCEPT_PLACES
        with self._opened.step(code) as library:
            for highlight, (anchor, picture) in zip(found, anchors, strict=True):
                if anchor is None:
                    library.reviews.keep_here(highlight.id)
                else:
                    library.highlights.move(highlight.id, anchor, picture)
        return len(found)

    def _anchor(self, highlight: Highlight) -> tuple[Anchor | None, bytes]:
        """Return what a highlight stands on where it is shown, and its picture if it is an area.

        None for an area that cannot be drawn.
        """
        document_id, region = highlight.document_id, highlight.anchor.region
        if region is None:
            new = self._opened.contents.of(document_id)
            revision = highlight.placement.revision
            return annotate.make(new, revision, highlight.start, highlight.end), b""
        try:
            area = self._highlights.area(document_id, region)
        except NoAreaError:
            return None, b""
        return self._highlights.area_anchor(document_id, area), area.picture

    def keep_as_record(self, highlight_ids: Collection[str]) -> int:
        """Say that highlights are no longer in the text, as one step; return how many.

        Each goes on telling of the revision that it was made on. Raises NothingToDecideError for
        one that was made on the newest.
        """
        with self._opened.step(StepCode.KEEP_RECORD) as library:
            for highlight_id in highlight_ids:
                library.reviews.keep_as_record(library.highlights.get(highlight_id).id)
        return len(highlight_ids)


def _why(anchor: Anchor, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    if anchor.region is not None:
        return (Reason.AREA,)
    if is_brought(anchor):
        reasons = (Reason.BROUGHT if one is Reason.GONE else one for one in reasons)
    return tuple(dict.fromkeys(reasons))


def _places(highlight: Highlight, new: Content) -> Iterator[tuple[int, int]]:
    """Yield where a highlight may stand: where it was found, then wherever its words are."""
    start, end = highlight.start, highlight.end
    if start < end:
        yield start, end
    if highlight.anchor.region is not None:
        return
    words = new.quoted()
    for found in annotate.occurrences(words.text, highlight.quote):
        place = words.source(*found)
        if start == end or place[1] <= start or end <= place[0]:
            yield place


def _excerpt(content: Content, start: int, end: int) -> Excerpt:
    return Excerpt(
        content.quoted(max(0, start - _BESIDE), start).text,
        content.quoted(start, end).text.strip(),
        content.quoted(end, min(len(content.text), end + _BESIDE)).text,
    )


def _reasons(
    old: Excerpt,
    proposals: Collection[Excerpt],
    differences: Collection[Collection[Difference]],
    *,
    several: bool,
) -> Iterator[Reason]:
    """Yield why a passage is asked about, what weighs most first."""
    if not proposals:
        yield Reason.GONE
        return
    new, changes = (
        next(iter(proposals)),
        [each for each in next(iter(differences)) if each.kind is not DifferenceKind.EQUAL],
    )
    for change in changes:
        if change.turns_sense:
            yield Reason.FIGURE if _has_figure(old.words, new.words, change) else Reason.NEGATION
    if several:
        yield Reason.SEVERAL
    if changes:
        yield Reason.REWORDED
    elif not several:
        yield Reason.BESIDE if _turned_beside(old, new) else Reason.ELSEWHERE


def _turned_beside(old: Excerpt, new: Excerpt) -> bool:
    """Whether a figure or a negation beside a passage is another one."""
    sides = ((old.before, new.before), (old.after, new.after))
    return any(change.turns_sense for pair in sides for change in annotate.differences(*pair))


def _has_figure(old: str, new: str, change: Difference) -> bool:
    return any(map(str.isdigit, old[slice(*change.old)] + new[slice(*change.new)]))


def _figures(old: str, new: str, differences: Collection[Difference]) -> Iterator[tuple[str, str]]:
    for change in differences:
        if change.turns_sense and _has_figure(old, new, change):
            yield old[slice(*change.old)], new[slice(*change.new)]
