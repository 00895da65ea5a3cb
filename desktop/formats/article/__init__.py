"""Find the article of a web page, not its furniture.

Paragraphs earn points for their length and commas and hand them up to the elements around them;
links and the names that elements bear count against. The element that gathers most, with those
beside it that look alike, is the article; what inside it still looks like furniture is taken away.
When little is found the search is repeated with fewer rules. A find that is in doubt is weighed
against what the page itself shows: its headline, and the part it marks as article. What a reader
sees between headline and end is given back paragraph by paragraph; the rest is listed by its kind
and length. Where doubt remains the page is kept, but for what calls itself furniture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from desktop.formats.article import (
    candidates,
    cleaning,
    doubts,
    headline,
    left_out,
    regained,
    siblings,
    trust,
)
from desktop.formats.article.doubts import Find, Stated
from desktop.formats.article.measured import Page
from desktop.formats.article.survey import Measure
from desktop.formats.page import frames, lazy
from desktop.formats.page.elements import take_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from desktop.formats.article.trust import Signs

__all__ = ["Article", "Stated", "find"]

NOTHING_STATED = Stated()
ENOUGH = 500
"""Letters below which looser rules are tried."""
LARGEST = 250_000
"""Elements of a page that is searched; a larger one is kept whole."""


class Article(NamedTuple):
    """What to read of a page, and what the reader should know about it."""

    root: _Element
    whole: bool = True
    remarks: tuple[str, ...] = ()
    left_out: str = ""
    """What of the page was left out, by kind and length, for the reader."""
    frames: int = 0
    """Frames in it whose pages are not at hand."""


class _Rules(NamedTuple):
    furniture: bool = True
    """Leave out what bears the name of furniture."""
    by_name: bool = True
    """Let names count for and against."""
    by_shape: bool = True
    """Leave out parts of the article that are mostly links, controls or pictures."""


# Furniture that would take a fifth of the text with it has been taken for what it is not.
_MOST = 0.8
# Where paragraphs are weighed by the headline already, two of equal rank are no chance.
_FEW_RIVALS = 2
_STRICTEST_FIRST = (
    _Rules(),
    _Rules(furniture=False),
    _Rules(furniture=False, by_name=False),
    _Rules(furniture=False, by_name=False, by_shape=False),
)


def find(
    body: _Element, stated: Stated = NOTHING_STATED, *, keep: Iterable[_Element] = ()
) -> Article:
    """Return the article under `body`, or the whole of it where there is doubt.

    The tree is changed: elements move into the result. Elements in `keep` are no furniture.
    """
    if any(number >= LARGEST for number, _ in enumerate(body.iter())):
        return _whole(body)
    everything = Page(body, keep)
    visible = everything.copy()
    cleaning.remove_hidden(visible)
    cleaning.remove_labels(visible)
    named = visible.copy()
    title = headline.matching(visible, stated.title)
    cleaning.remove_furniture(named, title)
    cleaning.remove_players(named)
    signs = trust.signs_of(visible, named, title, stated)
    best = _chosen(visible, signs, stated)
    trusted = best is not None and signs.are_borne_out(best)
    scope = signs.scope(best) if best is not None and trusted else None
    if doubts.is_mostly_hidden(best, visible, everything, scope):
        lazy.show_hidden(body)
        opened = everything.copy()
        cleaning.remove_furniture(opened, title)
        return _without_furniture(opened, everything, everything, stated)
    if best is None:
        has_links = visible.of(0, Measure.ANCHORED)
        return _whole(body) if has_links else Article(body, frames=frames.missing_in(body))
    elsewhere = doubts.is_elsewhere(best, stated.text)
    if elsewhere or (not trusted and doubts.is_doubtful(best, visible, stated)):
        return _without_furniture(signs.page, visible, everything, stated)
    return _cut(best, signs, visible, everything)


def _without_furniture(named: Page, visible: Page, everything: Page, stated: Stated) -> Article:
    """Return a page but for what calls itself furniture, or all of it where that is much."""
    body, find = named.elements[0], Find(named, [0], furniture=named)
    much = doubts.prose(named.runs(), bool) < _MOST * doubts.prose(visible.runs(), bool)
    if much or doubts.is_elsewhere(find, stated.text):
        return _whole(body)
    left = left_out.listed(find, visible, everything, -1)
    _prune(named, 0)
    missing = frames.missing_in(body)
    return Article(body, remarks=(doubts.UNSURE,), left_out=str(left), frames=missing)


def _cut(best: Find, signs: Signs, visible: Page, everything: Page) -> Article:
    stated = signs.stated
    head = headline.find(visible, best.kept, stated.title, signs.marked)
    parts = regained.give_back(best, visible, head.place, stated)
    left = left_out.listed(best, visible, everything, head.place if head.title else -1)
    missing = sum(
        frames.is_missing(e)
        for n in best.roots
        for e in everything.elements[n : everything.ends[n]]
    )
    root = _built(best, parts)
    if head.title:
        headline.put_first(root, head.title)
    return Article(root, whole=False, remarks=left.remarks(), left_out=str(left), frames=missing)


def _whole(body: _Element) -> Article:
    return Article(body, whole=True, remarks=(doubts.UNSURE,), frames=frames.missing_in(body))


def _chosen(visible: Page, signs: Signs, stated: Stated) -> Find | None:
    """Return the best find; where that is in doubt, the one that the page's own signs bear out."""
    best = _best(visible, signs, weighed=False)
    if signs.headline < 0:
        return best
    if best and signs.is_near(best) and not doubts.is_doubtful(best, visible, stated):
        return best
    other = _best(visible, signs, weighed=True)
    return other if other and signs.are_borne_out(other) else best


def _best(visible: Page, signs: Signs, *, weighed: bool) -> Find | None:
    """Return the longest find of the strictest rules that find enough; None without any text."""
    finds: list[Find] = []
    for rules in _STRICTEST_FIRST:
        page = signs.page if rules.furniture else visible
        found = _attempt(page, signs, rules, weighed=weighed)
        if found is not None:
            finds.append(found)
            if found.letters >= ENOUGH:
                break
    return max(finds, key=lambda found: found.letters, default=None)


def _attempt(page: Page, signs: Signs, rules: _Rules, *, weighed: bool) -> Find | None:
    page = page.copy()
    weight = signs.weight if weighed else None
    points = candidates.scores(page, by_name=rules.by_name, weight=weight)
    top = candidates.best(page, points, _FEW_RIVALS if weighed else candidates.RIVALS)
    if top is None:
        return None
    roots = siblings.joined(page, points, top, signs.marked)
    cleaning.clean(page, roots, by_name=rules.by_name, by_shape=rules.by_shape)
    return Find(page, roots, furniture=signs.page)


def _built(best: Find, parts: list[int]) -> _Element:
    page = best.page
    numbers = sorted({*best.roots, *parts})
    outermost = [n for n in numbers if not any(m < n < page.ends[m] for m in numbers)]
    for number in outermost:
        _prune(page, number)
    article = etree.Element("div")
    for number in outermost:
        element = page.elements[number]
        element.tail = None
        article.append(element)
    return article


def _prune(page: Page, root: int) -> None:
    number = root + 1
    while number < page.ends[root]:
        if page.gone[number]:
            take_out(page.elements[number])
            number = page.ends[number]
        else:
            number += 1
