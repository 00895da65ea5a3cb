"""Passages of a made-up library, for arguments."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.domain import Anchor, Highlight, Placement, PlacementStatus
from desktop.domain.arguing.claims import Evidence


def highlight(
    key: str, quote: str = "Words.", *, document: str = "d", status: str = "same"
) -> Highlight:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    anchor = Anchor(1, 0, len(quote), quote, "", "")
    place = Placement(1, 0, len(quote), PlacementStatus(status))
    return Highlight(key, document, anchor, place, "yellow", at, at)


def passage(
    key: str,
    quote: str = "Words.",
    *,
    document: str = "d",
    status: str = "same",
    publisher: str = "",
    people: tuple[str, ...] = (),
    is_removed: bool = False,
) -> Evidence:
    return Evidence(
        key,
        highlight(key, quote, document=document, status=status),
        is_removed=is_removed,
        title=f"Title {document}",
        publisher=publisher,
        people=people,
        citation=f"Citation {key}",
    )
