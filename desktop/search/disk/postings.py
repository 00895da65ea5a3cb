"""Read Whoosh's posting lists a block at a time.

Whoosh looks each word up and hands out its postings one by one, which costs more than all the rest
of a search. Its blocks hold them as tuples; `BlockReader` takes those from the file, which is the
same in whoosh 2.7.4, whoosh-reloaded 2.7.5 and whoosh3. `agrees` compares it with Whoosh's own
reading; `StepReader`, which knows nothing of files, takes over if they ever differ.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from io import BytesIO
from itertools import accumulate
from pickle import UnpicklingError, load, loads
from struct import Struct, error
from typing import TYPE_CHECKING, Protocol
from zlib import decompress

from desktop.search.disk.schema import PLACES_WIDTH, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoosh.matching import Matcher

    from desktop.search.disk.segments import Leaf

    _Block = tuple[Iterable[int], float | tuple[float, ...] | None, bytes]

_MAGIC = b"W3Bl"
_LENGTH = Struct("!i")


class PostingReader(Protocol):
    """A way to read the postings of a word in one segment."""

    def weights(self, leaf: Leaf, word: str) -> tuple[Sequence[int], Sequence[float]]:
        """Return the passages that have `word`, and how often each has it."""

    def places(self, leaf: Leaf, word: str, wanted: Sequence[int] | None) -> dict[int, int]:
        """Return the places of `word`, as bits, in the `wanted` (sorted) passages that have it."""


class BlockReader:
    """Reads whole blocks."""

    def weights(self, leaf: Leaf, word: str) -> tuple[array[int], array[float]]:
        """Return the passages that have `word`, and how often each has it."""
        numbers, counts = array("I"), array("f")
        for ids, weights, _ in _blocks(leaf, word):
            numbers.extend(ids)
            if weights is None or isinstance(weights, float):
                counts.extend((weights or 1.0,) * (len(numbers) - len(counts)))
            else:
                counts.extend(weights)
        return numbers, counts

    def places(self, leaf: Leaf, word: str, wanted: Sequence[int] | None) -> dict[int, int]:
        """Return the places of `word`, as bits, in the `wanted` (sorted) passages that have it."""
        found: dict[int, int] = {}
        chosen = None if wanted is None else set(wanted)
        for ids, _, values in _blocks(leaf, word, wanted):
            for index, number in enumerate(ids):
                if chosen is None or number in chosen:
                    at = index * PLACES_WIDTH
                    found[number] = int.from_bytes(values[at : at + PLACES_WIDTH], "little")
        return found


class StepReader:
    """Asks Whoosh for one posting at a time."""

    def weights(self, leaf: Leaf, word: str) -> tuple[array[int], array[float]]:
        """Return the passages that have `word`, and how often each has it."""
        numbers, counts = array("I"), array("f")
        for number, weight, _ in _steps(leaf.reader.postings(WORDS, word)):
            numbers.append(number)
            counts.append(weight)
        return numbers, counts

    def places(self, leaf: Leaf, word: str, wanted: Sequence[int] | None) -> dict[int, int]:
        """Return the places of `word`, as bits, in the `wanted` (sorted) passages that have it."""
        chosen = None if wanted is None else set(wanted)
        return {
            number: int.from_bytes(value, "little")
            for number, _, value in _steps(leaf.reader.postings(WORDS, word))
            if chosen is None or number in chosen
        }


def agrees(leaf: Leaf) -> bool:
    """Whether reading blocks gives what Whoosh gives, for a few words of one segment."""
    lexicon = leaf.segment.lexicon
    common = sorted(range(len(lexicon.words)), key=lexicon.counts.__getitem__)[-200:]
    blocks, steps = BlockReader(), StepReader()
    try:
        return all(
            _live(leaf, zip(*blocks.weights(leaf, word), strict=True))
            == dict(zip(*steps.weights(leaf, word), strict=True))
            and _live(leaf, blocks.places(leaf, word, None).items())
            == steps.places(leaf, word, None)
            for word in (lexicon.words[index] for index in common[::40])
        )
    except (ValueError, TypeError, LookupError, EOFError, UnpicklingError, error, AttributeError):
        return False


def _live(leaf: Leaf, found: Iterable[tuple[int, float]]) -> dict[int, float]:
    return {number: value for number, value in found if not leaf.reader.is_deleted(number)}


def _steps(matcher: Matcher) -> Iterable[tuple[int, float, bytes]]:
    while matcher.is_active():
        yield matcher.id(), matcher.weight(), matcher.value()
        matcher.next()


def _blocks(leaf: Leaf, word: str, wanted: Sequence[int] | None = None) -> Iterable[_Block]:
    """Yield the blocks of a word, without those that hold none of the `wanted` passages."""
    data = leaf.postings
    lexicon = leaf.segment.lexicon
    position = lexicon.offsets[lexicon.find(word)] + len(_MAGIC)
    if data[position - len(_MAGIC) : position] != _MAGIC:
        raise ValueError(word)
    length, previous = 1, -1
    while length > 0:  # the length of the last block is negative
        (length,) = _LENGTH.unpack_from(data, position)
        position += _LENGTH.size
        block = data[position : position + abs(length)]
        position += abs(length)
        stream = BytesIO(block)
        _, last, _, deflated, _, _ = load(stream)  # noqa: S301  # our own cache, checked when opened
        if wanted is None or _any_between(wanted, previous, last):
            body = block[stream.tell() :]
            ids, weights, values = loads(decompress(body) if deflated else body)  # noqa: S301
            yield accumulate(ids), weights, values
        previous = last


def _any_between(wanted: Sequence[int], previous: int, last: int) -> bool:
    found = bisect_left(wanted, previous + 1)
    return found < len(wanted) and wanted[found] <= last
