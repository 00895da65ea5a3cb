"""Highlights on their way into a copy of the file that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop.domain.pages import Characters


class Mark(NamedTuple):
    """A highlight to be written. It is known by `identity`, and was made of `origin`, if any."""

    identity: str
    colour: str
    is_underlined: bool
    note: str
    tags: tuple[str, ...]
    author: str
    created: str
    """ISO 8601, as the next."""
    modified: str
    page: int
    """Where it stands when it has no characters."""
    characters: tuple[Characters, ...]
    origin: str = ""
    is_untouched: bool = False
    """Whether nobody has changed what its origin became."""


class Copy(NamedTuple):
    """A copy that was read back, and what became of the marks."""

    data: bytes
    written: int
    kept: int
    """Marks that were in the file and are in it still."""
    was_signed: bool
