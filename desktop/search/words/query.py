"""What a reader asks for, and the small language it is asked in.

    word "exact phrase" prefix* wild*card -not OR (…)
    tag: author: doc: year: in: kind: asked: answered:

Anything whatever can be parsed: what makes no sense is taken as plain words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FILTERS = ("tag", "author", "doc", "year", "in", "kind", "asked", "answered")


class Kind(Enum):
    """How the text of a term is to be taken."""

    WORD = auto()
    """The word and its inflected forms."""
    EXACT = auto()
    PREFIX = auto()
    WILDCARD = auto()
    TYPING = auto()
    """A word that may not be finished: its forms and its likeliest completions."""


@dataclass(frozen=True, slots=True)
class Term:
    """One folded word or pattern."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow one another; none of them is of kind WORD or TYPING."""

    terms: tuple[Term, ...]
    hyphens: tuple[int, ...] = field(default=(), compare=False)
    """Terms that a hyphen joins to the next: together they may be written in one."""
    inflects: bool = field(default=False, compare=False)
    """Whether it was typed as a word, so that written in one its other forms are found too."""
    address: str = field(default="", compare=False)
    """As it was pasted, if it is one."""


@dataclass(frozen=True, slots=True)
class All:
    """Every part must be in the passage."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part must be in the passage."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The part must not be in the passage."""

    node: Node


Node = Term | Phrase | All | Some | Without


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition that the store answers; any one of `values` will do."""

    field: str
    values: tuple[str, ...]
    negated: bool = False

    @property
    def value(self) -> str:
        """The first value, which is nearly always the only one."""
        return self.values[0]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that are read as text, and may have been meant as a field that does not exist."""

    name: str
    node: Node


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed search: words for the index, filters for the store. All of them must hold."""

    text: str
    node: Node | None = None
    filters: tuple[Filter, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)

    @property
    def has_words(self) -> bool:
        """Whether the index has a say; a query may be nothing but filters, or nothing at all."""
        return self.node is not None

    def sought(self) -> tuple[Term | Phrase, ...]:
        """Return what is to be found (not what is to be absent), in the order it was asked."""
        return tuple(dict.fromkeys(_sought(self.node))) if self.node else ()


def _sought(node: Node) -> Iterator[Term | Phrase]:
    match node:
        case Term() | Phrase():
            yield node
        case All(nodes) | Some(nodes):
            for part in nodes:
                yield from _sought(part)
        case Without():
            return
