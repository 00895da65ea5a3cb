"""Answer a query from a snapshot of the index."""

from __future__ import annotations

from heapq import nlargest
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from desktop.search.query import All, Kind, Node, Phrase, Query, Some, Term, Without

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.search.snapshot import Snapshot

_MOST_FORMS = 24
_FEW = 2
_MOST_COMPLETIONS = 48
_MOST_EXPANSIONS = 4096
_SHORTEST_TO_COMPLETE = 3
_SHORTEST_TO_CORRECT = 4
_OTHER_FORM = 0.5
_COMPLETION = 0.5


class Match(NamedTuple):
    """A passage that answers a query."""

    document_id: str
    start: int
    end: int
    score: float


class Matches(NamedTuple):
    """The best passages; `total` counts all. `query` is what was answered.

    It differs from what was asked when nothing matched and a misspelt word was corrected. Marks and
    snippets are made with it.
    """

    total: int
    hits: tuple[Match, ...]
    query: Query


class Found(NamedTuple):
    """Passages by number, each once, with their scores."""

    numbers: Sequence[int]
    scores: Sequence[float]


_NOTHING = Found((), ())


class Executor:
    """Runs queries over one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def run(self, query: Query, limit: int, mask: bytearray | None) -> Matches:
        """Return the best `limit` passages among those marked in `mask`."""
        if query.node is None:
            return self._all(query, limit, mask)
        found = self._masked(self._find(query.node), mask)
        if not found.numbers:
            corrected = self._corrected(query.node)
            if corrected is not None:
                query = Query(query.text, corrected, query.filters)
                found = self._masked(self._find(corrected), mask)
        return self._matches(query, found, limit)

    def _all(self, query: Query, limit: int, mask: bytearray | None) -> Matches:
        """Answer a query without words: the marked passages in order."""
        if mask is None:
            return Matches(0, (), query)
        numbers = list(compress(range(len(mask)), mask))
        hits = tuple(Match(*self._snapshot.place(number), 0.0) for number in numbers[:limit])
        return Matches(len(numbers), hits, query)

    def _masked(self, found: Found, mask: bytearray | None) -> Found:
        if mask is None:
            if not self._snapshot.has_gaps():
                return found
            mask = self._snapshot.passages
        chosen = list(map(mask.__getitem__, found.numbers))
        return Found(list(compress(found.numbers, chosen)), list(compress(found.scores, chosen)))

    def _matches(self, query: Query, found: Found, limit: int) -> Matches:
        best = nlargest(limit, zip(found.scores, found.numbers, strict=True))
        best.sort(key=lambda pair: (-pair[0], pair[1]))
        hits = tuple(
            Match(*self._snapshot.place(number), round(float(score), 4)) for score, number in best
        )
        return Matches(len(found.numbers), hits, query)

    def _find(self, node: Node) -> Found:
        match node:
            case Term():
                return self._term(node)
            case Phrase():
                return self._phrase(node)
            case All(nodes):
                return self._all_of(nodes)
            case Some(nodes):
                return _any_of([self._find(part) for part in nodes])
            case Without(part):
                return self._without(part)

    def _term(self, term: Term) -> Found:
        if term.kind is Kind.EXACT:
            return Found(*self._snapshot.scored(term.text))
        if term.kind is Kind.WORD:
            return self._word(term.text)
        if term.kind is Kind.TYPING:
            return self._unfinished(term.text)
        return self._expansions(self._expanded(term))

    def _expanded(self, term: Term) -> dict[str, int]:
        """Return the words that a pattern stands for, the commonest first, with their counts."""
        prefix = term.kind is Kind.PREFIX
        find = self._snapshot.beginning if prefix else self._snapshot.matching
        return dict(find(term.text).most_common(_MOST_EXPANSIONS))

    def _words(self, term: Term) -> Sequence[str]:
        """Return the words that a pattern stands for, the commonest first."""
        if term.kind is Kind.EXACT:
            return (term.text,)
        return list(self._expanded(term))

    def _word(self, word: str) -> Found:
        forms = self._snapshot.forms(word)
        words = [form for form, _ in forms.most_common(_MOST_FORMS)]
        if words in ([], [word]):
            return Found(*self._snapshot.scored(word))
        if word in forms and word not in words:
            words.append(word)
        together = self._snapshot.rarity(sum(forms.values()))
        parts = []
        for form in words:
            numbers, scores = self._snapshot.scored(form)
            factor = together / self._snapshot.rarity(forms[form])
            parts.append((numbers, scores, factor * (1.0 if form == word else _OTHER_FORM)))
        return _weighted(parts)

    def _unfinished(self, text: str) -> Found:
        word = self._word(text)
        if len(text) < _SHORTEST_TO_COMPLETE and text.isascii():
            return word
        likeliest = self._snapshot.beginning(text).most_common(_MOST_COMPLETIONS)
        completed = self._expansions(dict(likeliest))
        return _weighted([(*completed, _COMPLETION), (*word, 1.0)])

    def _expansions(self, words: dict[str, int]) -> Found:
        """Return the passages with any of `words` (commonest first), each scored by its rarest."""
        best: dict[int, float] = {}
        for word, count in words.items():
            if count > _FEW:
                best.update(zip(*self._snapshot.scored(word), strict=True))
            else:
                score = self._snapshot.rarity(count)
                best.update(dict.fromkeys(self._snapshot.glimpsed(word), score))
        return Found(list(best), list(best.values()))

    def _all_of(self, nodes: Sequence[Node]) -> Found:
        wanted = [node for node in nodes if not isinstance(node, Without)]
        parts = sorted((self._find(node) for node in wanted), key=lambda found: len(found.numbers))
        found = parts[0] if parts else self._everything()
        for part in parts[1:]:
            found = _both(found, part)
        for node in nodes:
            if isinstance(node, Without) and found.numbers:
                absent = set(self._find(node.node).numbers)
                chosen = [number not in absent for number in found.numbers]
                found = Found(
                    list(compress(found.numbers, chosen)), list(compress(found.scores, chosen))
                )
        return found

    def _everything(self) -> Found:
        numbers = list(compress(range(self._snapshot.size), self._snapshot.passages))
        return Found(numbers, [0.0] * len(numbers))

    def _without(self, node: Node) -> Found:
        return self._all_of((Without(node),))

    def _phrase(self, phrase: Phrase) -> Found:
        """Find words that follow one another, also from the end of a passage into the next."""
        snapshot = self._snapshot
        words = [self._words(term) for term in phrase.terms]
        counts = [sum(map(snapshot.count, choices)) for choices in words]
        if not all(counts):
            return _NOTHING
        order = sorted(range(len(words)), key=counts.__getitem__)
        places: list[dict[int, int]] = [{} for _ in words]
        places[order[0]] = snapshot.places(words[order[0]], None)
        starts = {s for number in places[order[0]] for s in (number, number - 1)}
        for index in order[1:]:
            near = sorted(starts | {number + 1 for number in starts})
            found = places[index] = snapshot.places(words[index], near)
            starts = {s for s in starts if s in found or s + 1 in found}
        return self._in_sequence(starts, places, snapshot.rarity(min(counts)) * len(words))

    def _in_sequence(
        self, starts: Iterable[int], places: Sequence[dict[int, int]], weight: float
    ) -> Found:
        lengths = self._snapshot.lengths
        numbers, scores = [], []
        for number in sorted(starts):
            length = lengths[number] if number >= 0 else 0
            bits = (1 << length) - 1
            for distance, found in enumerate(places):
                here = found.get(number, 0) | found.get(number + 1, 0) << length
                bits &= here >> distance
                if not bits:
                    break
            else:
                count = bits.bit_count()
                numbers.append(number)
                scores.append(weight * 2.2 * count / (count + 1.2))
        return Found(numbers, scores)

    def _corrected(self, node: Node) -> Node | None:
        """Replace words that do not occur by ones that are spelt almost alike, if there are any."""
        match node:
            case Term(text, Kind.WORD | Kind.TYPING) if not self._find(node).numbers:
                return self._correction(text)
            case All(nodes) | Some(nodes):
                parts = [self._corrected(part) for part in nodes]
                if not any(parts):
                    return None
                return type(node)(tuple(new or old for new, old in zip(parts, nodes, strict=True)))
            case _:
                return None

    def _correction(self, word: str) -> Term | None:
        if len(word) < _SHORTEST_TO_CORRECT or word.isdigit():
            return None
        near = self._snapshot.beginning(word[0])
        found = [(count, other) for other, count in near.items() if _one_edit_apart(word, other)]
        return Term(max(found)[1], Kind.WORD) if found else None


def _both(few: Found, many: Found) -> Found:
    if len(many.numbers) < 2 * len(few.numbers):
        few, many = many, few
    found = dict(zip(few.numbers, few.scores, strict=True))
    common = [number in found for number in many.numbers]
    numbers = list(compress(many.numbers, common))
    there = map(found.__getitem__, numbers)
    scores = [a + b for a, b in zip(there, compress(many.scores, common), strict=True)]
    return Found(numbers, scores)


def _any_of(parts: Sequence[Found]) -> Found:
    return _weighted([(*part, 1.0) for part in parts])


def _weighted(parts: Sequence[tuple[Sequence[int], Sequence[float], float]]) -> Found:
    """Add up scores, each part's multiplied by its factor."""
    numbers, scores, factor = max(parts, key=lambda part: len(part[0]))
    if factor == 1.0:
        total = dict(zip(numbers, scores, strict=True))
    else:
        total = dict(zip(numbers, [score * factor for score in scores], strict=True))
    get = total.get
    for others, weights, share in parts:
        if others is not numbers:
            for number, score in zip(others, weights, strict=True):
                total[number] = get(number, 0.0) + score * share
    return Found(list(total), list(total.values()))


def _one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter was added, left out, changed, or swapped with the next."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return True
    if len(one) == len(other):
        swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return swapped or one[at + 1 :] == other[at + 1 :]
    shorter, longer = sorted((one, other), key=len)
    return shorter[at:] == longer[at + 1 :]
