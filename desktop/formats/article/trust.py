"""What speaks for a find: that it follows the headline, and fills what the page marks as article.

Long comments, other articles below and text behind a click outweigh many a short article; what
stands under the page's own title, in the part it marks, is the article all the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop.formats.article import doubts, hints
from desktop.formats.article.headline import words_of
from desktop.formats.article.survey import Measure

if TYPE_CHECKING:
    from desktop.formats.article.doubts import Find, Stated
    from desktop.formats.article.measured import Page, Run

_NEAR = 600
"""Letters of running text that may stand between a headline and the article."""
# Fewer head a section: see `_is_headed`.
_HEADLINE_WORDS = 5
# Letters of prose, of two sentences.
_LEAST = 150
# Times the letters found. More links around headline and find are a page of articles.
_MANY_LINKS = 2
_SHORT = 250
"""A shorter find has to be marked as article."""
# The rest of what is marked are boxes and captions.
_MOST = 0.6
# Short of that, the find is one of many in there.
_SOME = 0.2
# The only part that is marked, without the headline in it, has to be a good part of the page.
_MUCH = 0.25
# A page that marks more as articles is a list of them, and marks none.
_MANY = 40
# Not nothing: a mark may be wrong, but takes twenty paragraphs to outweigh.
_OUTSIDE = 0.05
# Letters below the headline at which a group counts half; comments and other articles come later.
_FADING = 1000
_FAINTEST = 0.1
_WORD = re.compile(r"\w{4,}")
# Words of four letters and more. With fewer, the name of the site alone would match.
_DESCRIPTION_WORDS = 8
# Descriptions end in an ellipsis or the name of the paper.
_DESCRIBED = 0.8
_BODY = frozenset(("body", "html"))


class Signs:
    """What a page shows of where its article is."""

    def __init__(self, page: Page, headline: int, marked: int, stated: Stated) -> None:
        """Take a page without named furniture, and its headline and marked part, or -1 for each."""
        self.page = page
        self.headline = headline
        self.marked = marked
        self.stated = stated
        prose = sorted((r.first, r.letters) for r in page.runs() if doubts.is_prose(r))
        self._firsts = [first for first, _ in prose]
        self._sums = list(accumulate((letters for _, letters in prose), initial=0))

    def weight(self, run: Run) -> float:
        """Return how much a paragraph counts, by what stands before the group it belongs to."""
        if self.headline < 0:
            return 1.0
        inside = self.marked < 0 or self.marked <= run.first < self.page.ends[self.marked]
        fading = 1 / (1 + (self._before(self.page.parents[run.owner]) / _FADING) ** 2)
        return max(_FAINTEST, fading) * (1 if inside else _OUTSIDE)

    def are_borne_out(self, find: Find) -> bool:
        """Tell whether a find is where the article of the page has to be."""
        if self.headline < 0 or not self.is_near(find):
            return False
        if self.marked >= 0 and self._fills(find, self.marked, _MOST):
            return True
        scope = self.marked if self.marked >= 0 else self._around(find)
        if scope >= 0 and find.letters >= _SHORT and self._fills(find, scope, _MOST):
            return True
        if find.prose < _LEAST or (scope >= 0 and not self._fills(find, scope, _SOME)):
            return False
        return self.stated.is_article or self._is_described(find) or self._is_headed(find)

    def is_near(self, find: Find) -> bool:
        """Tell whether a find begins where the headline ends, inside what is marked."""
        if not self._sums[-1] or self._starts(find) > _NEAR:
            return False
        if self.marked < 0:
            return True
        end = self.page.ends[self.marked]
        return any(root < end and self.marked < self.page.ends[root] for root in find.roots)

    def _is_headed(self, find: Find) -> bool:
        """Tell whether a find stands right below a headline of several words, as an article does.

        What heads a list of articles is called 'News' or 'Reports of the year'.
        """
        words = hints.count_words(words_of(self.page.elements[self.headline]))
        if words < _HEADLINE_WORDS or self._starts(find) > _LEAST:
            return False
        around = self._around(find) if find.prose >= _SHORT else 0
        linked = self.page.of(max(0, around), Measure.LINKED)
        return linked <= _MANY_LINKS * find.letters

    def _starts(self, find: Find) -> int:
        """Return how much running text stands between the headline and a find."""
        kept = (run.first for run in self.page.runs() if find.kept[run.first])
        first = next((number for number in kept if number >= self.headline), -1)
        return self._before(first) if first >= 0 else self._sums[-1]

    def scope(self, find: Find) -> tuple[int, int]:
        """Return from where to where on the page the article and its headline stand."""
        around = self.marked if self.marked >= 0 else self._around(find)
        if around >= 0:
            return around, self.page.ends[around]
        starts = [*find.roots, self.headline] if self.headline >= 0 else find.roots
        return min(starts), max(self.page.ends[root] for root in find.roots)

    def _before(self, number: int) -> int:
        """Return how many letters of running text stand between the headline and an element."""
        start = bisect_right(self._firsts, self.headline)
        return max(0, self._sums[bisect_left(self._firsts, number)] - self._sums[start])

    def _fills(self, find: Find, scope: int, least: float) -> bool:
        """Tell whether a find holds at least a share of the running text in an element."""
        runs = self.page.runs()
        inside = range(scope, self.page.ends[scope])
        whole = doubts.prose(runs, lambda run: run.first in inside)
        kept = doubts.prose(runs, lambda run: run.first in inside and bool(find.kept[run.first]))
        return kept > 0 and kept >= least * whole

    def _is_described(self, find: Find) -> bool:
        words = set(_WORD.findall(self.stated.description.casefold()))
        if len(words) < _DESCRIPTION_WORDS:
            return False
        known = set(_WORD.findall(find.text().casefold()))
        return len(words & known) >= _DESCRIBED * len(words)

    def _around(self, find: Find) -> int:
        """Return the innermost element around the headline and the find; -1 when it is the page."""
        last = max(find.roots)
        for ancestor in self.page.ancestors(self.headline):
            if self.page.tags[ancestor] in _BODY:
                return -1
            if ancestor <= min(find.roots) and last < self.page.ends[ancestor]:
                return ancestor
        return -1


def signs_of(visible: Page, named: Page, headline: int, stated: Stated) -> Signs:
    """Return what a page shows of where its article is."""
    return Signs(named, headline, _marked(named, visible, headline), stated)


def _marked(named: Page, visible: Page, headline: int) -> int:
    """Return the part that is marked as the article; -1 where that leads nowhere."""
    runs = [(run.first, run.letters) for run in named.runs() if doubts.is_prose(run)]
    whole = sum(letters for _, letters in runs)
    for is_marked in (_is_body, _is_article):
        found = [n for n in range(len(visible)) if not visible.gone[n] and is_marked(visible, n)]
        for number in reversed(found if len(found) <= _MANY else ()):
            inside = sum(letters for n, letters in runs if number <= n < visible.ends[number])
            holds = number <= headline < visible.ends[number]
            if inside and (holds or (len(found) == 1 and inside >= _MUCH * whole)):
                return number
    return -1


def _is_body(page: Page, number: int) -> bool:
    return page.elements[number].get("itemprop") == "articleBody"


def _is_article(page: Page, number: int) -> bool:
    return page.tags[number] == "article"
