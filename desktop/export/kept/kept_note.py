"""A note as its parts: keys of its front matter, and text of which each highlight has its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from desktop.domain import Highlight

# Of an id: a note has some hundred blocks, and none of another note is compared.
_SHORT = 8


class Part(NamedTuple):
    """Lines that belong together; those of a highlight hold a `mark` by which they are known."""

    text: str
    highlight_id: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class KeptNote:
    """What is to be written of one document."""

    document_id: str
    front: Mapping[str, str]
    """Entries as YAML, each on lines of its own, by key."""
    parts: tuple[Part, ...]
    struck: tuple[Part, ...] = ()
    """Highlights that were removed after they had been written."""
    alone: Callable[[frozenset[str]], str] | None = None
    """Makes the text of some highlights where the parts are not one each."""
    standing: Mapping[str, str] = field(default_factory=dict)
    """By what highlights are known that have no part of their own, by id."""

    @property
    def body(self) -> str:
        """The text without front matter, lines broken by line feeds and one at the end."""
        last = [Part("## Removed in Manicule"), *self.struck] if self.struck else []
        return text_of((*self.parts, *last))

    @property
    def marks(self) -> dict[str, str]:
        """By what each highlight is known, by id."""
        parts = (*self.parts, *self.struck)
        own = {one.highlight_id: one.mark for one in parts if one.highlight_id}
        return {**self.standing, **own}

    def without(self, known: Container[str], body: str) -> tuple[Part, ...]:
        """Return what a body lacks: highlights that are not `known`, and not marked in it."""
        lacking = [
            (key, mark)
            for key, mark in self.marks.items()
            if key not in known and not (mark and mark in body)
        ]
        if self.alone is not None and lacking:
            text = self.alone(frozenset(key for key, _ in lacking)).strip("\n")
            return (Part(text, *lacking[0]), *(Part("", *one) for one in lacking[1:]))
        keys = {key for key, _ in lacking}
        return tuple(part for part in self.parts if part.highlight_id in keys)


@dataclass(frozen=True, slots=True)
class Vault:
    """What a note refers to beside its own document."""

    library_id: str
    names: Mapping[str, str] = field(default_factory=dict)
    """Notes that are there, without their suffix, by the ids of their documents."""
    blocks: Mapping[str, str] = field(default_factory=dict)
    """Marks of the highlights in them, by id."""
    tags: Mapping[str, str] = field(default_factory=dict)
    """How tags are spelled, by path."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Links to pictures of areas, by what they are kept by."""


def text_of(parts: Iterable[Part]) -> str:
    """Return parts as one text, an empty line between them."""
    lines = "\n\n".join(part.text for part in parts if part.text)
    return lines.replace("\r\n", "\n").replace("\r", "\n") + "\n"


def block_ids(highlights: Sequence[Highlight]) -> dict[str, str]:
    """Return a short id of each highlight that no other of the document has and that stays."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one in sorted(highlights, key=lambda highlight: (highlight.created, highlight.id)):
        short = one.id.replace("-", "")[:_SHORT]
        found[one.id] = f"m-{one.id if short in taken else short}"
        taken.add(short)
    return found
