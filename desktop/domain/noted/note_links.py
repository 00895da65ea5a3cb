"""Links in notes: `[[highlight:ID|words]]`, also to a document or another note.

What is linked is named by its id, which no rename changes. The words are what a reader sees, there
and in any other program.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST_WORDS = 80
"""Characters of a passage or a title that a link to it says."""
_LINK = re.compile(r"\[\[(highlight|document|note):([\w-]+)\|([^\[\]\n]*)\]\]")
_UNFIT = re.compile(r"[\[\]|\s]+")


class Target(StrEnum):
    """What a link can point to."""

    HIGHLIGHT = "highlight"
    DOCUMENT = "document"
    NOTE = "note"


class NoteLink(NamedTuple):
    """A link, and where it stands in its note."""

    target: Target
    id: str
    words: str
    start: int
    end: int


class Linkable(NamedTuple):
    """Something that a link may point to; `detail` tells it from others."""

    target: Target
    id: str
    words: str
    detail: str = ""

    @property
    def link(self) -> str:
        """A link to it, with as many of its words as are read at a glance."""
        words = " ".join(self.words.split())
        if len(words) > LONGEST_WORDS:
            words = words[: LONGEST_WORDS - 1].rstrip() + "…"
        return spelled(self.target, self.id, words)


def links_in(text: str) -> Iterator[NoteLink]:
    """Yield the links in a note, in reading order."""
    for found in _LINK.finditer(text):
        yield NoteLink(Target(found[1]), found[2], found[3], *found.span())


def opening(target: Target, target_id: str) -> str:
    """Return what every link to this begins with."""
    return f"[[{target}:{target_id}|"


def spelled(target: Target, target_id: str, words: str) -> str:
    """Return a link as it is written; its words are one line without the marks of links."""
    return f"{opening(target, target_id)}{_UNFIT.sub(' ', words).strip()}]]"


def resolved(text: str, said: Callable[[NoteLink], str]) -> str:
    """Return a note with something said in place of each link."""
    parts, after = [], 0
    for link in links_in(text):
        parts += [text[after : link.start], said(link)]
        after = link.end
    return "".join([*parts, text[after:]])


def plain(text: str) -> str:
    """Return a note with the words of its links alone."""
    return resolved(text, lambda link: link.words)
