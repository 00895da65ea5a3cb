"""Texts of paragraphs."""

from __future__ import annotations

from array import array

from desktop.domain import Blocks, Content


def content(text: str) -> Content:
    """Return a text of which each line is a paragraph."""
    starts = array("I", [0])
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    count = len(starts) - 1
    return Content(text, Blocks(starts, bytes(count), bytes(count)))
