"""Words that a program recognised on pictures of pages, and where each of them is.

A page's words, joined by spaces, are its characters: the number of one is its place in that.
"""

from __future__ import annotations

import struct
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from desktop.domain.reading import ImportOutcome

UNSURE = 60
"""Per cent of confidence below which a word is marked."""
WHOLE = 65_535
"""The far edge of a page, counted from the near one."""
MOST_WORDS = 30_000
"""Words that one page may have; a newspaper page has a third of it."""
LONGEST_WORD = 250
"""Letters."""
_SIDES = 4
_HEAD = struct.Struct("<BII")
"""Version, bytes of the engine's name, pages."""
_PAGE = struct.Struct("<IBII")
"""Number, turn, words, bytes of their letters."""
_TURNS = 4
# Of the packed form, as of page maps.
_VERSION = 1
# Confidence is in hundredths.
_SURE = 100


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The program that recognises text, as it is installed."""

    name: str
    """With its version; '' where there is none."""
    languages: tuple[str, ...] = ()
    """Those it has data for, by its own names: 'deu'."""
    missing: str = ""
    """A sentence for the reader, where there is none."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What became of recognising a document's text."""

    outcome: ImportOutcome
    pages: int
    """That words were found on."""
    blank: int
    """Without any."""
    failed: tuple[int, ...]
    """Numbers of those that could not be read."""
    words: int
    unsure: int
    confidence: int
    """Per cent, of all words on average."""
    reason: str = ""
    """A clause: why the first of those failed."""


class RecognisedWord(NamedTuple):
    """A word of an upright page; from its left and upper edges, of which WHOLE is the far one."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: int
    """Per cent."""
    begins_line: bool = False


class RecognisedPage(NamedTuple):
    """The words of a page, in the order they were found in."""

    words: Sequence[RecognisedWord]
    turn: int = 0
    """Quarters by which the page is turned clockwise from how it is shown to stand upright."""


@dataclass(frozen=True, slots=True)
class RecognisedPages:
    """The words of those pages that had none, by their numbers from 0."""

    engine: str
    """The program, its version, and the languages it was told: 'tesseract 5.3.0 deu+eng'."""
    packed: Mapping[int, bytes] = field(repr=False)
    """Each page by itself, as few are asked for at a time."""

    @classmethod
    def of(cls, engine: str, pages: Mapping[int, RecognisedPage]) -> RecognisedPages:
        """Return the words of pages; those without any are left out."""
        found = sorted((number, page) for number, page in pages.items() if page.words)
        return cls(engine, {number: _packed(number, page) for number, page in found})

    def __len__(self) -> int:
        return len(self.packed)

    def __contains__(self, page: object) -> bool:
        return page in self.packed

    def __iter__(self) -> Iterator[int]:
        return iter(self.packed)

    def only(self, pages: Collection[int]) -> RecognisedPages:
        """Return the words of some of the pages."""
        kept = {number: words for number, words in self.packed.items() if number in pages}
        return RecognisedPages(self.engine, kept)

    def page(self, number: int) -> RecognisedPage:
        """Return the words of a page; of one that is not among these, none."""
        packed = self.packed.get(number)
        return RecognisedPage(()) if packed is None else _page(packed)

    def boxes(self, page: int) -> array[float]:
        """Return left, top, right and bottom of each character, as shares of the page as shown.

        Inside a word they are thought to be of one width. A space stands where its word ends.
        """
        found = array("f")
        words, turn = self.page(page)
        last: tuple[float, float, float, float] | None = None
        for word in words:
            if last is not None:
                found.extend(_turned((last[2], last[1], last[2], last[3]), -turn))
            left, top, right, bottom = (side / WHOLE for side in word[1:5])
            step = (right - left) / len(word.text)
            for letter in range(len(word.text)):
                last = (left + letter * step, top, left + (letter + 1) * step, bottom)
                found.extend(_turned(last, -turn))
        return found

    def boxes_on(self, page: int, width: float, height: float) -> array[float]:
        """Return the sides of `boxes` on a page so many points wide and high."""
        sides = (width, height)
        return array("f", [share * sides[n % 2] for n, share in enumerate(self.boxes(page))])

    def pack(self) -> bytes:
        """Return all of it as bytes."""
        engine = self.engine.encode()
        head = _HEAD.pack(_VERSION, len(engine), len(self.packed))
        return b"".join([head, engine, *self.packed.values()])

    @classmethod
    def unpack(cls, data: bytes) -> RecognisedPages:
        """Return the words of `pack`; ValueError for other bytes."""
        try:
            return _unpacked(data)
        except (struct.error, UnicodeDecodeError, IndexError) as error:
            raise ValueError(str(error)) from error


def _turned(
    box: tuple[float, float, float, float], quarters: int
) -> tuple[float, float, float, float]:
    """Return where a rectangle is once its page is turned clockwise."""
    left, top, right, bottom = box
    for _ in range(quarters % _TURNS):
        left, top, right, bottom = 1 - bottom, left, 1 - top, right
    return left, top, right, bottom


def _packed(number: int, page: RecognisedPage) -> bytes:
    words = page.words
    text = "".join(
        ("\n" if word.begins_line else " ") * (at > 0) + word.text for at, word in enumerate(words)
    ).encode()
    sides = [side for word in words for side in word[1:5]]
    return b"".join(
        (
            _PAGE.pack(number, page.turn % _TURNS, len(words), len(text)),
            text,
            struct.pack(f"<{len(sides)}H", *sides),
            bytes(word.confidence for word in words),
        )
    )


def _page(data: bytes) -> RecognisedPage:
    _, turn, count, length = _PAGE.unpack_from(data)
    at = _PAGE.size
    text = data[at : at + length].decode()
    sides = struct.unpack_from(f"<{_SIDES * count}H", data, at + length)
    confidence = data[at + length + 2 * _SIDES * count :]
    found: list[RecognisedWord] = []
    for line in text.split("\n"):
        for number, word in enumerate(line.split(" ")):
            place = len(found)
            left, top, right, bottom = sides[_SIDES * place : _SIDES * (place + 1)]
            found.append(
                RecognisedWord(word, left, top, right, bottom, confidence[place], number == 0)
            )
    if len(found) != count:
        raise ValueError("other words than their number")
    return RecognisedPage(tuple(found), turn)


def _unpacked(data: bytes) -> RecognisedPages:
    version, length, count = _HEAD.unpack_from(data)
    if version != _VERSION:
        raise ValueError(f"recognised words of version {version}")
    at = _HEAD.size + length
    engine = data[_HEAD.size : at].decode()
    pages: dict[int, bytes] = {}
    last = -1
    for _ in range(count):
        number, turn, words, letters = _PAGE.unpack_from(data, at)
        end = at + _PAGE.size + letters + (2 * _SIDES + 1) * words
        if number <= last or turn >= _TURNS or not 0 < words <= MOST_WORDS or end > len(data):
            raise ValueError("a page of recognised words that cannot be")
        pages[number] = data[at:end]
        at, last = end, number
        if not all(map(_is_one, _page(pages[number]).words)):
            raise ValueError("a recognised word that cannot be")
    if at != len(data):
        raise ValueError("more than the recognised words")
    return RecognisedPages(engine, pages)


def _is_one(word: RecognisedWord) -> bool:
    return (
        0 < len(word.text) <= LONGEST_WORD
        and word.text.isprintable()
        and word.left <= word.right
        and word.top <= word.bottom
        and word.confidence <= _SURE
    )
