"""Where a link from elsewhere leads in an open library."""

from __future__ import annotations

from typing import NamedTuple


class Destination(NamedTuple):
    """Where a link leads: a document, and where in it."""

    document_id: str
    start: int = -1
    """-1 where it leads to the document as a whole."""
    end: int = -1
    highlight_id: str = ""
