"""Free notes: Markdown that belongs to a document, a collection or the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

UNTITLED = "Untitled note"
LONGEST_TEXT = 500_000
"""Characters."""


class Home(NamedTuple):
    """What a note belongs to: with neither, the library."""

    document_id: str | None = None
    collection_id: str | None = None


AT_THE_TOP = Home()


@dataclass(frozen=True, slots=True)
class FreeNote:
    """A note of its own, on no passage."""

    id: str
    title: str
    text: str
    home: Home
    created: datetime
    modified: datetime
