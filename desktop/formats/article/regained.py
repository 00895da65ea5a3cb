"""Give back to an article what a reader sees between its headline and its end.

What looks for the article judges parts of a page as a whole, and takes away some that say
something: a standfirst in a header, a paragraph that is one link, the heading in a row of buttons.
Here each paragraph that was left out is asked for itself.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from desktop.formats.article import cleaning, hints, kinds
from desktop.formats.article.headline import are_alike
from desktop.formats.article.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.formats.article.doubts import Find, Stated
    from desktop.formats.article.measured import Page, Run

_PARTS = {
    **dict.fromkeys(("li",), ("ul", "ol", "menu", "dir")),
    **dict.fromkeys(("dt", "dd"), ("dl",)),
    **dict.fromkeys(("td", "th", "tr", "caption"), ("table",)),
    **dict.fromkeys(("figcaption",), ("figure",)),
    **dict.fromkeys(("summary",), ("details",)),
}
"""What an element is nothing without."""
_NOTES = ("footnote", "endnote", "reference", "citation", "notes")
_LEADING = frozenset(("p", "li", "dd", "dt", "blockquote", "figcaption"))
# Fewer above the text, without an end, are labels: 'Long read', 'Opinion'.
_LEAST_WORDS = 4
# Single words as headings are sections of the site: 'Politics'.
_LEAST_WORDS_OF_HEADING = 2
# On the average. Lists that lead to an article sum it up; menus have one or two words an item.
_LEAST_WORDS_OF_ITEM = 2.5
_ITEMS = 30
"""Items of a list that are looked at."""
# Letters. 'Thank you.' and 'Yes.' are answers to buttons.
_SENTENCE = 25
# Letters of one that is all link: between paragraphs it is theirs, elsewhere it leads away.
_SHORT_SENTENCE = 12
_LINKED_SENTENCE = 40
# Letters. A title to read next is shorter, and so is a call to subscribe.
_LONG_LINK = 60
# A summary is repeated near the place where it first stands.
_NEIGHBOURS = 5
# Of its letters: a line that says more than that beside the other is not it again.
_NEARLY_ALL = 0.7
# Letters compared. A page that is one paragraph of megabytes would be folded for nothing.
_LONGEST = 100_000


@dataclass
class Line:
    """A paragraph that was left out."""

    run: Run
    text: str
    leads: bool
    """Whether it stands above the body of the article."""
    before: int
    """The element of the paragraph before it, or -1."""
    after: int
    """The element of the paragraph after it, or -1."""

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return hints.ends_sentence(self.text[-12:])


@dataclass
class Bounds:
    """Where on a page its article begins and ends, by the numbers of elements."""

    headline: int
    body: int
    end: int
    around: set[int] = field(default_factory=set)
    """What holds the headline or the text of the article."""

    def lines(self, visible: Page, kept: bytearray) -> Iterator[Line]:
        """Yield what was left out inside them, in order."""
        runs = visible.runs()
        for place, run in enumerate(runs):
            if self.headline < run.first < self.end and not kept[run.first]:
                text = visible.line(run.owner)
                before = runs[place - 1].first if place else -1
                after = runs[place + 1].first if place + 1 < len(runs) else -1
                if text:
                    yield Line(run, text, run.first < self.body, before, after)


def bounds_of(visible: Page, find: Find, headline: int) -> Bounds:
    """Return the bounds of an article whose headline is the element `headline`; -1 for none."""
    kept = [run for run in visible.runs() if find.kept[run.first]]
    first = next((r.first for r in kept), 0)
    prose = (r.first for r in kept if r.first > headline and r.letters >= 2 * _LINKED_SENTENCE)
    body = next(prose, first)
    end = max((find.page.ends[root] for root in find.roots), default=0)
    bounds = Bounds(headline if headline >= 0 else first, body, end)
    for number in [headline, *(run.first for run in kept)]:
        if number >= 0:
            bounds.around.add(number)
            _add_ancestors(visible, number, bounds.around)
    return bounds


def _add_ancestors(page: Page, number: int, around: set[int]) -> None:
    for ancestor in page.ancestors(number):
        if ancestor in around:
            return
        around.add(ancestor)


def give_back(find: Find, visible: Page, headline: int, stated: Stated) -> list[int]:
    """Put back what belongs to an article; return the elements outside it that do, too."""
    bounds = bounds_of(visible, find, headline)
    kept = (run.owner for run in visible.runs() if find.kept[run.first])
    known = {stated.title.casefold(), *(visible.line(n)[:_LONGEST].casefold() for n in kept)}
    outside: list[int] = []
    given: deque[str] = deque(maxlen=_NEIGHBOURS)
    chooser = _Chooser(visible, find.kept, bounds, stated)
    for line in chooser.chosen(list(bounds.lines(visible, find.kept))):
        text = line.text.casefold()
        if text in known or any(_repeats(text, other) for other in given):
            continue
        known.add(text)
        given.append(text)
        unit = _unit(visible, line.run.owner, find.roots)
        if unit not in find.roots and unit not in outside:
            outside.append(unit)
            find.page.remove_all(unit)
        find.give_back(line.run.owner, unit, visible)
    return outside


def _repeats(one: str, other: str) -> bool:
    """Tell whether one of two lines says the other again, with a word more."""
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer and len(shorter) > _NEARLY_ALL * len(longer)


class _Chooser:
    """Tells which of the lines that were left out belong to the article."""

    def __init__(self, page: Page, kept: bytearray, bounds: Bounds, stated: Stated) -> None:
        self._page = page
        self._kept = kept
        self._around = bounds.around
        self._stated = stated
        self._chosen: set[int] = set()

    def chosen(self, lines: Sequence[Line]) -> list[Line]:
        """Return the lines that belong, in order; a heading does when what it heads does."""
        found = []
        for line in reversed(lines):
            if self._is_text(line) and self._says_something(line):
                self._chosen.add(line.run.first)
                found.append(line)
        return found[::-1]

    def _is_text(self, line: Line) -> bool:
        owner = line.run.owner
        if kinds.kind_of(self._page, owner, self._around) is Kind.TEXT:
            return not self._is_call(line)
        # What sums an article up above it is called a teaser, as what leads to others is.
        named = hints.is_standfirst(self._page.names[owner])
        return line.leads and named and line.is_sentence and not line.run.linked

    def _is_call(self, line: Line) -> bool:
        if kinds.is_byline(line.text, self._stated.authors) or cleaning.is_call_text(line.text):
            return True
        return are_alike(line.text, self._stated.title)

    def _says_something(self, line: Line) -> bool:
        if kinds.is_linked(line.run):
            return self._is_linked_text(line)
        if line.is_sentence and line.run.letters >= _SENTENCE:
            return True
        if self._heads_something(line) or self._is_caption(line):
            return True
        return line.leads and self._leads(line)

    def _is_linked_text(self, line: Line) -> bool:
        letters, is_between = line.run.letters, self._is_between(line)
        if line.is_sentence:
            return letters >= (_SHORT_SENTENCE if is_between else _LINKED_SENTENCE)
        return is_between and letters >= _LONG_LINK

    def _is_between(self, line: Line) -> bool:
        """Tell whether a line stands between two paragraphs of the article."""
        before = line.before >= 0 and bool(self._kept[line.before])
        return before and self._is_followed(line)

    def _is_followed(self, line: Line) -> bool:
        after = line.after
        return after >= 0 and (bool(self._kept[after]) or after in self._chosen)

    def _is_caption(self, line: Line) -> bool:
        is_caption = self._page.tags[line.run.owner] in ("figcaption", "caption")
        return is_caption and hints.count_words(line.text) >= _LEAST_WORDS_OF_HEADING

    def _heads_something(self, line: Line) -> bool:
        return self._is_heading(line) and self._is_followed(line) and not line.run.linked

    def _is_heading(self, line: Line) -> bool:
        owner = line.run.owner
        is_named = self._page.elements[owner].get("role") == "heading"
        return is_named or self._page.tags[owner] in hints.HEADINGS

    def _leads(self, line: Line) -> bool:
        """Tell whether a line that ends in no sentence is part of what leads to the body."""
        if line.is_sentence or hints.ends_sentence(line.text):
            return True
        if line.run.linked:
            return False
        owner, words = line.run.owner, hints.count_words(line.text)
        tag = self._page.tags[owner]
        if tag == "li":
            return _words_an_item(self._page, owner) >= _LEAST_WORDS_OF_ITEM
        if self._is_heading(line):
            return words >= _LEAST_WORDS_OF_HEADING
        named = hints.is_standfirst(self._page.names[owner])
        return named or (tag in _LEADING and words >= _LEAST_WORDS)


def _words_an_item(page: Page, item: int) -> float:
    """Return how many words the items of a list have on the average."""
    beside = islice(page.children(page.parents[item]), _ITEMS)
    items = [item, *(n for n in beside if page.tags[n] == "li" and n != item)]
    return sum(hints.count_words(page.line(n)) for n in items) / len(items)


def _unit(page: Page, number: int, roots: Sequence[int]) -> int:
    """Return the element to take along: the root around one, or what it is nothing without."""
    for root in roots:
        if root <= number < page.ends[root]:
            return root
    unit = number
    holders = _PARTS.get(page.tags[number], ())
    for ancestor in page.ancestors(number):
        if page.tags[ancestor] in holders:
            unit = ancestor
            holders = _PARTS.get(page.tags[unit], ())
            break
    return unit
