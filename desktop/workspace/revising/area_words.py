"""Areas of pages that were pictures when they were marked, and whose words are recognised now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.printed.region import Area, enclosed
from desktop.domain.steps import StepCode
from desktop.workspace.revising.placing import characters_in, pages_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain import Anchor
    from desktop.workspace.opened import Opened


class AreaWords:
    """Gives areas without words those that a program has read in them."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def take(self, document_id: str) -> None:
        """Let areas that had no words quote what stands in them in the newest revision.

        Where they stand is no decision of the reader, so it is not said to be one. Those that wait
        to be looked at are left alone.
        """
        found = list(self._found(document_id))
        if not found:
            return
        with self._opened.step(StepCode.IMPORT, undoable=False) as library:
            for highlight_id, anchor in found:
                library.highlights.move(highlight_id, anchor, is_decided=False)

    def _found(self, document_id: str) -> Iterator[tuple[str, Anchor]]:
        library = self._opened.library
        revision = library.documents.newest_revision(document_id)
        pages = pages_of(library, document_id, revision)
        if pages is None or not pages.recognised:
            return
        content = self._opened.contents.of(document_id)
        for one in library.highlights.all(document_id=document_id):
            region = one.anchor.region
            if region is None or one.anchor.words != "" or not one.placement.status.stands:
                continue
            numbers = characters_in(region, pages)
            there = enclosed(content, pages, region.page, numbers) if numbers else None
            if there is not None and there.words:
                made = Area(region, there, b"").anchor(content, revision, one.anchor.picture)
                yield one.id, made
