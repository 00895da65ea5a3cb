"""How likely signs are where they stand: quotation marks, dashes, currencies, lines of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.encoding.spelling import is_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_OFTEN, _USUAL, _ODD, _SELDOM, _NEVER = -2.0, -3.5, -6.0, -9.5, -11.0
# Logarithms. Text has no control characters but line ends and tabs.
_CONTROL = -14.0
_SHORT = 2
"""Letters on one side of most apostrophes: it’s, l’été, n’a."""
_STOPS = frozenset(",.;:")
# A dash between two letters is rare, and may be a letter of another encoding.
_DASHED = -2.5
_LINES = range(0x2500, 0x25A0)
_RUNS = frozenset("─═│║░▒▓█▀▄")
"""What tables are drawn with at length."""
_CONTROLS = range(0x80, 0xA0)
_POWERS = frozenset("m0123456789)")
"""What stands before ² and ³."""


class _Place(NamedTuple):
    """Where a sign stands."""

    before: str
    after: str

    @property
    def follows_word(self) -> bool:
        return _is_word(self.before)

    @property
    def leads_word(self) -> bool:
        return _is_word(self.after)

    @property
    def is_apart(self) -> bool:
        return not (self.follows_word or self.leads_word)


def score(text: str, place: int) -> float:
    """Return the logarithm of how likely the sign at `place` is between its neighbours."""
    sign = text[place]
    beside = _Place(text[place - 1 : place], text[place + 1 : place + 2])
    if ord(sign) in _CONTROLS:
        return _CONTROL
    if ord(sign) in _LINES:
        return _line(sign, beside)
    if sign == "’":
        return _USUAL if _is_short(text, place) else _ODD
    if sign == "–":
        return _USUAL + _DASHED * (beside.follows_word + beside.leads_word)
    if sign in "—…":
        return _NEVER if beside.after in _STOPS else _USUAL
    inside = beside.follows_word and beside.leads_word
    return _inside(sign, beside) if inside else _outside(sign, beside)


def _inside(sign: str, beside: _Place) -> float:
    """Return the same for a sign between two letters."""
    if sign == "\xad":
        return _SELDOM
    between = sign == "·" and (beside.before + beside.after).lower() == "ll"
    return _USUAL if between or sign in "\u200c\u200d־״׳" else _NEVER


def _outside(sign: str, beside: _Place) -> float:
    rule = _RULES.get(sign)
    return rule(beside) if rule else _NEVER


def _figures(beside: _Place) -> float:
    if not beside.is_apart:
        return _NEVER
    return _OFTEN if beside.before.isdigit() or beside.after.isdigit() else _USUAL


def _space(beside: _Place) -> float:
    if "\xa0" in beside:
        return _USUAL / 2
    return _USUAL if beside.before.strip() else _ODD


def _degree(before: str) -> float:
    if before.isdigit():
        return _USUAL
    return _SELDOM if before in ("n", "N") else _NEVER


_RULES: Mapping[str, Callable[[_Place], float]] = {
    **dict.fromkeys("“”«»‹›‘", lambda _: _USUAL),
    **dict.fromkeys("„‚", lambda beside: _NEVER if beside.follows_word else _USUAL),
    **dict.fromkeys("¿¡", lambda beside: _USUAL if beside.after.isupper() else _SELDOM),
    **dict.fromkeys("§©", lambda beside: _OFTEN if beside.is_apart else _NEVER),
    **dict.fromkeys("®™ªº،؛؟", lambda beside: _NEVER if beside.leads_word else _ODD),
    **dict.fromkeys("²³", lambda beside: _ODD if beside.before in _POWERS else _NEVER),
    **dict.fromkeys("•±×÷µ†‡¶฿₪₫¢", lambda beside: _SELDOM if beside.is_apart else _NEVER),
    **dict.fromkeys("£€¥№½¼¾", _figures),
    "\xa0": _space,
    "°": lambda beside: _degree(beside.before),
}
"""How likely signs are that are not inside a word."""


def _line(sign: str, beside: _Place) -> float:
    if sign in _RUNS and sign in beside:
        return _USUAL / 2
    return _USUAL if _RUNS.intersection(beside) else _NEVER


def _is_short(text: str, place: int) -> bool:
    """Whether few letters or none stand on one side of an apostrophe."""
    before = text[max(0, place - _SHORT - 1) : place]
    after = text[place + 1 : place + _SHORT + 2]
    return any(len(part) <= _SHORT or not all(map(is_letter, part)) for part in (before, after))


def _is_word(beside: str) -> bool:
    return bool(beside) and is_letter(beside)
