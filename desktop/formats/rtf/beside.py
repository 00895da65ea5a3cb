"""What stands beside the text of an RTF file: comments, their authors, and bookmarks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.formats.canon.comments import Remark
from desktop.formats.rtf.pictures import comment_date, find_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.formats.rtf.document import Document
    from desktop.formats.rtf.lexer import Token

    Write = Callable[[], None]

_MOST_BOOKMARKS = 50
"""Bookmarks open at once; ones that never end must not gather at each note."""


def _author(document: Document, _tokens: list[Token], text: str) -> None:
    document.author = text


def _annotation(document: Document, tokens: list[Token], text: str) -> Write:
    document.counts["comments"] += 1
    key = find_value(tokens, "atnref") or f"\0{document.counts['comments']}"
    date = comment_date(find_value(tokens, "atndate"))
    document.comments.add(key, Remark(text, document.author, date))
    return lambda: document.comments.mark(key, document.builder.position)


def _comment_start(document: Document, _tokens: list[Token], text: str) -> Write:
    return lambda: document.comments.begin(text, document.builder.position)


def _comment_end(document: Document, _tokens: list[Token], text: str) -> Write:
    return lambda: document.comments.end(text, document.builder.position)


def _bookmark(document: Document, _tokens: list[Token], text: str) -> Write:
    if len(document.bookmarks) < _MOST_BOOKMARKS:
        document.bookmarks[text] = None
    return partial(document.builder.anchor, text)


def _bookmark_end(document: Document, _tokens: list[Token], text: str) -> None:
    document.bookmarks.pop(text, None)


MARGIN: dict[str, Callable[[Document, list[Token], str], Write | None]] = {
    "annotation": _annotation,
    "atnauthor": _author,
    "atrfstart": _comment_start,
    "atrfend": _comment_end,
    "bkmkstart": _bookmark,
    "bkmkend": _bookmark_end,
}
"""What each group means, given its tokens and its text; what it returns is done at its place."""
