"""In what form words are copied with where they come from."""

from __future__ import annotations

from enum import StrEnum


class CopyStyle(StrEnum):
    """Values are kept in the reader's settings."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    PANDOC = "pandoc"
    FOOTNOTE = "footnote"
