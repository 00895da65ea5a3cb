"""What stands beside the best element and belongs to the article too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.article import hints
from desktop.formats.article.survey import Measure

if TYPE_CHECKING:
    from desktop.formats.article.measured import Page

# Of the best one's points: its sibling has to be worth that much, or be text by its looks.
_SHARE = 0.2
# Of the best one's letters: less in the part marked as the article is its head, not its text.
_MARKED = 0.1
# Points. The siblings of a poor best would all be above a fifth of it.
_LEAST = 10.0
# Letters. A shorter line needs its full stop to be a paragraph.
_LONG = 80
# Of the letters: a paragraph of text may link a phrase, a list of what else to read links more.
_FEW_LINKS = 0.25
# Text that is in no paragraph at all shows by its commas that it is prose.
_COMMAS = 3
# What is longer may have a link in it: none in the first 300 letters, a tenth of the rest.
_HARDLY = 0.1
_MUCH = 300
_HOLDERS = frozenset(("div", "section", "table", "blockquote", "tr", "tbody"))
_PARTS = hints.HEADINGS | {"p", "ul", "ol", "dl", "blockquote", "pre", "table", "figure", "hr"}


def joined(page: Page, points: dict[int, float], top: int, marked: int = -1) -> list[int]:
    """Return the elements of the article in reading order, `top` among them.

    Where one of them holds what the page has `marked` as its article, nothing beside it belongs.
    """
    parent = page.parents[top]
    if parent < 0:
        return [top]
    for number in page.children(parent) if marked >= 0 else ():
        much = number == top or page.letters(number) >= _MARKED * page.letters(top)
        if number <= marked < page.ends[number] and much:
            return [number]
    best = points.get(top, 0.0)
    threshold = max(_LEAST, _SHARE * best)
    beside = list(page.children(parent))
    chosen = set()
    for number in beside:
        bonus = _SHARE * best if _are_alike(page, number, top) else 0.0
        score = points.get(number)
        strong = score is not None and score + bonus >= threshold
        if number == top or strong or _is_paragraph(page, number) or _is_prose(page, number):
            chosen.add(number)
    if page.tags[top] == "tr":
        chosen.update(number for number in beside if _is_line(page, number))
    first, last = min(chosen), max(chosen)
    between = {n for n in beside if first < n < last and _belongs(page, n, top)}
    return sorted(chosen | between)


def _are_alike(page: Page, number: int, top: int) -> bool:
    """Tell whether two elements bear mostly the same class names."""
    mine = set((page.elements[number].get("class") or "").split())
    theirs = set((page.elements[top].get("class") or "").split())
    return bool(mine & theirs) and 2 * len(mine & theirs) > len(mine | theirs)


def _belongs(page: Page, number: int, top: int) -> bool:
    """Tell whether an element between two parts of the article is one of its parts."""
    if page.link_share(number) >= _FEW_LINKS:
        return False
    if page.tags[number] in _PARTS:
        return True
    return page.tags[number] == page.tags[top] and _are_alike(page, number, top)


def _is_prose(page: Page, number: int) -> bool:
    """Tell whether an element holds running text with hardly a link, as the end of an article."""
    letters = page.letters(number)
    if page.tags[number] not in _HOLDERS or letters <= _LONG or page.weights[number] < 0:
        return False
    if page.of(number, Measure.CONTROLS) or not _is_text(page, number):
        return False
    return hints.ends_sentence("".join(page.elements[number].itertext()))


def _is_text(page: Page, number: int) -> bool:
    """Tell whether what an element holds is long or stands in paragraphs, and is not linked."""
    letters, linked = page.letters(number), page.of(number, Measure.ANCHORED)
    if page.of(number, Measure.PARAGRAPHS) and page.of(number, Measure.FRAMED) == letters:
        return not linked
    commas = page.of(number, Measure.COMMAS) >= _COMMAS
    return commas and letters > 2 * _LONG and linked <= _HARDLY * max(0, letters - _MUCH)


def _is_line(page: Page, number: int) -> bool:
    """Tell whether a row of a layout says something, without links or controls."""
    if page.of(number, Measure.ANCHORED) or page.of(number, Measure.CONTROLS):
        return False
    return hints.ends_sentence("".join(page.elements[number].itertext()))


def _is_paragraph(page: Page, number: int) -> bool:
    """Tell whether an element is a paragraph of running text."""
    if page.tags[number] != "p":
        return False
    letters = page.letters(number)
    if letters > _LONG:
        return page.link_share(number) < _FEW_LINKS
    if not letters or page.of(number, Measure.LINKED):
        return False
    return hints.ends_sentence("".join(page.elements[number].itertext()))
