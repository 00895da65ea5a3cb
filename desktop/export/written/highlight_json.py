"""A highlight as JSON: a stable contract. Fields may be added, none renamed or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.domain import LocatorKind, PlacementStatus
from desktop.domain.reviews import reads_now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Content, Highlight, LinkEnd
    from desktop.domain.speaker import Speaker

Record = dict[str, Any]

_AS_KNOWN = {
    PlacementStatus.WAITING: PlacementStatus.REVIEW,
    PlacementStatus.RECORD: PlacementStatus.LOST,
}
_DECIDED = frozenset({PlacementStatus.MANUAL, PlacementStatus.RECORD})
"""What the reader has said; `lost` with that is a record of an older revision."""


def highlight_record(
    highlight: Highlight, content: Content, speaker: Speaker | None, links: Sequence[LinkEnd]
) -> Record:
    """Return a highlight at its place in the newest revision, who says it, and its links."""
    path = content.section_path(highlight.start)
    suggested = "rule" if speaker else None
    return {
        "id": highlight.id,
        "document": highlight.document_id,
        "revision": highlight.placement.revision,
        "start": highlight.start,
        "end": highlight.end,
        "quote": highlight.quote,
        "new_quote": _new_quote(highlight, content),
        "prefix": highlight.anchor.prefix,
        "suffix": highlight.anchor.suffix,
        "colour": highlight.colour,
        "style": str(highlight.style),
        "region": region_record(highlight),
        "tags": list(highlight.tags),
        "note": highlight.note,
        "said": speaker.name if speaker else "",
        "said_by": suggested if highlight.said_by is None else "reader",
        "created": highlight.created.isoformat(),
        "modified": highlight.modified.isoformat(),
        "status": known_status(highlight.placement.status),
        "decided": highlight.placement.status in _DECIDED,
        "section": path[-1].title if path else "",
        "page": content.locator(highlight.start, LocatorKind.PAGE),
        "paragraph": content.locator(highlight.start, LocatorKind.PARAGRAPH),
        "links": list(map(_link_record, links)),
    }


def _link_record(end: LinkEnd) -> Record:
    return {
        "id": end.link_id,
        "highlight": end.other_id,
        "kind": end.kind,
        "word": end.word,
        "direction": "to" if end.is_source else "from",
    }


def region_record(highlight: Highlight) -> Record | None:
    """Return the part of a page that an area is, in points, and what its picture is kept by."""
    region = highlight.anchor.region
    if region is None:
        return None
    return {
        "page": region.page + 1,
        "rectangle": list(region[1:]),
        "picture": highlight.anchor.picture or None,
    }


def _new_quote(highlight: Highlight, content: Content) -> str | None:
    """Return the words at a highlight's place, where these are not those kept."""
    now = "" if highlight.placement.status.is_gone else reads_now(highlight, content)
    return now if now not in ("", highlight.quote) else None


def known_status(status: PlacementStatus) -> str:
    """Return one of the statuses that scripts know."""
    return str(_AS_KNOWN.get(status, status))
