"""The words of a segment, kept in memory, and in a file beside the segment for a quick start."""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.search.words.compounds import SIGN

if TYPE_CHECKING:
    from whoosh.reading import TermInfo

EXTENSION = ".words"
_HIGHEST = "\U0010ffff"
_HEADER = struct.Struct("<8sIII")
_MAGIC = b"words 2\n"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of a segment in order, with how many passages have each, the first and the last.

    `offsets` say where the postings of a word begin in Whoosh's file of them.
    """

    words: list[str]
    counts: array[int]
    firsts: array[int]
    lasts: array[int]
    offsets: array[int]
    odd: array[int]
    """Indices of words with an apostrophe or a point, whose other forms need not begin alike."""

    @classmethod
    def empty(cls) -> Lexicon:
        """Return a lexicon to add to."""
        return cls([], *(array("I") for _ in range(5)))

    def add(self, word: str, info: TermInfo) -> None:
        """Add the next word, with what Whoosh knows about it; words come in order."""
        if ("'" in word or "." in word) and not word.startswith(SIGN):
            self.odd.append(len(self.words))
        self.words.append(word)
        self.counts.append(info.doc_frequency())
        self.firsts.append(info.min_id())
        self.lasts.append(info.max_id())
        self.offsets.append(info.extent()[0])

    def find(self, word: str) -> int:
        """Return the index of `word`, or -1."""
        found = bisect_left(self.words, word)
        return found if found < len(self.words) and self.words[found] == word else -1

    def beginning(self, prefix: str) -> range:
        """Return the indices of the words that begin with `prefix`."""
        if not prefix:
            return range(self.beginning(SIGN).stop, len(self.words))
        low = bisect_left(self.words, prefix)
        return range(low, bisect_left(self.words, prefix + _HIGHEST, low))

    def packed(self) -> bytes:
        """Return the bytes that `read` reads."""
        text = "\n".join(self.words).encode()
        header = _HEADER.pack(_MAGIC, len(self.words), len(self.odd), len(text))
        numbers = (self.counts, self.firsts, self.lasts, self.offsets, self.odd)
        return b"".join((header, *(each.tobytes() for each in numbers), text))


def read(data: bytes) -> Lexicon:
    """Read what `Lexicon.packed` returned.

    Raises:
        ValueError: It is something else.
    """
    magic, count, odd, size = _HEADER.unpack_from(data)
    numbers = array("I")
    unit = numbers.itemsize
    end = _HEADER.size + (4 * count + odd) * unit
    if magic != _MAGIC or len(data) != end + size:
        raise ValueError(magic)
    numbers.frombytes(data[_HEADER.size : end])
    words = data[end:].decode().split("\n") if count else []
    if len(words) != count:
        raise ValueError(count)
    counts, firsts, lasts, offsets = (numbers[at * count : (at + 1) * count] for at in range(4))
    return Lexicon(words, counts, firsts, lasts, offsets, numbers[4 * count :])
