"""The pages that a text was printed on: which letter of it is which character of which page.

Characters are counted as the engine that read the file counts them, from 0 on each page: its
numbers are no positions in any text. Pages count from 0, lengths are points.
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from operator import add, le
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.printed.recognised import RecognisedPages
from desktop.domain.text import LocatorKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain.printed.region import Region
    from desktop.domain.text import Content

NO_CHARACTERS = (1 << 32) - 1
"""The first character of a run that stands for a whole page, which has none."""
DIGEST = 8
"""Bytes of a page's digest."""
LARGEST = 1e7
"""Points that a page may be wide or high."""
MOST_BYTES = 1 << 28
"""Bytes that a packed map may take unpacked."""
_HEAD = struct.Struct("<BIIIII")
"""Version, pages, runs, where what is set aside begins, bytes of the engine's name and labels."""
# Of the packed form. A map of another one is refused, never guessed at.
_VERSION = 1
_LONGEST_TOLD = 1_000
"""Characters in which the reader says what pages are called."""
_RULE = re.compile(r"\s*(?:(?P<page>[1-9]\d{0,5})\s*=)?\s*(?P<label>[^=,]{1,40}?)\s*")
_COUNTED = re.compile(r"(?P<prefix>.*?)(?P<number>\d{1,9})", re.DOTALL)
_VALUES = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40,
           "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}  # fmt: skip
# MMMMCMXCIX: numbers beyond have no letters of their own.
_LARGEST_ROMAN = 4999
_QUARTER = 90
_TURNS = 4


class Page(NamedTuple):
    """A page as it is shown: without what is cropped off, and turned as the file says."""

    width: float
    height: float
    rotation: int
    """Degrees by which the file turns it clockwise: 0, 90, 180 or 270."""
    label: str
    """What it is called, such as 'iv'; '' for nothing."""
    digest: bytes
    """Of the characters on it: with others the map is of no use."""


class Characters(NamedTuple):
    """Characters of a page that follow one another; `last` is exclusive."""

    page: int
    first: int
    last: int


class TextRun(NamedTuple):
    """Letters from `start` on, each of which is the next character of a page from `first` on."""

    start: int
    length: int
    page: int
    first: int = NO_CHARACTERS


class PrintedLine(NamedTuple):
    """A part of a page, in shares of it as it is shown, from its left and upper edges."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class Mark(NamedTuple):
    """A highlight to be written. It is known by `identity`, and was made of `origin`, if any."""

    identity: str
    colour: str
    is_underlined: bool
    note: str
    tags: tuple[str, ...]
    author: str
    created: str
    """ISO 8601, as the next."""
    modified: str
    page: int
    """Where it stands when it has neither characters nor areas."""
    characters: tuple[Characters, ...]
    origin: str = ""
    is_untouched: bool = False
    """Whether nobody has changed what its origin became."""
    region: Region | None = None
    """The part of its page that it frames, if it is an area."""
    lines: tuple[PrintedLine, ...] = ()
    """Where it stands on pages whose words were recognised on pictures."""


class Copy(NamedTuple):
    """A copy that was read back, and what became of the marks."""

    data: bytes
    written: int
    kept: int
    """Marks that were in the file and are in it still."""
    was_signed: bool


@dataclass(frozen=True)
class PageMap:
    """All pages of a text as packed arrays, and the runs of it that stand on them, in its order.

    Letters that no page bears, such as the space where two lines are joined, are in no run.
    """

    engine: str
    """The build of the engine whose characters these are."""
    sizes: array[float]
    """Type code 'f': width and height, page after page."""
    rotations: bytes
    """Quarter turns."""
    labels: tuple[str, ...]
    digests: bytes
    starts: array[int]
    """Type code 'I', as the three that follow."""
    lengths: array[int]
    pages: array[int]
    firsts: array[int]
    set_aside: int
    """Where running heads and page numbers begin, which are the end of the text."""
    recognised: RecognisedPages | None = field(default=None, repr=False)
    """The words of pages that the engine finds none on: those are what characters count there."""

    @classmethod
    def of(
        cls,
        engine: str,
        pages: Sequence[Page],
        runs: Sequence[TextRun],
        set_aside: int,
        recognised: RecognisedPages | None = None,
    ) -> PageMap:
        """Return the map of pages and of runs in the order of the text."""
        return cls(
            engine,
            array("f", [side for page in pages for side in (page.width, page.height)]),
            bytes(page.rotation // _QUARTER % _TURNS for page in pages),
            tuple(" ".join(page.label.split()) for page in pages),
            b"".join(page.digest for page in pages),
            array("I", [run.start for run in runs]),
            array("I", [run.length for run in runs]),
            array("I", [run.page for run in runs]),
            array("I", [run.first for run in runs]),
            set_aside,
            recognised or None,
        )

    def __len__(self) -> int:
        return len(self.rotations)

    def __getitem__(self, number: int) -> Page:
        if not 0 <= number < len(self):
            raise IndexError(number)
        return Page(
            self.sizes[2 * number],
            self.sizes[2 * number + 1],
            self.rotations[number] * _QUARTER,
            self.labels[number],
            self.digests[DIGEST * number : DIGEST * (number + 1)],
        )

    def __iter__(self) -> Iterator[Page]:
        return (self[number] for number in range(len(self)))

    def runs(self) -> Iterator[TextRun]:
        """Yield the runs in the order of the text."""
        return map(TextRun, self.starts, self.lengths, self.pages, self.firsts)

    def runs_on(self, page: int) -> list[TextRun]:
        """Return what stands on a page, in the order of the text; without what has no letters."""
        found = (
            TextRun(self.starts[run], self.lengths[run], page, self.firsts[run])
            for run in sorted(self._runs_on(page))
        )
        return [run for run in found if run.first != NO_CHARACTERS]

    def characters(self, start: int, end: int) -> list[Characters]:
        """Return the characters that a passage is printed with, in the order of the text."""
        found: list[Characters] = []
        for run in range(max(0, bisect_right(self.starts, start) - 1), len(self.starts)):
            begin, first = self.starts[run], self.firsts[run]
            if begin >= end:
                break
            low, high = max(start, begin), min(end, begin + self.lengths[run])
            if low < high and first != NO_CHARACTERS:
                found.append(Characters(self.pages[run], first + low - begin, first + high - begin))
        return found

    def offset(self, page: int, character: int) -> int | None:
        """Return where a character of a page stands in the text; None for one that does not."""
        place = bisect_right(self._by_page, (page, character), key=self._key) - 1
        run = self._by_page[place] if place >= 0 else -1
        if run < 0 or self.pages[run] != page or self.firsts[run] == NO_CHARACTERS:
            return None
        passed = character - self.firsts[run]
        return self.starts[run] + passed if passed < self.lengths[run] else None

    def nearest(self, page: int, character: int) -> int | None:
        """Return where the character stands, or else the one next to it; None on an empty page."""
        exact = self.offset(page, character)
        if exact is not None:
            return exact
        found: list[tuple[int, int]] = []
        for run in self._runs_on(page):
            first, last = self.firsts[run], self.lengths[run] - 1
            if first > character:
                found.append((first - character, self.starts[run]))
                break
            found = [(character - first - last, self.starts[run] + last)]
        return min(found)[1] if found else None

    def page_of(self, offset: int) -> int:
        """Return the page that a place in the text is on; between pages the one before."""
        if not self.starts:
            return 0
        return self.pages[max(0, bisect_right(self.starts, offset) - 1)]

    def blank_page(self, offset: int) -> int | None:
        """Return the page without text that a place stands for, None where there is a letter."""
        run = bisect_right(self.starts, offset) - 1
        if run < 0 or self.firsts[run] != NO_CHARACTERS:
            return None
        return self.pages[run] if offset < self.starts[run] + self.lengths[run] else None

    def range_of(self, page: int) -> tuple[int, int] | None:
        """Return from where to where the text of a page goes, as far as any is on it.

        What is set aside is no part of it, unless there is nothing else; where notes stand after
        a paragraph that goes on overleaf, the ranges of two pages overlap.
        """
        runs = self._runs_on(page)
        body = [run for run in runs if self.starts[run] < self.set_aside] or runs
        if not body:
            return None
        return (
            min(self.starts[run] for run in body),
            max(self.starts[run] + self.lengths[run] for run in body),
        )

    def place_in(self, other: PageMap, start: int, end: int) -> tuple[int, int] | None:
        """Return where a passage stands in another text of the same pages.

        None when its ends are not on the pages of both, or when those bear other characters.
        """
        ends = [*self.characters(start, start + 1), *self.characters(end - 1, end)]
        if start >= end or len(ends) != 2:  # noqa: PLR2004
            return None
        for page in range(ends[0].page, ends[1].page + 1):
            if page >= len(other) or _characters_of(self, page) != _characters_of(other, page):
                return None
        first, last = (other.offset(place.page, place.first) for place in ends)
        if first is None or last is None or last < first:
            return None
        return first, last + 1

    def fits(self, length: int) -> bool:
        """Whether this can be the map of a text of so many letters."""
        # Of a long book there are hundreds of thousands of runs: no loop of ours goes over them.
        count, runs = len(self), len(self.starts)
        if not len(self.lengths) == len(self.pages) == len(self.firsts) == runs:
            return False
        ends = list(map(add, self.starts, self.lengths))
        last = map(add, self.firsts, self.lengths)
        return (
            len(self.sizes) == 2 * count
            and len(self.labels) == count
            and len(self.digests) == DIGEST * count
            and all(math.isfinite(side) and 0 < side <= LARGEST for side in self.sizes)
            and max(self.rotations, default=0) < _TURNS
            and min(self.lengths, default=1) > 0
            and all(map(le, ends, self.starts[1:]))
            and (not ends or ends[-1] <= length)
            and max(self.pages, default=-1) < count
            # Those that are no characters come to so many, and others are to come to less.
            and sum(map(NO_CHARACTERS.__le__, last)) == self.firsts.count(NO_CHARACTERS)
            and self._is_one_to_one()
            and self.set_aside <= length
            and all(page < count for page in self.recognised or ())
        )

    def pack(self) -> bytes:
        """Return the map as bytes."""
        engine, labels = self.engine.encode(), "\n".join(self.labels).encode()
        columns = (self.starts, self.lengths, self.pages, self.firsts)
        head = _HEAD.pack(
            _VERSION, len(self), len(self.starts), self.set_aside, len(engine), len(labels)
        )
        parts = [head, engine, labels, struct.pack(f"<{len(self.sizes)}f", *self.sizes)]
        parts += [self.rotations, self.digests]
        parts += [struct.pack(f"<{len(column)}I", *column) for column in columns]
        parts += [self.recognised.pack()] if self.recognised else []
        return zlib.compress(b"".join(parts))

    @classmethod
    def unpack(cls, data: bytes) -> PageMap:
        """Return the map of `pack`; ValueError for other bytes."""
        try:
            return _unpacked(data)
        except (zlib.error, struct.error, UnicodeDecodeError) as error:
            raise ValueError(str(error)) from error

    @cached_property
    def _by_page(self) -> array[int]:
        """The runs by page, and on each by its characters."""
        keys = list(zip(self.pages, self.firsts, strict=True))
        return array("I", sorted(range(len(keys)), key=keys.__getitem__))

    def _key(self, run: int) -> tuple[int, int]:
        return self.pages[run], self.firsts[run]

    def _runs_on(self, page: int) -> array[int]:
        low = bisect_right(self._by_page, (page, -1), key=self._key)
        high = bisect_right(self._by_page, (page, NO_CHARACTERS), key=self._key)
        return self._by_page[low:high]

    def _is_one_to_one(self) -> bool:
        """Whether no character of a page stands in the text twice."""
        columns = self.pages, self.firsts, self.lengths
        runs = zip(*(map(column.__getitem__, self._by_page) for column in columns), strict=True)
        return all(
            page != following or first == NO_CHARACTERS or before + extent <= first
            for (page, before, extent), (following, first, _) in pairwise(runs)
        )


def _characters_of(pages: PageMap, page: int) -> tuple[bytes, bytes]:
    """Return what tells the characters of a page from others."""
    words = pages.recognised.packed.get(page, b"") if pages.recognised else b""
    return pages[page].digest, words


def blank_pages(content: Content) -> set[int]:
    """Return the numbers of pages without text."""
    found = (values.get("page") for values in content.blocks.attributes.values())
    return {page for page in found if page is not None}


def with_labels(content: Content, pages: PageMap) -> Content:
    """Return a text whose pages are called what their map says."""
    locators = tuple(
        replace(locator, label=pages.labels[_page_begun(pages, locator.start)])
        if locator.kind is LocatorKind.PAGE
        else locator
        for locator in content.locators
    )
    return replace(content, locators=locators)


def _page_begun(pages: PageMap, offset: int) -> int:
    """Return the page that a place in the text is on; between pages the one that follows."""
    run = bisect_right(pages.starts, offset)
    if 0 < run < len(pages.starts) and offset >= pages.starts[run - 1] + pages.lengths[run - 1]:
        return pages.pages[run]
    return pages.page_of(offset)


def _unpacked(data: bytes) -> PageMap:
    unpacking = zlib.decompressobj()
    plain = unpacking.decompress(data, MOST_BYTES)
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise ValueError("the map of pages is too long, or cut short")
    version, pages, runs, set_aside, engine, labels = _HEAD.unpack_from(plain)
    if version != _VERSION:
        raise ValueError(f"a map of pages of version {version}")
    lengths = (engine, labels, 8 * pages, pages, DIGEST * pages, *[4 * runs] * 4)
    if _HEAD.size + sum(lengths) > len(plain):
        raise ValueError("the map of pages has another length than it says")
    parts: list[bytes] = []
    at = _HEAD.size
    for length in lengths:
        parts.append(plain[at : at + length])
        at += length
    names = tuple(parts[1].decode().split("\n")) if pages else ()
    if len(names) != pages:
        raise ValueError("the map of pages has other labels than pages")
    starts, extents, on, firsts = (array("I", struct.unpack(f"<{runs}I", p)) for p in parts[5:])
    return PageMap(
        parts[0].decode(),
        array("f", struct.unpack(f"<{2 * pages}f", parts[2])),
        parts[3],
        names,
        parts[4],
        starts,
        extents,
        on,
        firsts,
        set_aside,
        RecognisedPages.unpack(plain[at:]) if at < len(plain) else None,
    )


class _Rule(NamedTuple):
    """From which page on, from 0, labels count from a number: in Roman numbers, or after a word."""

    page: int
    prefix: str
    number: int
    roman: str = ""

    def label(self, page: int) -> str:
        number = self.number + page - self.page
        if not self.roman or number > _LARGEST_ROMAN:
            return f"{self.prefix}{number}"
        return roman(number) if self.roman.isupper() else roman(number).lower()


def relabelled(labels: Sequence[str], told: str) -> tuple[str, ...]:
    """Return the labels of pages as the reader tells them; ValueError for what is no such thing.

    `737` is the first page, and those after it count on; `i, 13=1` counts in Roman numbers up to
    the twelfth page, and begins with 1 on the thirteenth. Pages before the first that is told keep
    theirs.
    """
    rules = _rules(told)
    found = list(labels)
    for number, rule in enumerate(rules):
        end = rules[number + 1].page if number + 1 < len(rules) else len(found)
        for page in range(min(rule.page, len(found)), min(end, len(found))):
            found[page] = rule.label(page)
    return tuple(found)


def roman(number: int) -> str:
    """Return a number in Roman figures, such as 'XIV'."""
    figures = ""
    for sign, value in _VALUES.items():
        figures += sign * (number // value)
        number %= value
    return figures


def _rules(told: str) -> list[_Rule]:
    rules: list[_Rule] = []
    for part in told[: _LONGEST_TOLD + 1].split(","):
        match = _RULE.fullmatch(part)
        if match is None or len(told) > _LONGEST_TOLD:
            raise ValueError("labels of pages are such as '737' or 'i, 13=1'")
        page = int(match["page"] or 1) - 1
        if rules and page <= rules[-1].page:
            raise ValueError("the pages from which labels count ascend")
        rules.append(_rule(page, match["label"]))
    return rules


def _rule(page: int, label: str) -> _Rule:
    number = roman_value(label)
    if number:
        return _Rule(page, "", number, label)
    counted = _COUNTED.fullmatch(label)
    if counted is None:
        raise ValueError("a label that can be counted on ends with a number")
    return _Rule(page, counted["prefix"], int(counted["number"]))


def roman_value(label: str) -> int:
    """Return what a Roman number is worth, 0 for what is none."""
    left, number = label.upper(), 0
    for sign, value in _VALUES.items():
        while left.startswith(sign):
            left, number = left[len(sign) :], number + value
    is_one = not left and roman(number) in (label, label.upper()) and (
        label.isupper() or label.islower()
    )  # fmt: skip
    return number if is_one else 0
