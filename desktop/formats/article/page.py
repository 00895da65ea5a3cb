"""A page measured: how much of what stands under each element, and what was taken away."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from desktop.formats.article import hints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_WIDE = re.compile(r"[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_COMMAS = re.compile(r"[,\u060c\u3001\uff0c\ufe50\u2e41\u061b\u3002\u1363]")


class Measure(IntEnum):
    """What is counted, for each element including all that it holds."""

    LETTERS = 0
    """White space collapsed; an ideograph weighs two, as it says more than a letter."""
    LINKED = 1
    """Letters inside links; links within the page weigh a third."""
    COMMAS = 2
    HEADED = 3
    """Letters inside headings."""
    FRAMED = 4
    """Letters inside paragraphs, lists, tables and quotations, each counted once."""
    PARAGRAPHS = 5
    IMAGES = 6
    ITEMS = 7
    CONTROLS = 8
    EMBEDS = 9
    ANCHORED = 10
    """Letters inside links of any kind."""


class Piece(NamedTuple):
    """A stretch of text as the source has it: directly inside `element`."""

    element: int
    letters: int
    commas: int
    linked: int
    after_break: bool


class Run(NamedTuple):
    """Text that a reader sees as one paragraph, inside the block element `owner`."""

    owner: int
    letters: int
    commas: int
    linked: int
    first: int
    """The element of its first piece."""


_FRAMES = frozenset(("p", "li", "td", "blockquote", "dl", "ol", "pre", "table", "ul", "figure"))
_COUNTED = {"p": Measure.PARAGRAPHS, "img": Measure.IMAGES, "li": Measure.ITEMS}
_SUMS = len(Measure)
_LOCAL_LINK = 3


class Page:
    """The elements of a tree in document order, by number, with running totals.

    `gone` marks what was taken away; totals follow at once. Nothing changes in the tree itself.
    """

    def __init__(self, root: _Element) -> None:
        """Measure everything under `root`."""
        self.elements: list[_Element] = []
        self.parents: list[int] = []
        self.ends: list[int] = []
        self.tags: list[str] = []
        self.names: list[str] = []
        self.weights: list[int] = []
        self.blocks: list[int] = []
        self.pieces: list[Piece] = []
        self.totals: list[list[int]] = []
        _Survey(self).walk(root)
        self._add_up()
        self.gone = bytearray(len(self.elements))

    def __len__(self) -> int:
        return len(self.elements)

    def letters(self, number: int) -> int:
        """Return how many letters an element holds."""
        return self.totals[number][Measure.LETTERS]

    def text(self, number: int) -> int:
        """Return how many letters an element holds outside links."""
        return self.totals[number][Measure.LETTERS] - self.totals[number][Measure.ANCHORED]

    def of(self, number: int, measure: Measure) -> int:
        """Return how much of a measure an element holds."""
        return self.totals[number][measure]

    def link_share(self, number: int) -> float:
        """Return the share of an element's letters that stand inside links."""
        totals = self.totals[number]
        return totals[Measure.LINKED] / totals[Measure.LETTERS] if totals[Measure.LETTERS] else 0.0

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

    def remove(self, number: int) -> None:
        """Take an element away with all that it holds."""
        if self.gone[number]:
            return
        end = self.ends[number]
        self.gone[number:end] = b"\1" * (end - number)
        lost = self.totals[number]
        for ancestor in self.ancestors(number):
            totals = self.totals[ancestor]
            for measure in range(_SUMS):
                totals[measure] -= lost[measure]

    def copy(self) -> Page:
        """Return a page to take other things away from."""
        twin = Page.__new__(Page)
        twin.__dict__.update(self.__dict__)
        twin.totals = [list(t) for t in self.totals]
        twin.gone = bytearray(self.gone)
        return twin

    def runs(self) -> list[Run]:
        """Return what is left as paragraphs, in reading order."""
        found: list[Run] = []
        owner = -1
        for piece in self.pieces:
            if self.gone[piece.element]:
                continue
            block = self.blocks[piece.element]
            if block != owner or piece.after_break:
                found.append(Run(block, piece.letters, piece.commas, piece.linked, piece.element))
                owner = block
            else:
                found[-1] = _joined(found[-1], piece)
        return found

    def _add_up(self) -> None:
        for number in range(len(self.elements) - 1, 0, -1):
            totals = self.totals[self.parents[number]]
            for measure, amount in enumerate(self.totals[number]):
                if amount:
                    totals[measure] += amount


def _joined(run: Run, piece: Piece) -> Run:
    return Run(
        run.owner,
        run.letters + piece.letters,
        run.commas + piece.commas,
        run.linked + piece.linked,
        run.first,
    )


class _Survey:
    """One walk over a tree that fills a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._stack: list[int] = []
        self._links: list[int] = []
        """Per open element: 0 outside links, else the divisor of a letter's weight as a link."""
        self._heads: list[bool] = []
        self._frames: list[bool] = []
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
            elif event == "end":
                self._close()
                if element.tail and self._stack:
                    self._text(element.tail)
            elif element.tail and self._stack:
                self._text(element.tail)

    def _open(self, element: _Element) -> None:
        page, stack = self._page, self._stack
        number = len(page.elements)
        parent = stack[-1] if stack else -1
        tag = str(element.tag)
        class_name, id_name = hints.names(element)
        page.elements.append(element)
        page.parents.append(parent)
        page.ends.append(0)
        page.tags.append(tag)
        page.names.append(f"{class_name} {id_name}".strip())
        page.weights.append(hints.weight(class_name, id_name) if class_name or id_name else 0)
        page.totals.append(_own_totals(tag))
        page.blocks.append(number if tag in hints.BLOCKS or parent < 0 else page.blocks[parent])
        self._note_break(tag)
        self._links.append(_link_divisor(element) or (self._links[-1] if stack else 0))
        self._heads.append(tag in hints.HEADINGS or (bool(stack) and self._heads[-1]))
        self._frames.append(tag in _FRAMES or (bool(stack) and self._frames[-1]))
        stack.append(number)

    def _note_break(self, tag: str) -> None:
        # Two line breaks in a row, or a rule, part paragraphs as surely as <p> does.
        if tag == "br":
            self._breaks += 1
            self._broken = self._broken or self._breaks > 1
        elif tag in hints.BLOCKS:
            self._broken = True

    def _close(self) -> None:
        number = self._stack.pop()
        self._page.ends[number] = len(self._page.elements)
        self._links.pop()
        self._heads.pop()
        self._frames.pop()
        if self._page.tags[number] in hints.BLOCKS:
            self._broken = True

    def _text(self, text: str) -> None:
        words = text.split()
        if not words:
            return
        line = " ".join(words)
        number = self._stack[-1]
        letters, commas = len(line), line.count(",")
        if not line.isascii():
            letters += len(_WIDE.findall(line))
            commas = len(_COMMAS.findall(line))
        link = self._links[-1]
        linked = letters // link if link else 0
        piece = Piece(number, letters, commas, linked, self._broken)
        self._page.pieces.append(piece)
        self._broken = False
        self._breaks = 0
        self._count(piece)

    def _count(self, piece: Piece) -> None:
        totals = self._page.totals[piece.element]
        totals[Measure.LETTERS] += piece.letters
        totals[Measure.COMMAS] += piece.commas
        totals[Measure.LINKED] += piece.linked
        if self._links[-1]:
            totals[Measure.ANCHORED] += piece.letters
        if self._heads[-1]:
            totals[Measure.HEADED] += piece.letters
        if self._frames[-1]:
            totals[Measure.FRAMED] += piece.letters


def _own_totals(tag: str) -> list[int]:
    totals = [0] * _SUMS
    measure = _COUNTED.get(tag)
    if measure is not None:
        totals[measure] = 1
    elif tag in hints.CONTROLS:
        totals[Measure.CONTROLS] = 1
    elif tag in hints.EMBEDS:
        totals[Measure.EMBEDS] = 1
    return totals


def _link_divisor(element: _Element) -> int:
    if element.tag != "a":
        return 0
    target = element.get("href")
    if target is None:
        return 0
    return _LOCAL_LINK if target.startswith("#") and len(target) > 1 else 1
