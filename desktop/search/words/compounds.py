"""Words that some write with a hyphen and others in one: co-operation, cooperation.

So do lines that break a word: sur-
vivors. The parts are words of the index like all others; beside them it holds what they make
together, under a name that no word has. So either spelling finds the other, and only where the
hyphen stands: 'maybe' does not find 'may be'.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.search.words.query import Kind, Phrase, Term
from desktop.search.words.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain import Content
    from desktop.search.words.tokens import Token

SIGN = "-"
"""Begins the names of compounds. No word begins with it."""
_GLUE = re.compile(
    r"(?:[-\u2010\u2011]\s{0,3}|\u00ad\s{1,3})"  # co-operation, sur-<break>vivors
    r"(?=[^\W\d_])"
)
_LOOSE = re.compile(r"[\s\d_-]")
"""What a hyphen does not belong to: 2019-b, well -known."""
MOST_PARTS = 4
"""No compound has more."""


class Compound(NamedTuple):
    """Words joined by hyphens: what they make together, and which tokens they are."""

    word: str
    first: int
    last: int
    cuts: tuple[int, ...]
    """Where in `word` its later parts begin."""


def compounds(text: str, tokens: Sequence[Token]) -> list[Compound]:
    """Return the compounds of up to four neighbouring tokens."""
    if not tokens:
        return []
    starts: list[int] = []
    glued: set[int] = set()
    for match in _GLUE.finditer(text, tokens[0].start, tokens[-1].end):
        if _LOOSE.match(text, match.start() - 1):
            continue
        starts = starts or [token.start for token in tokens]
        number = bisect_left(starts, match.end())
        if 0 < number < len(tokens) and starts[number] == match.end():
            glued.add(number - 1)
    return [made for first in sorted(glued) for made in _from(first, glued, tokens)]


def _from(first: int, glued: set[int], tokens: Sequence[Token]) -> Iterator[Compound]:
    parts = [tokens[first].word]
    for number in range(first, first + MOST_PARTS - 1):
        if number not in glued:
            return
        parts.append(tokens[number + 1].word)
        if any(sign.isdigit() for part in parts for sign in part):
            return
        cuts = tuple(accumulate(map(len, parts[:-1])))
        yield Compound("".join(parts), first, number + 1, cuts)


def names(content: Content, start: int, end: int) -> tuple[str, ...]:
    """Return the names under which the compounds of a passage are indexed."""
    if _GLUE.search(content.text, start, end) is None:
        return ()
    text = content.quoted(start, end).text
    found = compounds(text, list(scan(text)))
    return tuple(f"{SIGN}{one.word} {','.join(map(str, one.cuts))}" for one in found)


def word_of(name: str) -> str:
    """Return the word in one that a compound stands for."""
    return name[len(SIGN) :].partition(" ")[0]


def parts_of(name: str) -> tuple[str, ...]:
    """Return the parts of a compound."""
    word, _, cuts = name[len(SIGN) :].partition(" ")
    edges = [0, *map(int, cuts.split(",")), len(word)]
    return tuple(word[low:high] for low, high in pairwise(edges))


def readings(item: Term | Phrase) -> list[tuple[Term, ...]]:
    """Return a phrase as it is, and with words in one that were typed with a hyphen."""
    if isinstance(item, Term):
        return [(item,)]
    if not item.hyphens:
        return [item.terms]
    hyphens = item.hyphens[: MOST_PARTS - 1]
    chosen = (
        set(some) for count in range(len(hyphens) + 1) for some in combinations(hyphens, count)
    )
    found = [_joined(item.terms, joined) for joined in chosen]
    last = found[-1]
    if item.inflects and len(last) == 1 and last[0].kind is Kind.EXACT:
        found[-1] = (Term(last[0].text, Kind.WORD),)
    return list(dict.fromkeys(found))


def _joined(terms: Sequence[Term], hyphens: set[int]) -> tuple[Term, ...]:
    found: list[Term] = []
    for number, term in enumerate(terms):
        if number - 1 in hyphens and found[-1].kind is Kind.EXACT:
            found[-1] = Term(found[-1].text + term.text, term.kind)
        else:
            found.append(term)
    return tuple(found)
