"""What a part of a formula says, and how it holds together with what stands beside it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import TYPE_CHECKING

from desktop.formats.formulas.operators import (
    AFTER,
    CHANGES,
    CLOSING,
    FUNCTIONS,
    LARGE,
    LETTERLIKE,
    OPENING,
    WITH_LIMITS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"\d+(?:[.,٫٬’']\d+)*[.٫]?|[.٫]\d+")
_TOKEN = re.compile(
    rf"(?P<number>{_NUMBER.pattern})|(?P<name>[^\W\d_]+)|(?P<space>\s+)|(?P<sign>.)"
)
_NO_WIDTH = re.compile("[\u200b\u2060\ufeff\ufe00-\ufe0f]")
_STYLED = re.compile("[\U0001d400-\U0001d7ff\u210e]")
_OWN_MEANING = re.compile("DOUBLE-STRUCK|SCRIPT|FRAKTUR")
# Parts: 'x', then 'xy', which hold together without parentheses.
_SINGLE = 1
_SHORT = 2


class Shape(IntEnum):
    """How a part of a formula holds together."""

    NOTHING = auto()
    SPACE = auto()
    NUMBER = auto()
    NAME = auto()
    SIGN = auto()
    CLOSED = auto()
    """Holds together by itself: in brackets, with an index, with a mark over it."""
    POWER = auto()
    ROOT = auto()
    PRODUCT = auto()
    FRACTION = auto()
    COMPOUND = auto()
    TABLE = auto()
    LARGE = auto()
    """An operator with limits."""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a formula, written out; `parts` are those of a row."""

    text: str
    shape: Shape
    parts: tuple[Term, ...] = ()
    tight: bool = False
    """The source itself wrote it directly after the part before it."""
    open_ended: bool = False
    """Ends with a script that a letter or digit after it would seem to go on."""

    @property
    def row(self) -> tuple[Term, ...]:
        """The parts of a row; of anything else the thing itself."""
        return self.parts or (self,)


NOTHING = Term("", Shape.NOTHING)
SPACE = Term(" ", Shape.SPACE)


def number(text: str) -> Term:
    """Return a number; one with a sign or a space in it does not hold together."""
    text = _plain_letters(text)
    if _NUMBER.fullmatch(text):
        return Term(text, Shape.NUMBER)
    return letters(text)


def name(text: str) -> Term:
    """Return what a formula calls by a letter or a word."""
    text = _plain_letters(text)
    if not text or not all(c.isalpha() or unicodedata.combining(c) for c in text):
        return letters(text)
    return Term(text, Shape.LARGE if text in WITH_LIMITS else Shape.NAME)


def sign(text: str) -> Term:
    """Return a sign between or around other parts."""
    text = _plain_letters(text)
    if text in LARGE:
        return Term(text, Shape.LARGE)
    if text in LETTERLIKE:
        return Term(text, Shape.NAME)
    if text and (text[0].isalnum() or text in WITH_LIMITS):
        return letters(text)
    return Term(text, Shape.SIGN) if text else NOTHING


def words(text: str) -> Term:
    """Return words that stand in a formula as in a sentence, with their spaces."""
    if not text.strip():
        return SPACE if text else NOTHING
    inner = text.strip()
    parts = [SPACE] if text[0].isspace() else []
    parts.append(Term(inner, Shape.COMPOUND) if " " in inner else letters(inner))
    parts += [SPACE] if text[-1].isspace() else []
    return (
        Term("".join(p.text for p in parts), Shape.COMPOUND, tuple(parts))
        if parts[1:]
        else parts[0]
    )


def letters(text: str) -> Term:
    """Return a stretch of a formula that the source gives in letters alone."""
    parts = tuple(_cut(_plain_letters(text)))
    if len(parts) < _SHORT:
        return parts[0] if parts else NOTHING
    return Term("".join(part.text for part in parts), shape_of(parts), parts)


def _cut(text: str) -> Iterator[Term]:
    tight = False
    for found in _TOKEN.finditer(text):
        kind, written = found.lastgroup, found[0]
        if kind == "space":
            yield Term(" ", Shape.SPACE, tight=tight)
        elif kind == "number":
            yield Term(written, Shape.NUMBER, tight=tight)
        elif kind == "name":
            yield Term(written, _shape_of_name(written), tight=tight)
        else:
            made = sign(written)
            yield Term(made.text, made.shape, tight=tight)
        tight = True


def _shape_of_name(text: str) -> Shape:
    if text in WITH_LIMITS:
        return Shape.LARGE
    two_letters = len(text) == _SHORT and text.isascii() and text not in FUNCTIONS
    return Shape.PRODUCT if two_letters and text[0] not in CHANGES else Shape.NAME


def shape_of(parts: tuple[Term, ...]) -> Shape:
    """Return how parts that stand in a row hold together."""
    if len(parts) == _SINGLE:
        return parts[0].shape
    if _is_enclosed(parts):
        return Shape.CLOSED if parts[-1].text[1:] == "" else Shape.POWER
    if len(parts) == _SHORT:
        first, last = parts
        if first.text in CHANGES and last.shape in (Shape.NAME, Shape.CLOSED, Shape.POWER):
            return Shape.NAME
        if first.shape is Shape.NUMBER and last.text in AFTER:
            return Shape.NUMBER
    return Shape.PRODUCT if all(_is_factor(part) for part in _outside(parts)) else Shape.COMPOUND


def has_operators(term: Term) -> bool:
    """Whether signs such as plus stand in a part outside all brackets."""
    if term.shape is not Shape.COMPOUND:
        return False
    signs = (part for part in _outside(term.row) if part.shape in (Shape.SIGN, Shape.COMPOUND))
    return any(not (is_closing(part) or part.text in AFTER) for part in signs)


def _is_factor(part: Term) -> bool:
    if part.shape is Shape.SIGN:
        return part.text in AFTER or part.text[0] in CLOSING
    wordy = part.shape is Shape.NAME and part.text in FUNCTIONS
    return not wordy and part.shape in _FACTORS


_FACTORS = frozenset(
    {Shape.NUMBER, Shape.NAME, Shape.CLOSED, Shape.POWER, Shape.ROOT, Shape.PRODUCT}
)


def _outside(parts: tuple[Term, ...]) -> Iterator[Term]:
    """Yield the parts that no brackets enclose, and the closing brackets."""
    depth = 0
    for part in parts:
        depth -= is_closing(part)
        if depth <= 0 and not is_opening(part):
            yield part
        depth += is_opening(part)


def _is_enclosed(parts: tuple[Term, ...]) -> bool:
    if parts[0].text in ("|", "‖", "∣", "∥") and parts[0].text == parts[-1].text:
        return all(part.text != parts[0].text for part in parts[1:-1])
    if not (is_opening(parts[0]) and is_closing(parts[-1])):
        return False
    depth = 0
    for part in parts[:-1]:
        depth += is_opening(part) - is_closing(part)
        if depth <= 0:
            return False
    return True


def is_opening(part: Term) -> bool:
    """Whether a part is a bracket that opens."""
    return part.shape is Shape.SIGN and part.text in OPENING


def is_closing(part: Term) -> bool:
    """Whether a part is a bracket that closes, with a power perhaps."""
    return part.shape is Shape.SIGN and part.text[:1] in CLOSING


def _plain_letters(text: str) -> str:
    """Return text with slanted and bold letters as plain ones, without what has no width."""
    return _STYLED.sub(_plain, _NO_WIDTH.sub("", text))


def _plain(match: re.Match[str]) -> str:
    return (
        match[0]
        if _OWN_MEANING.search(unicodedata.name(match[0], ""))
        else unicodedata.normalize("NFKC", match[0])
    )
