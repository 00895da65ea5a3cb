"""What stands between two parts of a formula, so that neither seems to be part of the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.formats.formulas.operators import (
    APPLIED,
    COMMA,
    FUNCTIONS,
    INVISIBLE,
    LOWERED_SIGNS,
    OPENING,
    PLUS,
    RAISED_SIGNS,
    SEPARATORS,
    WITH_LIMITS,
)
from desktop.formats.formulas.terms import (
    NOTHING,
    SPACE,
    Shape,
    Term,
    is_closing,
    is_opening,
    sign,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCRIPT = RAISED_SIGNS + LOWERED_SIGNS
_RADICALS = "√∛∜"
_LETTERS = rf"[^\W\d_{RAISED_SIGNS}{LOWERED_SIGNS}]+"
_LAST_WORD, _FIRST_WORD = re.compile(f"{_LETTERS}$"), re.compile(_LETTERS)
SUBSTANCE = re.compile("(?:[A-Z][a-z]?)+")
"""NaCl, COOH: letters that are no word."""
# Letters from which something is a word, which needs a space beside it.
_LONG = 3


def joint(before: Term, after: Term) -> str:
    """Return what stands between two parts: a space or nothing."""
    if after.tight or Shape.SPACE in (before.shape, after.shape):
        return ""
    if before.text in FUNCTIONS and after.shape is Shape.FRACTION:  # it is enclosed: sin(1/2)
        return ""
    if before.open_ended and after.text[0].isalnum():
        return " "
    if Shape.SIGN in (before.shape, after.shape):
        return " " if _is_torn_by(before, after) else ""
    return " " if _stands_apart(before, after) or _are_words(before, after) else ""


def shown(parts: Sequence[Term]) -> tuple[Term, ...]:
    """Return the parts of a row with the signs that are not to be seen made visible or gone."""
    visible = tuple(part for part in parts if part.text not in INVISIBLE)
    if len(visible) == len(parts):
        return visible
    made: list[Term] = []
    count = 0
    for part in parts:
        if part.text not in INVISIBLE:
            made.append(part)
            count += 1
        elif count and count < len(visible):
            made.append(_seen(part.text, made[-1], visible[count]))
    return tuple(part for part in made if part is not NOTHING)


def _seen(invisible: str, before: Term, after: Term) -> Term:
    if invisible == COMMA:
        return sign(",")
    if invisible == PLUS:
        return SPACE
    if invisible == APPLIED:
        return NOTHING if after.text[0] in OPENING or before.text in FUNCTIONS else SPACE
    return _product(before, after) if before.text else NOTHING


def _product(before: Term, after: Term) -> Term:
    """Return the sign of a product, where it must be seen."""
    if after.text[0].isdecimal():
        return sign("×" if before.text[-1:].isdecimal() else "·")
    if Shape.FRACTION in (before.shape, after.shape):
        return sign("·")
    named = {before.shape, after.shape} == {Shape.NAME}
    is_function = before.text in FUNCTIONS or after.text in FUNCTIONS
    return sign("·") if named and not is_function and _are_words(before, after) else NOTHING


def _is_torn_by(before: Term, after: Term) -> bool:
    """Whether brackets or a sign beside a part would seem to go into it."""
    if before.text in SEPARATORS:
        return before.shape is Shape.SIGN
    if is_closing(before):
        return after.shape is Shape.FRACTION
    if before.shape is Shape.FRACTION:
        return is_opening(after)
    return _has_limits(before) and not is_closing(after)


def _stands_apart(before: Term, after: Term) -> bool:
    if Shape.FRACTION in (before.shape, after.shape) or _has_limits(before):
        return True
    first, last = after.text[0], before.text[-1]
    if first.isdecimal() and (last.isdecimal() or last in _SCRIPT):
        return True
    if first in _SCRIPT + "^_":
        takes_none = before.shape is Shape.NUMBER or last in _SCRIPT
        return takes_none or bool(after.text.strip(_SCRIPT))
    goes_on = before.shape is Shape.ROOT and before.text[-1] != ")"
    return goes_on and after.text[0].isalnum()


def _has_limits(part: Term) -> bool:
    return part.shape is Shape.LARGE and len(part.text) > 1


def _are_words(before: Term, after: Term) -> bool:
    last = _LAST_WORD.search(before.text.rstrip(_SCRIPT))
    first = _FIRST_WORD.match(after.text)
    begins = after.text[0].isalnum() or after.text[0] in _RADICALS
    if last and begins and _is_word(last[0]):
        return True
    if not first or not before.text[-1].isalnum():
        return False
    measures = before.shape is Shape.NUMBER and len(first[0]) > 1
    return measures or _is_word(first[0])


def _is_word(text: str) -> bool:
    if text in FUNCTIONS or text in WITH_LIMITS:
        return True
    return len(text) >= _LONG and not SUBSTANCE.fullmatch(text)
