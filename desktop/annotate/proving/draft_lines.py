"""Tell on which line of its file what a draft says stands."""

from __future__ import annotations

from desktop.annotate.correspondence import Correspondence
from desktop.domain import Content, Quoted


class Lines:
    """The lines of a file that is a text, whatever marks of a format it has in it."""

    def __init__(self, draft: Content, source: str) -> None:
        self._source = source
        self._words = Correspondence.of(draft.quoted(), Quoted.plain(source))

    def at(self, offset: int) -> int:
        """Return the line, from 1, on which the word at an offset of the draft stands."""
        old, new = self._words.old, self._words.new
        first, _ = old.range(*old.quoted.places(offset, offset + 1))
        if not len(old) or not len(new):
            return 1
        first = min(first, len(old) - 1)
        word = self._words.image(first)
        if word < 0:
            moved = (run.new + first - run.old for run in self._words.moved_from(first, first + 1))
            word = next(moved, min(self._words.stood(first), len(new) - 1))
        return self._source.count("\n", 0, new.starts[word]) + 1
