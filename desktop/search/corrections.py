"""What to look for when nothing is found: a word spelt almost alike, or part of an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.search.words.addresses import address_node, shorter
from desktop.search.words.compounds import word_of
from desktop.search.words.query import All, Kind, Phrase, Query, Some, Term
from desktop.search.words.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.search.snapshot import Snapshot
    from desktop.search.words.query import Node

# Letters. Three are one letter from too many others.
_SHORTEST = 4


class Corrector:
    """Corrects one query; `occurs` tells whether a part of it is found anywhere."""

    def __init__(self, snapshot: Snapshot, query: Query, occurs: Callable[[Node], bool]) -> None:
        self._snapshot = snapshot
        self._query = query
        self._occurs = occurs
        self._text = query.text

    def corrected(self) -> Query | None:
        """Return the query without its mistakes, as it would have been typed, if it has any."""
        node = self._node(self._query.node) if self._query.node else None
        return Query(self._text, node, self._query.filters) if node else None

    def _node(self, node: Node) -> Node | None:
        match node:
            case Term(text, Kind.WORD | Kind.TYPING) if not self._occurs(node):
                return self._word(text)
            case Phrase(address=address) if address and not self._occurs(node):
                return self._address(address)
            case All(nodes) | Some(nodes):
                parts = [self._node(part) for part in nodes]
                if not any(parts):
                    return None
                return type(node)(tuple(new or old for new, old in zip(parts, nodes, strict=True)))
            case _:
                return None

    def _word(self, word: str) -> Term | None:
        if len(word) < _SHORTEST or word.isdigit():
            return None
        near = self._snapshot.beginning(word[0])
        for name, count in self._snapshot.compounds(word[0]).items():
            near[word_of(name)] += count
        found = [(count, other) for other, count in near.items() if one_edit_apart(word, other)]
        if not found:
            return None
        best = max(found)[1]
        for token in reversed(list(scan(self._text))):
            if token.word == word:
                self._text = self._text[: token.start] + best + self._text[token.end :]
        return Term(best, Kind.WORD)

    def _address(self, address: str) -> Node | None:
        for part in shorter(address):
            node = address_node(part)
            if node is not None and self._occurs(node):
                self._text = self._text.replace(address, part)
                return node
        return None


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter was added, left out, changed, or swapped with the next."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return True
    if len(one) == len(other):
        swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return swapped or one[at + 1 :] == other[at + 1 :]
    shorter_one, longer = sorted((one, other), key=len)
    return shorter_one[at:] == longer[at + 1 :]
