"""Passages that another program brought, put on a text that comes later.

Where a document was made of their quotations its text proves nothing of where they stand in the
real one, and where their words stood in no text there is nothing to align: they are looked for by
the same recipe as when they came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.annotate.locating.recipe import Sought, located
from desktop.domain import Placement, PlacementStatus
from desktop.domain.exchanged.located import Found
from desktop.domain.reviews import is_brought
from desktop.library.exchange.brought import is_quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Content, Highlight
    from desktop.library import Library
    from desktop.library.exchange.keeping import Known

_STATUS = {
    Found.EXACT: PlacementStatus.SAME,
    Found.SEVERAL: PlacementStatus.SAME,
    Found.REVIEW: PlacementStatus.REVIEW,
    Found.LOST: PlacementStatus.LOST,
}


def relocated(
    library: Library, document_id: str, highlights: Sequence[Highlight], new: Content
) -> dict[str, Placement]:
    """Return where such highlights of a document stand in a text that is yet to be stored."""
    known = {one.highlight_id: one for one in library.brought.of_document(document_id)}
    if not known:
        return {}
    number = library.documents.revisions([document_id]).get(document_id)
    was_made = number is not None and is_quoted(
        library.revisions.source(document_id, number).importer
    )
    wanted = [
        (one, known[one.id])
        for one in highlights
        if one.id in known
        and one.anchor.region is None
        and not known[one.id].is_moved
        and (was_made or is_brought(one.anchor))
    ]
    found = located(new, [_sought(told) for _, told in wanted])
    return {
        one.id: Placement(0, place.start, place.end, _status(one, place.how))
        for (one, _), place in zip(wanted, found, strict=True)
    }


def _status(one: Highlight, how: Found) -> PlacementStatus:
    status = _STATUS[how]
    # Words that no text had before are not where they stood, but somewhere.
    is_new = status is PlacementStatus.SAME and is_brought(one.anchor)
    return PlacementStatus.MOVED if is_new else status


def _sought(known: Known) -> Sought:
    said = known.said
    at = said.get("at")
    return Sought(
        str(said.get("quotation", "")),
        str(said.get("prefix", "")),
        str(said.get("suffix", "")),
        float(at) if isinstance(at, int | float) else None,
        is_sure=bool(said.get("is_sure", True)),
    )
