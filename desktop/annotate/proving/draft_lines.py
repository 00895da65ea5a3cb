"""Tell where in its file, and on which line of it, what a draft says stands."""

from __future__ import annotations

from desktop.annotate.correspondence import Correspondence
from desktop.annotate.worded_text import folded
from desktop.domain import Content, Quoted


class Lines:
    """The letters of a file that is a text, whatever marks of a format it has in it."""

    def __init__(self, draft: Content, source: str) -> None:
        self._draft = draft
        self._source = source
        self._words = Correspondence.of(draft.quoted(), Quoted.plain(source))

    def at(self, offset: int) -> int:
        """Return the line, from 1, on which the word at an offset of the draft stands."""
        old, new = self._words.old, self._words.new
        first, _ = old.range(*old.quoted.places(offset, offset + 1))
        if not len(old) or not len(new):
            return 1
        return self._source.count("\n", 0, new.starts[self._image(min(first, len(old) - 1))]) + 1

    def _image(self, number: int) -> int:
        """Return the word of the file that a word of the draft is, or is nearest to."""
        word = self._words.image(number)
        if word < 0:
            runs = self._words.moved_from(number, number + 1)
            moved = (run.new + number - run.old for run in runs)
            last = len(self._words.new) - 1
            word = next(moved, min(self._words.stood(number), last))
        return word

    def raw(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where the words of a passage stand in the file, from the first to the last.

        None where these are not surely the same words, all on their own between marks of a format.
        """
        old, new = self._words.old, self._words.new
        first, last = old.range(*old.quoted.places(start, end))
        if first == last or not len(new):
            return None
        begin, stop = self._image(first), self._image(last - 1)
        wanted = [folded(old.quoted.text[old.starts[n] : old.ends[n]]) for n in range(first, last)]
        there = [folded(self._source[new.starts[n] : new.ends[n]]) for n in range(begin, stop + 1)]
        return (new.starts[begin], new.ends[stop]) if wanted == there else None
