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
from desktop.formats.article.doubts import Find
from desktop.formats.article.page import Page

if TYPE_CHECKING:
    from lxml.etree import _Element

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


def find(body: _Element, *, title: str = "", declared: str = "") -> Article:
    """Return the article under `body`, or the whole of it where there is doubt.

    The tree is changed: elements move into the result. `title` and `declared` are the title and
    the text of the article as the page's metadata give them.
    """
    if _is_too_large(body):
        return Article(body, whole=True, remarks=(doubts.UNSURE,))
    everything = Page(body)
    visible = everything.copy()
    cleaning.remove_hidden(visible)
    best = _best(visible)
    if doubts.is_mostly_hidden(best, visible, everything):
        lazy.show_hidden(body)
        return Article(body, whole=True, remarks=(doubts.UNSURE,))
    if doubts.is_doubtful(best, visible, declared):
        return Article(body, whole=True, remarks=(doubts.UNSURE,))
    missing = headline.outside(visible, best.kept, title)
    remarks = _remarks(best, visible)
    root = _built(best)
    if missing:
        headline.put_first(root, missing)
    return Article(root, whole=False, remarks=remarks)


def _is_too_large(body: _Element) -> bool:
    return any(number >= LARGEST for number, _ in enumerate(body.iter()))


def _best(visible: Page) -> Find:
    named = visible.copy()
    cleaning.remove_furniture(named)
    best = _attempt(named, named, _STRICTEST_FIRST[0])
    for rules in _STRICTEST_FIRST[1:]:
        if best.letters >= ENOUGH:
            break
        best = max(best, _attempt(visible, named, rules), key=lambda found: found.letters)
    return best


def _attempt(page: Page, named: Page, rules: _Rules) -> Find:
    page = page.copy()
    points = candidates.scores(page, by_name=rules.by_name)
    top = candidates.best(page, points)
    roots = [0] if top is None else siblings.joined(page, points, top)
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
