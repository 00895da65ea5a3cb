"""What is in force at one point of an RTF file; groups bring back the state before them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from desktop.domain import SpanKind
from desktop.formats.office.fields import Mention

_SWITCHES = {
    "b": SpanKind.BOLD,
    "i": SpanKind.ITALIC,
    "ul": SpanKind.UNDERLINE,
    "uld": SpanKind.UNDERLINE,
    "uldash": SpanKind.UNDERLINE,
    "uldb": SpanKind.UNDERLINE,
    "ulw": SpanKind.UNDERLINE,
    "strike": SpanKind.STRIKE,
    "striked": SpanKind.STRIKE,
    "super": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
    "up": SpanKind.SUPERSCRIPT,
    "dn": SpanKind.SUBSCRIPT,
}
_MOVES = frozenset({"up", "dn"})
_LEAST_MOVE = 4
"""Half points off the line at which text is meant to stand above or below it."""
_OFF = {
    "ulnone": frozenset({SpanKind.UNDERLINE}),
    "nosupersub": frozenset({SpanKind.SUPERSCRIPT, SpanKind.SUBSCRIPT}),
}
_NUMBERS = {
    "f": "font",
    "uc": "fallbacks",
    "s": "style",
    "outlinelevel": "outline",
    "ilvl": "list_level",
}
WORDS = frozenset({*_SWITCHES, *_OFF, *_NUMBERS, "v", "deleted", "plain", "pard", "intbl"})
# Of any number in force: sizes, levels, indents.
_LARGEST = 99_999
NO_OUTLINE = 9
"""The outline level of text that is in no outline."""


class State(NamedTuple):
    """The properties of characters and paragraphs."""

    spans: frozenset[SpanKind] = frozenset()
    hidden: bool = False
    deleted: bool = False
    link: str = ""
    note: Mention = Mention()
    style: int = 0
    outline: int = NO_OUTLINE
    list_level: int = 0
    in_table: bool = False
    is_drawn: bool = False
    """What a field or an object shows has been said already."""
    # The two that do not show come last.
    font: int = -1
    fallbacks: int = 1
    """Characters to leave out after one that is given by its number."""

    def looks_like(self, other: State) -> bool:
        """Return whether text in `other` is of one piece with text in this state."""
        return self is other or self[:-2] == other[:-2]


# A file goes back and forth between the same few states.
@lru_cache(maxsize=4096)
def formatted(state: State, word: str, number: int | None) -> State:
    """Return the state after one of `WORDS`, which are about characters or paragraphs."""
    on = number != 0
    if word in _MOVES:
        on = number is None or number >= _LEAST_MOVE
    if word in _SWITCHES:
        kind = frozenset({_SWITCHES[word]})
        return state._replace(spans=state.spans | kind if on else state.spans - kind)
    if word in _OFF:
        return state._replace(spans=state.spans - _OFF[word])
    if word == "v":
        return state._replace(hidden=on)
    if word == "deleted":
        return state._replace(deleted=on)
    if word in _NUMBERS:
        value = max(0, min(number or 0, _LARGEST))
        return state._replace(**{_NUMBERS[word]: value})  # type: ignore[arg-type]
    return _reset(state, word)


def _reset(state: State, word: str) -> State:
    if word == "plain":
        return state._replace(spans=frozenset(), hidden=False, deleted=False, font=-1)
    if word == "pard":
        return state._replace(style=0, outline=NO_OUTLINE, list_level=0, in_table=False)
    return state._replace(in_table=True)
