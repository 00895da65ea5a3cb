"""A page measured: how much of what stands under each element, and what was taken away."""

from __future__ import annotations

import re
from bisect import bisect_left
from copy import copy
from enum import IntEnum
from itertools import accumulate
from operator import add, sub
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from desktop.formats.article import hints

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_WIDE = re.compile(r"[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_COMMAS = re.compile(r"[,\u060c\u3001\uff0c\ufe50\u2e41\u061b\u3002\u1363]")


class Measure(IntEnum):
    """What is counted, for each element including all that it holds."""

    LETTERS = 0
    """White space collapsed; an ideograph weighs two, as it says more than a letter."""
    LINKED = 1
    """Letters inside links; links within the page weigh a third."""
    ANCHORED = 2
    """Letters inside links of any kind."""
    COMMAS = 3
    FRAMED = 4
    """Letters inside paragraphs, lists, tables and quotations, each counted once."""
    PARAGRAPHS = 5
    IMAGES = 6
    CONTROLS = 7
    EMBEDS = 8


class Inside:
    """What an element is, or stands in: bits of one number."""

    LINK: Final = 1
    LOCAL_LINK: Final = 2
    FRAME: Final = 4
    FIGURE: Final = 8
    TABLE: Final = 16
    CODE: Final = 32


class Piece(NamedTuple):
    """A stretch of text as the source has it: directly inside `element`."""

    element: int
    letters: int
    commas: int
    after_break: bool


class Run(NamedTuple):
    """Text that a reader sees as one paragraph, inside the block element `owner`."""

    owner: int
    letters: int
    commas: int
    linked: int
    first: int
    """The element of its first piece."""


_INSIDE = {
    **dict.fromkeys(("p", "li", "blockquote", "dl", "ol", "ul"), Inside.FRAME),
    "figure": Inside.FIGURE | Inside.FRAME,
    "td": Inside.FRAME,
    "table": Inside.TABLE | Inside.FRAME,
    "pre": Inside.CODE | Inside.FRAME,
    "code": Inside.CODE,
}
_COUNTED = {
    "p": Measure.PARAGRAPHS,
    "img": Measure.IMAGES,
    **dict.fromkeys(hints.CONTROLS, Measure.CONTROLS),
    **dict.fromkeys(hints.EMBEDS, Measure.EMBEDS),
}
_MEASURES = tuple(Measure)
_LOCAL_LINK = 3


class Page:
    """The elements of a tree in document order, by number, with their totals.

    `gone` marks what was taken away; totals follow at once. Nothing changes in the tree itself.
    """

    def __init__(self, root: _Element, keep: Iterable[_Element] = ()) -> None:
        """Measure everything under `root`; elements in `keep` and all around them stay."""
        survey = _Survey()
        survey.walk(root)
        self.elements = survey.elements
        self.parents = survey.parents
        self.ends = survey.ends
        self.tags = survey.tags
        self.names = survey.names
        self.weights = survey.weights
        self.inside = survey.inside
        self.hidden = survey.hidden
        self.laid_over = survey.laid_over
        self._blocks = survey.blocks
        self._pieces = survey.pieces
        self._sums = survey.sums()
        # What was taken away under an element; most lose nothing.
        self._less: dict[int, list[int]] = {}
        self._runs: list[Run] | None = None
        self.gone = bytearray(len(self.elements))
        kept = set(keep)
        self._kept = [n for n, e in enumerate(self.elements) if e in kept] if kept else []

    def __len__(self) -> int:
        return len(self.elements)

    def of(self, number: int, measure: Measure) -> int:
        """Return how much of a measure an element holds."""
        if self.gone[number]:
            return 0
        sums = self._sums[measure]
        less = self._less.get(number)
        total = sums[self.ends[number]] - sums[number]
        return total - less[measure] if less else total

    def letters(self, number: int) -> int:
        """Return how many letters an element holds."""
        return self.of(number, Measure.LETTERS)

    def text(self, number: int) -> int:
        """Return how many letters an element holds outside links."""
        return self.letters(number) - self.of(number, Measure.ANCHORED)

    def link_share(self, number: int) -> float:
        """Return the share of an element's letters that stand inside links."""
        letters = self.letters(number)
        return self.of(number, Measure.LINKED) / letters if letters else 0.0

    def ancestors(self, number: int) -> Iterator[int]:
        """Yield the elements around one, innermost first, the root last."""
        number = self.parents[number]
        while number >= 0:
            yield number
            number = self.parents[number]

    def children(self, number: int) -> Iterator[int]:
        """Yield the child elements that are still there."""
        child = number + 1
        while child < self.ends[number]:
            if not self.gone[child]:
                yield child
            child = self.ends[child]

    def stands_in(self, number: int, what: int) -> bool:
        """Tell whether an element stands inside, or is, one of a kind."""
        return bool(self.inside[number] & what)

    def remove(self, number: int) -> None:
        """Take an element away with all that it holds, unless it holds what is to be kept."""
        if self.gone[number] or self._holds_kept(number):
            return
        lost = self._totals(number)
        end = self.ends[number]
        self.gone[number:end] = b"\1" * (end - number)
        if not any(lost):
            return
        self._runs = None
        for ancestor in self.ancestors(number):
            less = self._less.get(ancestor)
            self._less[ancestor] = lost if less is None else list(map(add, less, lost))

    def _holds_kept(self, number: int) -> bool:
        place = bisect_left(self._kept, number)
        return place < len(self._kept) and self._kept[place] < self.ends[number]

    def _totals(self, number: int) -> list[int]:
        end = self.ends[number]
        totals = [sums[end] - sums[number] for sums in self._sums]
        less = self._less.get(number)
        return list(map(sub, totals, less)) if less else totals

    def copy(self) -> Page:
        """Return a page to take other things away from."""
        twin = copy(self)
        twin.gone = bytearray(self.gone)
        twin._less = dict(self._less)  # noqa: SLF001 (its own)
        return twin

    def runs(self) -> list[Run]:
        """Return what is left as paragraphs, in reading order."""
        if self._runs is None:
            self._runs = self._joined()
        return self._runs

    def _joined(self) -> list[Run]:
        found: list[Run] = []
        owner = first = -1
        letters = commas = linked = 0
        gone, blocks, inside = self.gone, self._blocks, self.inside
        for element, its_letters, its_commas, after_break in self._pieces:
            if gone[element]:
                continue
            if blocks[element] != owner or after_break:
                if letters:
                    found.append(Run(owner, letters, commas, linked, first))
                owner, first = blocks[element], element
                letters = commas = linked = 0
            letters += its_letters
            commas += its_commas
            linked += _linked(inside[element], its_letters)
        if letters:
            found.append(Run(owner, letters, commas, linked, first))
        return found


def _linked(inside: int, letters: int) -> int:
    if not inside & Inside.LINK:
        return 0
    return letters // _LOCAL_LINK if inside & Inside.LOCAL_LINK else letters


class _Survey:
    """One walk over a tree that numbers its elements and gathers its text."""

    def __init__(self) -> None:
        self.elements: list[_Element] = []
        self.parents: list[int] = []
        self.ends: list[int] = []
        self.tags: list[str] = []
        self.names: list[str] = []
        self.weights: list[int] = []
        self.blocks: list[int] = []
        self.inside: list[int] = []
        self.hidden: list[bool] = []
        """Kept from being seen by its own attributes; what stands inside is not marked."""
        self.laid_over: list[int] = []
        """Numbers of the elements placed by percentages, as labels of a chart are."""
        self.pieces: list[Piece] = []
        self._stack = [-1]
        self._broken = False
        self._breaks = 0

    def walk(self, root: _Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                self._open(element)
                if element.tag in hints.SILENT:
                    walker.skip_subtree()
                elif element.text:
                    self._text(element.text)
                continue
            if event == "end":
                self._close()
            if element.tail and len(self._stack) > 1:
                self._text(element.tail)

    def sums(self) -> list[list[int]]:
        """Return running sums, so that what an element holds is one subtraction."""
        own = [[0] * len(self.elements) for _ in _MEASURES]
        for number, letters, commas, _ in self.pieces:
            inside = self.inside[number]
            own[Measure.LETTERS][number] += letters
            own[Measure.COMMAS][number] += commas
            if inside & Inside.LINK:
                own[Measure.LINKED][number] += _linked(inside, letters)
                own[Measure.ANCHORED][number] += letters
            if inside & Inside.FRAME:
                own[Measure.FRAMED][number] += letters
        for number, tag in enumerate(self.tags):
            if tag in _COUNTED:
                own[_COUNTED[tag]][number] = 1
        return [list(accumulate(amounts, initial=0)) for amounts in own]

    def _open(self, element: _Element) -> None:
        number, parent, tag = len(self.elements), self._stack[-1], str(element.tag)
        attributes = dict(element.items())
        marks = hints.read(attributes) if attributes else hints.NO_MARKS
        is_block = tag in hints.BLOCKS
        self.elements.append(element)
        self.parents.append(parent)
        self.ends.append(0)
        self.tags.append(tag)
        self.names.append(marks.name)
        self.weights.append(marks.weight)
        self.hidden.append(hints.is_hidden(attributes) if attributes else False)
        self.blocks.append(number if is_block or parent < 0 else self.blocks[parent])
        self.inside.append(
            (self.inside[parent] if parent >= 0 else 0)
            | _INSIDE.get(tag, 0)
            | (_link(attributes) if tag == "a" else 0)
        )
        if attributes and hints.is_laid_over(attributes):
            self.laid_over.append(number)
        self._stack.append(number)
        if is_block:
            self._broken = True
        elif tag == "br":
            # Two line breaks in a row part paragraphs as surely as <p> does.
            self._breaks += 1
            self._broken = self._broken or self._breaks > 1

    def _close(self) -> None:
        number = self._stack.pop()
        self.ends[number] = len(self.elements)
        if self.blocks[number] == number:
            self._broken = True

    def _text(self, text: str) -> None:
        line = " ".join(text.split())
        if not line:
            return
        letters, commas = len(line), line.count(",")
        if not line.isascii():
            letters += len(_WIDE.findall(line))
            commas = len(_COMMAS.findall(line))
        self.pieces.append(Piece(self._stack[-1], letters, commas, self._broken))
        self._broken = False
        self._breaks = 0


def _link(attributes: dict[str, str]) -> int:
    target = attributes.get("href")
    if target is None:
        return 0
    local = target.startswith("#") and len(target) > 1
    return Inside.LINK | Inside.LOCAL_LINK if local else Inside.LINK
