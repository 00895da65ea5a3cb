"""Where the words of a passage stand again, in the same words or nearly."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from desktop.search.copies.shingles import shingles, tokens_in, winnowed
from desktop.search.words.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.domain import Content
    from desktop.search.words.tokens import Token

LEAST_WORDS = 8
"""Of a passage: fewer words stand in two texts by chance."""
MOST_WORDS = 600
"""Of a passage that is looked for; more of it would not make it surer."""
ALIKE = 0.6
"""Of the words of both, how many are the same and in the same order, at least."""
SHARED = 0.3
"""Of a passage's fingerprints, how many a text has where it may stand, at least."""
WHOLE = 0.8
"""Of the fingerprints of the shorter of two passages, how many are the other's, at least."""
SURE_WORDS = 12
"""Of passages that are copies by their words alone; shorter ones are stock phrases as well: that
something is not held centrally is said by every office."""
_DENYING_WORDS = "not no never none neither nor cannot nicht kein keine nie pas jamais nunca sin"
_DENYING = frozenset(_DENYING_WORDS.split())
_FINE = 3
"""Words in a row that tell where a copy begins and ends."""


class Copy(NamedTuple):
    """A place where a passage stands again; alike 1.0 is the same words."""

    start: int
    end: int
    alike: float


def wanted_hashes(words: Sequence[str]) -> list[int]:
    """Return the hashes by which the copies of a passage are found; none for a short one."""
    return shingles(words[:MOST_WORDS]) if len(words) >= LEAST_WORDS else []


def may_hold(hashes: Sequence[int], found: Iterable[int]) -> bool:
    """Whether a text with so many of a passage's hashes is worth reading."""
    kept = len(list(winnowed(hashes)))
    return len(set(found)) >= max(1, SHARED * kept)


def copies_in(content: Content, words: Sequence[str], starts: Iterable[int]) -> Iterator[Copy]:
    """Yield the copies of a passage, given as words, in a text that has its hashes at `starts`."""
    words = words[:MOST_WORDS]
    reach = sum(map(len, words)) + len(words)
    for first, last in _clusters(sorted(starts), reach):
        near = tokens_in(content, max(0, first - reach), last + 2 * reach)
        copy = _copy(near, words)
        if copy is not None and copy.alike >= ALIKE:
            yield copy


def _clusters(starts: Sequence[int], reach: int) -> Iterator[tuple[int, int]]:
    """Yield where places begin and end that are near one another."""
    begun = 0
    for at in range(1, len(starts) + 1):
        if at == len(starts) or starts[at] - starts[at - 1] > reach:
            yield starts[begun], starts[at - 1]
            begun = at


def _copy(tokens: Sequence[Token], words: Sequence[str]) -> Copy | None:
    """Return the stretch of tokens that is most like the words."""
    own = set(shingles(words, _FINE))
    there = [token.word for token in tokens]
    shared = [at for at, one in enumerate(shingles(there, _FINE)) if one in own]
    if not shared:
        return None
    first, last = _densest(shared, len(words))
    stretch = there[first : last + _FINE]
    alike = SequenceMatcher(None, words, stretch, autojunk=False).ratio()
    return Copy(tokens[first].start, tokens[last + _FINE - 1].end, alike)


def _densest(places: Sequence[int], length: int) -> tuple[int, int]:
    """Return the first and last of the places that lie closest, within a length and a half."""
    best, low = (0, places[0], places[0]), 0
    for high, place in enumerate(places):
        while place - places[low] > length * 1.5:
            low += 1
        best = max(best, (high - low + 1, -places[low], place))
    return abs(best[1]), best[2]


def alike_pairs(passages: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the pairs of passages, given by id, of which one says what the other does.

    Figures, names and denials have to agree: 1,300 for 902, or one office for another, is another
    statement in the same words.
    """
    tokens = {key: list(scan(text)) for key, text in passages.items()}
    prints = {
        key: set(shingles([token.word for token in own], _FINE))
        for key, own in tokens.items()
        if len(own) >= SURE_WORDS
    }
    having: dict[int, list[str]] = {}
    for key, own in prints.items():
        for one in own:
            having.setdefault(one, []).append(key)
    shared = Counter(pair for keys in having.values() for pair in combinations(keys, 2))
    return [
        (one, other)
        for (one, other), count in shared.items()
        if count >= WHOLE * min(len(prints[one]), len(prints[other]))
        and _agree(_Said(passages[one], tokens[one]), _Said(passages[other], tokens[other]))
    ]


class _Said(NamedTuple):
    text: str
    tokens: Sequence[Token]

    @property
    def words(self) -> list[str]:
        return [token.word for token in self.tokens]

    def has_name(self, first: int, last: int) -> bool:
        """Whether a word among these is capitalised where no passage begins."""
        return any(self.text[token.start].isupper() for token in self.tokens[max(first, 1) : last])


def says_the_same(passage: str, copy: str) -> bool:
    """Whether what is nearly a copy of a passage has its figures, and agrees in all that counts."""
    one, other = _Said(passage, list(scan(passage))), _Said(copy, list(scan(copy)))
    figures = {word for word in one.words if any(map(str.isdigit, word))}
    return figures <= {*other.words} and _agree(one, other)


def _agree(one: _Said, other: _Said) -> bool:
    """Whether nothing that turns a statement is changed in what both passages have."""
    words, others = one.words, other.words
    changes = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    equal = [at for at, change in enumerate(changes) if change[0] == "equal"]
    for at, (kind, first, last, start, end) in enumerate(changes):
        is_inside = bool(equal) and equal[0] < at < equal[-1]
        if kind == "equal" or not (is_inside or kind == "replace"):
            continue  # at its ends one of them goes on
        mine, its = (first, last), (start, end)
        if not is_inside:
            mine, its = _both_have(mine, its, is_begin=bool(equal) and at < equal[0])
        if _turns(one, other, mine, its, is_replaced=kind == "replace"):
            return False
    return True


def _both_have(
    mine: tuple[int, int], its: tuple[int, int], *, is_begin: bool
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return as many words as both have at an end, next to what is the same."""
    some = min(mine[1] - mine[0], its[1] - its[0])
    if is_begin:
        return (mine[1] - some, mine[1]), (its[1] - some, its[1])
    return (mine[0], mine[0] + some), (its[0], its[0] + some)


def _turns(
    one: _Said, other: _Said, mine: tuple[int, int], its: tuple[int, int], *, is_replaced: bool
) -> bool:
    """Whether words that are changed are figures, denials, or one name for another."""
    changed = (*one.words[slice(*mine)], *other.words[slice(*its)])
    if any(word in _DENYING or any(map(str.isdigit, word)) for word in changed):
        return True
    return is_replaced and one.has_name(*mine) and other.has_name(*its)
