"""Bookmarks: a place in a document with a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.domain import Content

LONGEST_LINE = 120
"""Code points of a text by which a place is known."""
# Letters that fit on a line of the tree.
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in the revision that it was put or found in last; `line` is what it was put at."""

    id: str
    document_id: str
    revision: int
    start: int
    line: str
    name: str
    created: datetime


def line_from(content: Content, offset: int) -> tuple[int, int]:
    """Return the passage from an offset, or from the word it is in, to the end of its line."""
    offset = max(0, min(offset, len(content.text) - 1))
    block = content.blocks[content.blocks.at(offset)]
    text = content.text[block.start : offset]
    start = block.start + len(text) - len(text.split()[-1]) if text[-1:].strip() else offset
    return start, min(block.end, start + LONGEST_LINE)


def line_at(content: Content, offset: int) -> str:
    """Return the words of the line from an offset."""
    if not content.text:
        return ""
    start, end = line_from(content, offset)
    return content.quoted(start, end).text.strip()


def stands(bookmark: Bookmark, content: Content) -> bool:
    """Return whether the words that a bookmark was put at stand there."""
    return line_at(content, bookmark.start) == bookmark.line


def usual_name(content: Content, offset: int) -> str:
    """Return what a bookmark is called unless the reader says otherwise: the words there."""
    words = " ".join(line_at(content, offset).split())
    if len(words) <= LONGEST_NAME:
        return words
    return words[: LONGEST_NAME + 1].rpartition(" ")[0] or words[:LONGEST_NAME]
