"""What of a page did not come into its article: of which kind it is, and how long."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.article import doubts, hints, kinds
from desktop.formats.article.kinds import Kind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.formats.article.doubts import Find
    from desktop.formats.article.measured import Page, Run

_LEFT_OUT = 1200
"""Letters of running text that may be left out without a remark."""
# English prose has five and a space; a rough number is all that is said.
_LETTERS_A_WORD = 6


class LeftOut(NamedTuple):
    """How many words of each kind were left out, and how many letters of running text."""

    words: Counter[Kind]
    prose: int

    def __str__(self) -> str:
        """Return them as a list, the longest first: 'comments (2,400 words), menus (12 words)'."""
        found = sorted(self.words.items(), key=lambda pair: (-pair[1], pair[0]))
        return ", ".join(f"{kind} ({_words(count)})" for kind, count in found if count)

    def remarks(self) -> tuple[str, ...]:
        """Return what the reader should know at once: that much to read was left out."""
        if self.prose < _LEFT_OUT:
            return ()
        about = round(self.prose / _LETTERS_A_WORD, -2)
        left = f"about {about:,.0f} words around it were left out and can be brought back"
        return (f"Only the article was kept; {left}.",)


def listed(find: Find, visible: Page, everything: Page, title: int) -> LeftOut:
    """Return what is not in a find though the page has it; the element `title` is kept apart."""
    words: Counter[Kind] = Counter()
    around = _around(find)
    seen = {title}
    for run in everything.runs():
        if find.kept[run.first]:
            continue
        is_hidden = bool(visible.gone[run.first])
        if run.owner not in seen:
            seen.add(run.owner)
            kind = Kind.HIDDEN if is_hidden else _kind(visible, run, around)
            words[kind] += hints.count_words(everything.line(run.owner))
    drawn = (n for n, tag in enumerate(everything.tags) if tag == "svg" and not visible.hidden[n])
    words[Kind.DRAWINGS] = sum(_words_drawn(everything.elements[n]) for n in drawn)
    return LeftOut(words, doubts.prose(visible.runs(), lambda run: not find.kept[run.first]))


def _words_drawn(drawing: _Element) -> int:
    """Return how many words a reader sees in a drawing."""
    return sum(hints.count_words("".join(e.itertext())) for e in drawing.iter("text"))


def _around(find: Find) -> set[int]:
    around: set[int] = set()
    for run in find.page.runs():
        if find.kept[run.first]:
            around.add(run.first)
            around.update(find.page.ancestors(run.first))
    return around


def _kind(visible: Page, run: Run, around: set[int]) -> Kind:
    kind = kinds.kind_of(visible, run.owner, around)
    if kind is not Kind.TEXT:
        return kind
    if kinds.is_byline(visible.line(run.owner)):
        return Kind.BYLINE
    return Kind.LINKS if kinds.is_linked(run) else Kind.TEXT


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count:,} words"
