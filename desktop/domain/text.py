"""Canonical text and its structure: blocks, sections, locators, and anchors in it.

Offsets count Unicode code points, from 0, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from desktop.domain.quoting import Quoted, quoted

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Mapping

    from desktop.domain.printed.region import Region
    from desktop.domain.spans import Span

SOFT_BREAK = "\u2028"
"""Breaks a line inside a block; blocks themselves are joined by a line feed."""
CELL_BREAK = "\t"
ROW_BREAK = "\x1e"
LONGEST_BLOCK = 10_000
"""Code points in a block; one unbroken paragraph of a million takes half a minute to lay out."""
CONTEXT = 64
"""Characters of context an anchor keeps on either side of its quotation."""


class BlockKind(IntEnum):
    """What a block of text is. The numbers are stored: never reuse one."""

    PARAGRAPH = 0
    HEADING = 1
    LIST_ITEM = 2
    QUOTATION = 3
    TABLE = 4
    IMAGE = 5
    CAPTION = 6
    RULE = 7
    CODE = 8
    FOOTNOTE = 9
    FURNITURE = 10
    """What a page bears beside its text: running heads, its number, stamps at its sides."""


class LocatorKind(IntEnum):
    """What a locator counts. The numbers are stored: never reuse one."""

    PAGE = 0
    PARAGRAPH = 1
    LINE = 2


class BlockAttributes(TypedDict, total=False):
    """What a few blocks carry besides kind and level."""

    marker: str
    """List item: the number or bullet as printed, such as '1.' or '•'."""
    asset: str
    """Image: SHA-256 of its bytes; absent when the picture is not at hand."""
    width: int
    height: int
    header_rows: int
    """Table: rows at the top that name the columns."""
    direction: str
    """'rtl' when the source says so and the first letters do not."""
    page: int
    """Image: the number, from 0, of the page that it stands for, which has no text.

    Its words are no words of the source.
    """


class Block(NamedTuple):
    """One block of a text, without the line feed that follows it."""

    start: int
    end: int
    kind: BlockKind
    level: int
    attributes: BlockAttributes


@dataclass(frozen=True, slots=True)
class Blocks:
    """All blocks of a text as parallel packed arrays, so that 5 MB of text loads in milliseconds.

    `starts` (type code 'I') has one entry more than there are blocks: the text's length plus one.
    """

    starts: array[int]
    kinds: bytes
    levels: bytes
    attributes: Mapping[int, BlockAttributes] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.kinds)

    def __getitem__(self, index: int) -> Block:
        if not 0 <= index < len(self.kinds):
            raise IndexError(index)
        return Block(
            self.starts[index],
            self.starts[index + 1] - 1,
            BlockKind(self.kinds[index]),
            self.levels[index],
            self.attributes.get(index, {}),
        )

    def __iter__(self) -> Iterator[Block]:
        return (self[i] for i in range(len(self.kinds)))

    def at(self, offset: int) -> int:
        """Return the index of the block that holds `offset`; offsets outside are clamped."""
        found = bisect_right(self.starts, offset, 0, len(self.kinds)) - 1
        return max(0, found)


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline, with facts of its own; section_facts.USUAL names them by form."""

    title: str
    level: int
    start: int
    end: int
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a printed page, numbered paragraph or line begins, with its label as printed."""

    start: int
    kind: LocatorKind
    label: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a highlight was made on. Never changed afterwards."""

    revision: int
    start: int
    end: int
    quotation: str
    prefix: str
    suffix: str
    words: str | None = None
    """What the quotation says to a person, where that differs from its letters."""
    region: Region | None = None
    """The part of a page that an area highlight is; the words are those in it, if any."""
    picture: str = ""
    """How the region looked: the SHA-256 of a picture."""


_FURNITURE = bytes([BlockKind.FURNITURE])


@dataclass(frozen=True, slots=True)
class Content:
    """Canonical text and its structure: what the reader, search, anchors and export all use.

    Blocks are joined by a line feed. The text holds no carriage return, NUL, lone surrogate or
    U+FFFC; a block holds no line feed and at most LONGEST_BLOCK code points. Spans are sorted and
    never cross a block. Sections are in reading order; a subsection lies inside its parent.
    """

    text: str
    blocks: Blocks
    spans: tuple[Span, ...] = ()
    sections: tuple[Section, ...] = ()
    locators: tuple[Locator, ...] = ()

    @property
    def aside_start(self) -> int:
        """Where what pages bear beside the text begins; beyond its end where there is nothing."""
        return self.blocks.starts[len(self.blocks.kinds.rstrip(_FURNITURE))]

    @property
    def body_end(self) -> int:
        """Where the text ends that is read."""
        return max(0, self.aside_start - 1)

    def body(self) -> Content:
        """Return the text that is read, without what pages bear beside it; offsets stay."""
        kinds, blocks = self.blocks.kinds.rstrip(_FURNITURE), self.blocks
        count = len(kinds)
        if count == len(blocks):
            return self
        end = self.body_end
        starts = blocks.starts[:count]
        starts.append(end + 1)
        attributes = {at: found for at, found in blocks.attributes.items() if at < count}
        return Content(
            self.text[:end],
            Blocks(starts, kinds, blocks.levels[:count], attributes),
            self.spans[: bisect_left(self.spans, end, key=_start_of)],
            self.sections,
            tuple(locator for locator in self.locators if locator.start <= end),
        )

    def quoted(
        self, start: int = 0, end: int | None = None, *, marks: bool = False, scripts: bool = True
    ) -> Quoted:
        """Return the words from `start` to `end` as they may be quoted: see domain.quoting.

        With `marks` note marks are set apart instead of left out; without `scripts` raised and
        lowered signs stay plain letters. What pages bear beside the text is quoted by itself only.
        """
        stop = len(self.text) if end is None else end
        if start < self.aside_start:
            stop = min(stop, self.body_end)
        if not self.spans or start >= stop:
            return Quoted(self.text, start, max(start, stop), ())
        # Spans never cross a block, so none that touches the range begins before its first block.
        floor = self.blocks.starts[self.blocks.at(start)] if len(self.blocks) else 0
        low = bisect_left(self.spans, floor, key=_start_of)
        high = bisect_left(self.spans, stop, lo=low, key=_start_of)
        spans = self.spans[low:high]
        return quoted(self.text, spans, start, stop, marks=marks, scripts=scripts)

    def anchor(self, revision: int, start: int, end: int) -> Anchor:
        """Return the anchor of the passage from `start` to `end`, which is in the text."""
        text = self.text
        words = self.quoted(start, end).text.strip()
        return Anchor(
            revision,
            start,
            end,
            text[start:end],
            text[max(0, start - CONTEXT) : start],
            text[end : end + CONTEXT],
            None if words == text[start:end] else words,
        )

    def section_path(self, offset: int) -> tuple[Section, ...]:
        """Return the sections around `offset`, outermost first."""
        return tuple(s for s in self.sections if s.start <= offset < s.end)

    def locator(self, offset: int, kind: LocatorKind) -> str:
        """Return the label in force at `offset`, or ''; a paragraph's ends with its section."""
        floor = 0
        if kind is LocatorKind.PARAGRAPH:
            if offset >= self.aside_start:
                return ""  # what a page bears is in none
            path = self.section_path(offset)
            floor = path[-1].start if path else 0
        before = bisect_right(self.locators, offset, key=_start_of)
        for number in range(before - 1, -1, -1):
            locator = self.locators[number]
            if locator.kind is kind:
                return locator.label if locator.start >= floor else ""
        return ""


def _start_of(mark: Span | Locator) -> int:
    return mark.start
