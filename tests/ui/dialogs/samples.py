"""A document and highlights for dialogs to show."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.domain import (
    Anchor,
    Document,
    DocumentKind,
    Facts,
    Highlight,
    Placement,
    PlacementStatus,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.fields.highlight_choice import Asking

NOW = datetime(2024, 1, 1, tzinfo=UTC)
DOCUMENT = Document(
    "d1", DocumentKind.REPORT,
    Facts("A report", ("Ann Smith", "Bo Li"), "2024-05", "An office", other={"series": "HC 12"}),
    None, "text/plain", "", 1, 10, 0, 0, NOW, ("Tracked changes were accepted.",),
)  # fmt: skip


def highlight(number: int, words: str, note: str = "") -> Highlight:
    anchor = Anchor(1, 0, 5, words, "", "")
    place = Placement(1, 0, 5, PlacementStatus.SAME)
    return Highlight(f"h{number}", "d1", anchor, place, "blue", NOW, NOW, note=note)


def choosing(*among: Highlight) -> Asking:
    """Return what looks these up by words of their passages and notes, at once."""

    def ask(typed: str, then: Callable[[Sequence[Highlight]], None]) -> None:
        words = typed.casefold().split()
        said = {one.id: f"{one.quote} {one.note}".casefold() for one in among}
        then([one for one in among if all(word in said[one.id] for word in words)])

    return ask
