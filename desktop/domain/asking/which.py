"""A question to highlights: which of them are meant.

List, export, matrices and smart tags ask with the same one. What a question looks like when it is
typed stands in `desktop/domain/asking/understanding.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_PLAIN = re.compile(r"[^\s()\"“”„:\-][^\s()\"“”„:]*")
_WORDS = frozenset({"and", "or", "not"})


class Field(StrEnum):
    """What is asked of a highlight, by the word it is asked with."""

    TAG = "tag"
    """A tag, or one below it; levels above may be left out."""
    COLOUR = "colour"
    HAS = "has"
    IS = "is"
    """How its words stand in the newest revision."""
    TEXT = "text"
    """Letters of the quotation."""
    NOTE = "note"
    """Letters of the note."""
    BY = "by"
    """Who made it; 'me' is who asks."""
    MADE = "made"
    """The day it was made on."""
    CHANGED = "changed"
    DATE = "date"
    """The date of its section, or else of its document."""
    DOC = "doc"
    """Letters of the document's title, or its id."""
    DOCTAG = "doctag"
    """A tag on its document as a whole, or one below it."""
    IN = "in"
    """The document's collection, or one below it."""
    KIND = "kind"
    AUTHOR = "author"
    """Who wrote or speaks: of its section, or of its document."""
    PERSON = "person"
    """Who says the words, or asks, answers, writes or speaks."""
    SAID = "said"
    """Who says the words, as the text suggests or the reader has it."""
    PUBLISHER = "publisher"
    LANGUAGE = "language"
    ASKED = "asked"
    ANSWERED = "answered"
    DEPARTMENT = "department"
    """Who was asked: a ministry, an office."""
    FACT = "fact"
    """Letters of a fact of its section, after its name: 'party=labour'."""
    SECTION = "section"
    """Letters of the headings that it stands under."""
    PAGE = "page"
    NEAR = "near"
    """Another highlight of the document with a tag, at most so many paragraphs away."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that must hold."""

    field: Field
    value: str

    def __str__(self) -> str:
        said = self.value if _PLAIN.fullmatch(self.value) else _quoted(self.value)
        if self.field is not Field.TAG:
            return f"{self.field}:{said}"
        return _quoted(said) if said.casefold() in _WORDS else said


@dataclass(frozen=True, slots=True)
class Both:
    """All of its parts must hold; with none of them, anything does."""

    parts: tuple[Which, ...]

    def __str__(self) -> str:
        return " and ".join(
            f"({part})" if isinstance(part, Either) else f"{part}" for part in self.parts
        )


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of its parts must hold."""

    parts: tuple[Which, ...]

    def __str__(self) -> str:
        return " or ".join(map(str, self.parts))


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    part: Which

    def __str__(self) -> str:
        inside = f"{self.part}"
        return f"not {inside}" if isinstance(self.part, Asked | Not) else f"not ({inside})"


Which = Asked | Both | Either | Not

ANYTHING = Both(())
"""The question that every highlight answers."""


def both(*parts: Which) -> Which:
    """Return the question that asks for all of these, without nesting one in another."""
    flat = tuple(
        inner for part in parts for inner in (part.parts if isinstance(part, Both) else (part,))
    )
    flat = tuple(dict.fromkeys(flat))
    return flat[0] if len(flat) == 1 else Both(flat)


def either(*parts: Which) -> Which:
    """Return the question that asks for one of these, without nesting one in another."""
    flat = tuple(
        inner for part in parts for inner in (part.parts if isinstance(part, Either) else (part,))
    )
    flat = tuple(dict.fromkeys(flat))
    return flat[0] if len(flat) == 1 else Either(flat)


def parts(which: Which) -> tuple[Which, ...]:
    """Return what must all hold for a question to be answered."""
    return which.parts if isinstance(which, Both) else (which,)


def with_part(which: Which, part: Which) -> Which:
    """Return a question that asks for a part too, and no longer against it."""
    return both(without_part(which, part), part)


def without_part(which: Which, part: Which) -> Which:
    """Return a question that asks neither for a part nor against it."""
    meant = part.part if isinstance(part, Not) else part
    return both(*(one for one in parts(which) if one not in (meant, Not(meant))))


def _quoted(value: str) -> str:
    doubled = value.replace('"', '""')
    return f'"{doubled}"'
