"""Cut a document into passages: the places that a search finds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind
from desktop.search.words.tokens import Token, scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain import Block, Content

MOST_WORDS = 128
"""No passage has more words, so that the places of a word in it fit into 128 bits."""
# Words. Short paragraphs go together until then, so that words of one thought meet.
_ENOUGH = 50
# Words. Longer paragraphs are cut: a hit should fit on the screen.
_LONG = 120
_SENTENCE = re.compile(r"[.!?…][)\]\"'”’»]*\s|[。！？؟।\u2028\x1e]")
_CLAUSE = re.compile(r"[;:,،、\t]\s*|\s[–—]\s?")


class Passage(NamedTuple):
    """A stretch of a document's text and the words in it."""

    start: int
    end: int
    words: tuple[str, ...]


class _Piece(NamedTuple):
    """A block, or a part of one that is long or holds the edge of a section."""

    start: int
    end: int
    words: tuple[str, ...]
    opens: bool


def passages(content: Content) -> Iterator[Passage]:
    """Yield the passages of a document in order.

    They are made of whole blocks where those are short enough, and never cross a section's edge.
    What pages bear beside the text is in none, nor what stands in for pages without any.
    """
    held: list[_Piece] = []
    size = 0
    for piece in _pieces(content):
        if held and (piece.opens or size >= _ENOUGH or size + len(piece.words) > _LONG):
            yield _joined(held)
            held, size = [], 0
        held.append(piece)
        size += len(piece.words)
    if held:
        yield _joined(held)


def _joined(pieces: Sequence[_Piece]) -> Passage:
    words = tuple(word for piece in pieces for word in piece.words)
    return Passage(pieces[0].start, pieces[-1].end, words)


def _pieces(content: Content) -> Iterator[_Piece]:
    text = content.text
    edges = sorted({edge for section in content.sections for edge in (section.start, section.end)})
    opens, previous = False, 0
    for block in content.body().blocks:
        if "page" in block.attributes:
            continue
        low = bisect_right(edges, block.start)
        opens = opens or block.kind is BlockKind.HEADING or bisect_left(edges, previous) < low
        inside = edges[low : bisect_left(edges, block.end)]
        tokens = tokens_of(content, block)
        for start, end, part in _between(tokens, [block.start, *inside, block.end]):
            for piece in _sized(text, start, end, part):
                yield _Piece(*piece, opens)
                opens = False
            opens = opens or end != block.end
        previous = block.end


def tokens_of(content: Content, block: Block) -> list[Token]:
    """Return the words of a block as they may be quoted, so without note marks."""
    quoted = content.quoted(block.start, block.end)
    if quoted.is_verbatim:
        return list(scan(content.text, block.start, block.end))
    return [
        Token(token.word, *quoted.source(token.start, token.end))
        for token in scan(quoted.text)
        if not quoted.is_mark(token.start, token.end)
    ]


def _between(tokens: list[Token], edges: Sequence[int]) -> Iterator[tuple[int, int, list[Token]]]:
    """Yield the tokens that begin between each edge and the next."""
    for start, end in pairwise(edges):
        low = bisect_left(tokens, start, key=_start)
        high = bisect_left(tokens, end, key=_start)
        yield start, end, tokens[low:high]


def _start(token: Token) -> int:
    return token.start


def _sized(
    text: str, start: int, end: int, tokens: list[Token]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Cut a long run of tokens into pieces of even size, at the end of sentences where possible."""
    while len(tokens) > _LONG:
        target = len(tokens) // -(-len(tokens) // _LONG)
        count = _cut(text, tokens, target)
        edge = _edge(text, tokens[count - 1].end, tokens[count].start)
        last = max(tokens[count - 1].end, start + len(text[start:edge].rstrip()))
        yield start, last, tuple(token.word for token in tokens[:count])
        start, tokens = edge, tokens[count:]
    if tokens:
        yield start, end, tuple(token.word for token in tokens)


def _cut(text: str, tokens: list[Token], target: int) -> int:
    """Return how many tokens to take: near `target`, after a sentence, else after a clause."""
    nearest = sorted(range(target // 2, _LONG + 1), key=lambda count: abs(count - target))
    for pattern in (_SENTENCE, _CLAUSE):
        for count in nearest:
            if pattern.search(text, tokens[count - 1].end, tokens[count].start):
                return count
    return target


def _edge(text: str, low: int, high: int) -> int:
    """Return where the later piece begins: opening quotation marks and brackets go with it."""
    edge = high
    while edge > low and not text[edge - 1].isspace():
        edge -= 1
    return edge if edge > low else high
