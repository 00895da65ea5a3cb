"""Which of very many figures cannot both be true, without holding each against each.

Sets of kinds of figures are numbers here, a bit for each kind: Python joins them at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from desktop.domain.arguing.figure_frames import Kind
    from desktop.domain.arguing.figure_table import Told
    from desktop.domain.arguing.figures import Topic

    Value = tuple[Topic, Decimal, Decimal]
    """What is counted, and from how many to how many."""

Some = TypeVar("Some")
NONE = -1
"""The kind of a figure that differs from none."""


class Dispute(NamedTuple):
    """Figures of one thing by kind: those of one kind differ from all of some other kinds."""

    first: int
    """The number of its first kind among those of all disputes."""
    kinds: tuple[array[int], ...]
    """Numbers of figures."""
    against: tuple[int, ...]
    """By kind, those whose figures differ from its own."""
    digits: tuple[int, ...]
    """How many figures kinds have: for each binary digit of that, the kinds that have it."""

    def pair_count(self, mine: Mapping[int, int], digits: Sequence[int]) -> int:
        """Return how many pairs figures make with others; how many are of each kind is told."""
        return sum(many * _weight(self.against[kind], digits) for kind, many in mine.items())

    def pairs(
        self, mine: Mapping[int, Sequence[int]], others: Mapping[int, Sequence[int]]
    ) -> Iterator[tuple[int, int]]:
        """Yield the pairs that figures make with others, both by kind."""
        there = sum(1 << kind for kind in others)
        for kind, numbers in mine.items():
            for other in _bits(self.against[kind] & there):
                yield from ((number, one) for number in numbers for one in others[other])


class Differing(NamedTuple):
    """Pairs of figures of different passages that cannot both be true, by the numbers of these.

    There may be a thousand million pairs, for which nobody can wait.
    """

    kind: array[int]
    """Of each figure, among the kinds of all disputes, or NONE."""
    disputes: tuple[Dispute, ...]
    pair_count: int

    def count_of(self, numbers: Sequence[int]) -> int:
        """Return how many pairs these figures are in: of those among them, or else of all."""
        if len(numbers) == len(self.kind):
            return self.pair_count
        chosen = Counter(map(self.kind.__getitem__, numbers))
        parts = list(self._parts(chosen))
        among = sum(part.pair_count(mine, _digits(mine)) for part, mine in parts)
        return among // 2 or sum(part.pair_count(mine, part.digits) for part, mine in parts)

    def pairs_of(self, numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield the pairs that these figures are in: those among them, or else all."""
        chosen: dict[int, list[int]] = {}
        for number in numbers:
            chosen.setdefault(self.kind[number], []).append(number)
        parts = list(self._parts(chosen))
        is_among = False
        for part, mine in parts:
            for one, other in part.pairs(mine, mine):
                is_among = True
                if one < other:
                    yield one, other
        if not is_among:
            for part, mine in parts:
                every = dict(enumerate(part.kinds))
                yield from ((min(pair), max(pair)) for pair in part.pairs(mine, every))

    def _parts(self, chosen: Mapping[int, Some]) -> Iterator[tuple[Dispute, dict[int, Some]]]:
        """Yield disputes, and by their own kinds what is told by kinds of all."""
        firsts = [dispute.first for dispute in self.disputes]
        parts: dict[int, dict[int, Some]] = {}
        for kind, some in chosen.items():
            if kind != NONE:
                at = bisect_right(firsts, kind) - 1
                parts.setdefault(at, {})[kind - firsts[at]] = some
        return ((self.disputes[at], mine) for at, mine in sorted(parts.items()))


def differing(told: Sequence[Told], meanwhile: Callable[[], object] = int) -> Differing:
    """Return which figures cannot both be true; `meanwhile` is called again and again.

    Of a passage that gives several of the same thing none is held against another passage that
    agrees with one of them.
    """
    alike: dict[tuple[str, str, Kind], list[int]] = {}
    for number, one in enumerate(told):
        topic = one.figure.topic
        if topic.noun and not topic.frame.is_loose:
            alike.setdefault((topic.noun, topic.unit, topic.frame.kind), []).append(number)
    kind = array("l", [NONE]) * len(told)
    disputes: list[Dispute] = []
    first = 0
    for numbers in alike.values():
        meanwhile()
        dispute = _dispute(told, numbers, first, meanwhile)
        if any(dispute.against):
            disputes.append(dispute)
            for at, (some, against) in enumerate(zip(dispute.kinds, dispute.against, strict=True)):
                for number in some if against else ():
                    kind[number] = first + at
            first += len(dispute.kinds)
    pairs = sum(
        one.pair_count(dict(enumerate(map(len, one.kinds))), one.digits) for one in disputes
    )
    return Differing(kind, tuple(disputes), pairs // 2)


def _dispute(
    told: Sequence[Told], numbers: Sequence[int], first: int, meanwhile: Callable[[], object]
) -> Dispute:
    """Sort figures of one thing into kinds: by their value, and by what their passage says too."""
    at: dict[Value, int] = {}
    value = {number: at.setdefault(_value(told[number]), len(at)) for number in numbers}
    values = list(at)
    said: dict[str, set[int]] = {}
    for number in numbers:
        said.setdefault(told[number].highlight_id, set()).add(value[number])
    whole = {passage: frozenset(some) for passage, some in said.items()}
    kinds: dict[tuple[int, frozenset[int]], array[int]] = {}
    for number in numbers:
        kind = value[number], whole[told[number].highlight_id]
        kinds.setdefault(kind, array("l")).append(number)
    topics = {topic: n for n, topic in enumerate(dict.fromkeys(topic for topic, _, _ in values))}
    order = sorted(kinds, key=lambda kind: (topics[values[kind[0]][0]], values[kind[0]][1]))
    against = _against([(values[one], said) for one, said in order], values, meanwhile)
    some = tuple(kinds[kind] for kind in order)
    return Dispute(first, some, tuple(against), _digits(dict(enumerate(map(len, some)))))


def _value(told: Told) -> Value:
    return told.figure.topic, told.figure.low, told.figure.high


def _against(
    kinds: Sequence[tuple[Value, frozenset[int]]],
    values: Sequence[Value],
    meanwhile: Callable[[], object],
) -> list[int]:
    """Return by kind those that differ from it; passages that agree in anything are not held so."""
    apart: dict[Value, int] = {}
    agreeing: list[int] = []
    shelves = _shelves([value for value, _ in kinds])
    for value in values:
        meanwhile()
        topic, low, high = value
        near = [shelf for shelf in shelves if shelf.topic.is_comparable(topic)]
        apart[value] = reduce(or_, (shelf.apart(low, high) for shelf in near), 0)
        agreeing.append(reduce(or_, (shelf.whole for shelf in near), 0) & ~apart[value])
    agreed = [reduce(or_, (agreeing[one] for one in said)) for _, said in kinds]
    found = [apart[value] & ~agreed[kind] for kind, (value, _) in enumerate(kinds)]
    for kind, (value, said) in enumerate(kinds):
        if len(said) > 1:
            meanwhile()
            for other in _bits(apart[value] & agreed[kind]):
                found[other] &= ~(1 << kind)
    return found


class _Shelf(NamedTuple):
    """Kinds of figures of the same, in the order of how few they may be."""

    topic: Topic
    begin: int
    lows: list[Decimal]
    highs: list[Decimal]
    """In their own order."""
    below: list[int]
    """The kinds of the first of these, for each number of them."""

    @property
    def whole(self) -> int:
        return self.below[-1]

    def apart(self, low: Decimal, high: Decimal) -> int:
        """Return the kinds that are all below or all above."""
        over = self.begin + bisect_right(self.lows, high)
        return self.whole >> over << over | self.below[bisect_left(self.highs, low)]


def _shelves(kinds: Sequence[Value]) -> list[_Shelf]:
    """Return the shelves on which kinds stand, which are in the order of these."""
    shelves = []
    begin = 0
    for topic, many in Counter(topic for topic, _, _ in kinds).items():
        some = kinds[begin : begin + many]
        by_high = sorted((high, begin + at) for at, (_, _, high) in enumerate(some))
        below = list(accumulate((1 << kind for _, kind in by_high), or_, initial=0))
        lows, highs = [low for _, low, _ in some], [high for high, _ in by_high]
        shelves.append(_Shelf(topic, begin, lows, highs, below))
        begin += many
    return shelves


def _bits(some: int) -> Iterator[int]:
    """Yield the kinds of a set."""
    while some:
        kind = some.bit_length() - 1
        yield kind
        some ^= 1 << kind


def _digits(many: Mapping[int, int]) -> tuple[int, ...]:
    """Return for each binary digit of how many figures kinds have the kinds that have it."""
    digits = [0] * max(many.values(), default=0).bit_length()
    for kind, count in many.items():
        for digit in _bits(count):
            digits[digit] |= 1 << kind
    return tuple(digits)


def _weight(kinds: int, digits: Sequence[int]) -> int:
    """Return how many figures there are of some kinds."""
    return sum((kinds & one).bit_count() << digit for digit, one in enumerate(digits))
