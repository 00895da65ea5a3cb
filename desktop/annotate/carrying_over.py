"""Ranges of one text in another that came after it: the words of them that stayed or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.annotate.correspondence import Correspondence
from desktop.domain.noted.reading_progress import clipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.annotate.worded_text import WordedText
    from desktop.domain import Content
    from desktop.domain.noted.reading_progress import Range


def carried(old: Content, new: Content, ranges: Iterable[Range]) -> list[Range]:
    """Return where the words of ranges stand in a newer text; words that are new are in none.

    Large texts take seconds.
    """
    inside = clipped(ranges, old.body_end)
    if old.text == new.text:
        return inside
    words = Correspondence.of(old.quoted(), new.quoted())
    return clipped(_found(words, inside), new.body_end)


def _found(words: Correspondence, ranges: Iterable[Range]) -> Iterator[Range]:
    for start, end in ranges:
        first, last = words.old.range(*words.old.quoted.places(start, end))
        moved = (run.clipped(first, last) for run in words.moved_from(first, last))
        for run in (*words.stayed(first, last), *moved):
            if run.size > 0:
                yield _place(words.new, run.new, run.new_end)


def _place(text: WordedText, first: int, last: int) -> Range:
    """Return where words stand, with what follows each: the next word begins another range."""
    end = text.starts[last] if last < len(text) else len(text.text)
    return text.quoted.source(text.starts[first] if first else 0, end)
