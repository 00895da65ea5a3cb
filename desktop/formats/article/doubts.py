"""When not to trust a find: what would be lost is weighed against what was kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.article import candidates, cleaning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.formats.article.measured import Page, Run

UNSURE = (
    "The article could not be told from the rest of the page with certainty, so the whole page was"
    " kept."
)
_SENTENCE = 80
"""Letters from which a paragraph counts as running text."""
# A paragraph with more of its letters in links is a list of them.
_FEW_LINKS = 0.3
# Letters of a find from which it may stand by itself.
_SHORT = 250
# Letters. A short find that is outweighed by what it leaves is the teaser above a list, or one
# comment.
_SPARSE = 1000
# What has half of the best one's points may be the article instead.
_RIVAL = 0.5
# Text behind a click has to be more than what is in sight by that much, or showing it gains
# little.
_MOSTLY = 1.5
# However good a find is, four times as much text outside it has to be shown.
_FLOOD = 4
# Where most letters are links the page is a list, and has no article.
_LINK_PAGE = 0.5
# Of the words that the metadata give as the text: markup and cuts make some differ.
_KNOWN = 0.6
_WORD = re.compile(r"\w{5,}")
# With fewer, 'articleBody' holds a summary and proves nothing.
_DECLARED_WORDS = 50


class Stated(NamedTuple):
    """What a page's metadata state about its article."""

    title: str = ""
    text: str = ""
    """All of it, where they give it."""
    is_article: bool = False
    """Whether they say that the page is one article: then less is doubted."""
    authors: tuple[str, ...] = ()
    description: str = ""


class Find:
    """An article as found: the page it was found on and the elements that hold it."""

    def __init__(self, page: Page, roots: list[int], *, furniture: Page) -> None:
        """Take the page after cleaning, and the same page without named furniture."""
        self.page = page
        self.roots = roots
        self._furniture = furniture
        self.kept = bytearray(len(page))
        for root in roots:
            for number in range(root, page.ends[root]):
                self.kept[number] = not page.gone[number]

    @property
    def letters(self) -> int:
        """How many letters were kept."""
        return sum(self.page.letters(n) for n in self.roots if not self.page.gone[n])

    @property
    def prose(self) -> int:
        """How many letters of running text were kept."""
        return prose(self.page.runs(), lambda run: bool(self.kept[run.first]))

    @property
    def left(self) -> int:
        """How many letters of running text, not in named furniture, were left out."""
        return prose(self._furniture.runs(), lambda run: not self.kept[run.first])

    def text(self) -> str:
        """Return the text that was kept."""
        return " ".join(
            t
            for n, kept in enumerate(self.kept)
            if kept
            for t in (self.page.elements[n].text or "", self.page.elements[n].tail or "")
        )

    def give_back(self, number: int, root: int, visible: Page) -> None:
        """Put an element back, with what runs inside it and with what is around it up to `root`."""
        page = self.page
        for part in range(number, page.ends[number]):
            if page.block_of(part) == number and not visible.gone[part]:
                page.gone[part] = 0
                self.kept[part] = 1
        for ancestor in page.ancestors(number):
            if number == root or ancestor < root:
                break
            page.gone[ancestor] = 0
            self.kept[ancestor] = 1
        page.forget_runs()

    def has_rival(self) -> bool:
        """Tell whether something that was left out has points not far below the best kept."""
        points = candidates.scores(self._furniture, by_name=True)
        around = {a for root in self.roots for a in self.page.ancestors(root)}
        best = max((points.get(n, 0.0) for n in points if self.kept[n]), default=0.0)
        others = (p for n, p in points.items() if not self.kept[n] and n not in around)
        return max(others, default=0.0) >= _RIVAL * best


def prose(runs: Iterable[Run], wanted: Callable[[Run], bool]) -> int:
    """Return how many letters of running text there are in the wanted paragraphs."""
    return sum(run.letters for run in runs if is_prose(run) and wanted(run))


def is_prose(run: Run) -> bool:
    """Tell whether a paragraph is running text."""
    return run.letters >= _SENTENCE and run.linked < _FEW_LINKS * run.letters


def is_mostly_hidden(
    find: Find | None, visible: Page, everything: Page, scope: tuple[int, int] | None = None
) -> bool:
    """Tell whether most of what there is to read opens only at a click.

    Of a find that can be trusted only what is hidden in its `scope` counts.
    """
    start, end = scope or (0, len(visible))
    least = max(_SHORT, _MOSTLY * (find.prose if find else 0))

    def is_hidden(run: Run) -> bool:
        return bool(visible.gone[run.first]) and start <= run.first < end

    if prose(everything.runs(), is_hidden) <= least:
        return False
    # Notices and dialogs that wait to be shown do not count.
    named = everything.copy()
    cleaning.remove_furniture(named)
    return prose(named.runs(), is_hidden) > least


def is_doubtful(find: Find, visible: Page, stated: Stated) -> bool:
    """Tell whether keeping only the find might lose what the reader came for."""
    kept, body = find.letters, visible.letters(0)
    if kept < _SHORT and visible.text(0) > 2 * kept:
        return True
    if _is_outweighed(find, trusted=stated.is_article):
        return True
    if visible.link_share(0) > _LINK_PAGE and find.prose < _SHORT and kept < body / 2:
        return True
    return is_elsewhere(find, stated.text)


def _is_outweighed(find: Find, *, trusted: bool) -> bool:
    kept, left = find.prose, find.left
    if left > _FLOOD * kept:
        return True
    if trusted:
        return False
    return (left > kept and kept < _SPARSE) or (left > kept / 2 and find.has_rival())


def is_elsewhere(find: Find, declared: str) -> bool:
    """Tell whether a find lacks much of the text that the metadata declare."""
    words = set(_WORD.findall(declared.casefold()))
    if len(words) < _DECLARED_WORDS:
        return False
    kept = set(_WORD.findall(find.text().casefold()))
    return len(words & kept) < _KNOWN * len(words)
