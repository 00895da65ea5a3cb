"""Who says a passage: as the text around it suggests, or as the reader has it."""

from __future__ import annotations

from typing import NamedTuple


class Speaker(NamedTuple):
    """Who says the words of a highlight."""

    name: str
    is_suggested: bool
    """Whether rules found it in the text; else the reader says so."""

    @classmethod
    def told(cls, said_by: str | None, suggested: str) -> Speaker | None:
        """Return who it is: the reader's word goes first, and '' is nobody; None says nothing."""
        name = suggested if said_by is None else said_by
        return cls(name, said_by is None) if name else None
