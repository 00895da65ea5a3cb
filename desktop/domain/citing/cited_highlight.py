"""A highlight as a list names it to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop.domain import Highlight


class CitedHighlight(NamedTuple):
    """A highlight, the title of its document, and where it stands, in one line."""

    highlight: Highlight
    title: str
    citation: str
