"""What the index holds: the only module that tells Whoosh what a field is.

One Whoosh document per passage, followed by one record for all passages of the same document that
were written together. A passage has no stored fields; where passages begin and end is in the
record. Passages of a document keep their order and stand next to one another, also after merging.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from typing_extensions import override
from whoosh import fields, formats

from desktop.search.words.compounds import SIGN
from desktop.search.words.passages import MOST_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

VERSION: Final = 2
"""Raise it when tokens, passages or fields change: an index of another version is rebuilt."""
PLACES_WIDTH: Final = MOST_WORDS // 8
WORDS: Final = "words"
DOCUMENT: Final = "document"
RECORD: Final = "record"
FACTS: Final = "facts"
IS_RECORD: Final = "1"


_WEIGHTS = tuple(float(count) for count in range(MOST_WORDS + 1))


class Record(NamedTuple):
    """What is stored for a run of passages; `starts` and `ends` are packed unsigned integers."""

    document_id: str
    revision: int
    complete: bool
    """Whether this run is the document's last: a long document is written in several."""
    starts: bytes
    ends: bytes
    lengths: bytes


class Places(formats.Format):  # type: ignore[misc]  # Whoosh is untyped
    """The places of a word in a passage as 128 bits: two words follow each other if a << 1 & b."""

    @override
    def fixed_value_size(self) -> int:
        return PLACES_WIDTH

    @override
    def combine(self, vs: Sequence[bytes]) -> bytes:
        bits = 0
        for value in vs:
            bits |= int.from_bytes(value, "little")
        return bits.to_bytes(PLACES_WIDTH, "little")

    def decode_frequency(self, value: bytes) -> int:
        """Return how often the word stands in the passage."""
        return int.from_bytes(value, "little").bit_count()


class Words(fields.FieldType):  # type: ignore[misc]  # Whoosh is untyped
    """A field that is given words already cut and folded, and after them names of compounds."""

    def __init__(self) -> None:
        super().__init__(format=Places(), analyzer=None)

    @override
    def index(
        self, value: Sequence[str], **kwargs: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        places: dict[str, int] = {}
        count = len(value)
        while count and value[count - 1].startswith(SIGN):
            count -= 1
        for place, word in enumerate(value[:count]):
            places[word] = places.get(word, 0) | 1 << place
        for name in value[count:]:  # of compounds: their parts have the places
            places[name] = places.get(name, 0) << 1 | 1
        for word, bits in places.items():
            count = bits.bit_count()
            yield word.encode(), count, _WEIGHTS[count], bits.to_bytes(PLACES_WIDTH, "little")


def schema() -> fields.Schema:
    """Return the Whoosh schema. It is always handed to Whoosh, never read back from the folder."""
    return fields.Schema(
        **{
            WORDS: Words(),
            DOCUMENT: fields.ID(),
            RECORD: fields.ID(),
            FACTS: fields.STORED(),
        }
    )
