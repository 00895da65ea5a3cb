"""How likely signs are where they stand: quotation marks, dashes, currencies, lines of a table."""

from __future__ import annotations

from desktop.formats.encoding.spelling import is_letter

_USUAL, _SELDOM, _NEVER = -3.5, -6.0, -11.0
_CONTROL = -14.0
_QUOTES = frozenset("“”«»‹›‘")
_OPENING = frozenset("„‚¿¡")
_ANYWHERE = frozenset("’—–…")
_INSIDE = frozenset("\xad\u200c\u200d־״׳·")
_FIGURES = frozenset("£€¥§№½¼¾")
_APART = frozenset("•©®™±×÷ªº²³µ†‡¶฿₪₫،؛؟¢")
_DEGREE, _SPACE = "°", "\xa0"
_LINES = range(0x2500, 0x25A0)
_RUNS = frozenset("─═│║░▒▓█▀▄")
"""What tables are drawn with at length."""
_CONTROLS = range(0x80, 0xA0)


def score(text: str, place: int) -> float:
    """Return the logarithm of how likely the sign at `place` is between its neighbours."""
    sign = text[place]
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if ord(sign) in _CONTROLS:
        return _CONTROL
    if ord(sign) in _LINES:
        return _line(sign, before + after)
    if sign in _ANYWHERE:
        return _USUAL
    if _is_word(before) and _is_word(after):
        return _USUAL if sign in _INSIDE else _NEVER
    return _beside(sign, before, after)


def _beside(sign: str, before: str, after: str) -> float:
    """Return the same for a sign that is not inside a word."""
    if sign == _SPACE:
        return _USUAL if before.strip() else _SELDOM
    if sign in _QUOTES:
        return _USUAL
    if sign in _OPENING:
        return _NEVER if _is_word(before) else _USUAL
    if sign == _DEGREE:
        return _USUAL if before.isdigit() else _SELDOM + _USUAL
    if sign in _FIGURES:
        if _is_word(before) or _is_word(after):
            return _NEVER
        return _USUAL if before.isdigit() or after.isdigit() else _SELDOM
    return _SELDOM if sign in _APART else _NEVER


def _line(sign: str, beside: str) -> float:
    if sign in _RUNS and sign in beside:
        return _USUAL / 2
    return _USUAL if _RUNS & set(beside) else _NEVER


def _is_word(beside: str) -> bool:
    return bool(beside) and is_letter(beside)
