"""Which element holds the article: points for paragraphs, handed up to what holds them."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from desktop.formats.article import hints

if TYPE_CHECKING:
    from desktop.formats.article.page import Page, Run

SHORTEST = 25
"""Paragraphs with fewer letters say nothing about where the article is."""
_DIVISORS = (1, 2, 6, 9, 12, 15)
"""What a paragraph's points are divided by for the elements around it, innermost first."""
_FIELD = 5
"""How many of the best are looked at."""
_RIVAL = 0.75
_RIVALS = 3
_NEARLY = 0.9
_MORE = 1.2

_STANDING = {"div": 5, "article": 5, "main": 5, "section": 3, "pre": 3, "td": 3, "blockquote": 3}
_STANDING |= dict.fromkeys(("address", "ol", "ul", "dl", "dd", "dt", "li", "form"), -3)
_STANDING |= dict.fromkeys((*hints.HEADINGS, "th"), -5)


def scores(page: Page, *, by_name: bool) -> dict[int, float]:
    """Return points per element; `by_name` lets class and id names count."""
    found: dict[int, float] = {}
    lone = _lone_runs(page)
    for run in page.runs():
        points = _points(run)
        if not points:
            continue
        start = run.owner
        around = list(islice(page.ancestors(start), len(_DIVISORS) - 1))
        if start not in lone:
            around.insert(0, start)
        for level, number in enumerate(around):
            if number not in found:
                found[number] = standing(page, number, by_name=by_name)
            found[number] += points / _DIVISORS[level]
    return {number: score * (1 - page.link_share(number)) for number, score in found.items()}


def standing(page: Page, number: int, *, by_name: bool) -> float:
    """Return the points an element has before its text is looked at."""
    base = float(_STANDING.get(page.tags[number], 0))
    return base + page.weights[number] if by_name else base


def _points(run: Run) -> float:
    if run.letters < SHORTEST:
        return 0.0
    return 1 + run.commas + min(run.letters // 100, 3)


def _lone_runs(page: Page) -> set[int]:
    """Return blocks that are one paragraph and hold no other block."""
    count = Counter(run.owner for run in page.runs())
    holders = {page.parents[run.owner] for run in page.runs()}
    return {n for n, times in count.items() if times == 1 and n not in holders}


def best(page: Page, points: dict[int, float]) -> int | None:
    """Return the element that holds the article best, or None when nothing has any points."""
    field = sorted(points, key=lambda n: (-points[n], n))[:_FIELD]
    if not field or points[field[0]] <= 0:
        return None
    top = _shared(page, points, field)
    top = _climbed(page, points, top)
    top = _widened(page, points, top)
    return _alone(page, top)


def _shared(page: Page, points: dict[int, float], field: list[int]) -> int:
    """Return the innermost element around several rivals of equal rank, or the best itself."""
    top = field[0]
    rivals = [n for n in field[1:] if points[n] >= _RIVAL * points[top]]
    if len(rivals) < _RIVALS:
        return top
    around = [set(page.ancestors(n)) for n in rivals]
    for number in page.ancestors(top):
        if page.tags[number] in {"body", "html"}:
            break
        if sum(number in a for a in around) >= _RIVALS:
            points.setdefault(number, standing(page, number, by_name=True))
            return number
    return top


def _climbed(page: Page, points: dict[int, float], top: int) -> int:
    """Move up to an element farther out that has more points: the article may be in parts."""
    last = points.get(top, 0.0)
    least = last / 3
    for number in page.ancestors(top):
        if page.tags[number] in {"body", "html"}:
            break
        score = points.get(number)
        if score is None:
            continue
        if score < least:
            break
        if score > last:
            return number
        last = score
    return top


def _widened(page: Page, points: dict[int, float], top: int) -> int:
    """Move up to an element that is nearly as good and holds clearly more text, not links."""
    score = points.get(top, 0.0)
    for number in page.ancestors(top):
        if page.tags[number] in {"body", "html"}:
            break
        if points.get(number, 0.0) >= _NEARLY * score and page.text(number) > _MORE * page.text(
            top
        ):
            top = number
    return top


def _alone(page: Page, top: int) -> int:
    """Move up while there is nothing beside the element: that is where its siblings are."""
    while True:
        parent = page.parents[top]
        if parent < 0 or page.tags[parent] in {"body", "html"}:
            return top
        if len(list(islice(page.children(parent), 2))) != 1:
            return top
        top = parent
