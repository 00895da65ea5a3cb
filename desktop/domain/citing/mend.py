"""How a quotation in a draft can be put right."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class MendKind(StrEnum):
    """What is done to a quotation."""

    SOURCE = "source"
    """It gets the words of its source."""
    MARKED = "marked"
    """What it leaves out and puts in is marked by an ellipsis and brackets."""
    WHOLE = "whole"
    """What it leaves out, and what negates it, is put in."""
    PAGE = "page"
    """The page is corrected."""


class Mend(NamedTuple):
    """One way to put a quotation right."""

    kind: MendKind
    words: str
    """The quotation, or the page, as it is to be; for other programs too."""
    raw: tuple[int, int] | None = None
    """The letters of the file that are to be replaced; None where it cannot be done here."""
    text: str = ""
    """What is written in their place."""


class Mended(NamedTuple):
    """A file that was mended, and all that is needed to take that back."""

    before: bytes
    digest: str
    """SHA-256 of what was written."""
