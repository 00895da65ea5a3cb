"""Where a passage of another program's file stands in a text, and how surely."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Found(StrEnum):
    """How the place of a passage was found."""

    EXACT = "exact"
    """Its words stand in one place."""
    SEVERAL = "several"
    """They stand in several; which one is told by what is beside it, by its page, or by order."""
    REVIEW = "review"
    """They may stand where they are put: the reader is asked."""
    LOST = "lost"
    """They stand nowhere, and are kept without a place."""

    @property
    def is_sure(self) -> bool:
        """Whether nobody is asked."""
        return self in (Found.EXACT, Found.SEVERAL)


class Located(NamedTuple):
    """A passage of a text, empty where its words stand nowhere."""

    how: Found
    start: int
    end: int
