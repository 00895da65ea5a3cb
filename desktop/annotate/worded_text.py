"""A text as numbered words, so that texts are compared word by word and not letter by letter."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, decomposition, normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Quoted

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"  # CJK, Yi, Hangul
)
"""Scripts whose words are not set apart by spaces: each letter is taken for a word."""
_LETTER = rf"[^\W_{UNSPACED}]"
"""Or a figure."""
INVISIBLE = "\u00ad\u034f\u200b-\u200d\u2060\ufeff"
_BROKEN = "-[ \t]*[\n\u2028][ \t]*"
"""sur-
vivors"""
_DROPPED = re.compile(f"[{INVISIBLE}]|{_BROKEN}")
_TIED = ("<super>", "<sub>", "<fraction>", "<circle>")
"""Compatibility forms that read otherwise than their letters: 10⁶ is not 106."""
LINE_BREAKS = "\n\u2028\x1e"
_FIRST_WORDS = 3
"""How far into a line its number may stand: 12., Article 12, Book 1 Part 12."""
_NUMBER = re.compile(r".*\d.*|(?=[ivxl]{2}|[vx])(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})", re.DOTALL)
"""12, 3a, iv"""


class Vocabulary:
    """Words as numbers: equal ones have equal numbers in all texts that share a vocabulary."""

    def __init__(self, form: Callable[[str], str] | None = None) -> None:
        """Take words for equal that have the same `form`: as they are `folded` unless told."""
        self._form = form or folded
        self.words: list[str] = []
        self.numbering = bytearray()
        """For each word 1 where it may be the number of a line."""
        self._is_written_small = bytearray()
        self._as_written: dict[str, int] = {}
        self._formed: dict[str, int] = {}

    def number(self, written: str) -> int:
        """Return the number of a word, however it is written."""
        word = self._form(written)
        known = self._formed.setdefault(word, len(self.words))
        if known == len(self.words):
            self.words.append(word)
            self.numbering.append(_NUMBER.fullmatch(word) is not None)
            self._is_written_small.append(0)
        self._is_written_small[known] |= written[0].islower()
        self._as_written[written] = known
        return known

    def is_written_small(self, number: int) -> bool:
        """Whether a word begins with a small letter anywhere, which a name does not."""
        return bool(self._is_written_small[number])

    def numbers(self, written: Sequence[str]) -> list[int]:
        """Return the numbers of words."""
        known = self._as_written
        return [known[word] if word in known else self.number(word) for word in written]


def folded(written: str) -> str:
    """Return a word without what an edition may write otherwise.

    That is case, width, ligatures, how accents are encoded, soft hyphens and line ends.
    """
    if written.isascii() and written.isalnum():
        return written.lower()
    return normalize("NFC", _in_plain_signs(written).casefold())


def cased(written: str) -> str:
    """Return a word as it is folded, but in its own case."""
    if written.isascii() and written.isalnum():
        return written
    return normalize("NFC", _in_plain_signs(written))


def _in_plain_signs(written: str) -> str:
    return "".join(map(_plain, _DROPPED.sub("", written)))


def _plain(sign: str) -> str:
    return sign if decomposition(sign).startswith(_TIED) else normalize("NFKC", sign)


def word_pattern(text: str) -> str:
    """Return the pattern of a word in a text: letters, figures, their accents, soft hyphens."""
    accents = "".join(sorted(sign for sign in set(text) if category(sign)[0] == "M"))
    own = f"[{accents}]*" if accents else ""
    # A small letter goes on with a word from the line before; a figure or a capital does not.
    inner = [rf"[{INVISIBLE}]+(?={_LETTER})", rf"{_BROKEN}(?=(?![\dA-Z]){_LETTER})"]
    inner += [f"[{accents}]+"] if accents else []
    return rf"[{UNSPACED}]{own}|{_LETTER}+(?:(?:{'|'.join(inner)}){_LETTER}*)*"


class WordedText:
    """The words that may be quoted of a text, without note marks, and where each stands."""

    def __init__(self, quoted: Quoted, vocabulary: Vocabulary) -> None:
        self.quoted = quoted
        self.vocabulary = vocabulary
        self.text = quoted.text
        """What offsets count in here; `quoted` leads on to the text itself."""
        spans = [match.span() for match in re.finditer(word_pattern(self.text), self.text)]
        if not quoted.is_verbatim:
            spans = [span for span in spans if not quoted.is_mark(*span)]
        self.words = vocabulary.numbers([self.text[start:end] for start, end in spans])
        self.starts = array("Q", [start for start, _ in spans])
        self.ends = array("Q", [end for _, end in spans])
        self.line_starts = self._line_starts()
        """For each word 1 where a line begins with it; so does one after the last word."""
        self.numbering = self._numbering(vocabulary)
        """For each word 1 where it numbers a line: that changes when one is put in before it."""
        self._repeats: dict[int, Repeats] = {}

    def __len__(self) -> int:
        return len(self.words)

    def _line_starts(self) -> bytearray:
        found = bytearray(len(self.words) + 1)
        found[0] = found[-1] = 1
        for match in re.finditer(f"[{LINE_BREAKS}]", self.text):
            found[bisect_left(self.starts, match.start())] = 1
        return found

    def _numbering(self, vocabulary: Vocabulary) -> bytearray:
        found = bytearray(len(self.words))
        line = 0
        for number, word in enumerate(self.words):
            if self.line_starts[number]:
                line = number
            found[number] = number < line + _FIRST_WORDS and vocabulary.numbering[word]
        return found

    def numbers_line(self, first: int, last: int) -> bool:
        """Whether one of the words from `first` to `last` numbers a line."""
        return self.numbering.find(1, first, last) >= 0

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the first word that is touched from `start` to `end`, and the one after the last.

        Where none is touched they are equal.
        """
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    def slice(self, first: int, last: int) -> str:
        """Return the text from the first letter of a word to the last of the one before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def said(self, first: int, last: int) -> list[str]:
        """Return words as they are compared."""
        return [self.vocabulary.words[word] for word in self.words[first:last]]

    def letters(self, first: int, last: int) -> str:
        """Return the letters of words, one after another, as they are compared."""
        return "".join(self.said(first, last))

    def between(self, word: int) -> str:
        """Return what stands between a word and the one before it, or an end of the text."""
        start = self.ends[word - 1] if word else 0
        return self.text[start : self.starts[word] if word < len(self.words) else None]

    def repeats(self, size: int) -> Repeats:
        """Return where each run of so many words stands."""
        if size not in self._repeats:
            self._repeats[size] = Repeats.of(self.words, size)
        return self._repeats[size]

    def places(self, wanted: Sequence[int], shortest: int) -> Places:
        """Return the words where `wanted`, which are at least `shortest`, stand; the last first."""
        size = len(wanted)
        # Runs of five words are at hand already: fixed points are made of them.
        key = min(size, max(shortest, _USUAL_RUN))
        repeats = self.repeats(key)
        place = repeats.last.get(hash(tuple(wanted[:key])), -1)
        found: list[int] = []
        tried = 0
        while place >= 0 and tried < _MOST_TRIED:
            if self.words[place : place + size] == wanted:
                found.append(place)
            place = repeats.before[place]
            tried += 1
        return Places(found, are_all=place < 0)


class Places(NamedTuple):
    """Where some words stand, as far as was looked: what is said everywhere is not all listed."""

    words: list[int]
    are_all: bool


# Places of a phrase of boilerplate that are tried, before nothing is said.
_MOST_TRIED = 500
# Words that are looked up together: four stand in many places, five in few.
_USUAL_RUN = 5


class Repeats(NamedTuple):
    """Where runs of words of one length stand: the last place by hash, and for each the one before.

    Runs of equal hash may yet differ.
    """

    last: dict[int, int]
    before: array[int]

    @classmethod
    def of(cls, words: Sequence[int], size: int) -> Repeats:
        """Find all runs of `size` words."""
        last: dict[int, int] = {}
        before = array("q")
        runs = zip(*(words[first:] for first in range(size)), strict=False)
        for place, key in enumerate(map(hash, runs)):
            before.append(last.get(key, -1))
            last[key] = place
        return cls(last, before)

    def once(self) -> bytearray:
        """Return for each run 1 where it occurs once."""
        found = bytearray(b"\x01") * len(self.before)
        for place, before in enumerate(self.before):
            if before >= 0:
                found[place] = found[before] = 0
        return found

    def only(self, key: int) -> int:
        """Return the one place of a run, or -1."""
        place = self.last.get(key, -1)
        return place if place >= 0 and self.before[place] < 0 else -1
