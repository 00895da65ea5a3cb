"""Links that lead from anywhere to a passage: `manicule://LIBRARY/DOCUMENT/HIGHLIGHT`."""

from __future__ import annotations

import re
from typing import NamedTuple

SCHEME = "manicule"
_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_LINK = re.compile(rf"{SCHEME}://({_ID})/({_ID})(?:/({_ID}))?/?", re.IGNORECASE)
ADDRESS = re.compile(rf"\b{SCHEME}://[\w/-]+", re.IGNORECASE)
"""What may be a link, in the middle of a text."""


class DeepLink(NamedTuple):
    """Where a link leads, by ids; without a highlight to a document as a whole."""

    library_id: str
    document_id: str
    highlight_id: str = ""


def link_to(library_id: str, document_id: str, highlight_id: str = "") -> str:
    """Return the link to a document, or to a highlight in it."""
    link = f"{SCHEME}://{library_id}/{document_id}"
    return f"{link}/{highlight_id}" if highlight_id else link


def read_link(text: str) -> DeepLink | None:
    """Return where a link leads, or None for what is no link of this program."""
    found = _LINK.fullmatch(text.strip())
    return DeepLink(*(part.lower() for part in found.groups(""))) if found else None
