"""Comments that came inside a file, collected while its text is being built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import Comment

if TYPE_CHECKING:
    from desktop.domain import Content

_WORD = re.compile(r"\w+")


class Remark(NamedTuple):
    """What a comment says, and who said it when."""

    note: str
    author: str = ""
    date: str = ""


class Comments:
    """Ranges and remarks by the key that the file gives them; they may come in any order."""

    def __init__(self) -> None:
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._marks: dict[str, int] = {}
        self._remarks: dict[str, Remark] = {}

    def begin(self, key: str, position: int) -> None:
        """Note where the text that comment `key` is about begins."""
        self._starts.setdefault(key, position)

    def end(self, key: str, position: int) -> None:
        """Note where the text that comment `key` is about ends."""
        self._ends[key] = position

    def mark(self, key: str, position: int) -> None:
        """Note where the mark of comment `key` itself stands."""
        self._marks[key] = position

    def add(self, key: str, remark: Remark) -> None:
        """Keep what comment `key` says."""
        if remark.note.strip():
            self._remarks[key] = remark

    def placed(self, content: Content) -> tuple[Comment, ...]:
        """Return the comments on the finished text, in its order, each on a word at least."""
        if not content.text.strip():
            return ()
        found = (
            Comment(*self._place(key, content), remark.note.strip(), remark.author, remark.date)
            for key, remark in self._remarks.items()
            if key in self._starts or key in self._marks
        )
        return tuple(sorted(found, key=lambda comment: (comment.start, comment.end)))

    def _place(self, key: str, content: Content) -> tuple[int, int]:
        mark = self._marks.get(key, self._ends.get(key, self._starts.get(key, 0)))
        start, end = self._starts.get(key, mark), self._ends.get(key, mark)
        start, end = _trimmed(content.text, start, end)
        return (start, end) if start < end else _word_at(content, min(start, mark))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    end = min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _word_at(content: Content, position: int) -> tuple[int, int]:
    """Return the word that ends at or before `position` in its block, else the block itself."""
    block = content.blocks[content.blocks.at(min(position, len(content.text)))]
    before = None
    for before in _WORD.finditer(content.text, block.start, block.end):
        if before.end() >= position:
            break
    if before is not None:
        return before.span()
    start, end = _trimmed(content.text, block.start, block.end)
    return (start, end) if start < end else _trimmed(content.text, 0, len(content.text))
