"""The title of a page as the first heading of its article, once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from desktop.formats.door.characters import writable

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.formats.article.measured import Page

_WORD = re.compile(r"\w+")
_RANKS = frozenset(("h1", "h2", "h3"))
# Of the words of the longer title: sites shorten one of the two for search engines.
_ALIKE = 0.75
# Letters. What is longer is a heading that was never closed.
_LONGEST = 500


def words_of(element: _Element) -> str:
    """Return the text of an element with its white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def are_alike(one: str, other: str) -> bool:
    """Tell whether two titles say the same: one may add the name of the site or of the author."""
    mine, theirs = _WORD.findall(one.casefold()), _WORD.findall(other.casefold())
    if not mine or not theirs:
        return False
    shorter, longer = sorted((mine, theirs), key=len)
    if len(shorter) > 1 and " ".join(shorter) in " ".join(longer):
        return True
    common = set(shorter) & set(longer)
    return len(common) >= _ALIKE * len(set(longer))


class Head(NamedTuple):
    """The headline of an article."""

    title: str = ""
    """Its words, where the article itself does not have it."""
    place: int = -1
    """Its element, inside the article or above it."""


def find(visible: Page, kept: bytearray, title: str, marked: int = -1) -> Head:
    """Return the headline of what was kept of a page, whose article is `marked` as such."""
    first = next((run.first for run in visible.runs() if kept[run.first]), 0)
    place = matching(visible, title)
    if place < 0 or (place > first and not kept[place]):
        heads = (n for n, tag in enumerate(visible.tags) if tag == "h1" and kept[n])
        return Head("", next(heads, -1))
    words = words_of(visible.elements[place])
    if kept[place] or len(words) > _LONGEST or _repeats(visible, kept, title):
        return Head("", place)
    is_first = visible.tags[place] == "h1"
    in_marked = 0 <= marked <= place < visible.ends[marked]
    is_title = are_alike(words, title) or (is_first and (in_marked or not title))
    return Head(words if is_title else "", place)


def matching(visible: Page, title: str) -> int:
    """Return the first heading that is the title of the page, or its only one; -1 for none."""
    heads = [n for n, t in enumerate(visible.tags) if t in _RANKS and not visible.gone[n]]
    for tags in ({"h1"}, {"h2", "h3"}):
        for number in heads:
            if visible.tags[number] in tags and are_alike(
                words_of(visible.elements[number]), title
            ):
                return number
    first = [n for n in heads if visible.tags[n] == "h1" and visible.letters(n)]
    return first[0] if len(first) == 1 or (first and not title) else -1


def _repeats(visible: Page, kept: bytearray, title: str) -> bool:
    """Tell whether the article has a first heading, or a lower one that is the page's title."""
    for number, tag in enumerate(visible.tags):
        if tag in _RANKS and kept[number]:
            words = words_of(visible.elements[number])
            if (tag == "h1" and words) or are_alike(words, title):
                return True
    return False


def put_first(article: _Element, title: str) -> None:
    """Make a title the first heading of an article."""
    element = etree.Element("h1")
    element.text = writable(title)  # may come from a script, where any sign can be written
    article.insert(0, element)
