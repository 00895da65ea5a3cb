"""Make an anchor from a selected range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import OutOfRangeError

if TYPE_CHECKING:
    from desktop.domain import Anchor, Content


def make(content: Content, revision: int, start: int, end: int) -> Anchor:
    """Anchor the passage from `start` to `end`, without the white space around it.

    Raises OutOfRangeError when that leaves nothing, or lies outside the text.
    """
    text = content.text
    if not 0 <= start < end <= len(text):
        raise OutOfRangeError(start, end, len(text))
    quotation = text[start:end]
    first = start + len(quotation) - len(quotation.lstrip())
    last = first + len(quotation.strip())
    if first == last:
        raise OutOfRangeError(start, end, len(text))
    return content.anchor(revision, first, last)
