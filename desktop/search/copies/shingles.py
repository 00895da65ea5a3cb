"""Fingerprints of a text: hashes of five words in a row, of which a few are chosen.

Of each four hashes in a row the least is kept (winnowing: Schleimer, Wilkerson and Aiken, 2003), so
that any eight words that two texts share leave one that both have, wherever they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from desktop.search.words.passages import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain import Content
    from desktop.search.words.tokens import Token

# In a row. Four are a phrase that strangers share, six miss copies with a word changed here and
# there.
WORDS = 5
# Of hashes, of which one is kept: eight words that two texts share are then sure to meet
# (Schleimer, Wilkerson and Aiken 2003, Winnowing).
WINDOW = 4


def tokens_in(content: Content, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of a text that begin between two places, all that is read by default."""
    body = content.body()
    stop = body.body_end if end is None else end
    if not len(body.blocks) or start >= stop:
        return []
    first, last = body.blocks.at(start), body.blocks.at(stop - 1)
    blocks = (body.blocks[number] for number in range(first, last + 1))
    return [
        token
        for block in blocks
        for token in tokens_of(content, block)
        if start <= token.start < stop
    ]


def shingles(words: Sequence[str], length: int = WORDS) -> list[int]:
    """Return the hash of each so many words in a row; the same on every computer."""
    encoded = [word.encode() for word in words]
    return [crc32(b" ".join(encoded[at : at + length])) for at in range(len(words) - length + 1)]


def winnowed(hashes: Sequence[int]) -> Iterator[int]:
    """Yield where the hashes stand that are kept; of few hashes the least."""
    if not hashes:
        return
    kept = -1
    for first in range(max(1, len(hashes) - WINDOW + 1)):
        window = hashes[first : first + WINDOW]
        least = min(window)
        if first <= kept < first + WINDOW and hashes[kept] == least:
            continue
        kept = first + window.index(least)
        yield kept


def fingerprints(content: Content) -> list[tuple[int, int]]:
    """Return the kept hashes of a text, each with the place where its words begin."""
    tokens = tokens_in(content)
    hashes = shingles([token.word for token in tokens])
    return [(hashes[at], tokens[at].start) for at in winnowed(hashes)]
