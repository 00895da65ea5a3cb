"""A rectangle of a page, and what of the text stands in it.

Its lengths are points of the page as the file has it before it is turned, without what is cropped
off: from the upper left corner, y downwards. Characters are counted as in `page_map`.
"""

from __future__ import annotations

import json
import math
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.domain.printed.page_map import Page, PageMap
    from desktop.domain.printed.page_wishes import Read
    from desktop.domain.text import Anchor, Content

    Range = tuple[int, int]

UNMARKED = 60
"""Letters between two marked ones of a passage: more, and they belong to two passages."""
SMALLEST = 4.0
"""Points that a region is wide and high at least: less is a slip of the hand."""
_EXACT = 2
"""Decimals of a point that are kept."""
_SIDES = 4
_QUARTER, _HALF, _THREE_QUARTERS = 90, 180, 270
_LEFT_OUT = " … "
"""Stands between words that do not follow one another in the text."""


class Rectangle(NamedTuple):
    """A rectangle of a page as it is shown: turned as its file says, y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


class Region(NamedTuple):
    """Where an area highlight was made; `page` counts from 0."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    @classmethod
    def shown_at(cls, number: int, page: Page, rectangle: Rectangle) -> Region:
        """Return the region that a rectangle of a page is, as far as it is on the page."""
        x0, y0, x1, y1 = rectangle
        width, height = page.width, page.height
        turned = {
            _QUARTER: (y0, width - x1, y1, width - x0),
            _HALF: (width - x1, height - y1, width - x0, height - y0),
            _THREE_QUARTERS: (height - y1, x0, height - y0, x1),
        }.get(page.rotation, (x0, y0, x1, y1))
        return cls(number, *turned).on(page)

    def on(self, page: Page) -> Region:
        """Return what of it is on a page, its sides in order."""
        width, height = _unturned(page)
        xs = sorted(_within(x, width) for x in (self.x0, self.x1))
        ys = sorted(_within(y, height) for y in (self.y0, self.y1))
        return Region(self.page, xs[0], ys[0], xs[1], ys[1])

    def rectangle(self, page: Page) -> Rectangle:
        """Return where it is seen on a page."""
        x0, y0, x1, y1 = self[1:]
        width, height = page.width, page.height
        turned = {
            _QUARTER: (width - y1, x0, width - y0, x1),
            _HALF: (width - x1, height - y1, width - x0, height - y0),
            _THREE_QUARTERS: (y0, height - x1, y1, height - x0),
        }.get(page.rotation, (x0, y0, x1, y1))
        return Rectangle(*turned)

    @property
    def is_large_enough(self) -> bool:
        """Whether it is no slip of the hand."""
        return self.x1 - self.x0 >= SMALLEST and self.y1 - self.y0 >= SMALLEST

    def pack(self) -> str:
        """Return it as text."""
        return json.dumps(self, separators=(",", ":"))

    @classmethod
    def unpack(cls, text: str) -> Region:
        """Return the region of `pack`; ValueError for other text."""
        try:
            page, *sides = json.loads(text)
            region = cls(page, *map(float, sides))
        except (TypeError, RecursionError, OverflowError) as error:
            raise ValueError(text) from error
        is_one = type(page) is int and page >= 0 and all(map(math.isfinite, region[1:]))
        if not (is_one and region.x0 <= region.x1 and region.y0 <= region.y1):
            raise ValueError(text)
        return region


class Enclosed(NamedTuple):
    """Where a region stands in the text, and the words in it."""

    start: int
    end: int
    words: str
    """'' where there are none: it stands by what is next to it, or for the whole page."""


class Area(NamedTuple):
    """A region that is to be kept, with all that is known of it."""

    region: Region
    enclosed: Enclosed
    picture: bytes
    """How it looks, as a PNG file; nothing where that is not known."""

    def anchor(self, content: Content, revision: int, picture: str) -> Anchor:
        """Return its anchor in a text; `picture` is what its picture is kept by."""
        start, end, words = self.enclosed
        made = content.anchor(revision, start, end)
        said = None if words == made.quotation else words
        return replace(made, words=said, region=self.region, picture=picture)


def inside(boxes: array[float], rectangle: Rectangle) -> list[int]:
    """Return the characters in a rectangle, given x0, y0, x1, y1 of each on the page as shown."""
    return [
        number
        for number, (x0, y0, x1, y1) in enumerate(_each(boxes))
        if rectangle.holds((x0 + x1) / 2, (y0 + y1) / 2)
    ]


def beside(boxes: array[float], rectangle: Rectangle) -> list[int]:
    """Return the character next to a rectangle; nothing on an empty page."""

    def distance(at: tuple[int, tuple[float, ...]]) -> float:
        x0, y0, x1, y1 = at[1]
        across = max(x0 - rectangle.x1, 0.0, rectangle.x0 - x1)
        return across + max(y0 - rectangle.y1, 0.0, rectangle.y0 - y1)

    seen = ((n, box) for n, box in enumerate(_each(boxes)) if box[0] < box[2] and box[1] < box[3])
    nearest = min(seen, key=distance, default=None)
    return [nearest[0]] if nearest else []


def enclosed(
    content: Content, pages: PageMap, page: int, within: Iterable[int], near: Iterable[int] = ()
) -> Enclosed:
    """Return where the characters `within` a region of a page stand, and what they say.

    Without any, the word at the first of those `near` it that is in the text, or the page itself.
    """
    text = content.text
    offsets = [at for at in _offsets(pages, page, within) if not text[at].isspace()]
    offsets = [at for at in offsets if at < pages.set_aside] or offsets
    if offsets := _whole_words(text, offsets):
        start, end = max(joined(offsets, UNMARKED), key=_length)
        return Enclosed(start, end, _words(content, offsets))
    found = next(iter(_offsets(pages, page, near)), None)
    there = pages.range_of(page)
    if found is None and there is not None and pages.blank_page(there[0]) is not None:
        return Enclosed(*there, "")
    return Enclosed(*_word_at(text, found if found is not None else _nearest(pages, page)), "")


def enclosed_at(content: Content, pages: PageMap, region: Region, boxes: array[float]) -> Enclosed:
    """Return where a region stands, given where the characters of its page are as it is shown."""
    rectangle = region.rectangle(pages[region.page])
    return enclosed(content, pages, region.page, inside(boxes, rectangle), beside(boxes, rectangle))


def boxes_of(pages: PageMap, found: Read) -> array[float]:
    """Return where the characters of a page are that a map counts, as the page was read anew.

    Another count of the characters is of no use: none is better than a wrong one.
    """
    page = found.wish.page
    shown = pages[page]
    if found.digest != shown.digest:
        return array("f")
    if pages.recognised is None or page not in pages.recognised:
        return found.boxes
    return pages.recognised.boxes_on(page, shown.width, shown.height)


def joined(offsets: Sequence[int], apart: int) -> list[Range]:
    """Return the passages that letters in order are, with what lies between up to so many."""
    found: list[Range] = []
    for offset in offsets:
        if found and offset - found[-1][1] <= apart:
            found[-1] = found[-1][0], offset + 1
        else:
            found.append((offset, offset + 1))
    return found


def _offsets(pages: PageMap, page: int, characters: Iterable[int]) -> list[int]:
    places = (pages.offset(page, number) for number in characters)
    return sorted(place for place in places if place is not None)


def _whole_words(text: str, offsets: Sequence[int]) -> list[int]:
    """Return letters with the rest of their words, without those of words mostly left outside."""
    found: list[int] = []
    for start, end in joined(offsets, 0):
        first, last = _word_at(text, start)[0], _word_at(text, end - 1)[1]
        if _is_word(text, first, start) and 2 * (start - first) > _word_at(text, start)[1] - first:
            first = min(end, _word_at(text, start)[1])
        tail = _word_at(text, end - 1)[0]
        if _is_word(text, end, last) and 2 * (last - end) > last - tail:
            last = max(first, tail)
        found.extend(range(first, last))
    return sorted(set(found))


def _is_word(text: str, start: int, end: int) -> bool:
    return start < end and text[start:end].isalnum()


def _words(content: Content, offsets: Sequence[int]) -> str:
    """Return what letters say, with a sign where others are left out between them."""
    text = content.text
    found: list[Range] = []
    for offset in offsets:
        between = text[found[-1][1] : offset] if found else "\n"
        if between.strip() or "\n" in between:
            found.append((offset, offset + 1))
        else:
            found[-1] = found[-1][0], offset + 1
    said = [content.quoted(*passage).text for passage in found]
    for (_, end), (start, _), number in zip(found, found[1:], range(len(found)), strict=False):
        said[number] += "\n" if "\n" in text[end:start] else _LEFT_OUT
    return "".join(said).strip()


def _word_at(text: str, offset: int) -> Range:
    start, end = offset, offset + 1
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _nearest(pages: PageMap, page: int) -> int:
    """Return where a page begins in the text, or else the one before it ends."""
    if (there := pages.range_of(page)) is not None:
        return there[0]
    before = (pages.range_of(number) for number in range(page - 1, -1, -1))
    return next((passage[1] - 1 for passage in before if passage), 0)


def _each(boxes: array[float]) -> Iterator[tuple[float, ...]]:
    return zip(*(boxes[side::_SIDES] for side in range(_SIDES)), strict=True)


def _unturned(page: Page) -> tuple[float, float]:
    is_level = page.rotation % _HALF == 0
    return (page.width, page.height) if is_level else (page.height, page.width)


def _within(value: float, most: float) -> float:
    return round(min(max(value, 0.0), most), _EXACT)


def _length(passage: Range) -> int:
    return passage[1] - passage[0]
