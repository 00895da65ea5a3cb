"""Answer a query from a snapshot of the index."""

from __future__ import annotations

from heapq import nlargest
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from desktop.search.corrections import Corrector
from desktop.search.words.compounds import parts_of, readings
from desktop.search.words.query import All, Kind, Node, Phrase, Query, Some, Term, Without

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.search.snapshot import Snapshot

# Of a word, the commonest; what is beyond are misprints of one text.
_MOST_FORMS = 24
# Words that stand in so few passages are scored by that, without their postings being unpacked.
_FEW = 2
# Of a word that is being typed; the next letter narrows it anyway.
_MOST_COMPLETIONS = 48
# Words that a pattern stands for: `a*` in a large library would be most of the index.
_MOST_EXPANSIONS = 4096
# In which the words of one phrase may be joined by hyphens.
_MOST_WAYS = 16
# Letters of the Latin alphabet. One sign of Chinese is a word.
_SHORTEST_TO_COMPLETE = 3
# Of a word's score, for a form of it that was not typed, and for a word that goes on.
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

    It differs from what was asked, its text too, when nothing matched and a misspelt word was
    corrected or an address cut short. Marks and snippets are made with it.
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
            corrected = Corrector(self._snapshot, query, self._occurs).corrected()
            if corrected is not None and corrected.node is not None:
                instead = self._masked(self._find(corrected.node), mask)
                if instead.numbers:
                    return self._matches(corrected, instead, limit)
        return self._matches(query, found, limit)

    def phrase(self, words: Sequence[str], limit: int, mask: bytearray | None) -> tuple[Match, ...]:
        """Return the best passages, among those marked, with just these words in a row."""
        node = Phrase(tuple(Term(word, Kind.EXACT) for word in words))
        found = self._masked(self._find(node), mask)
        return self._matches(Query("", node), found, limit).hits

    def _occurs(self, node: Node) -> bool:
        return bool(self._find(node).numbers)

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
            return self._exact(term.text)
        if term.kind is Kind.WORD:
            return self._word(term.text)
        if term.kind is Kind.TYPING:
            return self._unfinished(term.text)
        words = self._expanded(term)
        if term.kind is Kind.PREFIX and term.text:
            words |= self._snapshot.compounds(term.text)
        return self._expansions(words)

    def _exact(self, word: str) -> Found:
        parts = [self._snapshot.scored(word)]
        parts += map(self._snapshot.scored, self._snapshot.spelt_apart(word))
        return Found(*parts[0]) if len(parts) == 1 else _weighted([(*part, 1.0) for part in parts])

    def _expanded(self, term: Term) -> dict[str, int]:
        """Return the words that a pattern stands for, the commonest first, with their counts."""
        snapshot = self._snapshot
        if term.kind is Kind.PREFIX:
            found = snapshot.beginning(term.text)
        else:
            found = snapshot.matching(term.text)
        return dict(found.most_common(_MOST_EXPANSIONS))

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
        begun = self._snapshot.beginning(text)
        begun.update(self._snapshot.compounds(text))
        completed = self._expansions(dict(begun.most_common(_MOST_COMPLETIONS)))
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
        """Find words that follow one another, also with hyphens where the phrase has none."""
        ways = [way for reading in readings(phrase) for way in self._spelt_apart(reading)]
        found = [
            self._sequence(way) if len(way) > 1 else self._term(way[0]) for way in ways[:_MOST_WAYS]
        ]
        return found[0] if len(found) == 1 else _any_of(found)

    def _spelt_apart(self, terms: Sequence[Term]) -> list[tuple[Term, ...]]:
        """Return the ways in which words of a phrase are written with hyphens somewhere."""
        ways: list[tuple[Term, ...]] = [()]
        for term in terms if len(terms) > 1 else ():
            names = self._snapshot.spelt_apart(term.text) if term.kind is Kind.EXACT else ()
            apart = {tuple(Term(part, Kind.EXACT) for part in parts_of(name)) for name in names}
            ways = [(*way, *more) for way in ways for more in ((term,), *sorted(apart, key=str))]
            ways = ways[:_MOST_WAYS]
        return ways if len(terms) > 1 else [tuple(terms)]

    def _sequence(self, terms: Sequence[Term]) -> Found:
        """Find words that follow one another, also from the end of a passage into the next."""
        snapshot = self._snapshot
        words = [self._words(term) for term in terms]
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
