"""Where highlights stand in the newest revision of their document."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

from desktop import annotate
from desktop.domain.steps import StepCode
from desktop.errors import ManiculeError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.domain import Anchor, Highlight, Placement
    from desktop.workspace.opened import Opened

    Foreseen = dict[str, tuple[Anchor, Placement]]

AT_ONCE = 250
"""Highlights that are placed in one transaction."""
_LOG = logging.getLogger(__name__)


class Placing:
    """Places highlights after an import, and after an undo that gives one its old ends again."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def place_again(self, moved: Iterable[Highlight]) -> None:
        """Place highlights whose ends are others now, where a newer revision has come since."""
        for highlight in moved:
            newest = self._library.documents.newest_revision(highlight.document_id)
            if highlight.anchor.revision != newest:
                new_text = self._opened.contents.of(highlight.document_id).text
                self._place([highlight], highlight.document_id, new_text, newest)

    def foresee(self, document_id: str, new_text: str) -> Foreseen:
        """Find where highlights stand in a text that is yet to be stored; this may take long."""
        try:
            old_text = self._opened.contents.of(document_id).text
        except NotFoundError:  # it went to the trash meanwhile
            return {}
        if old_text == new_text:
            return {}  # in the same text they stay where they are
        highlights = self._library.highlights.all(document_id=document_id)
        return {one.id: (one.anchor, self._found(one, new_text, 0)) for one in highlights}

    def place_late(self, late: list[str]) -> None:
        """Place what could not be foreseen, outside the import that it came into.

        Where that fails the import stands all the same, and they await review.
        """
        try:
            self._place_waiting(late)
        except ManiculeError as error:
            _LOG.warning("Some highlights could not be placed: %s", type(error).__name__)

    def _place_waiting(self, late: list[str]) -> None:
        waiting = self._library.highlights.by_id(late)
        late.clear()
        while waiting:
            self._place_some(waiting[:AT_ONCE])
            del waiting[:AT_ONCE]

    def _place_some(self, waiting: list[Highlight]) -> None:
        found = {}
        for one in waiting:
            revision = one.placement.revision
            new_text = self._opened.contents.of(one.document_id, revision).text
            found[one.id] = self._found(one, new_text, revision)
        with self._opened.step(StepCode.IMPORT, undoable=False) as library:
            # What the reader has moved or decided meanwhile is not found any more.
            now = {one.id: one for one in library.highlights.by_id(found)}
            places: dict[tuple[str, int], dict[str, Placement]] = {}
            for one in waiting:
                there = now.get(one.id)
                if there and (there.anchor, there.placement) == (one.anchor, one.placement):
                    text = one.document_id, one.placement.revision
                    places.setdefault(text, {})[one.id] = found[one.id]
            for (document_id, revision), placements in places.items():
                self._keep_places(document_id, revision, placements)

    def _found(self, highlight: Highlight, new_text: str, revision: int) -> Placement:
        own_text = self._opened.contents.of(highlight.document_id, highlight.anchor.revision).text
        return annotate.place(highlight.anchor, own_text, new_text, revision)

    def _place(
        self, highlights: Iterable[Highlight], document_id: str, new_text: str, revision: int
    ) -> None:
        """Place each highlight by the text that it was made in, which may be an older revision."""
        placements = {one.id: self._found(one, new_text, revision) for one in highlights}
        self._keep_places(document_id, revision, placements)

    def _keep_places(
        self, document_id: str, revision: int, placements: Mapping[str, Placement]
    ) -> None:
        self._library.imports.place(document_id, revision, placements)
        counts = Counter(str(placement.status) for placement in placements.values())
        _LOG.info("Placed in revision %d: %s", revision, dict(counts))
