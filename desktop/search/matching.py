"""Find in a text what a query matches. It agrees with what the index finds, word for word."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.search.words.compounds import MOST_PARTS, compounds, readings
from desktop.search.words.forms import keys
from desktop.search.words.query import All, Kind, Phrase, Query, Some, Term, Without
from desktop.search.words.tokens import Token, scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from desktop.search.words.query import Node

# Letters in which marks count as one place.
_NEAR = 200


class Mark(NamedTuple):
    """A matched range; `sought` is the index of what matched in `Query.sought()`."""

    start: int
    end: int
    sought: int
    exact: bool


def locate(text: str, start: int, end: int, query: Query) -> list[tuple[int, int]]:
    """Return the ranges between `start` and `end` that match, in order and without overlaps.

    A phrase that begins there may end later.
    """
    merged: list[tuple[int, int]] = []
    for mark in marks(text, start, end, query):
        if merged and mark.start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], mark.end))
        else:
            merged.append((mark.start, mark.end))
    return merged


def answers(text: str, query: Query) -> bool:
    """Tell whether a text as a whole is what is asked for, and has some of it to show."""
    sought = query.sought()
    found = {sought[mark.sought] for mark in marks(text, 0, len(text), query)}
    return bool(found) and query.node is not None and _holds(query.node, text, found)


def _holds(node: Node, text: str, found: Set[Term | Phrase]) -> bool:
    match node:
        case All(nodes):
            return all(_holds(part, text, found) for part in nodes)
        case Some(nodes):
            return any(_holds(part, text, found) for part in nodes)
        case Without(part):
            return not answers(text, Query("", part))
        case Term() | Phrase():
            return node in found


def best(text: str, start: int, end: int, query: Query) -> tuple[int, int]:
    """Return the shortest range that has most of what was sought.

    Without a match it is the whole range.
    """
    found = marks(text, start, end, query)
    if not found:
        return start, end
    # max keeps the earliest of equals: the first place is the one to read first.
    _, shortness, first = max(
        (_range_from(number, found) for number in range(len(found))), key=lambda item: item[:2]
    )
    return first, first - shortness


def _range_from(number: int, found: Sequence[Mark]) -> tuple[int, int, int]:
    """Return how much of what was sought follows closely, minus the range's length, its start."""
    first = found[number]
    ends: dict[int, int] = {}
    for mark in found[number:]:
        if mark.end <= first.start + _NEAR or mark is first:
            ends.setdefault(mark.sought, mark.end)
    return len(ends), first.start - max(ends.values()), first.start


def best_mark(found: Sequence[Mark]) -> Mark | None:
    """Return the first mark of the neighbourhood that has the most of what was sought."""
    near: Counter[int] = Counter()
    best_value, best_at, last = (-1, False), None, 0
    for mark in found:
        while last < len(found) and found[last].end <= mark.start + _NEAR:
            near[found[last].sought] += 1
            last += 1
        value = (sum(1 for count in near.values() if count), mark.exact)
        if value > best_value:
            best_value, best_at = value, mark
        near[mark.sought] -= 1
    return best_at


def marks(text: str, start: int, end: int, query: Query) -> list[Mark]:
    """Return all matches that begin between `start` and `end`, in order."""
    sought = query.sought()
    if not sought:
        return []
    longest = max(len(item.terms) if isinstance(item, Phrase) else 1 for item in sought)
    tokens = list(_tokens(text, start, end, longest * MOST_PARTS - 1))
    bridges = _bridges(text, tokens)
    words = {token.word for token in tokens}
    words |= {word for made in bridges.values() for _, word in made}
    passage = _Passage(tokens, bridges, words, end)
    found = [mark for index, item in enumerate(sought) for mark in _found(item, index, passage)]
    found.sort()
    return found


def _tokens(text: str, start: int, end: int, more: int) -> Iterator[Token]:
    for token in scan(text, start):
        if token.start >= end:
            more -= 1
            if more < 0:
                return
        yield token


class _Passage(NamedTuple):
    """What a text says from one place on; marks begin before `end`."""

    tokens: list[Token]
    bridges: dict[int, list[tuple[int, str]]]
    """Compounds by their first token: their last one, and the word that they make."""
    words: set[str]
    end: int


def _bridges(text: str, tokens: list[Token]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for compound in compounds(text, tokens):
        found.setdefault(compound.first, []).append((compound.last, compound.word))
    return found


def _found(item: Term | Phrase, index: int, passage: _Passage) -> Iterator[Mark]:
    tokens, bridges, words, end = passage
    for terms in readings(item):
        fits = [{word for word in words if matches(term, word)} for term in terms]
        for at, token in enumerate(tokens):
            if token.start >= end:
                break
            if token.word in fits[0] or at in bridges:
                exact = token.word == terms[0].text
                for last in _lasts(at, fits, passage):
                    yield Mark(token.start, tokens[last].end, index, exact)


def _lasts(at: int, fits: Sequence[Set[str]], passage: _Passage) -> list[int]:
    """Return the last tokens of what fits from token `at` on."""
    steps = [at] if at < len(passage.tokens) and passage.tokens[at].word in fits[0] else []
    steps += [last for last, word in passage.bridges.get(at, ()) if word in fits[0]]
    if len(fits) == 1:
        return steps
    return [end for last in steps for end in _lasts(last + 1, fits[1:], passage)]


def matches(term: Term, word: str) -> bool:
    """Whether a term finds a word."""
    if word == term.text or term.kind is Kind.EXACT:
        return word == term.text
    if term.kind is Kind.WORD:
        return bool(keys(term.text) & keys(word))
    if term.kind is Kind.WILDCARD:
        return wildcard(term.text).fullmatch(word) is not None
    if term.kind is Kind.PREFIX or word.startswith(term.text):
        return word.startswith(term.text)
    return bool(keys(term.text) & keys(word))


@lru_cache(maxsize=256)
def wildcard(pattern: str) -> re.Pattern[str]:
    """Return the regular expression for a pattern with * and ?."""
    return re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."))
