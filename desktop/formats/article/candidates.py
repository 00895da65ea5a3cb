"""Which element holds the article: points for paragraphs, handed up to what holds them."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from desktop.formats.article import hints
from desktop.formats.article.survey import Measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.formats.article.measured import Page, Run

SHORTEST = 25
"""Paragraphs with fewer letters say nothing about where the article is."""
_DIVISORS = (1, 2, 6, 9, 12, 15)
"""What a paragraph's points are divided by for the elements around it, innermost first."""
_FIELD = 5
"""How many of the best are looked at."""
# The share of the best one's points from which another may be a part of the same article.
_RIVAL = 0.75
# Fewer are often an article and its comments, which nothing but the page should hold.
RIVALS = 3
# An article cut in two by an advertisement: what holds both has fewer points, for its links, but
# more text.
_NEARLY = 0.9
_MORE = 1.2

_ITEMS = frozenset(("td", "th", "tr", "tbody", "li", "dd", "dt"))
_HOLDERS = frozenset(("table", "ul", "ol", "dl"))
# Rows around the best one that are links are a menu or a list of other articles.
_FEW_LINKS = 0.3

_STANDING = {"div": 5, "article": 5, "main": 5, "section": 3, "pre": 3, "td": 3, "blockquote": 3}
_STANDING |= dict.fromkeys(("address", "ol", "ul", "dl", "dd", "dt", "li", "form"), -3)
_STANDING |= dict.fromkeys((*hints.HEADINGS, "th"), -5)


def scores(
    page: Page, *, by_name: bool, weight: Callable[[Run], float] | None = None
) -> dict[int, float]:
    """Return points per element; `by_name` lets class and id names count.

    `weight` says how much a paragraph counts, where not all count alike.
    """
    found: dict[int, float] = {}
    lone = _lone_runs(page)
    for run in page.runs():
        points = _points(run)
        if not points:
            continue
        if weight:
            points *= weight(run)
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


def best(page: Page, points: dict[int, float], rivals: int = RIVALS) -> int | None:
    """Return the element that holds the article best, or None when nothing has any points.

    With so many `rivals` of nearly equal rank it is what holds them all.
    """
    field = sorted(points, key=lambda n: (-points[n], n))[:_FIELD]
    if not field or points[field[0]] <= 0:
        return None
    top = _shared(page, points, field, rivals)
    top = _climbed(page, points, top)
    top = _widened(page, points, top)
    return _listed(page, _alone(page, top))


def _shared(page: Page, points: dict[int, float], field: list[int], least: int) -> int:
    """Return the innermost element around several rivals of equal rank, or the best itself."""
    top = field[0]
    rivals = [n for n in field[1:] if points[n] >= _RIVAL * points[top]]
    if len(rivals) < least:
        return top
    around = [set(page.ancestors(n)) for n in rivals]
    for number in page.ancestors(top):
        if page.tags[number] in {"body", "html"}:
            break
        if sum(number in a for a in around) >= least:
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


def _listed(page: Page, top: int) -> int:
    """Move up from one row or item to all of them, where the others are no links either."""
    holder = next((a for a in page.ancestors(top) if page.tags[a] in _HOLDERS), -1)
    if page.tags[top] not in _ITEMS or holder < 0:
        return top
    if page.tags[holder] == "table" and not _has_equal_rows(page, holder, top):
        return top
    around = page.letters(holder) - page.letters(top)
    linked = page.of(holder, Measure.LINKED) - page.of(top, Measure.LINKED)
    return holder if linked <= _FEW_LINKS * around else top


def _has_equal_rows(page: Page, table: int, top: int) -> bool:
    """Tell whether the rows of a table have several cells each, as many as the one with `top`."""
    rows = [n for n in range(table, page.ends[table]) if page.tags[n] == "tr" and not page.gone[n]]
    counts = [sum(page.tags[c] in {"td", "th"} for c in page.children(row)) for row in rows]
    mine = next((c for r, c in zip(rows, counts, strict=True) if r <= top < page.ends[r]), 0)
    return mine > 1 and len(counts) > 1 and all(count == mine for count in counts)
