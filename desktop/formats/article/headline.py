"""The title of a page as the first heading of its article, once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from desktop.formats.article.page import Page

_WORD = re.compile(r"\w+")
_ALIKE = 0.75
_LONGEST = 400


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


def outside(visible: Page, kept: bytearray, title: str) -> str:
    """Return the heading that stands outside the article though it is its title, or ''."""
    first = kept.find(1)
    heads = [n for n, tag in enumerate(visible.tags) if tag == "h1" and not visible.gone[n]]
    texts = {n: words_of(visible.elements[n]) for n in heads}
    if any(kept[n] and texts[n] for n in heads) or _repeats(visible, kept, title):
        return ""
    heads = [n for n in heads if n < first and 0 < len(texts[n]) <= _LONGEST]
    for number in heads:
        if are_alike(texts[number], title):
            return texts[number]
    return texts[heads[0]] if len(heads) == 1 and not title else ""


def _repeats(visible: Page, kept: bytearray, title: str) -> bool:
    """Tell whether the article has a lower heading that is the page's title."""
    found: Iterable[int] = (n for n, t in enumerate(visible.tags) if t in {"h2", "h3"} and kept[n])
    return any(are_alike(words_of(visible.elements[n]), title) for n in found)


def put_first(article: _Element, text: str) -> None:
    """Make `text` the first heading of an article."""
    heading = etree.Element("h1")
    heading.text = text
    article.insert(0, heading)
