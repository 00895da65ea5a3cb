"""A page measured: how much of what stands under each element, and what was taken away."""

from __future__ import annotations

from bisect import bisect_left
from copy import copy
from operator import add, sub
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.article.survey import Measure, Survey, link_weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element


class Run(NamedTuple):
    """Text that a reader sees as one paragraph, inside the block element `owner`."""

    owner: int
    letters: int
    commas: int
    linked: int
    first: int
    """The element of its first piece."""


class Page:
    """The elements of a tree in document order, by number, with their totals.

    `gone` marks what was taken away; totals follow at once. Nothing changes in the tree itself.
    """

    def __init__(self, root: _Element, keep: Iterable[_Element] = ()) -> None:
        """Measure everything under `root`; elements in `keep` and all around them stay."""
        survey = Survey()
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
        self._lines: dict[int, str] = {}
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

    def held(self, number: int, measure: Measure) -> int:
        """Return how much of a measure an element holds, or held before it was taken away."""
        sums = self._sums[measure]
        return sums[self.ends[number]] - sums[number]

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
        self.forget_runs()
        for ancestor in self.ancestors(number):
            less = self._less.get(ancestor)
            self._less[ancestor] = lost if less is None else list(map(add, less, lost))

    def remove_all(self, number: int) -> None:
        """Mark an element and all that it holds as taken away, to give back parts of it."""
        end = self.ends[number]
        self.gone[number:end] = b"\1" * (end - number)
        self.forget_runs()

    def forget_runs(self) -> None:
        """Join the paragraphs anew when they are asked for."""
        self._runs = None
        self._lines = {}

    def block_of(self, number: int) -> int:
        """Return the innermost block element that is, or holds, an element."""
        return self._blocks[number]

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
        twin._lines = {}  # noqa: SLF001 (its own)
        return twin

    def line(self, block: int) -> str:
        """Return the text of a block on one line, without that of the blocks inside it."""
        if block not in self._lines:
            self._lines[block] = " ".join("".join(self._inline(block)).split())
        return self._lines[block]

    def _inline(self, block: int) -> Iterator[str]:
        yield self.elements[block].text or ""
        opened: list[tuple[int, str]] = []
        number = block + 1
        while number < self.ends[block]:
            while opened and opened[-1][0] <= number:
                yield opened.pop()[1]
            element, tail = self.elements[number], self.elements[number].tail or ""
            if self.gone[number] or self._blocks[number] == number:
                yield f" {tail}"
                number = self.ends[number]
                continue
            yield " " if self.tags[number] == "br" else element.text or ""
            opened.append((self.ends[number], tail))
            number += 1
        yield from (tail for _, tail in reversed(opened))

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
            linked += link_weight(inside[element], its_letters)
        if letters:
            found.append(Run(owner, letters, commas, linked, first))
        return found
