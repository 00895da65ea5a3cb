"""A tag that somebody has put on something."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class Given(NamedTuple):
    """A tag on a highlight or a document, by its path: who put it there, and when."""

    path: str
    by: str = ""
    at: datetime | None = None
