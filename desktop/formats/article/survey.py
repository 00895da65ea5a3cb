"""One walk over a page that numbers its elements, gathers its text and counts."""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from desktop.formats.article import hints
from desktop.formats.page.elements import is_hidden

if TYPE_CHECKING:
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
MEASURES = tuple(Measure)
# A link to a place on the same page is a note or a heading of the text, and tells little against
# it.
_LOCAL_LINK = 3


def link_weight(inside: int, letters: int) -> int:
    """Return what letters weigh as part of a link, by what they stand in."""
    if not inside & Inside.LINK:
        return 0
    return letters // _LOCAL_LINK if inside & Inside.LOCAL_LINK else letters


class Survey:
    """The elements of a tree in document order, by number, and its text in pieces."""

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
        """Take in everything under `root`."""
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
                number = self._stack.pop()
                self.ends[number] = len(self.elements)
                if self.blocks[number] == number:
                    self._broken = True
            if element.tail and len(self._stack) > 1:
                self._text(element.tail)

    def sums(self) -> list[list[int]]:
        """Return running sums, so that what an element holds is one subtraction."""
        own = [[0] * len(self.elements) for _ in MEASURES]
        for number, letters, commas, _ in self.pieces:
            inside = self.inside[number]
            own[Measure.LETTERS][number] += letters
            own[Measure.COMMAS][number] += commas
            if inside & Inside.LINK:
                own[Measure.LINKED][number] += link_weight(inside, letters)
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
        self.hidden.append(bool(attributes) and is_hidden(element))
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
