"""Where highlights stand in the newest revision of their document."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop import annotate
from desktop.annotate.locating.recipe import Sought, located
from desktop.domain import Placement, PlacementStatus, Progress
from desktop.domain.exchanged.located import Found
from desktop.domain.printed.region import enclosed, inside
from desktop.domain.reviews import is_brought
from desktop.domain.steps import StepCode
from desktop.errors import CancelledError, DamagedLibraryError, ManiculeError, NotFoundError
from desktop.workspace.revising.relocating import relocated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.domain import Anchor, Content, Highlight, PageMap, Region
    from desktop.library import Library
    from desktop.workspace.opened import Opened

    Foreseen = dict[str, tuple[Anchor, Placement]]

AT_ONCE = 250
"""Highlights that are placed in one transaction."""
_LOG = logging.getLogger(__name__)


class Placing:
    """Places highlights in new revisions, before these are stored and afterwards."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def foresee(
        self,
        document_id: str,
        new: Content,
        told: Callable[[int, int], None] | None = None,
        pages: PageMap | None = None,
        sha256: str = "",
    ) -> Foreseen:
        """Find where highlights stand in a text that is yet to be stored; this may take long.

        `pages` is the map of its pages, by which they are found where the pages stayed the same.
        `sha256` is of the bytes: areas stand where they stood in the same ones alone.
        `told` is called with how many parts of how many are done; what it raises ends it.
        """
        try:
            old_text = self._opened.contents.of(document_id).text
        except NotFoundError:  # it went to the trash meanwhile
            return {}
        if old_text == new.text:
            return {}  # in the same text they stay where they are
        places = Places(self._opened, document_id, _Printed(new, pages, sha256), 0, told)
        highlights = self._library.highlights.all(document_id=document_id, removed=True)
        brought = relocated(self._library, document_id, highlights, new)
        return {
            one.id: (one.anchor, _decided(one, brought.get(one.id) or places.of(one.anchor)))
            for one in highlights
        }

    def place_late(self, late: list[str]) -> None:
        """Place what could not be foreseen, outside the import that it came into.

        Where that fails the import stands all the same, and they go on waiting.
        """
        waiting = self._library.highlights.by_id(late)
        late.clear()
        try:
            self._place_all(waiting)
        except ManiculeError as error:
            _LOG.warning("Some highlights could not be placed: %s", type(error).__name__)

    def place_waiting(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Place all highlights that wait, and return how many did; raises CancelledError.

        What was placed before a cancel stays so; the others go on waiting.
        """
        waiting = self._library.reviews.of_statuses([PlacementStatus.WAITING])
        count = len(waiting)

        def told(part: int, parts: int) -> None:
            if cancelled is not None and cancelled():
                raise CancelledError("Looking for passages")
            if progress is not None:
                progress(Progress(count - len(waiting), count, "", part, parts))

        self._place_all(waiting, told)
        return count

    def _place_all(
        self, waiting: list[Highlight], told: Callable[[int, int], None] | None = None
    ) -> None:
        waiting.sort(key=_text_of)  # each text is aligned once
        texts: dict[tuple[str, int], Places] = {}
        while waiting:
            self._place_some(waiting[:AT_ONCE], texts, told)
            del waiting[:AT_ONCE]

    def _place_some(
        self,
        waiting: list[Highlight],
        texts: dict[tuple[str, int], Places],
        told: Callable[[int, int], None] | None,
    ) -> None:
        """Place some highlights; `texts` holds the one that is in hand."""
        found = {}
        for one in waiting:
            text = _text_of(one)
            if text not in texts:
                texts.clear()
                texts[text] = self.places(*text, told)
            found[one.id] = texts[text].of(one.anchor)
        with self._opened.step(StepCode.IMPORT, undoable=False) as library:
            # What the reader has moved or decided meanwhile is not found any more.
            now = {one.id: one for one in library.highlights.by_id(found)}
            places: dict[tuple[str, int], dict[str, Placement]] = {}
            for one in waiting:
                there = now.get(one.id)
                if there and (there.anchor, there.placement) == (one.anchor, one.placement):
                    places.setdefault(_text_of(one), {})[one.id] = found[one.id]
            for (document_id, revision), placements in places.items():
                self._keep_places(document_id, revision, placements)

    def places(
        self, document_id: str, revision: int, told: Callable[[int, int], None] | None = None
    ) -> Places:
        """Return what tells where anchors stand in a revision; large texts take seconds."""
        new = self._opened.contents.of(document_id, revision)
        sha256 = self._library.revisions.get(document_id, revision).sha256
        printed = _Printed(new, pages_of(self._library, document_id, revision), sha256)
        return Places(self._opened, document_id, printed, revision, told)

    def _keep_places(
        self, document_id: str, revision: int, placements: Mapping[str, Placement]
    ) -> None:
        self._library.imports.place(document_id, revision, placements)
        counts = Counter(str(placement.status) for placement in placements.values())
        _LOG.info("Placed in revision %d: %s", revision, dict(counts))


def _decided(highlight: Highlight, found: Placement) -> Placement:
    """Return where a highlight goes: what was said to be a record stays one until it is back."""
    was_record = highlight.placement.status is PlacementStatus.RECORD
    if was_record and found.status is not PlacementStatus.SAME:
        return Placement(found.revision, found.start, found.start, PlacementStatus.RECORD)
    return found


def _text_of(highlight: Highlight) -> tuple[str, int]:
    """Return document and revision of the text that a highlight is to be placed in."""
    return highlight.document_id, highlight.placement.revision


class _Printed(NamedTuple):
    """A text, the map of its pages if it has any, and the digest of the bytes."""

    content: Content
    pages: PageMap | None
    sha256: str


class Places:
    """Where anchors stand in one text: by its pages where it has some that stayed the same.

    Otherwise it is aligned once with each text that they were made in. That is always an anchor's
    own revision: from revision to revision places would drift.
    """

    def __init__(
        self,
        opened: Opened,
        document_id: str,
        new: _Printed,
        revision: int,
        told: Callable[[int, int], None] | None = None,
    ) -> None:
        self._opened = opened
        self._document_id = document_id
        self._new, self._revision = new, revision
        self._told = told
        self._alignments: dict[int, annotate.Alignment] = {}
        self._maps: dict[int, PageMap | None] = {}

    def of(self, anchor: Anchor) -> Placement:
        """Return where an anchor stands."""
        if anchor.region is not None:
            return self._area(anchor, anchor.region)
        if is_brought(anchor):
            return self._of_words(anchor)
        return self._on_its_page(anchor) or self._aligned(anchor.revision).place(anchor)

    def _of_words(self, anchor: Anchor) -> Placement:
        """Return where words stand that another program brought, and no text before had."""
        wanted = Sought(anchor.words or "", anchor.prefix, anchor.suffix)
        (found,) = located(self._new.content, [wanted])
        if found.how is Found.LOST:
            start = min(anchor.start, len(self._new.content.text))
            return Placement(self._revision, start, start, PlacementStatus.LOST)
        status = PlacementStatus.MOVED if found.how.is_sure else PlacementStatus.REVIEW
        return Placement(self._revision, found.start, found.end, status)

    def _area(self, anchor: Anchor, region: Region) -> Placement:
        """Return where an area stands: in the same bytes by its page, whatever is read there.

        In others it is asked about, even where its words stayed: nobody has compared the pictures.
        """
        new, old = self._new.pages, self._map(anchor.revision)
        if old and new and region.page < len(new) and self._is_of_same_bytes(anchor.revision):
            numbers = characters_in(region, new) or [
                number
                for found in old.characters(anchor.start, anchor.end)
                if found.page == region.page and new[found.page].digest == old[found.page].digest
                for number in range(found.first, found.last)
            ]
            start, end, _ = enclosed(self._new.content, new, region.page, numbers)
            return Placement(self._revision, start, end, PlacementStatus.SAME)
        found = self._on_its_page(anchor) or self._aligned(anchor.revision).place(anchor)
        if found.start < found.end:
            return replace(found, status=PlacementStatus.REVIEW)
        there = new.range_of(region.page) if new and region.page < len(new) else None
        if there is None:
            return found
        return Placement(self._revision, *there, PlacementStatus.REVIEW)

    def _is_of_same_bytes(self, number: int) -> bool:
        """Whether a revision was read from the bytes of the new one."""
        made = self._opened.library.revisions.get(self._document_id, number)
        return made.sha256 == self._new.sha256

    def _map(self, number: int) -> PageMap | None:
        if number not in self._maps:
            self._maps[number] = pages_of(self._opened.library, self._document_id, number)
        return self._maps[number]

    def _on_its_page(self, anchor: Anchor) -> Placement | None:
        """Return where an anchor stands by the characters that its words are printed with."""
        new, old = self._new, self._map(anchor.revision)
        if new.pages is None or old is None:
            return None
        place = old.place_in(new.pages, anchor.start, anchor.end)
        if not place or new.content.text[slice(*place)] != anchor.quotation:
            return self._on_blank_page(anchor, old, new.pages)
        return Placement(self._revision, *place, PlacementStatus.SAME)

    def _on_blank_page(self, anchor: Anchor, old: PageMap, new: PageMap) -> Placement | None:
        """Return where an anchor stands that was made on a page without text, if it was.

        Where the page has text now, the first paragraph of it is proposed.
        """
        page = old.blank_page(anchor.start)
        there = new.range_of(page) if page is not None and page < len(new) else None
        if there is None:
            return None
        start = there[0]
        if new.blank_page(start) is not None:
            length = len(anchor.quotation)
            is_same = self._new.content.text[slice(*there)].startswith(anchor.quotation)
            status = PlacementStatus.SAME if is_same else PlacementStatus.EDITED
            return Placement(self._revision, start, min(there[1], start + length), status)
        blocks = self._new.content.blocks
        end = min(there[1], blocks[blocks.at(start)].end)
        return Placement(self._revision, start, end, PlacementStatus.REVIEW)

    def _aligned(self, number: int) -> annotate.Alignment:
        if number not in self._alignments:
            old = self._opened.contents.of(self._document_id, number)
            self._alignments[number] = annotate.Alignment(
                old, self._new.content, self._revision, self._told
            )
        return self._alignments[number]


def characters_in(region: Region, pages: PageMap) -> list[int]:
    """Return the characters in a region, on a page whose words were recognised on a picture."""
    page, recognised = region.page, pages.recognised
    if recognised is None or page not in recognised:
        return []
    sheet = pages[page]
    return inside(recognised.boxes_on(page, sheet.width, sheet.height), region.rectangle(sheet))


def pages_of(library: Library, document_id: str, revision: int) -> PageMap | None:
    """Return the map of a revision's pages; without it, or where it is damaged, words are read."""
    try:
        return library.documents.pages(document_id, revision)
    except DamagedLibraryError:
        return None
