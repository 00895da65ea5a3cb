"""The title of a page as the first heading of its article, once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from desktop.formats.article import hints

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from desktop.formats.article.page import Page

_WORD = re.compile(r"\w+")
_ALIKE = 0.75
_LONGEST = 500
_SHORTEST = 40


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
    """What stands above an article though it belongs to it."""

    title: str = ""
    standfirst: tuple[str, ...] = ()


def outside(visible: Page, kept: bytearray, title: str) -> Head:
    """Return the heading and the standfirst that were left outside an article."""
    first = next((run.first for run in visible.runs() if kept[run.first]), 0)
    heads = [n for n, tag in enumerate(visible.tags) if tag == "h1" and not visible.gone[n]]
    texts = {n: words_of(visible.elements[n]) for n in heads}
    before = [n for n in heads if n < first and 0 < len(texts[n]) <= _LONGEST and not kept[n]]
    matching = [n for n in before if are_alike(texts[n], title)] or (before[:1] * (not title))
    if not matching:
        return Head()
    standfirst = _standfirst(visible, range(visible.ends[matching[0]], first))
    if any(kept[n] and texts[n] for n in heads) or _repeats(visible, kept, title):
        return Head("", standfirst)
    return Head(texts[matching[0]], standfirst)


def _standfirst(visible: Page, between: range) -> tuple[str, ...]:
    for number in between:
        if visible.gone[number] or visible.link_share(number) > 0:
            continue
        text = words_of(visible.elements[number])
        if hints.is_standfirst(visible.names[number]) and _SHORTEST <= len(text) <= _LONGEST:
            return (text,)
    return ()


def _repeats(visible: Page, kept: bytearray, title: str) -> bool:
    """Tell whether the article has a lower heading that is the page's title."""
    found: Iterable[int] = (n for n, t in enumerate(visible.tags) if t in {"h2", "h3"} and kept[n])
    return any(are_alike(words_of(visible.elements[n]), title) for n in found)


def put_first(article: _Element, head: Head) -> None:
    """Make a title the first heading of an article, and a standfirst its first paragraph."""
    lines = [("h1", head.title)] if head.title else []
    for place, (tag, text) in enumerate([*lines, *(("p", t) for t in head.standfirst)]):
        element = etree.Element(tag)
        element.text = text
        article.insert(place, element)
