"""The rows of highlights that another program's file brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import PlacementStatus
from desktop.library.exchange.keeping import person
from desktop.library.file.chain import row_digest
from desktop.library.file.values import as_json, clean, stored_moment
from desktop.library.highlight_rows import (
    highlight_values,
    placement_values,
    waiting_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop.library.exchange.keeping import Kept
    from desktop.library.file.values import Values


def highlight_of(one: Kept, own: str) -> Values:
    """Return the columns of a new highlight, with who made it and when."""
    created = stored_moment(one.created)
    return {
        **highlight_values(one.document_id, one.anchor, one.look, person(one.by, own)),
        "note": clean(one.look.note),
        "created": created,
        "modified": stored_moment(one.modified) if one.modified else created,
    }


def brought_values(highlight_id: str, one: Kept) -> Values:
    """Return the columns of what the file says of it."""
    return {
        "highlight_id": highlight_id,
        "file": clean(one.file),
        "identity": clean(one.identity),
        "said": as_json(one.said),
    }


def placements_of(
    row: Values, one: Kept, lengths: Mapping[str, tuple[int, int]]
) -> Iterator[Values]:
    """Yield where a highlight stands; it waits in a revision that came meanwhile."""
    # A place that is sure follows from the highlight, as a check expects.
    yield placement_values(one.document_id, row["id"], one.place, row["created"])
    number, length = lengths[one.document_id]
    if number != one.place.revision:
        waits = waiting_at(number, one.place.start, length)
        yield placement_values(one.document_id, row["id"], waits, row["created"])


def unsure_digests(places: Iterable[Values], document_id: str) -> dict[str, str]:
    """Return the digests of places in a document that do not follow from their highlights."""
    follows = (PlacementStatus.SAME.value, PlacementStatus.WAITING.value)
    return {
        f"{place['highlight_id']} {place['revision']}": row_digest("placements", place)
        for place in places
        if place["document_id"] == document_id and place["status"] not in follows
    }
