"""Find the article of a web page, not its furniture.

Paragraphs earn points for their length and commas and hand them up to the elements around them;
links and the names that elements bear count against. The element that gathers most, with those
beside it that look alike, is the article; what inside it still looks like furniture is taken away.
When little is found the search is repeated with fewer rules, and when in doubt the whole body is
kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from desktop.formats import lazy
from desktop.formats.article import candidates, cleaning, doubts, headline, siblings
from desktop.formats.article.doubts import Find, Stated
from desktop.formats.article.page import Page
from desktop.formats.article.survey import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

__all__ = ["Article", "Stated", "find"]

NOTHING_STATED = Stated()
ENOUGH = 500
"""Letters below which looser rules are tried."""
LARGEST = 250_000
"""Elements of a page that is searched; a larger one is kept whole."""
_LEFT_OUT = 1200
"""Letters of running text that may be left out without a remark."""
_LETTERS_A_WORD = 6


class Article(NamedTuple):
    """What to read of a page, and what the reader should know about it."""

    root: _Element
    whole: bool
    remarks: tuple[str, ...] = ()


class _Rules(NamedTuple):
    furniture: bool = True
    """Leave out what bears the name of furniture."""
    by_name: bool = True
    """Let names count for and against."""
    by_shape: bool = True
    """Leave out parts of the article that are mostly links, controls or pictures."""


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
    if _is_too_large(body):
        return _whole(body)
    everything = Page(body, keep)
    visible = everything.copy()
    cleaning.remove_hidden(visible)
    cleaning.remove_labels(visible)
    best = _best(visible)
    if doubts.is_mostly_hidden(best, visible, everything):
        lazy.show_hidden(body)
        return _whole(body)
    if best is None:
        return _whole(body) if visible.of(0, Measure.ANCHORED) else Article(body, whole=True)
    if doubts.is_doubtful(best, visible, stated):
        return _whole(body)
    head = headline.outside(visible, best.kept, stated.title)
    remarks = _remarks(best, visible)
    root = _built(best)
    headline.put_first(root, head)
    return Article(root, whole=False, remarks=remarks)


def _whole(body: _Element) -> Article:
    return Article(body, whole=True, remarks=(doubts.UNSURE,))


def _is_too_large(body: _Element) -> bool:
    return any(number >= LARGEST for number, _ in enumerate(body.iter()))


def _best(visible: Page) -> Find | None:
    """Return the longest find of the strictest rules that find enough; None without any text."""
    named = visible.copy()
    cleaning.remove_furniture(named)
    finds: list[Find] = []
    for rules in _STRICTEST_FIRST:
        found = _attempt(named if rules.furniture else visible, named, rules)
        if found is not None:
            finds.append(found)
            if found.letters >= ENOUGH:
                break
    return max(finds, key=lambda found: found.letters, default=None)


def _attempt(page: Page, named: Page, rules: _Rules) -> Find | None:
    page = page.copy()
    points = candidates.scores(page, by_name=rules.by_name)
    top = candidates.best(page, points)
    if top is None:
        return None
    roots = siblings.joined(page, points, top)
    cleaning.clean(page, roots, by_name=rules.by_name, by_shape=rules.by_shape)
    return Find(page, roots, furniture=named)


def _remarks(best: Find, visible: Page) -> tuple[str, ...]:
    left = doubts.prose(visible.runs(), lambda run: not best.kept[run.first])
    if left < _LEFT_OUT:
        return ()
    words = round(left / _LETTERS_A_WORD, -2)
    return (f"Only the article was kept; about {words:,.0f} words around it were left out.",)


def _built(best: Find) -> _Element:
    roots = [best.page.elements[n] for n in best.roots]
    for root in best.roots:
        _prune(best.page, root)
    article = etree.Element("div")
    for element in roots:
        element.tail = None
        article.append(element)
    return article


def _prune(page: Page, root: int) -> None:
    number = root + 1
    while number < page.ends[root]:
        if page.gone[number]:
            _drop(page.elements[number])
            number = page.ends[number]
        else:
            number += 1


def _drop(element: _Element) -> None:
    """Take an element out of the tree and leave the text after it where it is."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
