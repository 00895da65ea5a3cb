"""Make an anchor from a selected range."""

from __future__ import annotations

from desktop.domain import CONTEXT, Anchor
from desktop.errors import OutOfRangeError


def make(text: str, revision: int, start: int, end: int) -> Anchor:
    """Anchor the passage from `start` to `end`, without the white space around it.

    Raises OutOfRangeError when that leaves nothing, or lies outside `text`.
    """
    if not 0 <= start < end <= len(text):
        raise OutOfRangeError(start, end, len(text))
    quotation = text[start:end]
    first = start + len(quotation) - len(quotation.lstrip())
    last = first + len(quotation.strip())
    if first == last:
        raise OutOfRangeError(start, end, len(text))
    return Anchor(
        revision,
        first,
        last,
        text[first:last],
        text[max(0, first - CONTEXT) : first],
        text[last : last + CONTEXT],
    )
