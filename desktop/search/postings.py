"""Read Whoosh's posting lists a block at a time.

Whoosh hands out postings one by one, which costs more than all the rest of a search. Its blocks
hold them as tuples; `BlockReader` takes those whole, through four private members that are the same
in whoosh 2.7.4, whoosh-reloaded 2.7.5 and whoosh3. `agrees` compares it with Whoosh's own reading;
`StepReader`, which uses nothing private, takes over if they ever differ.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from desktop.search.schema import PLACES_WIDTH, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoosh.matching import Matcher
    from whoosh.reading import SegmentReader

    from desktop.search.lexicon import Lexicon

    _Block = tuple[Iterable[int], float | tuple[float, ...] | None, bytes]


class PostingReader(Protocol):
    """A way to read the postings of a word in one segment."""

    def weights(self, reader: SegmentReader, word: str) -> tuple[Sequence[int], Sequence[float]]:
        """Return the passages that have `word`, and how often each has it."""

    def places(
        self, reader: SegmentReader, word: str, wanted: Sequence[int] | None
    ) -> dict[int, int]:
        """Return the places of `word`, as bits, in the `wanted` (sorted) passages that have it."""


class BlockReader:
    """Reads whole blocks."""

    def weights(self, reader: SegmentReader, word: str) -> tuple[array[int], array[float]]:
        """Return the passages that have `word`, and how often each has it."""
        numbers, counts = array("I"), array("f")
        for ids, weights, _ in _blocks(_matcher(reader, word)):
            numbers.extend(ids)
            if weights is None or isinstance(weights, float):
                counts.extend((weights or 1.0,) * (len(numbers) - len(counts)))
            else:
                counts.extend(weights)
        return numbers, counts

    def places(
        self, reader: SegmentReader, word: str, wanted: Sequence[int] | None
    ) -> dict[int, int]:
        """Return the places of `word`, as bits, in the `wanted` (sorted) passages that have it."""
        found: dict[int, int] = {}
        chosen = None if wanted is None else set(wanted)
        for ids, _, values in _blocks(_matcher(reader, word), wanted):
            for index, number in enumerate(ids):
                if chosen is None or number in chosen:
                    at = index * PLACES_WIDTH
                    found[number] = int.from_bytes(values[at : at + PLACES_WIDTH], "little")
        return found


class StepReader:
    """Asks Whoosh for one posting at a time."""

    def weights(self, reader: SegmentReader, word: str) -> tuple[array[int], array[float]]:
        """Return the passages that have `word`, and how often each has it."""
        numbers, counts = array("I"), array("f")
        for number, weight, _ in _steps(reader.postings(WORDS, word)):
            numbers.append(number)
            counts.append(weight)
        return numbers, counts

    def places(
        self, reader: SegmentReader, word: str, wanted: Sequence[int] | None
    ) -> dict[int, int]:
        """Return the places of `word`, as bits, in the `wanted` (sorted) passages that have it."""
        chosen = None if wanted is None else set(wanted)
        return {
            number: int.from_bytes(value, "little")
            for number, _, value in _steps(reader.postings(WORDS, word))
            if chosen is None or number in chosen
        }


def agrees(reader: SegmentReader, lexicon: Lexicon) -> bool:
    """Whether reading blocks gives what Whoosh gives, for a few words of one segment."""
    common = sorted(range(len(lexicon.words)), key=lexicon.counts.__getitem__)[-200:]
    blocks, steps = BlockReader(), StepReader()
    try:
        return all(
            _live(reader, zip(*blocks.weights(reader, word), strict=True))
            == dict(zip(*steps.weights(reader, word), strict=True))
            and _live(reader, blocks.places(reader, word, None).items())
            == steps.places(reader, word, None)
            for word in (lexicon.words[index] for index in common[::40])
        )
    except AttributeError:
        return False


def _live(reader: SegmentReader, found: Iterable[tuple[int, float]]) -> dict[int, float]:
    return {number: value for number, value in found if not reader.is_deleted(number)}


def _matcher(reader: SegmentReader, word: str) -> Matcher:
    matcher = reader.postings(WORDS, word)
    while hasattr(matcher, "child"):  # what leaves out deleted passages; the executor does that
        matcher = matcher.child
    return matcher


def _steps(matcher: Matcher) -> Iterable[tuple[int, float, bytes]]:
    while matcher.is_active():
        yield matcher.id(), matcher.weight(), matcher.value()
        matcher.next()


def _blocks(matcher: Matcher, wanted: Sequence[int] | None = None) -> Iterable[_Block]:
    previous = -1
    while matcher.is_active():
        last = matcher.block_max_id()
        if wanted is None or _any_between(wanted, previous, last):
            matcher._read_data()  # noqa: SLF001
            ids, weights, values = matcher._data  # noqa: SLF001
            yield accumulate(ids), weights, values
        previous = last
        matcher._next_block()  # noqa: SLF001


def _any_between(wanted: Sequence[int], previous: int, last: int) -> bool:
    found = bisect_left(wanted, previous + 1)
    return found < len(wanted) and wanted[found] <= last
